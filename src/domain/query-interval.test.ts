import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { daysOf, intervalFilter, readInterval } from './query-interval.ts';
import type { DaySpan } from './query-interval.ts';

const day = (text: string) => Date.parse(`${text}T00:00:00Z`) / 86_400_000;

describe('an interval', () => {
  test.each([
    ['1995/2005', '1995-01-01', '2005-12-31'],
    ['1995', '1995-01-01', '1995-12-31'],
    ['2000-02', '2000-02-01', '2000-02-29'],
    ['1969-07-16', '1969-07-16', '1969-07-16'],
    ['1995-03/1995-04-17', '1995-03-01', '1995-04-17'],
    [' 1995 / 1996-12 ', '1995-01-01', '1996-12-31'],
  ])('%s goes from %s to %s', (text, from, to) => {
    expect(readInterval(text)).toEqual({ from: day(from), to: day(to) });
  });

  test.each([
    ['2001/..', day('2001-01-01'), Infinity],
    ['2001/', day('2001-01-01'), Infinity],
    ['../1969-07-16', -Infinity, day('1969-07-16')],
    ['/1969', -Infinity, day('1969-12-31')],
    ['../..', -Infinity, Infinity],
    ['/', -Infinity, Infinity],
  ])('%s is open', (text, from, to) => {
    expect(readInterval(text)).toEqual({ from, to });
  });

  test.each([
    '',
    'soon',
    '2005/1995',
    '1995/2005/2010',
    '1995-13',
    '1995-02-30',
    '1995-00',
    '1995-01-00',
    '0099',
    '95',
    '1995-1',
  ])('"%s" is none', (text) => {
    expect(readInterval(text)).toBeNull();
  });

  test('of one day is that day, for every day of a century', () => {
    fc.assert(
      fc.property(fc.integer({ min: day('1950-01-01'), max: day('2049-12-31') }), (at) => {
        const text = new Date(at * 86_400_000).toISOString().slice(0, 10);
        expect(daysOf(text)).toEqual({ from: at, to: at });
        expect(daysOf(text.slice(0, 7))!.from).toBeLessThanOrEqual(at);
        expect(daysOf(text.slice(0, 4))!.to).toBeGreaterThanOrEqual(at);
      }),
    );
  });
});

describe('the filter by an interval', () => {
  const filter = intervalFilter((spans: readonly DaySpan[]) => spans);
  const keeps = (text: string, ...spans: [string, string][]) => {
    const kept = filter(text);
    return typeof kept === 'function' ? kept(spans.map(([from, to]) => ({ from: day(from), to: day(to) }))) : kept;
  };

  test.each([
    ['1995/2005', [['1990-01-01', '1995-01-01']], true],
    ['1995/2005', [['2005-12-31', '2010-01-01']], true],
    ['1995/2005', [['1990-01-01', '2010-01-01']], true],
    // Before and after are two flights; between them it stood on the ground.
    [
      '1995/2005',
      [
        ['1990-01-01', '1990-02-01'],
        ['2010-01-01', '2010-02-01'],
      ],
      false,
    ],
    ['1995/2005', [], false],
    ['2000/..', [['1999-12-31', '2000-01-01']], true],
    ['../1999', [['2000-01-01', '2000-01-01']], false],
  ] as [string, [string, string][], boolean][])('%s keeps %j: %s', (text, spans, kept) => {
    expect(keeps(text, ...spans)).toBe(kept);
  });

  test('passes over an interval without ends, and refuses what is none', () => {
    expect(filter('/')).toBe('ignored');
    expect(filter('yesterday')).toBe('invalid');
  });
});
