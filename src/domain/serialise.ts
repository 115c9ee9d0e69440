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
  return [...snapshotChunks(snapshot)].join('');
}

/**
 * {@link serialiseSnapshot} in pieces of about a row each, so that a large snapshot is written without holding its text.
 */
export function* snapshotChunks(snapshot: Snapshot): Generator<string> {
  let separator = '{\n ';
  for (const [part, schema] of Object.entries(snapshotSchema.shape)) {
    yield `${separator}${JSON.stringify(part)}: `;
    separator = ',\n ';
    const value = snapshot[part as keyof Snapshot];
    if (Array.isArray(value)) yield* rowChunks(byId<{ id: number }>(value), schema);
    else yield indented(inOrder(value, schema), ' ');
  }
  yield '\n}\n';
}

function* rowChunks(rows: readonly { id: number }[], schema: z.ZodType): Generator<string> {
  if (!(schema instanceof z.ZodArray) || rows.length === 0) {
    yield '[]';
    return;
  }
  let separator = '[\n  ';
  for (const row of rows) {
    yield separator + indented(inOrder(row, schema.element as z.ZodType), '  ');
    separator = ',\n  ';
  }
  yield '\n ]';
}

/** JSON whose second and later lines stand deeper; a text in JSON never holds a line break of its own. */
function indented(value: unknown, indent: string): string {
  return JSON.stringify(value, null, 1).replaceAll('\n', `\n${indent}`);
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
