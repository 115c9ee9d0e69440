/**
 * How long the explorer takes to answer a change, without drawing it: the page, all rows, and the counts of every choice;
 * the median over several questions in milliseconds, for 600 and for 6,000 made-up craft. And how large its file is.
 *
 * Run with `npm run bench -- explorer`.
 */
import { brotliCompressSync, gzipSync } from 'node:zlib';

import { createExplorer } from '../../src/explorer/answer.ts';
import { choiceFilterNames } from '../../src/explorer/choices.ts';
import { packExplorer, unpackExplorer } from '../../src/explorer/packed.ts';
import { readQuestion } from '../../src/explorer/question.ts';
import { explorerData, madeUpSnapshot } from '../../tests/support/explorer.ts';

const ROUNDS = 41;

/** Milliseconds for an answer and its drawing; kilobytes of the file, compressed. */
const goals: Readonly<Record<number, string>> = { 600: 'goals: 16 ms, drawing and all; 25 KB', 6000: 'goal: 100 ms' };

const questions = {
  'the beginning': '',
  'a word': '?search=zarya&limit=25',
  'a word and two choices': '?search=z&status=2&family=3&limit=25',
  'another order': '?ordering=-time_docked&limit=100',
  'by name, far down': '?ordering=name&limit=50&offset=400',
  'flown between two days': '?flown=1990-03-01/2005-10-31&limit=25',
};

for (const count of [600, 6000]) {
  const text = JSON.stringify(packExplorer(explorerData(madeUpSnapshot(count))));
  const [gzip, brotli] = [gzipSync(text, { level: 9 }), brotliCompressSync(text)].map(kilobytes);
  console.log(`${count} craft, ${goals[count] ?? ''}`);
  console.log(`  file: ${kilobytes(Buffer.from(text))} KB, ${gzip} KB gzip, ${brotli} KB brotli`);
  const before = performance.now();
  const explorer = createExplorer(unpackExplorer(JSON.parse(text)));
  console.log(`  read and made ready in ${(performance.now() - before).toFixed(1)} ms`);
  for (const [kind, search] of Object.entries(questions)) {
    const times = Array.from({ length: ROUNDS }, () => {
      const start = performance.now();
      const parameters = readQuestion(search);
      explorer.answer(parameters);
      for (const name of choiceFilterNames) explorer.counts(parameters, name);
      return performance.now() - start;
    });
    console.log(`  ${kind.padEnd(24)} ${median(times).toFixed(2)} ms`);
  }
}

function kilobytes(bytes: Uint8Array): string {
  return (bytes.length / 1000).toFixed(1);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
