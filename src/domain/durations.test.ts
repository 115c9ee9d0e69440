import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  DURATION_PATTERN,
  formatExactDuration,
  formatShortDuration,
  formatDuration,
  durationSeconds,
  durationSecondsOrNull,
  isoDuration,
} from './durations.ts';

const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

/** Text with plain spaces, so that tables of cases stay readable. */
const plain = (text: string) => text.replaceAll(/[\u00a0\u2007]/g, ' ');

describe('durationSeconds', () => {
  test.each([
    ['P0D', 0],
    ['PT0S', 0],
    ['PT15M22S', 15 * MINUTE + 22],
    ['PT4H55M23S', 4 * HOUR + 55 * MINUTE + 23],
    ['P296DT3H17M40S', 296 * DAY + 3 * HOUR + 17 * MINUTE + 40],
    ['P1705D', 1705 * DAY],
    ['PT36H', 36 * HOUR],
    ['P3DT4H5M6.5S', 3 * DAY + 4 * HOUR + 5 * MINUTE + 6.5],
  ])('%s is %d seconds', (duration, seconds) => {
    expect(durationSeconds(duration)).toBe(seconds);
  });

  test.each(['', 'P', 'PT', 'P1DT', 'P1W', 'P1M', 'P1Y', '-P1D', 'P-1D', 'P1.5D', 'PT1S1M', '1 day', 'p1d', 'P1D '])(
    'refuses "%s" and says what it takes',
    (text) => {
      expect(() => durationSeconds(text)).toThrow(
        new RangeError(`"${text}" is not an ISO 8601 duration such as P12DT3H4M5S`),
      );
      expect(DURATION_PATTERN.test(text)).toBe(false);
    },
  );

  test('an unknown duration has unknown seconds, and none has none', () => {
    expect(durationSecondsOrNull(null)).toBeNull();
    expect(durationSecondsOrNull('P0D')).toBe(0);
  });
});

describe('isoDuration', () => {
  test.each([
    [0, 'P0D'],
    [0.9, 'P0D'],
    [1, 'PT1S'],
    [HOUR, 'PT1H'],
    [DAY, 'P1D'],
    [DAY + 1, 'P1DT1S'],
    [400 * DAY, 'P400D'],
  ])('%d seconds are %s', (seconds, duration) => {
    expect(isoDuration(seconds)).toBe(duration);
  });

  test('reads back as the same number of seconds', () => {
    fc.assert(
      fc.property(fc.nat(), (seconds) => {
        expect(durationSeconds(isoDuration(seconds))).toBe(seconds);
      }),
    );
  });
});

describe('a duration in words', () => {
  test.each([
    // seconds, in words, exactly, in a table
    [0, '0 s', '0 s', '0 min  0 s'],
    [1, '1 s', '1 s', '0 min  1 s'],
    [59, '59 s', '59 s', '0 min 59 s'],
    [MINUTE, '1 min', '1 min', '1 min  0 s'],
    [15 * MINUTE + 22, '15 min 22 s', '15 min 22 s', '15 min 22 s'],
    [HOUR - 1, '59 min 59 s', '59 min 59 s', '59 min 59 s'],
    [HOUR, '1 h', '1 h', '1 h  0 min'],
    [4 * HOUR + 55 * MINUTE + 59, '4 h 55 min', '4 h 55 min 59 s', '4 h 55 min'],
    [DAY - 1, '23 h 59 min', '23 h 59 min 59 s', '23 h 59 min'],
    [DAY, '1 day', '1 day', '1 d  0 h'],
    [DAY + 30 * MINUTE, '1 day', '1 day 30 min', '1 d  0 h'],
    [2 * DAY - 1, '1 day 23 h', '1 day 23 h 59 min 59 s', '1 d 23 h'],
    [296 * DAY + 3 * HOUR, '296 days 3 h', '296 days 3 h', '296 d  3 h'],
    [1705 * DAY, '1,705 days', '1,705 days', '1,705 d  0 h'],
    [1_234_567 * DAY, '1,234,567 days', '1,234,567 days', '1,234,567 d  0 h'],
    [6.5, '6 s', '6 s', '0 min  6 s'],
  ])('%d seconds are "%s"', (seconds, words, exactly, table) => {
    expect(plain(formatDuration(seconds))).toBe(words);
    expect(plain(formatExactDuration(seconds))).toBe(exactly);
    expect(plain(formatShortDuration(seconds))).toBe(table);
  });

  test('keeps a number and its unit on one line, and lets the line break between the two units', () => {
    expect(formatDuration(296 * DAY + 3 * HOUR)).toBe('296\u00a0days 3\u00a0h');
  });

  test('pads the smaller unit of a table with a figure space', () => {
    expect(formatShortDuration(296 * DAY + 3 * HOUR)).toBe('296\u00a0d\u00a0\u20073\u00a0h');
  });
});
