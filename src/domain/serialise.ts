/**
 * The snapshot as text: keys in the order of the schema, rows by id, one space of indent, a final newline. The same data
 * gives the same bytes, so that a diff shows only what changed.
 */
import { z } from 'zod';

import { snapshotSchema } from './schema.ts';
import type { Snapshot } from './schema.ts';

/**
 * The text of a snapshot file.
 *
 * @param snapshot - rows and keys in any order; flights are kept in the order given
 */
export function serialiseSnapshot(snapshot: Snapshot): string {
  const sorted = Object.fromEntries(
    Object.entries(snapshot).map(([part, rows]) => [part, Array.isArray(rows) ? byId(rows) : rows]),
  );
  return `${JSON.stringify(inOrder(sorted, snapshotSchema), null, 1)}\n`;
}

function byId<Row extends { id: number }>(rows: readonly Row[]): Row[] {
  return rows.toSorted((a, b) => a.id - b.id);
}

/** A copy whose objects have the keys of their schema in the schema's order. */
function inOrder(value: unknown, schema: z.ZodType): unknown {
  if (schema instanceof z.ZodNullable) return value === null ? null : inOrder(value, schema.unwrap() as z.ZodType);
  if (schema instanceof z.ZodArray) {
    return (value as unknown[]).map((item) => inOrder(item, schema.element as z.ZodType));
  }
  if (schema instanceof z.ZodObject) {
    const shape = schema.shape as Record<string, z.ZodType>;
    const row = value as Record<string, unknown>;
    return Object.fromEntries(Object.entries(shape).map(([key, field]) => [key, inOrder(row[key], field)]));
  }
  return value;
}
