import { expect, test } from 'vitest';

import { markRanges } from './marked.ts';

test.each([
  ['Old Faithful', [], ['Old Faithful']],
  ['Old Faithful', [[0, 3]], [['Old'], ' Faithful']],
  ['Old Faithful', [[4, 12]], ['Old ', ['Faithful']]],
  [
    'a<b>c',
    [
      [0, 1],
      [2, 3],
    ],
    [['a'], '<', ['b'], '>c'],
  ],
  ['', [], []],
] as const)('%s with the ranges %j has the parts %j', (text, ranges, parts) => {
  expect(markRanges(text, ranges, (marked) => [marked])).toEqual(parts);
});
