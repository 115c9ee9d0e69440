/** The history as a whole: how far it reaches, what records were called, and what changed since an earlier snapshot. */
import { compareTexts } from './compare.ts';
import { z } from 'zod';

import { entrySchema, historySchema, jsonValue, recordKinds } from './changes.ts';
import type { History, HistoryEntry, RecordKind, Row } from './changes.ts';
import type { Snapshot, SnapshotPart } from './schema.ts';

/** Version of the format of a difference between two snapshots. */
export const DIFF_SCHEMA = 1;

/** What an entry says where a snapshot took another's place and nobody compared them. */
export const GAP = 'A snapshot took the place of another with which it was not compared.';

/** The part of a snapshot that holds the records of each kind. */
export const partOf = Object.fromEntries(Object.entries(recordKinds).map(([part, kind]) => [kind, part])) as Record<
  RecordKind,
  SnapshotPart
>;

/** The history as it is published: it always says since when it is kept. */
export const publishedHistorySchema = historySchema.required({ since: true });

export type PublishedHistory = z.infer<typeof publishedHistorySchema>;

const named = entrySchema.shape.added.element;
const record = z.record(z.string(), jsonValue);

/** What changed since an earlier snapshot, with all that is needed to make the later one of it. */
export const diffSchema = z.strictObject({
  schema: z.literal(DIFF_SCHEMA),
  /** `source.fetched_at` of the earlier snapshot. */
  from: entrySchema.shape.at,
  /** `source.fetched_at` of the snapshot that this site was built from. */
  to: entrySchema.shape.at,
  /** Records that are new, or were gone and came back: each whole, as the snapshot has it. */
  added: z.array(named.extend({ record })),
  /** Records that are gone. */
  removed: z.array(named),
  /** Records that changed: the fields that did, and the record whole. */
  changed: z.array(named.extend({ fields: z.array(z.string()), record })),
});

export type Diff = z.infer<typeof diffSchema>;

/**
 * The entries that lead to a snapshot. Those that are newer belong to a run that was cut off before its snapshot was in
 * its place.
 *
 * @param fetchedAt - the snapshot's `source.fetched_at`
 */
export function entriesUpTo({ entries }: History, fetchedAt: string): HistoryEntry[] {
  return entries.filter(({ at }) => at <= fetchedAt);
}

/** The entries that are newer than a snapshot: those that {@link entriesUpTo} leaves out. */
export function entriesAfter({ entries }: History, fetchedAt: string): HistoryEntry[] {
  return entries.filter(({ at }) => at > fetchedAt);
}

/**
 * The history up to a snapshot, with the moment since which it is kept: that of the snapshot which the first entry
 * compares with, or of the first entry where that is not on record; without entries, that of the snapshot itself.
 *
 * @param history - null where there is none
 * @param fetchedAt - the snapshot's `source.fetched_at`
 */
export function publishedHistory(history: History | null, fetchedAt: string): PublishedHistory {
  // A clock that was put back may have left entries out of order.
  const entries = (history === null ? [] : entriesUpTo(history, fetchedAt)).toSorted((a, b) =>
    compareTexts(a.at, b.at),
  );
  const kept = history?.since ?? entries[0]?.at;
  return { schema: 1, since: kept === undefined || kept > fetchedAt ? fetchedAt : kept, entries };
}

/**
 * The history with one more entry. Where the snapshot before it is not the one that the history ends with, an entry says
 * so, so that nobody takes what is not known for nothing. Entries newer than that snapshot are not in it: whoever writes
 * it keeps them elsewhere ({@link entriesAfter}).
 *
 * @param before - `source.fetched_at` of the snapshot that the entry compares with; null where there was none
 */
export function withEntry(history: History, before: string | null, entry: HistoryEntry): History {
  if (before === null) return { ...history, entries: [...history.entries, entry] };
  const entries = entriesUpTo(history, before);
  const end = entries.at(-1)?.at ?? history.since;
  const gap = { at: before, note: GAP, added: [], removed: [], changed: [] };
  return {
    schema: history.schema,
    ...(history.entries.length === 0 || history.since !== undefined ? { since: history.since ?? before } : {}),
    entries: [...entries, ...(end === undefined || end === before ? [] : [gap]), entry],
  };
}

