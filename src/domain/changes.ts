/**
 * What changed between two snapshots, as data: the history file `changes.json`, the difference that it grows by, and
 * the difference in one line.
 */
import { z } from 'zod';

import { changedFields } from './changed-fields.ts';
import type { Snapshot, SnapshotPart } from './schema.ts';

/** Version of the history's format. */
export const HISTORY_SCHEMA = 1;

/** What a record of each part is called in the history. */
export const recordKinds = {
  spacecraft: 'spacecraft',
  configurations: 'configuration',
  agencies: 'agency',
  families: 'family',
  types: 'type',
  statuses: 'status',
  agency_types: 'agency_type',
  launch_statuses: 'launch_status',
  net_precisions: 'net_precision',
  orbits: 'orbit',
  launcher_configurations: 'launcher_configuration',
  launch_service_providers: 'launch_service_provider',
  pads: 'pad',
  locations: 'location',
  programs: 'program',
  landing_types: 'landing_type',
  landing_locations: 'landing_location',
  astronauts: 'astronaut',
  astronaut_roles: 'astronaut_role',
  space_stations: 'space_station',
  docking_locations: 'docking_location',
  images: 'image',
  licences: 'licence',
} as const satisfies Record<SnapshotPart, string>;

export type RecordKind = (typeof recordKinds)[SnapshotPart];

const moment = z.iso.datetime({ precision: 0, error: 'expected a UTC time such as 2026-08-23T01:31:13Z' });
const changedRecord = {
  kind: z.enum(Object.values(recordKinds)),
  // Ids of LL2's small lists begin with 0.
  id: z.int().nonnegative({ error: 'expected an id, a whole number of 0 or more' }),
  name: z.string(),
};
const rowSchema = z.strictObject(changedRecord);

/**
 * A value of a field. What was read from JSON is JSON; a type that says so contains itself, which breaks what programs
 * make of a published schema.
 */
export const jsonValue = z.unknown();

/** One run that changed something. */
export const entrySchema = z.strictObject({
  /** The snapshot's `source.fetched_at` from that run on. */
  at: moment,
  /** What happened, where a list of records would say nothing: a whole snapshot replaced a partial one. */
  note: z.string().min(1).optional(),
  added: z.array(rowSchema),
  /** Craft have their last record whole, for the page that stays at their permanent address. */
  removed: z.array(rowSchema.extend({ record: z.record(z.string(), jsonValue).optional() })),
  changed: z.array(
    z.strictObject({
      ...changedRecord,
      /** The snapshot's own fields, each with its old and its new value, whole. */
      fields: z.record(z.string(), z.array(jsonValue).length(2, { error: 'expected a list of two, old and new' })),
    }),
  ),
});

/** The file `changes.json`: newest entry last. */
export const historySchema = z.strictObject({
  schema: z.literal(HISTORY_SCHEMA, { error: `expected ${HISTORY_SCHEMA}, the format that this version reads` }),
  /** `source.fetched_at` of the snapshot that the first entry compares with. */
  since: moment.optional(),
  entries: z.array(entrySchema),
});

export type History = z.infer<typeof historySchema>;
export type HistoryEntry = z.infer<typeof entrySchema>;

/** Any row of a snapshot. */
export type Row = Snapshot[SnapshotPart][number];

/** A record that is only in one of two snapshots. */
export interface RowChange {
  part: SnapshotPart;
  row: Row;
}

/** A record that is in both and differs. */
export interface FieldChanges {
  part: SnapshotPart;
  id: number;
  /** The new name. */
  name: string;
  /** Field, old value, new value. */
  fields: Record<string, [old: unknown, new: unknown]>;
}

/** What must be done to one snapshot's records to have the other's. */
export interface Difference {
  added: RowChange[];
  removed: RowChange[];
  changed: FieldChanges[];
}

const parts = Object.keys(recordKinds) as SnapshotPart[];

/**
 * What changed from one snapshot to the next: by part in the order of {@link recordKinds}, then by id. The growth of time of
 * a craft in space, `as_of`, details of a flight that were not read before and a move of pictures between hosts of Launch
 * Library 2's storage are no changes; the description of the source is not compared.
 */
