/** What a column of a flat table is: its name, its kind, its words, and where its values come from. */
import { durationSecondsOrNull } from '#domain/durations.ts';

import type { CsvColumn } from '../csv.ts';

/**
 * Kinds of value, by their names in a Frictionless data package, with the type that SQLite's tables declare.
 *
 * A `duration` is ISO 8601, an `array` is JSON. A `string` also holds moments of which often only the day is known.
 */
export const columnTypes = {
  integer: 'INTEGER',
  number: 'NUMERIC',
  boolean: 'BOOLEAN',
  string: 'TEXT',
  date: 'TEXT',
  datetime: 'TEXT',
  duration: 'TEXT',
  array: 'TEXT',
} as const satisfies Record<string, string>;

export type ColumnType = keyof typeof columnTypes;

/** Units of numbers, with their names. */
export const units = { s: 'seconds', m: 'metres', kg: 'kilograms' } as const satisfies Record<string, string>;

/** A column of a table. */
export interface Column<Row> extends CsvColumn<Row> {
  type: ColumnType;
  /** In a sentence. */
  description: string;
  unit?: keyof typeof units;
  /** True where the database keeps an index of it. */
  indexed?: boolean;
}

/** A table: the same rows and columns in CSV and in SQLite. */
export interface Table<Row> {
  /** In a sentence. */
  description: string;
  columns: readonly Column<Row>[];
  /** Names of the columns that tell a row from all others. */
  key: readonly string[];
  /** Columns that name a row of another table, by its `id`. */
  references: Readonly<Record<string, 'spacecraft' | 'configurations'>>;
  /** In order of the key. */
  rows: readonly Row[];
}

/** A duration as Launch Library 2 writes it, and beside it in seconds, which sort and add up. */
export function durationColumns<Row>(
  name: string,
  description: string,
  value: (row: Row) => string | null,
): Column<Row>[] {
  return [
    { name, type: 'duration', description, value },
    {
      name: `${name}_seconds`,
      type: 'number',
      unit: 's',
      description: `${name} in seconds.`,
      indexed: true,
      value: (row) => durationSecondsOrNull(value(row)),
    },
  ];
}

interface Pictured {
  image: {
    id: number;
    image_url: string;
    credit: string | null;
    license: { name: string } | null;
  } | null;
}

/** A record's picture: where it is, whose, and under what terms. */
export function imageColumns<Row>(of: (row: Row) => Pictured): Column<Row>[] {
  return [
    { name: 'image_id', type: 'integer', description: 'Id of its picture.', value: (row) => of(row).image?.id ?? null },
    {
      name: 'image_image_url',
      type: 'string',
      description: 'Address of the picture, at Launch Library 2’s storage.',
      value: (row) => of(row).image?.image_url ?? null,
    },
    {
      name: 'image_credit',
      type: 'string',
      description: 'Who made the picture.',
      value: (row) => of(row).image?.credit ?? null,
    },
    {
      name: 'image_license_name',
      type: 'string',
      description: 'Terms under which the picture may be used; most are “Unknown”.',
      value: (row) => of(row).image?.license?.name ?? null,
    },
  ];
}
