import { describe, expect, test } from 'vitest';

import { Semaphore } from './semaphore.ts';

/** Lets everything that can happen by itself happen. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

/** Some that want in, in order. @returns who is inside, and each one's way out */
function queue(gate: Semaphore, costs: readonly number[]) {
  const inside: number[] = [];
  const places = costs.map(async (cost, index) => {
    const place = await gate.enter(cost);
    inside.push(index);
    return {
      ...place,
      leave: () => {
        inside.splice(inside.indexOf(index), 1);
        place.leave();
      },
    };
  });
  return { inside, places };
}

describe('a gate', () => {
  test('lets in as many as there are slots', async () => {
    const { inside, places } = queue(new Semaphore(2, 100), [1, 1, 1]);
    await settle();
    expect(inside).toEqual([0, 1]);
    (await places[0])?.leave();
    await settle();
    expect(inside).toEqual([1, 2]);
  });

  test('lets in as much as there is room for, and nobody past one who waits', async () => {
    const { inside, places } = queue(new Semaphore(9, 100), [60, 60, 10]);
    await settle();
    expect(inside).toEqual([0]);
    (await places[0])?.shrink(40);
    await settle();
    expect(inside).toEqual([0, 1]);
    (await places[0])?.leave();
    await settle();
    expect(inside).toEqual([1, 2]);
  });

  test('lets in alone what takes more than there is', async () => {
    const { inside, places } = queue(new Semaphore(9, 100), [10, 500, 10]);
    await settle();
    expect(inside).toEqual([0]);
    (await places[0])?.leave();
    await settle();
    expect(inside).toEqual([1]);
    (await places[1])?.leave();
    await settle();
    expect(inside).toEqual([2]);
  });
});
