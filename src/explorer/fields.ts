/**
 * What the explorer can show of a craft: one row a field, and what follows from the rows (columns, orderings, axes of
 * the plot, columns of the CSV). Names are LL2's where LL2 has the field.
 */
import type { CsvColumn } from '#api/csv.ts';
import { dateInTable, dateInWords } from '#domain/dates.ts';
import { durationInTable, durationInWords } from '#domain/durations.ts';
import {
  NO_DOCKING,
  NOT_RECORDED,
  countOf,
  inSpaceWords,
  listInWords,
  metresInWords,
  numberInWords,
  statusWords,
  typeLabel,
} from '#domain/words.ts';

import { dateOfDay, firstLaunchOf, timeDockedOf, timeInSpaceOf } from './data.ts';
import type { ExplorerCraft } from './data.ts';

/** A value in a cell. */
export interface FieldValue {
  words: string;
  /** For a `<time>`: the exact value. */
  exact?: string | undefined;
  /** True where the record holds nothing. */
  missing?: boolean;
  /** A sign before the words that says nothing by itself. */
  glyph?: string;
}

/** What makes a field a number: something to sort by, to draw a bar of, to put on an axis. */
interface Measure {
  /** Null where it is not known. */
  value: (craft: ExplorerCraft) => number | null;
  /** Which scale suits an axis. */
  scale: 'time' | 'log' | 'linear';
  /** A value in a sentence, and at an axis. */
  words: (value: number) => string;
  /** True for what can be as long as a bar. */
  bar: boolean;
}

interface Field {
  /** Head of the column. */
  label: string;
  value: (craft: ExplorerCraft) => FieldValue;
  measure?: Measure;
  /** Name of the ordering; null for a field that cannot be sorted by. */
  ordering: string | null;
  csv: readonly CsvColumn<ExplorerCraft>[];
}

const missing: FieldValue = { words: NOT_RECORDED, missing: true };
const text = (words: string | null | undefined): FieldValue => (words ? { words } : missing);
const count = (value: number | null): FieldValue => (value === null ? missing : { words: numberInWords(value) });
const duration = (seconds: number | null, exact: string | null): FieldValue =>
  seconds === null ? missing : { words: durationInTable(seconds), exact: exact ?? undefined };
const day = (value: number) => dateInWords(dateOfDay(value));

