/** How names, texts and records are compared. Ships to the browser, so it imports nothing. */

let collator: Intl.Collator | undefined;

/** Comparison of names as people sort them: numbers by value. */
export function compareNames(a: string, b: string): number {
  // Made when it is first needed: that takes longer than a first answer of the search box.
  collator ??= new Intl.Collator('en', { numeric: true });
  return collator.compare(a, b);
}

/** Comparison by name as people sort, then by id. */
export function compareByName(a: { id: number; name: string }, b: { id: number; name: string }): number {
  return compareNames(a.name, b.name) || a.id - b.id;
}

/** Comparison of texts by their code units, the same on every machine. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Rows by id. */
export function byId<Row extends { id: number }>(rows: readonly Row[]): Row[] {
  return rows.toSorted((a, b) => a.id - b.id);
}

/**
 * The place of each row in an order, from 0: rows that compare as equal share a place.
 *
 * @param compare - comparison of two rows' names
 */
export function positionsByName(
  rows: readonly { id: number; name: string }[],
  compare: (a: string, b: string) => number = compareNames,
): ReadonlyMap<number, number> {
  const sorted = rows.toSorted((a, b) => compare(a.name, b.name));
  let place = 0;
  return new Map(
    sorted.map((row, index) => {
      const before = sorted[index - 1];
      if (before && compare(before.name, row.name) !== 0) place += 1;
      return [row.id, place];
    }),
  );
}
