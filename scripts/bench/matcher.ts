/**
 * How long a query takes: the median over many queries of each kind, in milliseconds, for 600 and for 6,000 craft.
 *
 * Run with `node scripts/bench/matcher.ts`.
 */
import { createMatcher } from '../../src/search/matcher.ts';
import { compareByName } from '#domain/compare.ts';
import { madeUpCraft } from '../../tests/support/made-up-names.ts';

const ROUNDS = 41;

const queries = {
  'a whole name': ['Zarya TMA-08M', 'Longzhou-7', 'Hermes No.12'],
  'a word': ['kestrel', 'zarya', 'lemaitre'],
  'number and letters': ['ms28', 'c206', 'ov 105'],
  'one letter': ['z', 'c', 'm'],
  'a typing error': ['kestral', 'perseverence', 'zaria ms-12'],
  'nothing like it': ['enterprize', 'qqqqqqqq', 'wherever it may be'],
};

for (const count of [600, 6000]) {
  const rows = madeUpCraft(count).map(({ id, name, serial_number, configuration }) => ({
    id,
    name,
    serial: serial_number,
    configuration: configuration?.name ?? null,
  }));
  // As the index of names brings them.
  rows.sort(compareByName);
  const before = performance.now();
  const matcher = createMatcher(rows);
  console.log(`${count} craft: made ready in ${(performance.now() - before).toFixed(1)} ms`);
  for (const [kind, texts] of Object.entries(queries)) {
    const times = Array.from({ length: ROUNDS }, () =>
      texts.map((text) => {
        const start = performance.now();
        matcher.match(text, { typing: true });
        return performance.now() - start;
      }),
    ).flat();
    console.log(`  ${kind.padEnd(20)} ${median(times).toFixed(2)} ms`);
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
