/** What a column of a flat table is: its name, its kind, its words, and where its values come from. */
import { durationSeconds } from '#domain/durations.ts';
import type { Fact, FactOfKind } from '#domain/facts/fact.ts';
import type { KindName, KindValues } from '#domain/facts/kinds.ts';

import type { CellValue, CsvColumn } from '../csv.ts';

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

/** Columns that name a row of another table, by the columns of its key. */
export interface Reference {
  columns: readonly string[];
  table: string;
  key: readonly string[];
}

/** A column that names a row of another table by its `id`. */
export function referenceById(column: string, table: string): Reference {
  return { columns: [column], table, key: ['id'] };
}

/** A table: the same rows and columns in CSV and in SQLite. */
export interface Table<Row> {
  /** In a sentence. */
  description: string;
  columns: readonly Column<Row>[];
  /** Names of the columns that tell a row from all others. */
  key: readonly string[];
  /** Columns that name a row of another table. */
  references: readonly Reference[];
  /** In order of the key. */
  rows: readonly Row[];
}

/** How the values of a kind are columns: of the fact's own name, unless a name ends in more. */
const columnsOfKind: { readonly [Name in KindName]: readonly KindColumn<KindValues[Name]>[] } = {
  id: [{ type: 'integer', value: (value) => value }],
  text: [{ type: 'string', value: (value) => value }],
  prose: [{ type: 'string', value: (value) => value }],
  url: [{ type: 'string', value: (value) => value }],
  boolean: [{ type: 'boolean', value: (value) => value }],
  count: [{ type: 'integer', value: (value) => value }],
  people: [{ type: 'integer', value: (value) => value }],
  metres: [{ type: 'number', unit: 'm', value: (value) => value }],
  degrees: [{ type: 'number', value: (value) => value }],
  kilograms: [{ type: 'integer', unit: 'kg', value: (value) => value }],
  duration: [
    { type: 'duration', unindexed: true, value: (value) => value },
    {
      ending: '_seconds',
      type: 'number',
      unit: 's',
      indexed: true,
      // Seconds sort and add up.
      describe: ({ name }) => `${name} in seconds.`,
      value: durationSeconds,
    },
  ],
  date: [{ type: 'date', value: (value) => value }],
  datetime: [{ type: 'datetime', value: (value) => value }],
  moment: [{ type: 'string', value: (value) => value }],
  reference: [
    {
      ending: '_id',
      type: 'integer',
      describe: ({ label }) => `Id of its ${label.toLowerCase()}.`,
      value: ({ id }) => id,
    },
    { ending: '_name', type: 'string', unindexed: true, value: ({ name }) => name },
  ],
  references: [
    {
      ending: '_ids',
      type: 'array',
      describe: ({ description }) => `Ids of ${description}: a JSON list.`,
      value: (values) => values.map(({ id }) => id),
    },
    {
      ending: '_names',
      type: 'array',
      describe: ({ description }) => `Names of ${description}, in the order of their ids: a JSON list.`,
      value: (values) => values.map(({ name }) => name),
    },
  ],
  sentences: [{ type: 'array', value: (values) => values }],
  picture: [
    { ending: '_id', type: 'integer', describe: () => 'Id of its picture.', value: ({ id }) => id },
    {
      ending: '_image_url',
      type: 'string',
      describe: () => 'Address of the picture, at Launch Library 2’s storage.',
      value: ({ image_url }) => image_url,
    },
    { ending: '_credit', type: 'string', describe: () => 'Who made the picture.', value: ({ credit }) => credit },
    {
      ending: '_license_name',
      type: 'string',
      describe: () => 'Terms under which the picture may be used; most are “Unknown”.',
      value: ({ license }) => license?.name ?? null,
    },
  ],
};

/** A column among those of a kind. */
interface KindColumn<Value> {
  type: ColumnType;
  value: (value: Value) => CellValue;
  /** What follows the name of the fact. */
  ending?: string;
  unit?: keyof typeof units;
  /** In a sentence; the fact's description, unless given. */
  describe?: (fact: { name: string; label: string; description: string }) => string;
  /** True where the database always keeps an index, or never. */
  indexed?: boolean;
  unindexed?: boolean;
}

/**
 * The columns of a fact: one for most kinds, several for a reference, a duration or a picture.
 *
 * @param name - name of the fact, with which the names of its columns begin
 */
export function columnsOfFact<Row>(name: string, row: Fact<Row, never>): Column<Row>[] {
  // The kind of a row and the kind of its values go together; TypeScript cannot follow that through a union.
  const fact = row as FactOfKind<Row, never, 'text'>;
  const { label, description = '' } = fact;
  return columnsOfKind[fact.kind].map((column) => ({
    name: `${name}${column.ending ?? ''}`,
    type: column.type,
    ...(column.unit && { unit: column.unit }),
    description: column.describe?.({ name, label, description }) ?? description,
    ...((column.indexed || (fact.indexed && !column.unindexed)) && { indexed: true }),
    value: (each) => {
      const value = fact.value(each);
      return value === null ? null : column.value(value);
    },
  }));
}

/**
 * The columns of a record's facts.
 *
 * @param fields - names of the facts that are columns, in the order of Launch Library 2's record
 */
export function columnsOfFacts<Row>(
  facts: Readonly<Record<string, Fact<Row, never>>>,
  fields: readonly string[] = Object.keys(facts),
): Column<Row>[] {
  return fields.flatMap((name) => {
    const fact = facts[name];
    return fact?.description === undefined ? [] : columnsOfFact(name, fact);
  });
}
