import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { snapshots } from '../../tests/support/snapshot-arbitrary.ts';
import { craft, snapshotWith } from '../../tests/fixtures/builders.ts';
import { applyDifference, diffSnapshots, entryOf, isEmpty } from './changes.ts';
import type { Difference, History, HistoryEntry, Row, RowChange } from './changes.ts';
import {
  comparableMoments,
  diffSchema,
  diffSince,
  GAP,
  namesInHistory,
  partOf,
  publishedHistory,
  withEntry,
} from './history.ts';
import type { Diff } from './history.ts';
import type { Snapshot } from './schema.ts';

const at = (day: number) => `2026-01-${String(day).padStart(2, '0')}T00:00:00Z`;
const entry = (day: number, more: Partial<HistoryEntry> = {}): HistoryEntry => ({
  at: at(day),
  added: [],
  removed: [],
  changed: [],
  ...more,
});
const dated = (made: Snapshot, day: number): Snapshot => ({
  ...made,
  source: { ...made.source, fetched_at: at(day) },
});

/** The history that runs with these snapshots would have written. */
function historyOf(chain: readonly Snapshot[]): History {
  return chain.slice(1).reduce<History>(
    (history, next, index) => {
      const old = chain[index]!;
      return withEntry(history, old.source.fetched_at, entryOf(diffSnapshots(old, next), next.source.fetched_at));
    },
    { schema: 1, entries: [] },
  );
}

/** A client's way of bringing its snapshot up to date: take whole records in, throw others out. */
function applied(old: Snapshot, { added, removed, changed }: Diff): Snapshot {
  const whole = [...added, ...changed].map(({ kind, record }): RowChange => ({
    part: partOf[kind],
    row: record as unknown as Row,
  }));
  const gone = removed.map(({ kind, id, name }): RowChange => ({ part: partOf[kind], row: { id, name } }));
  const difference: Difference = { added: whole, removed: gone, changed: [] };
  return applyDifference(old, difference);
}

describe('a difference over several snapshots', () => {
  test('makes the present one of any that came before', () => {
    const chains = fc.array(snapshots, { minLength: 1, maxLength: 5 });
    let steps = 0;
    fc.assert(
      fc.property(chains, (made) => {
        const chain = made.map((each, index) => dated(each, index + 1));
        const now = chain.at(-1)!;
        const history = publishedHistory(historyOf(chain), now.source.fetched_at);
        const moments = comparableMoments(history, now, 100);
        expect(moments).toEqual(chain.map(({ source }) => source.fetched_at));
        chain.forEach((old) => {
          const diff = diffSchema.parse(diffSince(history, now, old.source.fetched_at));
          expect(isEmpty(diffSnapshots(applied(old, diff), now))).toBe(true);
          steps += diff.added.length + diff.changed.length + diff.removed.length;
        });
      }),
    );
    expect(steps).toBeGreaterThan(100);
  });

  test('of a snapshot to itself is empty', () => {
    const now = dated(snapshotWith(), 3);
    const diff = diffSince(publishedHistory(null, at(3)), now, at(3));
    expect(diff).toEqual({ schema: 1, from: at(3), to: at(3), added: [], removed: [], changed: [] });
  });

  test('says nothing of what came and went, and whole what went and came', () => {
    const now = dated(snapshotWith({ spacecraft: [craft({ id: 1, name: 'Heron' })] }), 3);
    const row = (id: number) => ({ kind: 'spacecraft' as const, id, name: `Heron ${id}` });
    const entries = [
      entry(2, { added: [row(9)], removed: [row(1)] }),
      entry(3, { added: [row(1)], removed: [row(9)] }),
    ];
    const diff = diffSince(publishedHistory({ schema: 1, since: at(1), entries }, at(3)), now, at(1));
    expect(diff.added.map(({ id }) => id)).toEqual([1]);
    expect([...diff.removed, ...diff.changed]).toEqual([]);
  });
});