/**
 * Every name that a record was mentioned under, by kind and id; those of records that are gone as well.
 *
 * @returns names in the order in which they came up
 */
export function namesInHistory({
  entries,
}: History): ReadonlyMap<RecordKind, ReadonlyMap<number, ReadonlySet<string>>> {
  const names = new Map<RecordKind, Map<number, Set<string>>>();
  const mention = (kind: RecordKind, id: number, name: unknown) => {
    if (typeof name !== 'string') return;
    const ofKind = names.get(kind) ?? new Map<number, Set<string>>();
    names.set(kind, ofKind.set(id, (ofKind.get(id) ?? new Set()).add(name)));
  };
  for (const { added, removed, changed } of entries) {
    for (const { kind, id, name, fields } of changed) {
      for (const each of fields['name'] ?? []) mention(kind, id, each);
      mention(kind, id, name);
    }
    for (const { kind, id, name } of [...added, ...removed]) mention(kind, id, name);
  }
  return names;
}

/**
 * The snapshots from which every step to the present one is on record, oldest first: their `source.fetched_at`. The
 * present one is always among them.
 *
 * @param most - how many at most; the oldest are left out
 */
export function comparableMoments({ since, entries }: PublishedHistory, snapshot: Snapshot, most: number): string[] {
  const now = snapshot.source.fetched_at;
  if ((entries.at(-1)?.at ?? since) !== now) return [now];
  // What a note stands for has no list of records, so nothing before it can be compared.
  const noted = entries.findLastIndex(({ note }) => note !== undefined);
  const moments = entries.slice(Math.max(noted, 0)).map(({ at }) => at);
  return [...new Set(noted < 0 ? [since, ...moments] : moments)].slice(-most);
}

/**
 * What changed since an earlier snapshot. Records stand whole, as fields may have moved that count as no change alone
 * (see `diffSnapshots`).
 *
 * @param from - one of {@link comparableMoments}
 */
export function diffSince({ entries }: PublishedHistory, snapshot: Snapshot, from: string): Diff {
  const steps = new Map<string, Steps>();
  const stepsOf = ({ kind, id, name }: z.infer<typeof named>, there: boolean) => {
    const key = `${kind} ${id}`;
    const known = steps.get(key) ?? { kind, id, name, wasThere: there, cameBack: false, fields: new Set() };
    known.name = name;
    steps.set(key, known);
    return known;
  };
  for (const { at, added, removed, changed } of entries) {
    if (at <= from) continue;
    for (const row of added) {
      const known = stepsOf(row, false);
      known.cameBack = known.wasThere;
    }
    for (const row of removed) stepsOf(row, true);
    for (const row of changed) {
      const known = stepsOf(row, true);
      for (const field of Object.keys(row.fields)) known.fields.add(field);
    }
  }

  const diff: Diff = { schema: DIFF_SCHEMA, from, to: snapshot.source.fetched_at, added: [], removed: [], changed: [] };
  const rows = rowsByKey(snapshot);
  for (const { kind, id, name, wasThere, cameBack, fields } of inOrder([...steps.values()])) {
    const row = rows.get(`${kind} ${id}`) as Diff['added'][number]['record'] | undefined;
    if (!row) {
      if (wasThere) diff.removed.push({ kind, id, name });
    } else if (!wasThere || cameBack) {
      diff.added.push({ kind, id, name, record: row });
    } else {
      diff.changed.push({ kind, id, name, fields: [...fields].sort(), record: row });
    }
  }
  return diff;
}

/** What happened to one record on the way. */
interface Steps {
  kind: RecordKind;
  id: number;
  name: string;
  wasThere: boolean;
  cameBack: boolean;
  fields: Set<string>;
}

function inOrder(steps: Steps[]): Steps[] {
  const order = Object.keys(partOf) as RecordKind[];
  return steps.sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || a.id - b.id);
}

function rowsByKey(snapshot: Snapshot): ReadonlyMap<string, Row> {
  const all = Object.entries(partOf) as [RecordKind, SnapshotPart][];
  return new Map(all.flatMap(([kind, part]) => snapshot[part].map((row) => [`${kind} ${row.id}`, row] as const)));
}
