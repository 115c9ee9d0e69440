import { describe, expect, test } from 'vitest';

import { craft, flight } from '../../tests/fixtures/builders.ts';
import { contextOf } from '../../tests/fixtures/context.ts';
import { crewRecords, details } from '../../tests/fixtures/crews.ts';
import { dockingsCsv, dockingsJson } from '#api/station-dockings.ts';
import type { Snapshot } from '#domain/schema.ts';

import { stationPage } from './station.ts';
import { stationRedirects, stationsPage } from './stations.ts';

const ISS = 'International Space Station';
type Docking = NonNullable<NonNullable<Parameters<typeof details>[0]>['dockings']>[number];

/** One craft per flight, each of ten days from 1 January 2001; null for a flight whose dockings were not read. */
function contextWith(flights: readonly (readonly Docking[] | null)[], parts: Partial<Snapshot> = {}) {
  return contextOf({
    ...crewRecords,
    spacecraft: flights.map((dockings, index) =>
      craft({
        id: index + 1,
        name: `Heron ${index + 1}`,
        flights: [
          flight({ destination: ISS, docked: 'P3D', details: dockings && details({ dockings: [...dockings] }) }),
        ],
      }),
    ),
    ...parts,
  });
}

function pageOf(context: ReturnType<typeof contextWith>) {
  return stationPage(context, context.catalogue.stations[0]!)[0]!.make();
}

const docking = (from: number, to: number | null, more: Partial<Docking> = {}): Docking => ({
  docking: `2001-01-${String(from).padStart(2, '0')}T00:00:00Z`,
  departure: to === null ? null : `2001-01-${String(to).padStart(2, '0')}T00:00:00Z`,
  ...more,
});

describe('the chart of a station', () => {
  test('has a row per port, by name, and what has no port last', () => {
    const { chart } = pageOf(
      contextWith([
        [docking(2, 4, { docking_location: 12 })],
        [docking(3, 5)],
        [docking(6, 7, { docking_location: null })],
      ]),
    );
    expect(chart?.rows.map(({ port, count }) => [port, count.replace('\u00a0', ' ')])).toEqual([
      ['Aft', '1 docking'],
      ['Forward', '1 docking'],
      ['Port not recorded', '1 docking'],
    ]);
    // In thousandths of a year: from the third day, for two days.
    expect(chart?.rows[0]?.dockings).toBe('M5 0v14h6v-14z');
  });

  test.each([
    ['sure', [docking(2, 4)], ['dockings']],
    ['doubtful', [docking(2, 20)], ['doubtful']],
    ['without a departure, after the flight', [docking(2, null)], ['doubtful']],
    ['unknown', null, ['flights']],
    ['not recorded', [], ['flights']],
  ] as const)('draws a docking that is %s in no other way', (_, dockings, drawn) => {
    const [row] = pageOf(contextWith([dockings])).chart?.rows ?? [];
    const kinds = (['dockings', 'now', 'doubtful', 'flights'] as const).filter((kind) => row?.[kind] !== '');
    expect(kinds).toEqual(drawn);
  });

  test('draws flights that overlap apart', () => {
    const [row] = pageOf(contextWith([null, null])).chart?.rows ?? [];
    expect(row?.flights).toBe('M1 0v5.3h27v-5.3zM1 7v5.3h27v-5.3z');
  });

  test('draws craft that are there in the colour of now', () => {
    const context = contextOf({
      ...crewRecords,
      spacecraft: [
        craft({
          id: 1,
          in_space: true,
          flights: [
            flight({
              net: '2026-01-01T00:00:00Z',
              mission_end: null,
              duration: null,
              outcome: 'in flight',
              details: details({ dockings: [{ docking: '2026-01-02T00:00:00Z' }] }),
            }),
          ],
        }),
      ],
    });
    const { chart, rows } = pageOf(context);
    expect(chart?.rows[0]).toMatchObject({ dockings: '', doubtful: '', flights: '' });
    expect(chart?.rows[0]?.now).not.toBe('');
    expect(chart?.nowKey?.replaceAll('\u00a0', ' ')).toBe('◉ docked as of 3 February 2026');
    expect(rows[0]?.departed.text.replaceAll('\u00a0', ' ')).toBe('docked as of 3 February 2026');
  });
});

