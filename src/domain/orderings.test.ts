import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { compareBy, compareByValue, directions, orderingNames, orderings, upstreamOrderingNames } from './orderings.ts';
import type { OrderedRow } from './orderings.ts';

function row(id: number, value: number | null = null): OrderedRow {
  return {
    id,
    flights_count: value,
    mission_ends_count: value,
    seconds: { time_in_space: value, time_docked: value, fastest_turnaround: value },
  };
}

describe('the orderings', () => {
  test('hold the five of LL2’s list of spacecraft, each named as in an address', () => {
    const upstream = ['flights_count', 'id', 'mission_ends_count', 'time_docked', 'time_in_space'];
    expect(upstreamOrderingNames.map((name) => orderings[name].key).toSorted()).toEqual(upstream);
    for (const name of orderingNames) expect(name).toBe(orderings[name].key.replaceAll('_', '-'));
  });

  test.each(orderingNames)('%s reads the field of its name', (name) => {
    const { key, value } = orderings[name];
    const distinct = {
      id: 1,
      flights_count: 2,
      mission_ends_count: 3,
      seconds: { time_in_space: 4, time_docked: 5, fastest_turnaround: 6 },
    };
    expect(value(distinct)).toBe({ ...distinct, ...distinct.seconds }[key]);
  });

  test.each(orderingNames)('%s has words of its own for each end', (name) => {
    const { ascending, descending } = orderings[name].directionLabels;
    expect(new Set([ascending, descending, '']).size).toBe(3);
  });
});

describe('compareBy', () => {
  const rows = [row(1, 5), row(2, null), row(3, 0), row(4, 5), row(5, null), row(6, 9)];

  test.each([
    ['ascending', [3, 1, 4, 6, 2, 5]],
    ['descending', [6, 1, 4, 3, 2, 5]],
  ] as const)('%s puts ties by id and the unknown last', (direction, expected) => {
    for (const name of orderingNames.filter((each) => each !== 'id')) {
      const sorted = rows.toReversed().toSorted(compareBy(name, direction));
      expect(sorted.map(({ id }) => id)).toEqual(expected);
    }
  });

  test('by id is by number', () => {
    const sorted = (direction: (typeof directions)[number]) =>
      [row(10), row(9), row(100)].toSorted(compareBy('id', direction)).map(({ id }) => id);
    expect(sorted('ascending')).toEqual([9, 10, 100]);
    expect(sorted('descending')).toEqual([100, 10, 9]);
  });
});

describe('compareByValue', () => {
  test('is the same order however the rows came', () => {
    const rows = fc.uniqueArray(fc.tuple(fc.nat(50), fc.option(fc.integer({ min: 0, max: 3 }))), {
      selector: ([id]) => id,
      minLength: 1,
    });
    fc.assert(
      fc.property(rows, fc.constantFrom(...directions), (pairs, direction) => {
        const made = pairs.map(([id, value]) => row(id, value));
        const compare = compareByValue(({ flights_count }: OrderedRow) => flights_count, direction);
        expect(made.toReversed().toSorted(compare)).toEqual(made.toSorted(compare));
        for (const a of made) for (const b of made) expect(Math.sign(compare(a, b)) + Math.sign(compare(b, a))).toBe(0);
      }),
    );
  });
});
