import fc from 'fast-check';
import { expect, test } from 'vitest';

import { editsBetween, forgiven } from './edits.ts';

test.for([
  ['endeavour', 'endeavour', 0, 0],
  ['endevour', 'endeavour', 1, 1],
  ['endaevour', 'endeavour', 1, 1],
  ['endeavor', 'endeavour', 1, 1],
  ['endevor', 'endeavour', 2, 2],
  ['endae', 'endeavour', 5, 1],
  ['', 'abc', 3, 0],
  ['abc', '', 3, 3],
] as const)('from %s to %s there are %i errors, to its beginning %i', ([typed, word, whole, beginning]) => {
  expect(editsBetween(typed, word)).toEqual({ whole, beginning });
});

test('errors count the same in both directions, and none more than the longer word has letters', () => {
  const word = fc.stringMatching(/^[a-d]{0,8}$/);
  fc.assert(
    fc.property(word, word, (a, b) => {
      const { whole, beginning } = editsBetween(a, b);
      expect(whole).toBe(editsBetween(b, a).whole);
      expect(whole).toBeLessThanOrEqual(Math.max(a.length, b.length));
      expect(beginning).toBeLessThanOrEqual(whole);
      expect(whole === 0).toBe(a === b);
    }),
  );
});

test('short words are never guessed', () => {
  expect([1, 3, 4, 6, 7, 20].map(forgiven)).toEqual([0, 0, 1, 1, 2, 2]);
});
