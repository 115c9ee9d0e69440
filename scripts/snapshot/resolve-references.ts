/**
 * Follows every reference from spacecraft and configurations. Reached records stay; missing ones come from the last good
 * snapshot; a reference that neither has becomes null and a problem.
 */
import { filterReferences } from '#domain/references.ts';
import type { ReferencePart } from '#domain/references.ts';
import type { Snapshot, SnapshotPart, SpacecraftRecord } from '#domain/schema.ts';
import { formatPath } from '#domain/validate-snapshot.ts';
import type { Problem } from '#domain/validate-snapshot.ts';

import { referenceParts } from './references.ts';
import type { ReferenceRow, References } from './references.ts';

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
  readonly #found = new Map<ReferencePart, Map<number, ReferenceRow>>(referenceParts.map((part) => [part, new Map()]));
  /** Rows whose references are still to be followed; a queue, as a chain of families may be long, or a ring. */
  readonly #queue: { part: ReferencePart; row: ReferenceRow }[] = [];
  readonly #fetched: LookUp;
  readonly #lastGood: LookUp;
  readonly #problems: Problem[];

  constructor(references: References, old: Snapshot | null, problems: Problem[]) {
    this.#fetched = lookUp((part) => references.rowsOf(part));
    this.#lastGood = lookUp((part) => old?.[part] ?? []);
    this.#problems = problems;
  }

  rowsOf(part: ReferencePart): ReferenceRow[] {
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
  follow<Part extends SnapshotPart>(part: Part, row: Snapshot[Part][number]): Snapshot[Part][number] {
    return filterReferences(part, row, (target, id, path) => {
      if (this.reach(target, id)) return true;
      const message = `refers to ${target} ${id}, which could not be fetched; treated as not recorded`;
      const field = formatPath(path.filter((step) => typeof step === 'string'));
      this.#problems.push({ record: `${part} ${row.id} (${row.name})`, path: field, message });
      return false;
    });
  }

  followAll(): void {
    for (const { part, row } of this.#queue) this.#found.get(part)?.set(row.id, this.follow(part, row));
  }
}

function byId(a: { id: number }, b: { id: number }): number {
  return a.id - b.id;
}

type LookUp = (part: ReferencePart, id: number) => ReferenceRow | undefined;

/** Looks rows up by part and id, with indexes on demand. */
function lookUp(rowsOf: (part: ReferencePart) => readonly ReferenceRow[]): LookUp {
  const indexes = new Map<ReferencePart, Map<number, ReferenceRow>>();
  return (part, id) => {
    const index = indexes.get(part) ?? new Map(rowsOf(part).map((row) => [row.id, row]));
    indexes.set(part, index);
    return index.get(id);
  };
}
