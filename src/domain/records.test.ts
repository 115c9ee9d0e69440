import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { craft, configuration, flight, snapshotWith } from '../../tests/fixtures/builders.ts';
import { someCraft } from '../../tests/support/craft-arbitrary.ts';
import { expectedRecord } from '../../tests/support/expected-records.ts';
import { createCatalogue } from './catalogue.ts';
import { firstAndLatest, exclusionSentence, recordNames, records, standingOf } from './records.ts';
import type { RecordName } from './records.ts';
import type { SpacecraftRecord } from './schema.ts';

const catalogueOf = (spacecraft: SpacecraftRecord[]) => createCatalogue(snapshotWith({ spacecraft }));
const standing = (name: RecordName, spacecraft: SpacecraftRecord[]) =>
  standingOf(name, catalogueOf(spacecraft).spacecraft);
const places = (name: RecordName, spacecraft: SpacecraftRecord[]) =>
  standing(name, spacecraft).holdings.map((each) => [each.craft.id, each.value, each.place, each.tied]);

const launched = (id: number, net: string | null, more: Partial<SpacecraftRecord> = {}) =>
  craft({ id, flights: [flight({ net })], ...more });

test('counts a thousand million flights that are not listed without making a list of them', () => {
  const { excluded } = standing('longest-flight', [craft({ id: 1, flights_count: 1_000_000_000 })]);
  expect(excluded).toEqual({ unknown: 1_000_000_000, none: 0, underWay: 0 });
});

describe('every record', () => {
  test.for(recordNames)('%s equals a computation that compares everyone with everyone', (name) => {
    fc.assert(
      fc.property(someCraft, (spacecraft) => {
        const { holdings, excluded } = standing(name, spacecraft);
        expect({
          places: holdings.map((each) => ({ id: each.craft.id, value: each.value, place: each.place })),
          excluded,
        }).toEqual(expectedRecord(spacecraft, name));
      }),
    );
  });

  test.for(recordNames)('%s marks those who share a place with one before them', (name) => {
    fc.assert(
      fc.property(someCraft, (spacecraft) => {
        const { holdings } = standing(name, spacecraft);
        const seen = new Set<number>();
        for (const { place, tied } of holdings) {
          expect(tied).toBe(seen.has(place));
          seen.add(place);
        }
      }),
    );
  });

  test.for(recordNames)('%s states its rule in a sentence', (name) => {
    expect(records[name].rule).toMatch(/^[A-Z].+\.$/);
  });
});

describe('standingOf', () => {
  test('gives equal values one place and the next the place behind all of them', () => {
    const count = (id: number, flights_count: number | null) => craft({ id, flights_count });
    expect(
      places('most-flights', [count(1, 2), count(2, 5), count(3, 2), count(4, 1), count(5, null), count(6, 0)]),
    ).toEqual([
      [2, 5, 1, false],
      [1, 2, 2, false],
      [3, 2, 2, true],
      [4, 1, 4, false],
    ]);
  });

  test('takes a time in space of zero after a flight for unknown, and without a flight for none', () => {
    const { excluded } = standing('longest-in-space', [
      craft({ id: 1, flights_count: 1, time_in_space: 'P0D' }),
      craft({ id: 2, flights_count: 0, time_in_space: 'P0D' }),
      craft({ id: 3, flights_count: 0, time_in_space: null }),
    ]);
    expect(excluded).toEqual({ unknown: 2, none: 1, underWay: 0 });
  });

  test('lets a craft stand for several of its flights', () => {
    const flights = ['P3D', 'P9D', null].map((duration) => flight({ duration, mission_end: null }));
    const { holdings, excluded } = standing('longest-flight', [
      craft({ id: 1, flights: [...flights, flight({ duration: null, outcome: 'in flight' })], flights_count: 6 }),
    ]);
    expect(holdings.map((each) => each.flight?.duration)).toEqual(['P9D', 'P3D']);
    // One is listed without a length, two are counted but not listed.
    expect(excluded).toEqual({ unknown: 3, none: 0, underWay: 1 });
  });

  test('measures a career to the last end, or to the day of the record while the craft flies', () => {
    const first = flight({ net: '2001-01-01T00:00:00Z' });
    const career = (id: number, last: Parameters<typeof flight>[0], more: Partial<SpacecraftRecord> = {}) =>
      craft({ id, flights: [first, flight(last)], as_of: '2001-03-02', ...more });
    const { holdings, excluded } = standing('longest-career', [
      career(1, { net: '2001-02-01T00:00:00Z', mission_end: '2001-02-11' }),
      career(2, { net: '2001-02-01T00:00:00Z', mission_end: null, outcome: 'in flight' }),
      career(3, { net: '2001-02-01T00:00:00Z', mission_end: null }),
      career(4, { net: '2001-02-01T00:00:00Z', mission_end: '2000-02-11' }),
      career(5, { net: '2001-02-01T00:00:00Z', mission_end: '2001-02-11' }, { flights_count: 3 }),
      craft({ id: 6, flights: [first] }),
    ]);
    expect(holdings.map((each) => [each.craft.id, each.between?.[1]])).toEqual([
      [2, '2001-03-02'],
      [1, '2001-02-11'],
    ]);
    expect(excluded).toEqual({ unknown: 3, none: 1, underWay: 0 });
  });
});

describe('exclusionSentence', () => {
  const none = { unknown: 0, none: 0, underWay: 0 };

  test.for([
    ['most-flights', none, 'Nothing is left out.'],
    ['most-flights', { ...none, none: 1 }, '1 craft that has not flown is left out.'],
    ['most-flights', { ...none, unknown: 1 }, '1 craft whose number of flights is not recorded is left out.'],
    ['longest-in-space', { ...none, unknown: 3 }, '3 craft whose time is not recorded are left out.'],
    [
      'longest-docked',
      { ...none, unknown: 20, none: 36 },
      '20 craft whose time docked is not recorded and 36 without a recorded docking are left out.',
    ],
    [
      'longest-flight',
      { ...none, unknown: 5, underWay: 8 },
      '5 flights whose length is not recorded and 8 under way are left out.',
    ],
    ['longest-flight', { ...none, underWay: 1 }, '1 flight under way is left out.'],
    ['fastest-turnaround', { ...none, none: 1200 }, '1,200 craft with fewer than two flights are left out.'],
  ] as const)('%s, %o: %s', ([name, excluded, sentence]) => {
    expect(exclusionSentence(name, excluded).replaceAll('\u00a0', ' ')).toBe(sentence);
  });
});

describe('firstAndLatest', () => {
  const { groups } = createCatalogue(
    snapshotWith({
      configurations: [1, 2, 3, 4].map((id) => configuration({ id })),
      spacecraft: [
        launched(1, '2001-01-01T00:00:00Z'),
        launched(2, '2003-01-01T00:00:00Z'),
        launched(3, '2003-01-01T00:00:00Z'),
        launched(4, null),
        launched(5, '1999-01-01T00:00:00Z', { spacecraft_config: 2 }),
        craft({ id: 6, spacecraft_config: 3 }),
      ],
    }),
  );
  const kinds = firstAndLatest(groups.configuration).map(({ kind, launched: count, first, latest }) => ({
    kind: kind.id,
    count,
    first: first.map(({ id }) => id),
    latest: latest.map(({ id }) => id),
  }));

  test('names all who share the moment, kinds in order of their first launch, those without a launch left out', () => {
    expect(kinds).toEqual([
      { kind: 2, count: 1, first: [5], latest: [5] },
      { kind: 1, count: 3, first: [1], latest: [2, 3] },
    ]);
  });
});