export function diffSnapshots(old: Snapshot, next: Snapshot): Difference {
  const difference: Difference = { added: [], removed: [], changed: [] };
  for (const part of parts) {
    const before = new Map<number, Row>(old[part].map((row) => [row.id, row]));
    const after = new Map<number, Row>(next[part].map((row) => [row.id, row]));
    for (const id of [...new Set([...before.keys(), ...after.keys()])].sort((a, b) => a - b)) {
      const was = before.get(id);
      const is = after.get(id);
      if (!was && is) difference.added.push({ part, row: is });
      if (was && !is) difference.removed.push({ part, row: was });
      if (was && is) {
        const fields = changedFields(part, was, is);
        if (Object.keys(fields).length > 0) difference.changed.push({ part, id, name: is.name, fields });
      }
    }
  }
  return difference;
}

/**
 * The old snapshot with a difference applied: the new one, but for what {@link diffSnapshots} leaves out. Rows are in
 * order of id.
 *
 * @throws RangeError when the difference changes a record that the snapshot does not hold
 */
export function applyDifference(old: Snapshot, difference: Difference): Snapshot {
  const rows = new Map(parts.map((part) => [part, new Map<number, Row>(old[part].map((row) => [row.id, row]))]));
  for (const { part, row } of difference.removed) rows.get(part)?.delete(row.id);
  for (const { part, row } of difference.added) rows.get(part)?.set(row.id, row);
  for (const { part, id, fields } of difference.changed) {
    const row = rows.get(part)?.get(id);
    if (!row)
      throw new RangeError(`the difference changes ${recordKinds[part]} ${id}, which the snapshot does not hold`);
    const changed = Object.fromEntries(Object.entries(fields).map(([field, [, value]]) => [field, value]));
    rows.get(part)?.set(id, { ...row, ...changed });
  }
  const sorted = parts.map((part) => [part, [...(rows.get(part)?.values() ?? [])].sort((a, b) => a.id - b.id)]);
  return { ...old, ...(Object.fromEntries(sorted) as Pick<Snapshot, SnapshotPart>) };
}

/** Whether a difference holds nothing. */
export function isEmpty({ added, removed, changed }: Difference): boolean {
  return added.length === 0 && removed.length === 0 && changed.length === 0;
}

/**
 * The entry of the history that a difference makes.
 *
 * @param at - moment of the change, the new snapshot's `source.fetched_at`
 */
export function entryOf(difference: Difference, at: string): HistoryEntry {
  const named = ({ part, row }: RowChange) => ({ kind: recordKinds[part], id: row.id, name: row.name });
  return {
    at,
    added: difference.added.map(named),
    removed: difference.removed.map((change) => ({
      ...named(change),
      ...(change.part === 'spacecraft' && { record: { ...change.row } }),
    })),
    changed: difference.changed.map(({ part, id, name, fields }) => ({
      kind: recordKinds[part],
      id,
      name,
      fields,
    })),
  };
}

/** The text of a history file; the same history gives the same bytes. */
export function serialiseHistory(history: History): string {
  return `${JSON.stringify(history, null, 1)}\n`;
}

/** Names that a headline holds before it says "and 9 more". */
const NAMES_IN_HEADLINE = 3;

/**
 * A difference in one line, fit to be the first of a commit message: spacecraft first, other records only where no
 * spacecraft changed.
 *
 * @example '12 changed, 2 new: Soyuz MS-28, Crew Dragon C213, Crew Dragon Endeavour and 11 more'
 */
export function headline(difference: Difference): string {
  const ofCraft = ({ part }: { part: SnapshotPart }) => part === 'spacecraft';
  const all = { ...difference };
  const craft: Difference = {
    added: all.added.filter(ofCraft),
    removed: all.removed.filter(ofCraft),
    changed: all.changed.filter(ofCraft),
  };
  const shown = isEmpty(craft) ? all : craft;
  const counts = [
    [shown.changed.length, 'changed'],
    [shown.added.length, 'new'],
    [shown.removed.length, 'gone'],
  ] as const;
  const words = counts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`);
  if (words.length === 0) return 'Nothing changed';
  const names = [...shown.added, ...shown.removed].map((change) => nameOf(change.part, change.row));
  names.push(...shown.changed.map((change) => nameOf(change.part, change)));
  return `${words.join(', ')}: ${listOfNames(names)}`;
}

function listOfNames(names: readonly string[]): string {
  const shown = names.slice(0, NAMES_IN_HEADLINE).join(', ');
  const more = names.length - NAMES_IN_HEADLINE;
  return more > 0 ? `${shown} and ${more} more` : shown;
}

function nameOf(part: SnapshotPart, { id, name }: { id: number; name: string }): string {
  const label = name.replaceAll(/\s+/g, ' ').trim() || String(id);
  return part === 'spacecraft' ? label : `${recordKinds[part].replace('_', ' ')} ${label}`;
}
