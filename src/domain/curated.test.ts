import { describe, expect, test } from 'vitest';

import { configuration, craft, flight, snapshotWith } from '../../tests/fixtures/builders.ts';

import { createCatalogue } from './catalogue.ts';
import { craftSummary } from './craft-lead.ts';
import { nothingCurated, withCurated } from './curated.ts';
import type { Curated } from './curated.ts';
import { hasReached } from './flights.ts';
import type { FlightRecord } from './schema.ts';

const about = { spacecraft_id: 1, launch_day: '2001-01-01', source: 'gcat' } as const;
const end = { ...about, mission_end: '2001-01-11T06:00:30Z', overrules: null };

function catalogueOf(flights: FlightRecord[], curated: Partial<Curated>) {
  const snapshot = snapshotWith({
    spacecraft: [craft({ id: 1, flights })],
    configurations: [configuration({ id: 1 })],
  });
  return createCatalogue(snapshot, { ...nothingCurated, ...curated });
}

function joined(record: FlightRecord, curated: Partial<Curated>) {
  const catalogue = catalogueOf([record], curated);
  return { craft: catalogue.spacecraft[0]!, flight: catalogue.spacecraft[0]!.flights[0]!, catalogue };
}

describe('the end of a flight', () => {
  const unknown = flight({ mission_end: null, duration: null, docked: 'PT1H' });

  test('fills a gap, with its duration and its source', () => {
    expect(joined(unknown, { ends: [end] }).flight).toMatchObject({
      mission_end: '2001-01-11T06:00:30Z',
      duration: 'P10DT30S',
      evidence: { end: ['gcat'] },
    });
  });

  test('that is known as a day leaves the duration unknown', () => {
    expect(joined(unknown, { ends: [{ ...end, mission_end: '2001-01-11' }] }).flight).toMatchObject({
      endDate: '2001-01-11',
      duration: null,
    });
  });

  test('leaves an end alone that the record has', () => {
    const { flight: kept, craft: of } = joined(flight(), { ends: [{ ...end, mission_end: '2001-01-12T06:00:00Z' }] });
    expect(kept.mission_end).toBe('2001-01-11T06:00:00Z');
    expect(of.doubts).toEqual([]);
  });

  test('overrules the record where it says why, which is noted as a doubt', () => {
    const row = { ...end, mission_end: '2001-01-12T06:00:00Z', overrules: 'it is a day early' };
    const { flight: ruled, craft: of } = joined(flight(), { ends: [row] });
    expect(ruled).toMatchObject({ mission_end: '2001-01-12T06:00:00Z', duration: 'P11D' });
    expect(of.doubts).toEqual([
      'Trial 1 ends on 11 January 2001, 06:00 UTC, in Launch Library 2’s record: it is a day early.'.replaceAll(
        ' January',
        '\u00a0January',
      ),
    ]);
  });

  test('is no doubt once the record says the same within a minute', () => {
    const { flight: kept, craft: of } = joined(flight(), { ends: [{ ...end, overrules: 'it was a day early' }] });
    expect(kept.mission_end).toBe('2001-01-11T06:00:00Z');
    expect(of.doubts).toEqual([]);
  });
});

describe('a flight', () => {
  test('has its note, its landing and whether it got there', () => {
    const { flight: made } = joined(flight({ destination: 'Moon' }), {
      notes: [{ ...about, note: 'A hatch blew.' }],
      reached: [{ ...about, reached: false }],
      launches: [{ ...about, vehicle: 'Reed 2', pad: '31/6', site: 'Marsh Space Centre' }],
      landings: [{ ...about, landing_type: 3, place: 'Sea of Reeds' }],
    });
    expect(made).toMatchObject({
      note: 'A hatch blew.',
      references: {
        launcher: { id: null, full_name: 'Reed 2' },
        pad: { id: null, name: '31/6', location: { id: null, name: 'Marsh Space Centre' } },
        landingType: { name: 'Ocean' },
        landingLocation: { id: null, name: 'Sea of Reeds' },
      },
    });
    expect(hasReached(made)).toBe(false);
  });

  test('has Launch Library 2’s crew, and the curated one where that is empty', () => {
    const people = [{ name: 'Ada Reed', countries: ['RUR'], ll2_id: null }];
    const crews = [{ ...about, name: 'Ada Reed', role: 'Pilot', up: true, down: false }];
    const { flight: made, catalogue } = joined(flight(), { people, crews });
    expect(made.crew).toMatchObject({ source: 'gcat', members: [{ role: 'Pilot', up: true, down: false }] });
    expect(catalogue.people).toMatchObject([{ segment: 'ada-reed', id: null, name: 'Ada Reed' }]);
  });
});

describe('a note leads the page', () => {
  const lead = (flights: FlightRecord[], launch_day: string) => {
    const notes = [{ ...about, launch_day, note: 'Broke up; the crew was saved.' }];
    return craftSummary(catalogueOf(flights, { notes }).spacecraft[0]!);
  };
  const next = flight({
    net: '2002-01-01T06:00:00Z',
    mission_end: '2002-01-01T07:00:00Z',
    outcome: 'lost',
    mission: 'Trial 2',
  });

  test('of a craft that flew once', () => {
    expect(lead([flight()], '2001-01-01')).toMatch(/^Broke up; the crew was saved\. Craft 1 is /);
  });

  test('of one that was lost', () => {
    expect(lead([flight(), next], '2002-01-01')).toMatch(/^Broke up; the crew was saved\. Craft 1 was lost /);
  });

  test('but not of one that flew on', () => {
    expect(lead([flight(), next], '2001-01-01')).not.toContain('Broke up');
  });
});

describe('rows that match nothing', () => {
  test.for([
    ['another craft', { ends: [{ ...end, spacecraft_id: 2 }] }, ['ends: spacecraft 2, launched 2001-01-01']],
    [
      'another day',
      { notes: [{ ...about, launch_day: '2001-01-02', note: 'x' }] },
      ['notes: spacecraft 1, launched 2001-01-02'],
    ],
    [
      'a configuration',
      { heights: [{ configuration_id: 9, height_of: 'all', source: 'gcat' as const }] },
      ['heights: configuration 9'],
    ],
  ] as const)('are listed: %s', ([, curated, unmatched]) => {
    expect(catalogueOf([flight()], curated as Partial<Curated>).unmatched).toEqual(unmatched);
  });

  test('are also those that two flights of one day could mean', () => {
    const twice = [flight({ mission_end: '2001-01-01T07:00:00Z' }), flight({ net: '2001-01-01T09:00:00Z' })];
    const catalogue = catalogueOf(twice, { notes: [{ ...about, note: 'x' }] });
    expect(catalogue.unmatched).toEqual(['notes: spacecraft 1, launched 2001-01-01']);
    expect(catalogue.spacecraft[0]?.flights.map(({ note }) => note)).toEqual([null, null]);
  });
});

test('a snapshot about which nothing is curated stays as it is', () => {
  const snapshot = snapshotWith({ spacecraft: [craft({ id: 1, flights: [flight()] })] });
  expect(withCurated(snapshot, nothingCurated).snapshot).toEqual(snapshot);
});

test('a configuration’s height may be of something else', () => {
  const heights = [{ configuration_id: 1, height_of: 'the launch stack', source: 'gcat' as const }];
  expect(catalogueOf([], { heights }).configurations[0]?.heightOf).toBe('the launch stack');
});
