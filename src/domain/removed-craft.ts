/** Craft that Launch Library 2 lists no more: what the history kept of them. */
import type { History, HistoryEntry } from './changes.ts';
import { spacecraftSchema } from './schema.ts';
import type { Snapshot, SpacecraftRecord } from './schema.ts';

/** A craft that an earlier snapshot held. */
export interface RemovedCraft {
  id: number;
  /** Its last name. */
  name: string;
  /** `source.fetched_at` of the first snapshot without it. */
  at: string;
  /** Its last record; null where the history is older than records are kept in it, or their format has moved on. */
  record: SpacecraftRecord | null;
}

/** The craft that are gone from a snapshot, by id. */
export function removedCraft(entries: History['entries'], { spacecraft }: Snapshot): RemovedCraft[] {
  const listed = new Set(spacecraft.map(({ id }) => id));
  const gone = new Map<number, RemovedCraft>();
  for (const { at, removed } of entries) {
    for (const row of removed) {
      if (row.kind === 'spacecraft' && !listed.has(row.id)) gone.set(row.id, { ...row, at, record: recordOf(row) });
    }
  }
  return [...gone.values()].toSorted((a, b) => a.id - b.id);
}

function recordOf({ record }: HistoryEntry['removed'][number]): SpacecraftRecord | null {
  return spacecraftSchema.safeParse(record).data ?? null;
}