describe('the snapshots that can be compared with the present one', () => {
  const now = dated(snapshotWith(), 5);
  const moments = (history: History, most = 100) => comparableMoments(publishedHistory(history, at(5)), now, most);

  test.each<[string, History, string[]]>([
    ['without entries: itself', { schema: 1, entries: [] }, [at(5)]],
    ['with the one before the first entry', { schema: 1, since: at(1), entries: [entry(5)] }, [at(1), at(5)]],
    ['without it, where it is not on record', { schema: 1, entries: [entry(3), entry(5)] }, [at(3), at(5)]],
    [
      'none before a note, which lists no records',
      { schema: 1, since: at(1), entries: [entry(2), entry(3, { note: 'All new.' }), entry(5)] },
      [at(3), at(5)],
    ],
    ['itself alone, where the history ends earlier', { schema: 1, since: at(1), entries: [entry(2)] }, [at(5)]],
    ['none of what was cut off', { schema: 1, since: at(1), entries: [entry(5), entry(6)] }, [at(1), at(5)]],
  ])('%s', (_, history, expected) => {
    expect(moments(history)).toEqual(expected);
  });

  test('are the newest where there are too many', () => {
    expect(moments({ schema: 1, since: at(1), entries: [entry(2), entry(4), entry(5)] }, 2)).toEqual([at(4), at(5)]);
  });
});

describe('a history with one more entry', () => {
  const none: History = { schema: 1, entries: [] };

  test('begins with the snapshot that its first entry compares with', () => {
    expect(withEntry(none, at(1), entry(2))).toEqual({ schema: 1, since: at(1), entries: [entry(2)] });
  });

  test('says where a snapshot was put in the place of another', () => {
    const before: History = { schema: 1, since: at(1), entries: [entry(2)] };
    const gap = entry(4, { note: GAP });
    expect(withEntry(before, at(4), entry(5)).entries).toEqual([entry(2), gap, entry(5)]);
    expect(withEntry({ ...before, entries: [] }, at(4), entry(5)).entries).toEqual([gap, entry(5)]);
  });

  test('keeps the entries of a history that does not say since when it is kept', () => {
    const before: History = { schema: 1, entries: [entry(2)] };
    expect(withEntry(before, at(2), entry(5))).toEqual({ schema: 1, entries: [entry(2), entry(5)] });
  });

  test('takes back what is newer than the snapshot', () => {
    const before: History = { schema: 1, since: at(1), entries: [entry(2), entry(4)] };
    expect(withEntry(before, at(2), entry(5)).entries).toEqual([entry(2), entry(5)]);
  });
});

describe('the history as it is published', () => {
  test.each<[string, History | null, string]>([
    ['the snapshot itself, without a history', null, at(5)],
    ['the snapshot before the first entry', { schema: 1, since: at(1), entries: [entry(2)] }, at(1)],
    ['the first entry, where that is not on record', { schema: 1, entries: [entry(2), entry(3)] }, at(2)],
    ['no later than the snapshot', { schema: 1, since: at(8), entries: [entry(9)] }, at(5)],
  ])('is kept since %s', (_, history, since) => {
    expect(publishedHistory(history, at(5)).since).toBe(since);
  });
});

describe('the names in a history', () => {
  test('are those before and behind each change, and those of records that are gone', () => {
    const row = (name: string) => ({ kind: 'spacecraft' as const, id: 7, name });
    const history: History = {
      schema: 1,
      entries: [
        entry(1, { added: [row('First')] }),
        entry(2, { changed: [{ ...row('Second'), fields: { name: ['First', 'Second'] } }] }),
        entry(3, { changed: [{ ...row('Third'), fields: { name: ['Second', 'Third'], status: [1, 2] } }] }),
        entry(4, { removed: [row('Third')] }),
      ],
    };
    expect([...namesInHistory(history).get('spacecraft')!.get(7)!]).toEqual(['First', 'Second', 'Third']);
    expect(namesInHistory(history).get('agency')).toBeUndefined();
  });
});
