/** Which fields of a record changed from one snapshot to the next, without what grows or moves by itself. */
import { durationSeconds } from './durations.ts';
import type { FlightRecord, ImageRecord, Snapshot, SnapshotPart, SpacecraftRecord } from './schema.ts';

/** The fields in which two versions of a record differ, each with its old and its new value. */
export function changedFields<Part extends SnapshotPart>(
  part: Part,
  old: Snapshot[Part][number],
  next: Snapshot[Part][number],
): Record<string, [old: unknown, next: unknown]> {
  const was = old as unknown as Record<string, unknown>;
  const is = next as unknown as Record<string, unknown>;
  const same = sameField[part];
  const fields: Record<string, [old: unknown, next: unknown]> = {};
  for (const field of Object.keys(is)) {
    if (deepEqual(was[field], is[field]) || same?.(field, old, next)) continue;
    fields[field] = [was[field], is[field]];
  }
  return fields;
}

/** Fields that may differ without a change, by part. */
const sameField: {
  [Part in SnapshotPart]?: (field: string, old: Snapshot[Part][number], next: Snapshot[Part][number]) => boolean;
} = { spacecraft: sameSpacecraftField, images: sameImageField };

function sameSpacecraftField(field: string, old: SpacecraftRecord, next: SpacecraftRecord): boolean {
  if (field === 'as_of') return true;
  const growing = old.in_space && next.in_space;
  if (field === 'time_in_space' || field === 'time_docked') return growing && hasGrown(old[field], next[field]);
  if (field !== 'flights' || old.flights.length !== next.flights.length) return false;
  return old.flights.every((flight, index) => isSameFlight(flight, next.flights[index], growing));
}

/**
 * Whether two records of a flight differ by nothing but when its details were read, and growing times of one that has not
 * ended.
 */
function isSameFlight(old: FlightRecord, read: FlightRecord | undefined, growing: boolean): boolean {
  if (!read) return false;
  const details = read.details && old.details && { ...read.details, as_of: old.details.as_of };
  const next = { ...read, details: details ?? old.details };
  if (!growing || old.mission_end !== null || next.mission_end !== null) return deepEqual(old, next);
  const { duration, docked } = old;
  const grown = {
    ...(hasGrown(duration, next.duration) && { duration }),
    ...((docked === null || hasGrown(docked, next.docked)) && { docked }),
  };
  return deepEqual(old, { ...next, ...grown });
}

function hasGrown(old: string | null, next: string | null): boolean {
  return old !== null && next !== null && durationSeconds(next) >= durationSeconds(old);
}

/** Launch Library 2's picture storage: the same picture is given under its production or its development host. */
const STORAGE = /^https?:\/\/[\w-]+\.nyc3\.digitaloceanspaces\.com(?=\/)/i;

function sameImageField(field: string, old: ImageRecord, next: ImageRecord): boolean {
  if (field === 'image_url' || field === 'thumbnail_url')
    return withoutStorage(old[field]) === withoutStorage(next[field]);
  if (field !== 'variants' || old.variants.length !== next.variants.length) return false;
  return old.variants.every((variant, index) => {
    const other = next.variants[index];
    if (!other || withoutStorage(variant.image_url) !== withoutStorage(other.image_url)) return false;
    return deepEqual({ ...variant, image_url: '' }, { ...other, image_url: '' });
  });
}

function withoutStorage(address: string | null): string | null {
  return address?.replace(STORAGE, '') ?? null;
}

/** Whether two values of JSON are equal, whatever the order of their keys. */
function deepEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every(
    (key) =>
      Object.hasOwn(b, key) && deepEqual((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
  );
}
