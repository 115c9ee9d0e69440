import { describe, expect, test } from 'vitest';

import { formatFileCount, formatMegabytes } from './labels.ts';

describe('megabytes', () => {
  test.each([
    [0, '0.0\u00a0MB'],
    [1, '0.1\u00a0MB'],
    [1_867_908, '1.9\u00a0MB'],
    [123_456_789, '123.5\u00a0MB'],
  ])('%i bytes are %s', (bytes, words) => {
    expect(formatMegabytes(bytes)).toBe(words);
  });
});

describe('formatFileCount', () => {
  test.each([
    [1, '1\u00a0file'],
    [790, '790\u00a0files'],
    [12_345, '12,345\u00a0files'],
  ])('%i is %s', (count, words) => {
    expect(formatFileCount(count)).toBe(words);
  });
});
