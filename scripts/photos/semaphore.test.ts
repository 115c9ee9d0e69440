import { describe, expect, test } from 'vitest';

import { Semaphore } from './semaphore.ts';

/** Runs all pending callbacks. */
const flush = () => new Promise((resolve) => setImmediate(resolve));

/** Queues tasks in order. @returns the indexes of those running, and their permits */
function queue(semaphore: Semaphore, costs: readonly number[]) {
  const running: number[] = [];
  const permits = costs.map(async (cost, index) => {
    const permit = await semaphore.acquire(cost);
    running.push(index);
    return {
      ...permit,
      release: () => {
        running.splice(running.indexOf(index), 1);
        permit.release();
      },
    };
  });
  return { running, permits };
}

describe('a semaphore', () => {
  test('admits as many tasks as its limit', async () => {
    const { running, permits } = queue(new Semaphore(2, 100), [1, 1, 1]);
    await flush();
    expect(running).toEqual([0, 1]);
    (await permits[0])?.release();
    await flush();
    expect(running).toEqual([1, 2]);
  });

  test('admits tasks up to the cost limit, and none ahead of one that waits', async () => {
    const { running, permits } = queue(new Semaphore(9, 100), [60, 60, 10]);
    await flush();
    expect(running).toEqual([0]);
    (await permits[0])?.reduce(40);
    await flush();
    expect(running).toEqual([0, 1]);
    (await permits[0])?.release();
    await flush();
    expect(running).toEqual([1, 2]);
  });

  test('runs a task alone that costs more than the limit', async () => {
    const { running, permits } = queue(new Semaphore(9, 100), [10, 500, 10]);
    await flush();
    expect(running).toEqual([0]);
    (await permits[0])?.release();
    await flush();
    expect(running).toEqual([1]);
    (await permits[1])?.release();
    await flush();
    expect(running).toEqual([2]);
  });
});
