import { describe, expect, test } from 'vitest';

import { agency, configuration, craft, family, image } from '../../tests/fixtures/builders.ts';
import { filterReferences, snapshotParts } from './references.ts';
import { snapshotSchema } from './schema.ts';

describe('filterReferences', () => {
  const row = configuration({ id: 1, type: 2, agency: 3, family: [4, 5], image: null });

  test('passes on every reference with its part and its path', () => {
    const seen: unknown[] = [];
    filterReferences('configurations', row, (...reference) => seen.push(reference) > 0);
    expect(seen).toEqual([
      ['types', 2, ['type']],
      ['agencies', 3, ['agency']],
      ['families', 4, ['family', 0]],
      ['families', 5, ['family', 1]],
    ]);
  });

  test('returns the very row where all of them stay', () => {
    expect(filterReferences('configurations', row, () => true)).toBe(row);
  });

  test('empties fields and shortens lists', () => {
    const kept = filterReferences('configurations', row, (_, id) => id === 5);
    expect(kept).toEqual({ ...row, type: null, agency: null, family: [5] });
  });

  test.each([
    ['spacecraft', craft({ id: 1, status: 1, spacecraft_config: 2, image: 3 }), 3],
    ['agencies', agency({ id: 1, type: 1, image: 2, logo: 3, social_logo: 4 }), 4],
    ['families', family({ id: 1, manufacturer: 1, parent: 2 }), 2],
    ['images', image({ id: 1, license: 1 }), 1],
    ['licences', { id: 1, name: 'A', priority: null, link: null }, 0],
  ] as const)('knows the references of %s', (part, record, count) => {
    let found = 0;
    filterReferences(part, record, () => {
      found += 1;
      return true;
    });
    expect(found).toBe(count);
  });
});

test('the parts are the lists of the snapshot', () => {
  const lists = Object.keys(snapshotSchema.shape).filter((field) => field !== 'schema' && field !== 'source');
  expect([...snapshotParts].sort()).toEqual(lists.sort());
});
