/**
 * The records that spacecraft refer to, each once by id. The service repeats a record at different depths; the deepest form
 * wins, and of equal ones the last.
 */
import { snapshotParts } from '#domain/references.ts';
import type { ReferencePart } from '#domain/references.ts';
import type { Snapshot } from '#domain/schema.ts';

export type ReferenceRow<Part extends ReferencePart = ReferencePart> = Snapshot[Part][number];

interface RankedRecord {
  rank: number;
  row: ReferenceRow;
}

/** One record as it is saved between runs. */
export interface RankedRow {
  part: ReferencePart;
  rank: number;
  row: ReferenceRow;
}

export const referenceParts = snapshotParts.filter((part) => part !== 'spacecraft');

export class References {
  readonly #parts = new Map<ReferencePart, Map<number, RankedRecord>>(referenceParts.map((part) => [part, new Map()]));

  /**
   * Stores a record, unless there is a deeper form of it.
   *
   * @param rank - depth; larger is deeper
   */
  keep<Part extends ReferencePart>(part: Part, row: ReferenceRow<Part>, rank: number): void {
    const held = this.#parts.get(part)?.get(row.id);
    if (!held || rank >= held.rank) this.#parts.get(part)?.set(row.id, { rank, row });
  }

  /** Whether there is a record at least as deep as a rank. */
  has(part: ReferencePart, id: number, rank = 0): boolean {
    const held = this.#parts.get(part)?.get(id);
    return held !== undefined && held.rank >= rank;
  }

  rowsOf<Part extends ReferencePart>(part: Part): ReferenceRow<Part>[] {
    return [...(this.#parts.get(part)?.values() ?? [])].map(({ row }) => row as ReferenceRow<Part>);
  }

  /** All records with their ranks. */
  all(): RankedRow[] {
    return referenceParts.flatMap((part) =>
      [...(this.#parts.get(part)?.values() ?? [])].map(({ rank, row }) => ({ part, rank, row })),
    );
  }

  /** Adds saved records. */
  addAll(rows: readonly RankedRow[]): void {
    for (const { part, rank, row } of rows) this.keep(part, row, rank);
  }
}
