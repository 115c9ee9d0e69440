import { describe, expect, test } from 'vitest';

import { headersFile, MAX_HEADER_RULES, MAX_REDIRECTS, redirectsFile } from './host-files.ts';

describe('headersFile', () => {
  test('lets go of an earlier value before it sets another', () => {
    const rules = [
      { pattern: '/*', headers: { 'X-One': 'a', 'X-Two': 'b' } },
      { pattern: '/in/*', headers: { 'X-One': 'c', 'X-Three': 'd' } },
    ];
    expect(headersFile(rules)).toBe('/*\n  X-One: a\n  X-Two: b\n\n/in/*\n  ! X-One\n  X-One: c\n  X-Three: d\n');
  });

  test('refuses more rules than a host takes', () => {
    const rules = Array.from({ length: MAX_HEADER_RULES + 1 }, (_, index) => ({
      pattern: `/${index}`,
      headers: { 'X-One': 'a' },
    }));
    expect(headersFile(rules.slice(1)).split('\n\n')).toHaveLength(MAX_HEADER_RULES);
    expect(() => headersFile(rules)).toThrow(RangeError);
  });
});

describe('redirectsFile', () => {
  const moves = Array.from({ length: MAX_REDIRECTS + 5 }, (_, index) => ({ from: `/${index}/`, to: `/a-${index}/` }));

  test('is a line for each redirect', () => {
    expect(redirectsFile(moves.slice(0, 2))).toBe('/0/ /a-0/ 301\n/1/ /a-1/ 301\n');
    expect(redirectsFile([])).toBe('');
  });

  test('ends where a host stops reading', () => {
    expect(redirectsFile(moves).trimEnd().split('\n')).toHaveLength(MAX_REDIRECTS);
  });
});
