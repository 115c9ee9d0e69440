import { describe, expect, test } from 'vitest';

import { craft, flight } from '../../tests/fixtures/builders.ts';
import { contextOf } from '../../tests/fixtures/context.ts';
import { crewRecords, details } from '../../tests/fixtures/crews.ts';

import { craftPage } from './craft.ts';
import { crewLines } from './crew.ts';

function pageOf(...flights: Parameters<typeof flight>[0][]) {
  const context = contextOf({
    ...crewRecords,
    spacecraft: [craft({ id: 1, name: 'Heron 1', flights: flights.map((each) => flight(each)) })],
  });
  const [one] = context.catalogue.spacecraft;
  return { context, craft: one!, page: craftPage(context, one!) };
}

function linesOf(overrides: Parameters<typeof flight>[0]) {
  const { context, craft: one } = pageOf(overrides);
  return crewLines(context, one.allFlights[0]!).map(({ label, members }) => [
    label,
    ...members.map((each) => each.label),
  ]);
}

const planned = { net: '2027-01-01T00:00:00Z', mission_end: null, duration: null, outcome: 'planned' as const };
const up = { net: '2026-01-01T00:00:00Z', mission_end: null, duration: null, outcome: 'in flight' as const };

describe('the crew of a flight', () => {
  test.each([
    ['in one line', {}, { up: [[1]], down: [[1]] }, [['Crew', 'Ada']]],
    [
      'up and down apart',
      {},
      { up: [[1], [2]], down: [[1], [3]] },
      [
        ['Up', 'Ada', 'Bela'],
        ['Down', 'Ada', 'Carl'],
      ],
    ],
    ['with nobody down where none is recorded', {}, { up: [[1]] }, [['Up', 'Ada'], ['Down']]],
    ['with nobody up where none is recorded', {}, { down: [[1]] }, [['Up'], ['Down', 'Ada']]],
    ['in one line where it was lost', { outcome: 'lost' as const }, { up: [[1], [2]] }, [['Crew', 'Ada', 'Bela']]],
    ['in one line while it is up', up, { up: [[1]], down: [[2]] }, [['Crew', 'Ada']]],
    ['as planned', planned, { up: [[1]], down: [[1]] }, [['Planned crew', 'Ada']]],
    ['not at all where nobody is recorded', {}, {}, []],
  ] as const)('is told %s', (_, overrides, crew, expected) => {
    expect(linesOf({ ...overrides, details: details(crew) })).toEqual(expected);
  });

  test('is among the facts of an only flight, with roles, links and its source', () => {
    const { page } = pageOf({
      details: details({
        up: [
          [2, 2],
          [1, 1],
        ],
        down: [
          [1, 1],
          [2, 2],
        ],
      }),
    });
    expect(page.facts.find(({ name }) => name === 'crew')).toMatchObject({
      label: 'Crew',
      links: [
        { label: 'Ada', href: '/people/ada-1/', note: 'Commander' },
        { label: 'Bela', href: '/people/bela-2/', note: 'Pilot' },
      ],
    });
    expect(page.record.sentences).toContain('Crew: Launch Library 2.');
    expect(page.summary).toContain('Ada and Bela were aboard.');
  });

  test('is in the table where there are more flights', () => {
    const { page } = pageOf(
      { details: details({ up: [[1]], down: [[1]] }) },
      { net: '2002-01-01T06:00:00Z', mission_end: '2002-01-11T06:00:00Z' },
    );
    expect(page.flights?.rows.map(({ crew }) => crew.length)).toEqual([1, 0]);
    expect(page.facts.some(({ name }) => name === 'crew')).toBe(false);
  });
});

describe('the dockings of a flight', () => {
  const dockings = (
    ...events: { docking: string | null; departure: string | null; docking_location?: number | null }[]
  ) => pageOf({ destination: 'International Space Station', details: details({ dockings: events }) }).page;

  test('are on the ruler of days, and under it with station and port', () => {
    const { dayRuler } = dockings({ docking: '2001-01-02T00:00:00Z', departure: '2001-01-04T12:00:00Z' });
    // Eleven days, of which the second begins the docking.
    expect(dayRuler?.docked).toEqual([{ at: 9.09, width: 22.73 }]);
    expect(dayRuler?.dockings).toMatchObject([
      {
        at: { label: 'the International Space Station', href: '/stations/international-space-station-4/' },
        port: 'Aft',
        doubtful: false,
      },
    ]);
    expect(dayRuler?.dockings[0]?.when.replaceAll('\u00a0', ' ')).toBe('2 Jan 2001 – 4 Jan 2001, 2 days 12 h');
  });

  test('are not drawn where they are doubtful, and their doubts are told', () => {
    const page = dockings({
      docking: '2001-01-02T00:00:00Z',
      departure: '2001-02-04T12:00:00Z',
      docking_location: null,
    });
    expect(page.dayRuler?.docked).toEqual([]);
    expect(page.dayRuler?.dockings).toMatchObject([{ port: null, doubtful: true, span: null }]);
    expect(page.record.doubts.join(' ')).toContain('is recorded to last beyond the end of its flight');
  });
});
