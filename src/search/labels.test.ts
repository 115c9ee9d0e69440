import { expect, test } from 'vitest';

import { formatCounted, formatFlights, formatResultCount, formatNameMatches, shortenQuery } from './labels.ts';

test('counts carry their noun', () => {
  expect(formatCounted(1, 'flight', 'flights')).toBe('1 flight');
  expect(formatCounted(1705, 'flight', 'flights')).toBe('1,705 flights');
  expect(formatFlights(0)).toBe('0 flights');
  expect(formatFlights(null)).toBe('');
});

test.for<[number, number, string, similar?: boolean]>([
  [3, 131, '3 of 131 names match'],
  [1, 131, '1 of 131 names matches'],
  [1, 1, '1 of 1 name matches'],
  [0, 131, 'No name matches'],
  [1, 131, 'No name matches; 1 similar name', true],
  [3, 131, 'No name matches; 3 similar names', true],
])('%i of %i', ([found, all, words, similar = false]) => {
  expect(formatNameMatches(found, all, similar)).toBe(words);
});

test.for<[number, number | null, string, similar?: boolean]>([
  [3, 4, '3 craft by name, 4 more pages mention it'],
  [1, 1, '1 craft by name, 1 more page mentions it'],
  [2, 0, '2 craft by name, no other page mentions it'],
  [0, 1, 'No craft by name, 1 page mentions it'],
  [0, 7, 'No craft by name, 7 pages mention it'],
  [5, null, '5 craft by name'],
  [1, 0, 'No craft by this name, no page mentions it; 1 similar name', true],
  [2, 1, 'No craft by this name, 1 page mentions it; 2 similar names', true],
  [2, null, 'No craft by this name; 2 similar names', true],
])('%i by name, %s by text', ([names, pages, words, similar = false]) => {
  expect(formatResultCount(names, pages, similar)).toBe(words);
});

test('a query is repeated whole, but not without end', () => {
  expect(shortenQuery('Chinese reusable experimental spacecraft')).toBe('Chinese reusable experimental spacecraft');
  expect(shortenQuery(`x${'🚀'.repeat(1000)}`)).toBe(`x${'🚀'.repeat(39)}…`);
});
