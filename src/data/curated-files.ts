/** Reads the curated tables: CSV files in a folder beside the snapshot, one row per fact. CONTRIBUTING.md says how to add one. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'csv-parse/sync';
import { z } from 'zod';

import { personSegment } from '#domain/crews.ts';
import { curatedLandings, nothingCurated } from '#domain/curated.ts';
import type { Curated } from '#domain/curated.ts';
import { evidenceKinds } from '#domain/schema.ts';
import { day, dayOrMoment, id, line, name } from '#domain/schema-values.ts';
import { formatIssue } from '#domain/validate-snapshot.ts';

import { readErrorReason, readText } from './read-text.ts';

/** A curated table that is there and cannot be used. */
export class CuratedFileError extends Error {
  override name = 'CuratedFileError' as const;
}

/** Cells are texts; an empty one is unknown. */
const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((cell) => (cell === '' ? null : cell), schema.nullable());
const number = z.preprocess((cell) => (/^\d{1,10}$/.test(String(cell)) ? Number(cell) : cell), id);
const yesNo = z.enum(['yes', 'no']).transform((cell) => cell === 'yes');
const sourceNames = Object.keys(evidenceKinds) as [keyof typeof evidenceKinds];

const flightKey = { spacecraft_id: number, launch_day: day };
const source = { source: z.enum(sourceNames) };
const countryCodes = z
  .string()
  .regex(/^(?:[A-Z]{3}(?:\|[A-Z]{3})*)?$/, { error: 'expected country codes such as USA or FRA|USA' })
  .transform((cell) => (cell === '' ? [] : cell.split('|')));
const landingNames = Object.keys(curatedLandings) as [keyof typeof curatedLandings];

/** The tables by file name, with what makes a row the same fact as another. */
const tables = {
  people: {
    row: z.strictObject({ name, countries: countryCodes, ll2_id: optional(number) }),
    key: ({ name }: { name: string }) => name,
  },
  crews: {
    row: z.strictObject({ ...flightKey, name, role: optional(name), up: yesNo, down: yesNo, ...source }),
    key: (row: KeyedRow & { name: string }) => `${flightOf(row)} ${row.name}`,
  },
  ends: {
    row: z.strictObject({ ...flightKey, mission_end: dayOrMoment, overrules: optional(line), ...source }),
    key: flightOf,
  },
  notes: { row: z.strictObject({ ...flightKey, note: name, ...source }), key: flightOf },
  reached: { row: z.strictObject({ ...flightKey, reached: yesNo, ...source }), key: flightOf },
  launches: {
    row: z.strictObject({
      ...flightKey,
      vehicle: optional(name),
      pad: optional(name),
      site: optional(name),
      ...source,
    }),
    key: flightOf,
  },
  landings: {
    row: z
      .strictObject({ ...flightKey, landing: optional(z.enum(landingNames)), place: optional(name), ...source })
      .transform(({ landing, ...row }) => ({
        ...row,
        landing_type: landing === null ? null : curatedLandings[landing],
      })),
    key: flightOf,
  },
  heights: {
    row: z.strictObject({ configuration_id: number, height_of: name, ...source }),
    key: ({ configuration_id }: { configuration_id: number }) => String(configuration_id),
  },
} as const satisfies Record<keyof Curated, { row: z.ZodType; key: (row: never) => string }>;

interface KeyedRow {
  spacecraft_id: number;
  launch_day: string;
}

function flightOf({ spacecraft_id, launch_day }: KeyedRow): string {
  return `spacecraft ${spacecraft_id}, launched ${launch_day}`;
}

/**
 * The curated tables in a folder; a table whose file is missing has no rows.
 *
 * @throws CuratedFileError with file, line and reason when a row is wrong
 */
export function readCurated(folder: string): Curated {
  const curated: Curated = {
    people: readTable(folder, 'people'),
    crews: readTable(folder, 'crews'),
    ends: readTable(folder, 'ends'),
    notes: readTable(folder, 'notes'),
    reached: readTable(folder, 'reached'),
    launches: readTable(folder, 'launches'),
    landings: readTable(folder, 'landings'),
    heights: readTable(folder, 'heights'),
  };
  checkNames(folder, curated);
  return curated;
}

type TableName = keyof typeof tables;
type RowOf<Name extends TableName> = Curated[Name][number];

function readTable<Name extends TableName>(folder: string, table: Name): readonly RowOf<Name>[] {
  const file = join(folder, `${table}.csv`);
  if (!existsSync(file)) return nothingCurated[table];
  const { row: schema, key } = tables[table] as unknown as {
    row: z.ZodType<RowOf<Name>>;
    key: (row: RowOf<Name>) => string;
  };
  const seen = new Map<string, number>();
  return recordsOf(file).map(({ record, line }) => {
    const result = schema.safeParse(record, { reportInput: true });
    if (!result.success) throw wrongRow(file, line, reasonOf(result.error.issues[0]));
    const fact = key(result.data);
    const before = seen.get(fact);
    if (before !== undefined) throw wrongRow(file, line, `${fact} is in line ${before} already; remove one of the two`);
    seen.set(fact, line);
    return result.data;
  });
}

interface CsvRecord {
  record: unknown;
  /** Line of the file, from 1. */
  line: number;
}

/** As csv-parse gives a row with its place. */
interface CsvRow {
  record: Readonly<Record<string, string>>;
  info: { lines: number };
}

function recordsOf(file: string): CsvRecord[] {
  try {
    const rows = parse(readText(file), { columns: true, info: true, skip_empty_lines: true }) as unknown as CsvRow[];
    return rows.map(({ record, info }) => ({ record, line: info.lines }));
  } catch (error) {
    throw new CuratedFileError(`The curated table ${file} cannot be read: ${readErrorReason(error)}.`, {
      cause: error,
    });
  }
}

function wrongRow(file: string, line: number, reason: string): CuratedFileError {
  return new CuratedFileError(`${file}, line ${line}: ${reason}. Correct the row, or remove it.`);
}

function reasonOf(issue: z.core.$ZodIssue | undefined): string {
  if (issue === undefined) return 'the row is wrong';
  if (issue.code === 'unrecognized_keys') return `the column ${issue.keys.join(', ')} is not known`;
  return `${issue.path.map(String).join('.')}: ${formatIssue(issue)}`;
}

/** Everyone in a crew is a row of people, and no two people have one address. */
function checkNames(folder: string, { people, crews }: Curated): void {
  const names = new Set(people.map(({ name }) => name));
  const stranger = crews.find(({ name }) => !names.has(name));
  if (stranger) {
    const message = `${flightOf(stranger)}: "${stranger.name}" has no row in people.csv; add one, or write the name as it is there`;
    throw new CuratedFileError(`${join(folder, 'crews.csv')}, ${message}.`);
  }
  const segments = new Map<string, string>();
  for (const { name, ll2_id } of people) {
    const segment = personSegment({ id: ll2_id, name });
    const other = segments.get(segment);
    if (other !== undefined) {
      const message = `"${name}" and "${other}" would have one address, ${segment}; tell their names apart, or give LL2’s ids`;
      throw new CuratedFileError(`${join(folder, 'people.csv')}: ${message}.`);
    }
    segments.set(segment, name);
  }
}
