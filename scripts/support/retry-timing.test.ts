import { describe, expect, test } from 'vitest';

import { backoff, retryAfterSeconds, throttleSeconds } from './retry-timing.ts';

const now = Date.UTC(2030, 0, 1, 12);

describe('Retry-After', () => {
  test.each([
    ['3419', 3419],
    [' 0 ', 0],
    ['99999999999', 86_400],
    ['Tue, 01 Jan 2030 12:00:30 GMT', 30],
    ['Tuesday, 01-Jan-30 12:00:30 GMT', 30],
    ['Tue Jan  1 12:00:30 2030 GMT', 30],
    ['Tue, 01 Jan 2030 11:00:00 GMT', 0],
    ['-5', null],
    ['1.5', null],
    ['soon', null],
    ['2030', 2030],
    ['', null],
    [undefined, null],
  ])('%j is %j seconds', (header, seconds) => {
    expect(retryAfterSeconds(header, now)).toBe(seconds);
  });
});

test.each([
  ['Request was throttled. Expected available in 3419 seconds.', 3419],
  ['Request was throttled. Expected available in 1 second.', 1],
  ['Request was throttled.', null],
])('"%s" asks for %j seconds', (text, seconds) => {
  expect(throttleSeconds(text)).toBe(seconds);
});

test('waits longer each time, a quarter more or less', () => {
  expect([1, 2, 3, 4].map((attempt) => backoff(attempt, 0.5))).toEqual([1000, 2000, 4000, 8000]);
  expect([0, 1].map((random) => backoff(2, random))).toEqual([1500, 2500]);
});
