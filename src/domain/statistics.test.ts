import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { craft, flight, flights, snapshotWith } from '../../tests/fixtures/builders.ts';
import { someCraft } from '../../tests/support/craft-arbitrary.ts';
import { expectedDecade, expectedMostAtOnce, expectedTally } from '../../tests/support/expected-records.ts';
import { createCatalogue } from './catalogue.ts';
import { epochSeconds } from './dates.ts';
import type { SpacecraftRecord } from './schema.ts';
import { busiestYears, byDecade, mostAtOnce, tallyByDecade, tallyOf } from './statistics.ts';
import { decadeOf } from './dates.ts';

const joined = (spacecraft: SpacecraftRecord[]) => createCatalogue(snapshotWith({ spacecraft })).spacecraft;

describe('tallyOf', () => {
  test('equals adding up one craft after the other', () => {
    fc.assert(
      fc.property(someCraft, (spacecraft) => {
        const { craft: count, flights: flown, seconds, flown: fliers, reused } = tallyOf(joined(spacecraft));
        const expected = expectedTally(spacecraft);
        expect({
          craft: count,
          flights: flown.value,
          flightsKnown: flown.known,
          seconds: seconds.value,
          secondsKnown: seconds.known,
          flown: fliers,
          reused,
        }).toEqual(expected);
        expect([flown.of, seconds.of]).toEqual([spacecraft.length, expected.flown]);
      }),
    );
  });

  test('counts the flights listed where the record has no count', () => {
    const listed = flights(3, { from: '2001-01-01T00:00:00Z', days: 2, mission: 'Trial' });
    expect(tallyOf(joined([craft({ id: 1, flights: listed, flights_count: null })]))).toMatchObject({
      flights: { value: 3, known: 1, of: 1 },
      reused: 1,
    });
  });
});

describe('tallyByDecade', () => {
  test('equals looking for each decade through all flights', () => {
    fc.assert(
      fc.property(someCraft, (spacecraft) => {
        const { decades } = tallyByDecade(joined(spacecraft));
        for (const { decade, seconds, ...row } of decades) {
          const { secondsKnown, seconds: expectedSeconds, ...expected } = expectedDecade(spacecraft, decade);
          expect(row).toEqual(expected);
          expect(seconds).toEqual({ value: expectedSeconds, known: secondsKnown, of: expected.flights });
        }
      }),
    );
  });

  test('loses no flight and leaves no gap between decades', () => {
    fc.assert(
      fc.property(someCraft, (spacecraft) => {
        const { decades, undated } = tallyByDecade(joined(spacecraft));
        const total = spacecraft.reduce((all, each) => all + Math.max(each.flights_count ?? 0, each.flights.length), 0);
        expect(decades.reduce((all, { flights: count }) => all + count, undated)).toBe(total);
        expect(decades.map(({ decade }, index) => decade - index * 10)).toEqual(decades.map(() => decades[0]?.decade));
      }),
    );
  });

  test('of no launch is empty', () => {
    expect(tallyByDecade(joined([craft({ id: 1 })]))).toEqual({ decades: [], undated: 0 });
  });
});

describe('byDecade', () => {
  test('puts every craft into one decade, those without a launch last', () => {
    const at = (id: number, net: string | null) => craft({ id, flights: [flight({ net })] });
    const groups = byDecade(
      joined([
        at(1, '1969-12-31T23:59:59Z'),
        at(2, null),
        at(3, '1970-01-01T00:00:00Z'),
        at(4, '1960-01-01T00:00:00Z'),
      ]),
    );
    expect(groups.map(({ decade, craft: members }) => [decade, members.map(({ id }) => id)])).toEqual([
      [1960, [1, 4]],
      [1970, [3]],
      [null, [2]],
    ]);
  });
});

describe('decadeOf', () => {
  test.for([
    ['1959-12-31T23:59:59Z', 1950],
    ['1960-01-01', 1960],
    ['2029', 2020],
  ] as const)('%s: %i', ([moment, decade]) => {
    expect(decadeOf(moment)).toBe(decade);
  });
});

describe('busiestYears', () => {
  test('names all years that share the most launches', () => {
    const at = (net: string | null) => flight({ net });
    const years = [
      '2004-01-01T00:00:00Z',
      null,
      '2001-01-01T00:00:00Z',
      '2001-05-01T00:00:00Z',
      '2004-02-01T00:00:00Z',
    ];
    expect(busiestYears(joined([craft({ id: 1, flights: [...years.map(at), at('2005-01-01T00:00:00Z')] })]))).toEqual({
      years: [2001, 2004],
      launches: 2,
    });
  });

  test('of no launch are none', () => {
    expect(busiestYears(joined([craft({ id: 1 })]))).toBeNull();
  });
});

describe('mostAtOnce', () => {
  test('equals counting at every launch', () => {
    fc.assert(
      fc.property(someCraft, (spacecraft) => {
        const most = mostAtOnce(joined(spacecraft));
        expect(most && { flights: most.flights, from: epochSeconds(most.from) }).toEqual(
          expectedMostAtOnce(spacecraft),
        );
      }),
    );
  });

  test('counts a flight as over at the moment of its end, and says which took no part', () => {
    const of = (id: number, net: string, mission_end: string | null) =>
      craft({ id, flights: [flight({ net, mission_end })] });
    const most = mostAtOnce(
      joined([
        of(1, '2001-01-01T00:00:00Z', '2001-01-05T00:00:00Z'),
        of(2, '2001-01-05T00:00:00Z', '2001-01-09T00:00:00Z'),
        of(3, '2001-01-01T00:00:00Z', null),
        of(4, '2001-01-05T00:00:00Z', '2001-01-04T00:00:00Z'),
      ]),
    );
    expect(most).toEqual({ flights: 1, from: '2001-01-01', excluded: 2 });
  });
});
