/**
 * How often the search box has a right answer first, and among the first five, for queries of ten kinds over made-up craft.
 * No two runs differ: names and queries are the same every time.
 *
 * Run with `npm run bench -- hits`.
 */
import { createMatcher } from '../../src/search/matcher.ts';
import { compareByName } from '#domain/compare.ts';
import { madeUpCraft } from '../../tests/support/made-up-names.ts';
import { madeUpQueries } from '../../tests/support/made-up-queries.ts';

import { report } from './support/figures.ts';

/** The first answers that count. */
const FEW = 5;

// Of the larger ones, every seventh is asked for: kinds of names come round in tens, so that all of them are met.
for (const { craft, seed, every } of [
  { craft: 600, seed: 11, every: 1 },
  { craft: 6000, seed: 12, every: 7 },
]) {
  const rows = madeUpCraft(craft, seed).map(({ id, name, serial_number, configuration }) => ({
    id,
    name,
    serial: serial_number,
    configuration: configuration?.name ?? null,
  }));
  const matcher = createMatcher(rows.toSorted(compareByName));
  const places = new Map<string, number[]>();
  for (const { kind, text, isRight } of madeUpQueries(rows.filter((_, index) => index % every === 0))) {
    const place = matcher.match(text).findIndex(({ row }) => isRight(row));
    places.set(kind, [...(places.get(kind) ?? []), place]);
  }
  const share = (of: readonly number[], first: number) =>
    (100 * of.filter((place) => place >= 0 && place < first).length) / of.length;
  const all = [...places.values()].flat();
  report(`${craft} craft, ${all.length} queries, right at 1`, share(all, 1), '%', { atLeast: 99 });
  report(`${craft} craft, right among the first ${FEW}`, share(all, FEW), '%', { atLeast: 99.8 });
  for (const [kind, of] of places) {
    const whole = kind === 'name' || kind === 'serial number';
    report(`${craft} craft, ${kind}, right at 1`, share(of, 1), '%', whole ? { atLeast: 100 } : undefined);
  }
}
