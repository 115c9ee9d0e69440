import fc from 'fast-check';
import { expect, test } from 'vitest';

import { parseSearchParams, formatSearchParams } from './search-params.ts';

test.for([
  ['', { query: '', filters: {} }],
  ['?q=', { query: '', filters: {} }],
  ['?q=+ms28+', { query: 'ms28', filters: {} }],
  ['?q=a&status=Active&agency=&page=2', { query: 'a', filters: { status: 'Active' } }],
  ['?q=%D0%A1%D0%BE%D1%8E%D0%B7', { query: 'Союз', filters: {} }],
  ['?q=%', { query: '%', filters: {} }],
] as const)('%s', ([search, question]) => {
  expect(parseSearchParams(search)).toEqual(question);
});

test('the order of the filters is fixed', () => {
  expect(formatSearchParams({ query: 'a b', filters: { agency: 'N & M', configuration: 'X' } })).toBe(
    '?q=a+b&configuration=X&agency=N+%26+M',
  );
});

test('what is written is read back', () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1 });
  fc.assert(
    fc.property(
      text,
      fc.record({ configuration: text, status: text, agency: text }, { requiredKeys: [] }),
      (query, filters) => {
        const question = { query: query.trim(), filters };
        expect(parseSearchParams(formatSearchParams(question))).toEqual(question);
      },
    ),
  );
});
