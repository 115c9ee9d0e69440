/**
 * Follows every reference from spacecraft and configurations. Reached records stay; missing ones come from the last good
 * snapshot; a reference that neither has becomes null and a problem.
 */
import type { Problem } from '#domain/check.ts';
import type { Snapshot, SnapshotPart, SpacecraftRecord } from '#domain/schema.ts';

import type { ReferencePart, ReferenceRow, References } from './references.ts';

interface Row {
  id: number;
  name: string;
}

/** Fields with the id, or a list of ids, of records of another part. */
const referenceFields: Record<SnapshotPart, Readonly<Record<string, ReferencePart>>> = {
  spacecraft: { status: 'statuses', spacecraft_config: 'configurations', image: 'images' },
  configurations: { type: 'types', agency: 'agencies', family: 'families', image: 'images' },
  agencies: { type: 'agency_types', image: 'images', logo: 'images', social_logo: 'images' },
  families: { manufacturer: 'agencies', parent: 'families' },
  images: { license: 'licences' },
  types: {},
  statuses: {},
  agency_types: {},
  licences: {},
};

/**
 * The records of a snapshot, without dangling references.
 *
 * @param configurations - ids that stay even if no craft refers to them
 * @param problems - collects a problem for each dangling reference
 */
export function resolveReferences(
  spacecraft: readonly SpacecraftRecord[],
  references: References,
  configurations: readonly number[],
  old: Snapshot | null,
  problems: Problem[],
): Pick<Snapshot, SnapshotPart> {
  const found = new Map<ReferencePart, Map<number, Row>>();
  const rowsOf = (part: ReferencePart) => {
    const rows = found.get(part) ?? new Map<number, Row>();
    found.set(part, rows);
    return rows;
  };
  const fetched = lookUp((part) => references.rowsOf(part));
  const lastGood = lookUp((part) => old?.[part] ?? []);

  // A queue rather than recursion: a chain of families may be long, or a ring.
  const waiting: { part: ReferencePart; row: Row }[] = [];

  function reach(part: ReferencePart, id: number): boolean {
    if (rowsOf(part).has(id)) return true;
    const row = fetched(part, id) ?? lastGood(part, id);
    if (!row) return false;
    rowsOf(part).set(id, row);
    waiting.push({ part, row });
    return true;
  }

  function followed<Kind extends Row>(part: SnapshotPart, row: Kind): Kind {
    const changes: Record<string, unknown> = {};
    for (const [field, target] of Object.entries(referenceFields[part])) {
      const value = (row as unknown as Record<string, number | number[] | null>)[field];
      const ids = Array.isArray(value) ? value : value === null || value === undefined ? [] : [value];
      const sound = ids.filter((id) => reach(target, id));
      if (sound.length === ids.length) continue;
      changes[field] = Array.isArray(value) ? sound : null;
      const lost = ids.filter((id) => !sound.includes(id)).join(', ');
      const message = `refers to ${target} ${lost}, which could not be read; it counts as not recorded`;
      problems.push({ record: `${part} ${row.id} (${row.name})`, path: field, message });
    }
    return Object.keys(changes).length > 0 ? { ...row, ...changes } : row;
  }

  const craft = spacecraft.map((row) => followed('spacecraft', row));
  for (const { id } of references.rowsOf('configurations')) reach('configurations', id);
  for (const id of configurations) reach('configurations', id);
  for (const { part, row } of waiting) rowsOf(part).set(row.id, followed(part, row));
  const sorted = <Part extends ReferencePart>(part: Part) =>
    [...rowsOf(part).values()].sort((a, b) => a.id - b.id) as ReferenceRow<Part>[];
  return {
    spacecraft: craft.sort((a, b) => a.id - b.id),
    configurations: sorted('configurations'),
    agencies: sorted('agencies'),
    families: sorted('families'),
    types: sorted('types'),
    statuses: sorted('statuses'),
    agency_types: sorted('agency_types'),
    images: sorted('images'),
    licences: sorted('licences'),
  };
}

/** Looks rows up by part and id, with indexes on demand. */
function lookUp(rowsOf: (part: ReferencePart) => readonly Row[]): (part: ReferencePart, id: number) => Row | undefined {
  const indexes = new Map<ReferencePart, Map<number, Row>>();
  return (part, id) => {
    const index = indexes.get(part) ?? new Map(rowsOf(part).map((row) => [row.id, row]));
    indexes.set(part, index);
    return index.get(id);
  };
}
