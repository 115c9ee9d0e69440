/** Places of a craft among all: "4th of 131", and who stands beside it. */
import { compareByValue } from './orderings.ts';
import type { Direction } from './orderings.ts';

/** A ranking of rows that have a value. */
export interface Ranking<Row> {
  /** Rows with a value, first place first. */
  rows: readonly Row[];
  rankOf: (row: Row) => Rank<Row> | null;
}

/** A row's place in a ranking. */
export interface Rank<Row> {
  /** From 1; rows with one value share a place. */
  place: number;
  /** How many rows share the place, this one included. */
  sharedBy: number;
  /** How many rows have a value. */
  of: number;
  before: Row | null;
  after: Row | null;
}

/**
 * Ranks rows by a value; those without one are left out and counted nowhere.
 *
 * @param direction - whether the first place has the smallest or the largest value
 */
export function createRanking<Row extends { id: number }>(
  rows: readonly Row[],
  value: (row: Row) => number | null,
  direction: Direction,
): Ranking<Row> {
  const ranked = rows.filter((row) => value(row) !== null).toSorted(compareByValue(value, direction));
  const firstIndex = new Map<number | null, number>();
  const lastIndex = new Map<number | null, number>();
  const indexes = new Map<number, number>();
  ranked.forEach((row, index) => {
    const key = value(row);
    if (!firstIndex.has(key)) firstIndex.set(key, index);
    lastIndex.set(key, index);
    indexes.set(row.id, index);
  });
  return {
    rows: ranked,
    rankOf: (row) => {
      const index = indexes.get(row.id);
      if (index === undefined) return null;
      const first = firstIndex.get(value(row)) ?? index;
      return {
        place: first + 1,
        sharedBy: (lastIndex.get(value(row)) ?? first) - first + 1,
        of: ranked.length,
        before: ranked[index - 1] ?? null,
        after: ranked[index + 1] ?? null,
      };
    },
  };
}
