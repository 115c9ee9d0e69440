import { expect, test } from 'vitest';

import { pageNumbers } from './page-numbers.ts';

test.each([
  [0, 0, [0]],
  [0, 2, [0, 1, 2]],
  [0, 9, [0, 1, 2, null, 9]],
  [5, 9, [0, null, 3, 4, 5, 6, 7, null, 9]],
  [9, 9, [0, null, 7, 8, 9]],
  [3, 5, [0, 1, 2, 3, 4, 5]],
  // An offset beyond the end: the way back is there.
  [40, 5, [0, null, 5]],
])('from page %i of %i the pages %j have links', (current, last, expected) => {
  expect(pageNumbers(current, last)).toEqual(expected);
});
