import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { createRanking } from './ranking.ts';

interface Row {
  id: number;
  value: number | null;
}

const rows: Row[] = [
  { id: 1, value: 5 },
  { id: 2, value: null },
  { id: 3, value: 9 },
  { id: 4, value: 5 },
  { id: 5, value: 1 },
];

describe('rank', () => {
  const ranking = createRanking(rows, (row) => row.value, 'descending');

  test('leaves out rows without a value', () => {
    expect(ranking.rows.map(({ id }) => id)).toEqual([3, 1, 4, 5]);
    expect(ranking.rankOf({ id: 2, value: null })).toBeNull();
  });

  test.for([
    [3, { place: 1, sharedBy: 1, before: null, after: 1 }],
    [1, { place: 2, sharedBy: 2, before: 3, after: 4 }],
    [4, { place: 2, sharedBy: 2, before: 1, after: 5 }],
    [5, { place: 4, sharedBy: 1, before: 4, after: null }],
  ] as const)('gives row %i its place', ([id, expected]) => {
    const row = rows.find((each) => each.id === id);
    const place = row && ranking.rankOf(row);
    expect(place && { ...place, before: place.before?.id ?? null, after: place.after?.id ?? null }).toEqual({
      ...expected,
      of: 4,
    });
  });

  test('counts one place more than rows that are better, whatever the rows', () => {
    const anyRows = fc.uniqueArray(
      fc.record({ id: fc.nat(), value: fc.option(fc.integer({ min: 0, max: 5 }), { nil: null }) }),
      { selector: ({ id }) => id },
    );
    fc.assert(
      fc.property(anyRows, fc.constantFrom('ascending', 'descending'), (all, direction) => {
        const ranked = createRanking<Row>(all, (row) => row.value, direction);
        for (const row of all) {
          const { value } = row;
          if (value === null) continue;
          const better = all.filter(
            (each) => each.value !== null && (direction === 'ascending' ? each.value < value : each.value > value),
          );
          expect(ranked.rankOf(row)?.place).toBe(better.length + 1);
        }
      }),
    );
  });
});
