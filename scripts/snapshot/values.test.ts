import { describe, expect, test } from 'vitest';

import type { Problem } from '#domain/validate-snapshot.ts';

import { cleanLine, cleanText, ValueReader } from './values.ts';

test.each([
  ['a\r\nb\n\nc', 'a\nb\n\nc'],
  ['a\rb', 'ab'],
  ['\u0000\u001b[31mred\u007f\u009b', '[31mred'],
  ['tab\tstays', 'tab\tstays'],
  ['half \ud83d of a pair', 'half \ufffd of a pair'],
  ['</script><!-- “quotes” 🛰', '</script><!-- “quotes” 🛰'],
])('text %j becomes %j', (text, clean) => {
  expect(cleanText(text)).toBe(clean);
});

test('a name is one line', () => {
  expect(cleanLine('a\r\n\tb')).toBe('a b');
});

describe('a value that cannot be used', () => {
  const cases: [
    method: 'count' | 'metres' | 'duration' | 'link' | 'day' | 'moment' | 'dayOrMoment',
    good: unknown,
    value: unknown,
    bad: unknown[],
  ][] = [
    ['count', 3, 3, [-1, 1.5, 2 ** 60]],
    ['metres', 3.9, 3.9, [0, -1]],
    ['duration', 'P1DT2H', 'P1DT2H', ['-P1D', 'P1Y', 'P', '1 day']],
    [
      'link',
      'HTTP://a.example/?b=c',
      'HTTP://a.example/?b=c',
      ['javascript:x', '//a.example', 'data:,x', 'https://a b'],
    ],
    ['day', '2024-02-29', '2024-02-29', ['2023-02-29', '2024-2-9', '2024']],
    [
      'moment',
      '2024-02-29T12:00:00.5+02:00',
      '2024-02-29T10:00:00Z',
      ['2023-02-30T00:00:00Z', '2024-02-29T25:00:00Z', 'now'],
    ],
    ['dayOrMoment', '2024-02-29', '2024-02-29', ['2024-13-01']],
  ];

  test.each(cases)('%s', (method, good, value, bad) => {
    const problems: Problem[] = [];
    const reader = new ValueReader('spacecraft 1', problems);
    const read = (input: unknown) => reader[method]('field', input as never);
    expect([read(good), read(null), read(undefined)]).toEqual([value, null, null]);
    expect(problems).toEqual([]);
    expect(bad.map(read)).toEqual(bad.map(() => null));
    expect(problems).toHaveLength(bad.length);
    expect(problems[0]).toMatchObject({ record: 'spacecraft 1', path: 'field' });
    expect(problems[0]?.message).toMatch(/^expected .*, got .*; treated as not recorded$/);
  });
});
