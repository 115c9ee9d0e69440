import { describe, expect, test } from 'vitest';

import { formatAge } from './age.ts';

const at = (date: string) => Date.parse(date);

describe('formatAge', () => {
  test.each([
    ['2026-01-01T00:00:00Z', '2026-01-01T00:00:01Z', null],
    ['2026-01-01T00:00:00Z', '2026-02-15T23:59:59Z', null],
    ['2026-01-01T00:00:00Z', '2026-02-16T00:00:00Z', 'These facts are 46 days old.'],
    ['2026-01-01T00:00:00Z', '2026-03-02T00:00:00Z', 'These facts are 60 days old.'],
    ['2026-01-01T00:00:00Z', '2026-03-04T00:00:00Z', 'These facts are 2 months old.'],
    ['2026-01-01T00:00:00Z', '2026-04-05T00:00:00Z', 'These facts are 3 months old.'],
    ['2026-01-01T00:00:00Z', '2027-12-31T00:00:00Z', 'These facts are 23 months old.'],
    ['2026-01-01T00:00:00Z', '2028-01-02T00:00:00Z', 'These facts are 2 years old.'],
    ['2026-01-01T00:00:00Z', '2040-06-01T00:00:00Z', 'These facts are 14 years old.'],
    // A clock that was never set.
    ['2026-01-01T00:00:00Z', '1970-01-01T00:00:00Z', null],
  ])('facts of %s, read at %s: %s', (snapshot, now, sentence) => {
    expect(formatAge(at(snapshot), at(now))).toBe(sentence);
  });

  test('says nothing without a date', () => {
    expect(formatAge(NaN, at('2026-01-01'))).toBeNull();
  });
});
