import { expect, test, vi } from 'vitest';

import { contextOf } from '../tests/fixtures/context.ts';

import { memoize } from './context.ts';

test.each([
  ['a value', 1],
  ['undefined', undefined],
])('%s is computed once for each context', (_, value) => {
  const compute = vi.fn(() => value);
  const memoized = memoize(compute);
  const [one, other] = [contextOf(), contextOf()];
  expect(compute).not.toHaveBeenCalled();
  expect([memoized(one), memoized(one), memoized(other), memoized(one)]).toEqual([value, value, value, value]);
  expect(compute.mock.calls).toEqual([[one], [other]]);
});
