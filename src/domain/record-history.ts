/** The history of one record: what changed about it, which of its values are new, and what it belonged to. */
import { flightFieldText, pairFlights } from './flight-changes.ts';
import { epochSeconds } from './dates.ts';
import type { HistoryEntry, RecordKind } from './changes.ts';
import { launchDateOf, withoutSlips } from './flights.ts';
import { parseFlights } from './upgrade-snapshot.ts';
import type { FlightRecord } from './schema.ts';

/** How long a change counts as new, before the date of the snapshot: in days. */
export const NEW_FOR = 30;

/** A field of a record in one entry. */
export interface FieldChange {
  at: string;
  old: unknown;
  next: unknown;
}

/** The changes of each record's fields, oldest first, by {@link recordKey} and field. */
export type FieldHistory = ReadonlyMap<string, ReadonlyMap<string, readonly FieldChange[]>>;

/** What tells a record from all others. */
export function recordKey(kind: RecordKind, id: number): string {
  return `${kind}/${id}`;
}

/** The changes of each record's fields. */
export function fieldHistory(entries: readonly HistoryEntry[]): FieldHistory {
  const histories = new Map<string, Map<string, FieldChange[]>>();
  for (const { at, changed } of entries) {
    for (const { kind, id, fields } of changed) {
      const key = recordKey(kind, id);
      const ofRecord = histories.get(key) ?? new Map<string, FieldChange[]>();
      histories.set(key, ofRecord);
      for (const [field, [old, next]] of Object.entries(fields)) {
        ofRecord.set(field, [...(ofRecord.get(field) ?? []), { at, old, next }]);
      }
    }
  }
  return histories;
}

/**
 * Fields of a record that changed in the last {@link NEW_FOR} days before the snapshot, each with the moment of its
 * latest change.
 *
 * @param fetchedAt - the snapshot's `source.fetched_at`
 */
export function newFields(fields: ReadonlyMap<string, readonly FieldChange[]> | undefined, fetchedAt: string) {
  const found = new Map<string, string>();
  for (const [field, changes] of fields ?? []) {
    const latest = changes.at(-1);
    if (latest && isNew(latest, fetchedAt)) found.set(field, latest.at);
  }
  return found;
}

/**
 * What of a craft's flights changed in the last {@link NEW_FOR} days before the snapshot.
 *
 * @param changes - those of the field `flights`
 * @param now - the flights in the snapshot
 * @returns places in `now` of the flights that are new or read otherwise, and whether first launch and last end moved;
 * null where nothing changed
 */
export function newFlights(
  changes: readonly FieldChange[] | undefined,
  now: readonly FlightRecord[],
  fetchedAt: string,
): { at: string; rows: ReadonlySet<number>; firstLaunch: boolean; lastEnd: boolean } | null {
  const recent = (changes ?? []).filter((change) => isNew(change, fetchedAt));
  const at = recent.at(-1)?.at;
  const old = parseFlights(recent[0]?.old)?.map(withoutSlips);
  if (at === undefined || old === undefined) return null;
  const begun = old.filter(({ outcome }) => outcome !== 'planned');
  const pairs = pairFlights(old, now);
  const differs = (flight: FlightRecord) => {
    const was = pairs.find(({ next }) => next === flight)?.old;
    return !was || flightFieldText(was, flight).length > 0;
  };
  return {
    at,
    rows: new Set(now.flatMap((flight, index) => (differs(flight) ? [index] : []))),
    firstLaunch: launchOf(begun[0]) !== launchOf(now[0]),
    lastEnd: begun.at(-1)?.mission_end !== now.at(-1)?.mission_end,
  };
}

function launchOf(flight: FlightRecord | undefined): string | null {
  return flight ? launchDateOf(flight) : null;
}

/**
 * Ids that a field of a record held around a moment: one, or where it changed at that moment, the old and the new.
 *
 * @param changes - all changes of that field, oldest first
 * @param now - what the snapshot holds; null where the record is not in it, or holds nothing
 */
export function referredAt(changes: readonly FieldChange[] | undefined, now: number | null, at: string): number[] {
  const then = changes?.find((change) => change.at === at);
  const later = changes?.find((change) => change.at > at);
  const values = then ? [then.old, then.next] : later ? [later.old] : [now ?? changes?.at(-1)?.next];
  return [...new Set(values.filter((value) => typeof value === 'number'))];
}

function isNew({ at }: FieldChange, fetchedAt: string): boolean {
  return epochSeconds(fetchedAt) - epochSeconds(at) <= NEW_FOR * 86_400;
}
