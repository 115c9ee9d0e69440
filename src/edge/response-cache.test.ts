import fc from 'fast-check';
import { expect, test } from 'vitest';

import { createResponseCache, MAX_BYTES, MAX_ENTRY_BYTES } from './response-cache.ts';
import type { JsonResponse } from './responses.ts';

const memory = new ArrayBuffer(MAX_ENTRY_BYTES);
const response = (size: number): JsonResponse => ({ body: new Uint8Array(memory, 0, size), headers: {} });

test('the response that was not used for the longest time makes room', () => {
  const cache = createResponseCache();
  const value = response(MAX_ENTRY_BYTES - 100);
  for (let index = 0; index < Math.floor(MAX_BYTES / MAX_ENTRY_BYTES); index += 1) cache.set(`a${index}`, value);
  cache.get('a0');
  cache.set('new', value);
  expect(['a0', 'a1', 'a2', 'new'].map((address) => cache.has(address))).toEqual([true, false, true, true]);
});

test('a response that is too large with its address is not cached', () => {
  const cache = createResponseCache();
  cache.set('a', response(MAX_ENTRY_BYTES));
  cache.set('x'.repeat(MAX_ENTRY_BYTES), response(1));
  expect(cache.size).toBe(0);
});

test('the cache stays within its limit and has the latest response', () => {
  const address = fc.integer({ min: 0, max: 59 }).map((index) => `address ${index}`);
  const size = fc.integer({ min: 1, max: MAX_ENTRY_BYTES - 100 });
  fc.assert(
    fc.property(fc.array(fc.tuple(address, size), { minLength: 40, maxLength: 60 }), (pairs) => {
      const cache = createResponseCache();
      for (const [name, bytes] of pairs) cache.set(name, response(bytes));
      const sum = [...cache.entries()].reduce((all, [name, { body }]) => all + 2 * name.length + body.length, 0);
      expect(sum).toBeLessThanOrEqual(MAX_BYTES);
      const [last, bytes] = pairs.at(-1)!;
      expect(cache.get(last)?.body.length).toBe(bytes);
    }),
    { numRuns: 20 },
  );
});