describe('the page of a station', () => {
  test('lists flights alone where no docking is known, and says what is missing', () => {
    const page = pageOf(contextWith([null]));
    expect(page.columns).toEqual({ dockings: false, flights: true });
    expect(page.rows).toMatchObject([{ mission: 'Trial 1', doubtful: false, port: { missing: true } }]);
    expect(page.rows[0]?.time.text.replaceAll(/\s+/g, ' ')).toBe('3 d 0 h');
    expect(page.missing).toBe(
      'Ports and docking times are not in this edition of the atlas; they come with “npm run snapshot”.',
    );
  });

  test('says of how many flights they are missing where it knows some', () => {
    const { missing } = pageOf(contextWith([null, [docking(2, 4)]]));
    expect(missing?.replaceAll('\u00a0', ' ')).toContain('Ports and docking times of 1 flight are not');
    expect(pageOf(contextWith([[], [docking(2, 4)]])).missing).toBeNull();
  });

  test('lists each doubt once, and marks the dockings', () => {
    const page = pageOf(contextWith([[docking(2, 5)], [docking(4, 7)]]));
    expect(page.doubts).toHaveLength(1);
    expect(page.rows.map(({ doubtful }) => doubtful)).toEqual([true, true]);
    expect(page.rows.map(({ craft: { label } }) => label)).toEqual(['Trial 1 · Heron 2', 'Trial 1 · Heron 1']);
  });

  test('leads to its files, and to the craft bound for it', () => {
    expect(pageOf(contextWith([null])).links.map(({ href }) => href)).toEqual([
      '/stations/international-space-station-4/dockings.json',
      '/stations/international-space-station-4/dockings.csv',
      '/destinations/international-space-station/',
    ]);
  });
});

describe('the files of a station', () => {
  const context = contextWith([[docking(2, 20)], null]);
  const station = context.catalogue.stations[0]!;

  test('hold dockings with their doubts, and flights', () => {
    expect(dockingsJson(station)).toMatchObject({
      station: { id: 4, name: ISS },
      dockings: [{ id: 100, spacecraft: { id: 1 }, port: { id: 11, name: 'Aft' }, doubts: [expect.any(String)] }],
      flights: [{ docking_events: 1 }, { docking_events: null }],
    });
    const [head, row, end] = dockingsCsv(station).split('\r\n');
    expect(head?.split(',').slice(0, 3)).toEqual(['docking_id', 'spacecraft_id', 'spacecraft']);
    expect(row).toMatch(
      /^100,1,Heron 1,,Trial 1,2001-01-01T06:00:00Z,11,Aft,2001-01-02T00:00:00Z,2001-01-20T00:00:00Z,/,
    );
    expect(end).toBe('');
  });
});

describe('the list of stations', () => {
  test('has those that are recorded or that a flight is bound for', () => {
    expect(stationsPage(contextWith([null])).rows).toMatchObject([
      { label: ISS, flights: 1, dockings: { text: 'unknown', missing: true }, bar: 100 },
    ]);
    expect(stationsPage(contextOf()).rows).toEqual([]);
  });

  test('leads from the address before a station’s record was read', () => {
    const [station] = crewRecords.space_stations;
    const renamed = contextWith([null], { space_stations: [{ ...station!, name: 'Alpha Station' }] });
    expect(stationRedirects(renamed)).toMatchObject([
      { address: '/stations/international-space-station-4/', target: '/stations/alpha-station-4/' },
    ]);
    expect(stationRedirects(contextWith([null]))).toEqual([]);
  });
});