/** Every field but the name, which each row begins with; the order is that of the columns. */
export const fields = {
  id: {
    label: 'Id',
    value: ({ id }) => ({ words: String(id) }),
    ordering: 'id',
    csv: [],
  },
  serial_number: {
    label: 'Serial number',
    value: ({ serial_number }) => text(serial_number),
    ordering: null,
    csv: [{ name: 'serial_number', value: ({ serial_number }) => serial_number }],
  },
  spacecraft_config: {
    label: 'Configuration',
    value: ({ configuration }) => text(configuration?.name),
    ordering: null,
    csv: [
      { name: 'spacecraft_config_id', value: ({ configuration }) => configuration?.id ?? null },
      { name: 'spacecraft_config_name', value: ({ configuration }) => configuration?.name ?? null },
    ],
  },
  family: {
    label: 'Family',
    value: ({ configuration }) => text(listInWords(configuration?.families.map(({ name }) => name) ?? [])),
    ordering: null,
    csv: [
      {
        name: 'spacecraft_config_family_names',
        value: ({ configuration }) => configuration?.families.map(({ name }) => name) ?? null,
      },
    ],
  },
  agency: {
    label: 'Agency',
    value: ({ configuration }) => text(configuration?.agency?.name),
    ordering: null,
    csv: [{ name: 'spacecraft_config_agency_name', value: ({ configuration }) => configuration?.agency?.name ?? null }],
  },
  type: {
    label: 'Type',
    value: ({ configuration }) => text(configuration?.type && typeLabel(configuration.type.name)),
    ordering: null,
    csv: [{ name: 'spacecraft_config_type_name', value: ({ configuration }) => configuration?.type?.name ?? null }],
  },
  status: {
    label: 'Status',
    value: ({ in_space, status }) => {
      const { label, glyph } = in_space ? inSpaceWords : statusWords(status?.name ?? null);
      return { words: label, glyph };
    },
    ordering: null,
    csv: [
      { name: 'status_id', value: ({ status }) => status?.id ?? null },
      { name: 'status_name', value: ({ status }) => status?.name ?? null },
      { name: 'in_space', value: ({ in_space }) => in_space },
    ],
  },
  first_launch: {
    label: 'First launch',
    value: (craft) => {
      const first = firstLaunchOf(craft);
      return first === null ? missing : { words: dateInTable(dateOfDay(first)), exact: dateOfDay(first) };
    },
    measure: { value: firstLaunchOf, scale: 'time', words: day, bar: false },
    ordering: 'first_launch',
    csv: [
      {
        name: 'first_launch',
        value: (craft) => {
          const first = firstLaunchOf(craft);
          return first === null ? null : dateOfDay(first);
        },
      },
    ],
  },
  flights_count: {
    label: 'Flights',
    value: ({ flights_count }) => count(flights_count),
    measure: {
      value: ({ flights_count }) => flights_count,
      scale: 'linear',
      words: (value) => countOf(value, 'flight'),
      bar: true,
    },
    ordering: 'flights_count',
    csv: [{ name: 'flights_count', value: ({ flights_count }) => flights_count }],
  },
  mission_ends_count: {
    label: 'Missions ended',
    value: ({ mission_ends_count }) => count(mission_ends_count),
    measure: {
      value: ({ mission_ends_count }) => mission_ends_count,
      scale: 'linear',
      words: (value) => countOf(value, 'mission ended', 'missions ended'),
      bar: true,
    },
    ordering: 'mission_ends_count',
    csv: [{ name: 'mission_ends_count', value: ({ mission_ends_count }) => mission_ends_count }],
  },
  time_docked: {
    label: 'Time docked',
    value: (craft) => {
      if (craft.seconds.time_docked === 0) return { words: NO_DOCKING, missing: true };
      return duration(timeDockedOf(craft), craft.time_docked);
    },
    measure: { value: timeDockedOf, scale: 'log', words: durationInWords, bar: true },
    ordering: 'time_docked',
    csv: [{ name: 'time_docked', value: ({ time_docked }) => time_docked }],
  },
  time_in_space: {
    label: 'Time in space',
    value: (craft) => {
      const seconds = timeInSpaceOf(craft);
      return seconds === 0 ? { words: 'none', missing: true } : duration(seconds, craft.time_in_space);
    },
    measure: { value: timeInSpaceOf, scale: 'log', words: durationInWords, bar: true },
    ordering: 'time_in_space',
    csv: [{ name: 'time_in_space', value: ({ time_in_space }) => time_in_space }],
  },
  fastest_turnaround: {
    label: 'Fastest turnaround',
    value: ({ seconds, fastest_turnaround }) => duration(seconds.fastest_turnaround, fastest_turnaround),
    measure: {
      value: ({ seconds }) => seconds.fastest_turnaround,
      scale: 'log',
      words: durationInWords,
      bar: true,
    },
    ordering: 'fastest_turnaround',
    csv: [{ name: 'fastest_turnaround', value: ({ fastest_turnaround }) => fastest_turnaround }],
  },
  height: {
    label: 'Height',
    value: ({ configuration }) => {
      const height = configuration?.height ?? null;
      return height === null ? missing : { words: metresInWords(height) };
    },
    measure: {
      value: ({ configuration }) => configuration?.height ?? null,
      scale: 'linear',
      words: metresInWords,
      bar: true,
    },
    ordering: 'height',
    csv: [{ name: 'spacecraft_config_height', value: ({ configuration }) => configuration?.height ?? null }],
  },
  crew_capacity: {
    label: 'Crew',
    value: ({ configuration }) => count(configuration?.crew_capacity ?? null),
    measure: {
      value: ({ configuration }) => configuration?.crew_capacity ?? null,
      scale: 'linear',
      words: (value) => countOf(value, 'person', 'people'),
      bar: true,
    },
    ordering: 'crew_capacity',
    csv: [
      { name: 'spacecraft_config_crew_capacity', value: ({ configuration }) => configuration?.crew_capacity ?? null },
    ],
  },
} as const satisfies Record<string, Field>;

export type FieldName = keyof typeof fields;

/** Names of all fields, in the order of the columns. */
export const fieldNames = Object.keys(fields) as FieldName[];

/** A field's row of the table, whichever it is. */
export function fieldOf(name: FieldName): Field {
  return fields[name];
}

/** Whether a text is the name of a field. */
export function isFieldName(name: string): name is FieldName {
  return Object.hasOwn(fields, name);
}

/** Fields that a plot can have on its axes. */
export const measuredNames: readonly FieldName[] = fieldNames.filter((name) => fieldOf(name).measure);

/** The columns where nobody chose others. */
export const usualColumns: readonly FieldName[] = [
  'spacecraft_config',
  'status',
  'first_launch',
  'flights_count',
  'time_docked',
  'time_in_space',
];

/**
 * The columns of a file with some fields: id and name always, then those of each field. A field within another has its
 * path with underscores as its name, as in the atlas's other tables.
 */
export function csvColumns(columns: readonly FieldName[]): CsvColumn<ExplorerCraft>[] {
  return [
    { name: 'id', value: ({ id }) => id },
    { name: 'name', value: ({ name }) => name },
    ...columns.flatMap((name) => fieldOf(name).csv),
  ];
}
