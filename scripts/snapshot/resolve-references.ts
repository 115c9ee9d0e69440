/**
 * Follows every reference from spacecraft and configurations. Reached records stay; missing ones come from the last good
 * snapshot; a reference that neither has becomes null and a problem.
 */
import type { Problem } from '#domain/validate-snapshot.ts';
import type { Snapshot, SnapshotPart, SpacecraftRecord } from '#domain/schema.ts';

import { referenceParts } from './references.ts';
import type { ReferencePart, References } from './references.ts';

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
  const resolver = new Resolver(references, old, problems);
  const craft = spacecraft.map((row) => resolver.follow('spacecraft', row)).sort(byId);
  for (const { id } of references.rowsOf('configurations')) resolver.reach('configurations', id);
  for (const id of configurations) resolver.reach('configurations', id);
  resolver.followAll();
  const rows = referenceParts.map((part) => [part, resolver.rowsOf(part).sort(byId)]);
  return { spacecraft: craft, ...(Object.fromEntries(rows) as Pick<Snapshot, ReferencePart>) };
}

class Resolver {
  readonly #found = new Map<ReferencePart, Map<number, Row>>(referenceParts.map((part) => [part, new Map()]));
  /** Rows whose references are still to be followed; a queue, as a chain of families may be long, or a ring. */
  readonly #queue: { part: ReferencePart; row: Row }[] = [];
  readonly #fetched: LookUp;
  readonly #lastGood: LookUp;
  readonly #problems: Problem[];

  constructor(references: References, old: Snapshot | null, problems: Problem[]) {
    this.#fetched = lookUp((part) => references.rowsOf(part));
    this.#lastGood = lookUp((part) => old?.[part] ?? []);
    this.#problems = problems;
  }

  rowsOf(part: ReferencePart): Row[] {
    return [...(this.#found.get(part)?.values() ?? [])];
  }

  /** Includes a record. @returns false where it does not exist */
  reach(part: ReferencePart, id: number): boolean {
    if (this.#found.get(part)?.has(id)) return true;
    const row = this.#fetched(part, id) ?? this.#lastGood(part, id);
    if (!row) return false;
    this.#found.get(part)?.set(id, row);
    this.#queue.push({ part, row });
    return true;
  }

  /** Includes what a row refers to. @returns the row without dangling references */
  follow<Kind extends Row>(part: SnapshotPart, row: Kind): Kind {
    const changes: Record<string, unknown> = {};
    for (const [field, target] of Object.entries(referenceFields[part])) {
      const value = (row as unknown as Record<string, number | number[] | null>)[field];
      const ids = Array.isArray(value) ? value : value === null || value === undefined ? [] : [value];
      const sound = ids.filter((id) => this.reach(target, id));
      if (sound.length === ids.length) continue;
      changes[field] = Array.isArray(value) ? sound : null;
      const lost = ids.filter((id) => !sound.includes(id)).join(', ');
      const message = `refers to ${target} ${lost}, which could not be fetched; treated as not recorded`;
      this.#problems.push({ record: `${part} ${row.id} (${row.name})`, path: field, message });
    }
    return Object.keys(changes).length > 0 ? { ...row, ...changes } : row;
  }

  followAll(): void {
    for (const { part, row } of this.#queue) this.#found.get(part)?.set(row.id, this.follow(part, row));
  }
}

function byId(a: { id: number }, b: { id: number }): number {
  return a.id - b.id;
}

type LookUp = (part: ReferencePart, id: number) => Row | undefined;

/** Looks rows up by part and id, with indexes on demand. */
function lookUp(rowsOf: (part: ReferencePart) => readonly Row[]): LookUp {
  const indexes = new Map<ReferencePart, Map<number, Row>>();
  return (part, id) => {
    const index = indexes.get(part) ?? new Map(rowsOf(part).map((row) => [row.id, row]));
    indexes.set(part, index);
    return index.get(id);
  };
}
