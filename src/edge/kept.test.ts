import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { createKept, LONGEST_KEPT, MOST_BYTES } from './kept.ts';

const create = () => createKept((size: number) => size);

describe('what is kept', () => {
  test('is found again, and nothing else', () => {
    const kept = create();
    kept.keep('a', 1);
    kept.keep('b', 2);
    kept.keep('a', 3);
    expect(['a', 'b', 'c', '__proto__'].map((address) => kept.get(address))).toEqual([3, 2, undefined, undefined]);
  });

  test('makes room by what nobody asked for the longest', () => {
    const kept = create();
    const size = LONGEST_KEPT - 100;
    const fits = Math.floor(MOST_BYTES / LONGEST_KEPT);
    for (let index = 0; index < fits; index += 1) kept.keep(`a${index}`, size);
    kept.get('a0');
    kept.keep('new', size);
    expect([kept.get('a0'), kept.get('a1'), kept.get('a2'), kept.get('new')]).toEqual([size, undefined, size, size]);
  });

  test('is never too long, its address included', () => {
    const kept = create();
    kept.keep('a', LONGEST_KEPT);
    kept.keep('x'.repeat(LONGEST_KEPT), 1);
    expect([kept.get('a'), kept.get('x'.repeat(LONGEST_KEPT))]).toEqual([undefined, undefined]);
  });

  test('stays within its bounds, whatever is kept', () => {
    const address = fc.constantFrom(...Array.from({ length: 60 }, (_, index) => `address ${index}`));
    const size = fc.integer({ min: 0, max: LONGEST_KEPT });
    fc.assert(
      fc.property(fc.array(fc.tuple(address, size), { minLength: 60, maxLength: 120 }), (pairs) => {
        const kept = create();
        for (const [name, bytes] of pairs) kept.keep(name, bytes);
        const found = new Map(pairs.map(([name]) => [name, kept.get(name)]));
        const sum = [...found].reduce(
          (all, [name, bytes]) => all + (bytes === undefined ? 0 : 2 * name.length + bytes),
          0,
        );
        expect(sum).toBeLessThanOrEqual(MOST_BYTES);
        const [last, bytes] = pairs.at(-1)!;
        if (bytes + 2 * last.length <= LONGEST_KEPT) expect(found.get(last)).toBe(bytes);
      }),
    );
  });
});
