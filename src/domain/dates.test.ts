import { describe, expect, test } from 'vitest';

import {
  formatShortDate,
  formatDate,
  decimalYear,
  epochSeconds,
  formatYearSpan,
  timeOfDay,
  formatDateTime,
  yearOf,
  yearsBetween,
} from './dates.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('a date in words', () => {
  test.each([
    // moment, in words, in a table, time of day, year
    ['2022', '2022', '2022', null, 2022],
    ['2026-08-23', '23 August 2026', '23 Aug 2026', null, 2026],
    ['2026-08-23T01:31:13Z', '23 August 2026', '23 Aug 2026', '01:31', 2026],
    ['1992-05-07T23:40:00Z', '7 May 1992', '7 May 1992', '23:40', 1992],
    ['2000-01-01T00:00:00Z', '1 January 2000', '1 Jan 2000', '00:00', 2000],
    ['1999-12-31T23:59:59Z', '31 December 1999', '31 Dec 1999', '23:59', 1999],
  ])('%s is "%s"', (moment, words, table, time, year) => {
    expect(plain(formatDate(moment))).toBe(words);
    expect(plain(formatShortDate(moment))).toBe(table);
    expect(timeOfDay(moment)).toBe(time);
    expect(yearOf(moment)).toBe(year);
  });

  test('has twelve months', () => {
    const months = Array.from({ length: 12 }, (_, index) =>
      plain(formatShortDate(`2001-${String(index + 1).padStart(2, '0')}-09`)),
    );
    expect(months.join()).toBe(
      '9 Jan 2001,9 Feb 2001,9 Mar 2001,9 Apr 2001,9 May 2001,9 Jun 2001,' +
        '9 Jul 2001,9 Aug 2001,9 Sep 2001,9 Oct 2001,9 Nov 2001,9 Dec 2001',
    );
  });

  test('keeps the day with its month on one line', () => {
    expect(formatDate('2026-08-23')).toBe('23\u00a0August 2026');
  });

  test('refuses a month that does not exist', () => {
    expect(() => formatDate('2026-13-01')).toThrow('"2026-13-01" has no month 13');
  });
});

describe('a date behind its preposition', () => {
  test.each([
    ['2022', 'in 2022'],
    ['2026-08-23', 'on 23 August 2026'],
    ['2026-08-23T01:31:13Z', 'on 23 August 2026'],
  ])('%s is "%s"', (moment, words) => {
    expect(plain(formatDateTime(moment))).toBe(words);
  });
});

describe('a span in words', () => {
  test.each([
    [[], null],
    [['2022'], 'in 2022'],
    [['2022', '2022'], 'in 2022'],
    [['2026-08-23T01:31:13Z', '2026-08-23'], 'on 23 August 2026'],
    [['2026-08-23', '2026-07-21'], 'between 21 July and 23 August 2026'],
    [['2025-12-24', '2026-02-03'], 'between 24 December 2025 and 3 February 2026'],
    [['2026-08-23', '2022'], 'between 2022 and 23 August 2026'],
  ])('%j is "%s"', (moments, words) => {
    const span = formatYearSpan(moments);
    expect(span && plain(span)).toBe(words);
  });
});

describe('epochSeconds', () => {
  test.each([
    ['1970-01-01T00:00:00Z', 0],
    ['1969-12-31T23:59:59Z', -1],
    ['2000', 946_684_800],
    ['2000-01-01', 946_684_800],
    ['2000-01-01T00:00:01Z', 946_684_801],
  ])('%s is %d', (moment, seconds) => {
    expect(epochSeconds(moment)).toBe(seconds);
  });

  test('refuses what is no date', () => {
    expect(() => epochSeconds('soon')).toThrow(new RangeError('"soon" is not a date such as 2026-08-23'));
  });
});

describe('decimalYear', () => {
  test.each([
    ['1969', 1969],
    ['1969-07-02T12:00:00Z', 1969.5],
    ['2000-12-31', 2000 + 365 / 366],
  ])('%s is %d', (moment, year) => {
    expect(decimalYear(moment)).toBeCloseTo(year, 10);
  });
});

describe('years between two moments', () => {
  test.each([
    ['1984-08-30T12:41:50Z', '2011-03-09T16:57:17Z', '26 years 191 d'],
    ['2001-01-01T00:00:00Z', '2002-01-01T00:00:00Z', '1 year 0 d'],
    ['2001-01-01T00:00:01Z', '2002-01-01T00:00:00Z', '364 d'],
    ['2000-02-29T00:00:00Z', '2001-03-01T00:00:00Z', '1 year 0 d'],
    ['2001-01-01T00:00:00Z', '2001-01-01', '0 d'],
  ] as const)('from %s to %s: %s', (from, to, words) => {
    expect(yearsBetween(from, to).replaceAll('\u00a0', ' ')).toBe(words);
  });
});
