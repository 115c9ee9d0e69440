import { describe, expect, test } from 'vitest';

import { formatFigure, isReached, median } from './figures.ts';
import type { Figure } from './figures.ts';

const figure = (value: number, goal: Figure['goal']): Figure => ({ name: 'build', value, unit: 's', goal });

describe('a figure', () => {
  test.each([
    ['at most', 9.9, true],
    ['at most', 10, true],
    ['at most', 10.1, false],
    ['at least', 9.9, false],
    ['at least', 10, true],
    ['at least', 10.1, true],
  ] as const)('that should be %s 10 and is %d: %s', (bound, value, reached) => {
    const measured = figure(value, { bound, value: 10 });
    expect(isReached(measured)).toBe(reached);
    expect(formatFigure(measured).endsWith(reached ? `${bound} 10` : `${bound} 10, not reached`)).toBe(true);
  });

  test('without a goal is neither reached nor missed', () => {
    expect(isReached(figure(3, null))).toBeNull();
    expect(formatFigure(figure(3, null))).toMatch(/^build +3 s$/);
  });
});

test.each([
  [[3, 1, 2], 2],
  [[10, 9], 10],
  [[7], 7],
])('the median of %j is %d', (values, middle) => {
  expect(median(values)).toBe(middle);
});
