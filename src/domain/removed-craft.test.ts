import { expect, test } from 'vitest';

import { craft, snapshotWith } from '../../tests/fixtures/builders.ts';
import { diffSnapshots, entryOf } from './changes.ts';
import { removedCraft } from './removed-craft.ts';

const [one, two, three] = [craft({ id: 1 }), craft({ id: 2, name: 'Heron 2' }), craft({ id: 3 })];

test('a craft that a refresh did not find again is kept whole by the history, until it is back', () => {
  const before = snapshotWith({ spacecraft: [one, two, three] });
  const after = snapshotWith({ spacecraft: [one] });
  const entry = entryOf(diffSnapshots(before, after), '2026-03-01T00:00:00Z');
  expect(removedCraft([entry], after)).toEqual([
    expect.objectContaining({ id: 2, name: 'Heron 2', at: '2026-03-01T00:00:00Z', record: two }),
    expect.objectContaining({ id: 3, record: three }),
  ]);
  expect(removedCraft([entry], before)).toEqual([]);
});

test('an entry of an earlier format has its name alone', () => {
  const entry = {
    at: '2026-03-01T00:00:00Z',
    added: [],
    removed: [
      { kind: 'spacecraft' as const, id: 8, name: 'Gone' },
      { kind: 'agency' as const, id: 9, name: 'Works' },
      { kind: 'spacecraft' as const, id: 7, name: 'Odd', record: { id: 7, wings: 2 } },
    ],
    changed: [],
  };
  expect(removedCraft([entry], snapshotWith())).toMatchObject([
    { id: 7, name: 'Odd', record: null },
    { id: 8, name: 'Gone', record: null },
  ]);
});
