/**
 * Queries worth trying, taken from the atlas itself so that each of them finds something.
 */
import type { NameRow } from './names.ts';

/**
 * A few queries: the name and the serial number of the craft with the most flights, the newest craft without hyphens
 * and spaces, and the configuration with the most craft.
 *
 * @param rows - all craft
 */
export function exampleQueries(rows: readonly NameRow[]): string[] {
  const most = best(rows, ({ flights }) => flights);
  const newest = best(rows, ({ year }) => year);
  const counts = new Map<string, number>();
  for (const { configuration } of rows) {
    if (configuration !== null) counts.set(configuration, (counts.get(configuration) ?? 0) + 1);
  }
  const [common] = [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const examples = [
    most?.name.split(' ').at(-1),
    most?.serial,
    newest?.name
      .toLowerCase()
      .replaceAll(/[^\p{Letter}\p{Number}]+/gu, ' ')
      .trim(),
    common?.[0],
  ];
  return [...new Set(examples.filter((example): example is string => Boolean(example)))];
}

/** The row with the highest value; of equals the one with the lowest id. */
function best(rows: readonly NameRow[], valueOf: (row: NameRow) => number | null): NameRow | undefined {
  return rows.toSorted((a, b) => (valueOf(b) ?? -1) - (valueOf(a) ?? -1) || a.id - b.id)[0];
}
