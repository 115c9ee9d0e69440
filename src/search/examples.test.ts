import { expect, test } from 'vitest';

import { madeUpCraft, madeUpFacets } from '../../tests/support/made-up-names.ts';
import { exampleQueries } from './examples.ts';
import { createMatcher } from './matcher.ts';
import { namesIndex, readNames } from './names.ts';

test('each finds something', () => {
  const rows = readNames(namesIndex(madeUpCraft(40), madeUpFacets));
  const examples = exampleQueries(rows);
  expect(examples.length).toBeGreaterThan(2);
  for (const example of examples) expect(createMatcher(rows).match(example)).not.toEqual([]);
});

test('there are none without craft', () => {
  expect(exampleQueries([])).toEqual([]);
});
