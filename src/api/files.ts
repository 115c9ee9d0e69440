/**
 * Every file of the API: one row a file or family of files. The rows drive what is written, the index of files, the
 * OpenAPI document, the page about the data and the tests. Paths are in the table of addresses.
 */
import { facetNames } from '#domain/facets.ts';
import { orderings, upstreamOrderingNames } from '#domain/orderings.ts';
import { apiPaths } from '#routes.ts';
import type { ApiFileName } from '#routes.ts';

import type { SchemaName } from './schemas.ts';

/** Kinds of file, with what a server should say that they are. */
export const mediaTypes = {
  json: 'application/json',
  csv: 'text/csv',
  ndjson: 'application/x-ndjson',
  sqlite: 'application/vnd.sqlite3',
} as const;

/** The kinds of files on the page about the data, in its order. */
export const fileGroups = {
  lists: 'Lists, in Launch Library 2’s shape',
  records: 'One record a file',
  tables: 'Everything at once',
  history: 'What changed',
  about: 'About the files',
} as const;

/** JSON files whose form is a public standard, by the address of its own schema. */
const standards = {
  jsonSchema: 'https://json-schema.org/draft/2020-12/schema',
  openApi: 'https://spec.openapis.org/oas/3.1/schema/2022-10-07',
} as const;

export type Standard = (typeof standards)[keyof typeof standards];

/** A row: a file, or a family of files whose paths differ in one place. */
export interface ApiFile {
  /** In a sentence. */
  description: string;
  group: keyof typeof fileGroups;
  type: keyof typeof mediaTypes;
  /** Name of the published schema, address of a public one, or null for what is not JSON. */
  schema: SchemaName | Standard | null;
}

/** Every file. A row without contents in `contents.ts` is written by another step of the build. */
export const apiFiles = {
  spacecraft: {
    description: 'Spacecraft by id, 100 a file: the first. Follow next to the others.',
    group: 'lists',
    type: 'json',
    schema: 'spacecraft-list',
  },
  spacecraftPage: {
    description: 'The second and later files of that list.',
    group: 'lists',
    type: 'json',
    schema: 'spacecraft-list',
  },
  allSpacecraft: {
    description: 'All spacecraft by id, in one file.',
    group: 'lists',
    type: 'json',
    schema: 'spacecraft-list',
  },
  spacecraftBy: {
    description: `All spacecraft in another order: ${upstreamOrderingNames.map((name) => orderings[name].key).join(', ')}; with a minus before the name the other way round.`,
    group: 'lists',
    type: 'json',
    schema: 'spacecraft-list',
  },
  spacecraftOfStatus: {
    description: 'Spacecraft with a status, by id.',
    group: 'lists',
    type: 'json',
    schema: 'spacecraft-list',
  },
  spacecraftOfConfiguration: {
    description: 'Spacecraft of a configuration, by id.',
    group: 'lists',
    type: 'json',
    schema: 'spacecraft-list',
  },
  spacecraftInSpace: {
    description: 'Spacecraft in space as of the snapshot, by id.',
    group: 'lists',
    type: 'json',
    schema: 'spacecraft-list',
  },
  configurations: {
    description: 'All configurations by name, each with everything that is known of it.',
    group: 'lists',
    type: 'json',
    schema: 'configuration-list',
  },
  craft: {
    description:
      'A spacecraft with its configuration and its flights. Of one that is no longer listed, what is left: its address holds detail, gone_since and last_record.',
    group: 'records',
    type: 'json',
    schema: 'spacecraft',
  },
  configuration: {
    description: 'A configuration with its agency and families.',
    group: 'records',
    type: 'json',
    schema: 'configuration',
  },
  spacecraftCsv: { description: 'A row for each spacecraft.', group: 'tables', type: 'csv', schema: null },
  flightsCsv: { description: 'A row for each flight of a spacecraft.', group: 'tables', type: 'csv', schema: null },
  configurationsCsv: { description: 'A row for each configuration.', group: 'tables', type: 'csv', schema: null },
  spacecraftLines: {
    description: 'A line of JSON for each spacecraft: what its own file holds.',
    group: 'tables',
    type: 'ndjson',
    schema: 'spacecraft',
  },
  database: {
    description: `The three tables as a SQLite database, with indexes and a view for each way to group spacecraft: ${facetNames.map((name) => `by_${name}`).join(', ')}.`,
    group: 'tables',
    type: 'sqlite',
    schema: null,
  },
  snapshot: {
    description: 'The snapshot itself: every record once, references by id, and what is the atlas’s own.',
    group: 'tables',
    type: 'json',
    schema: 'snapshot',
  },
  changes: {
    description: 'What changed from snapshot to snapshot, field by field, newest last.',
    group: 'history',
    type: 'json',
    schema: 'changes',
  },
  diff: {
    description:
      'What changed since an earlier snapshot: for who holds that one. Its date and time stand in the name, as in 20260823T013113Z.',
    group: 'history',
    type: 'json',
    schema: 'diff',
  },
  dataPackage: {
    description: 'The tables, column by column, as a Frictionless data package.',
    group: 'about',
    type: 'json',
    schema: 'data-package',
  },
  schema: {
    description: 'JSON Schema of the files in JSON.',
    group: 'about',
    type: 'json',
    schema: standards.jsonSchema,
  },
  openApi: {
    description: 'OpenAPI 3.1 description of all files and of the query service.',
    group: 'about',
    type: 'json',
    schema: standards.openApi,
  },
  index: {
    description: 'Every file with its size and SHA-256: what to ask first, to see whether anything changed.',
    group: 'about',
    type: 'json',
    schema: 'index',
  },
} as const satisfies Record<ApiFileName, ApiFile>;

/** Names of all files, in the order of the index. */
export const apiFileNames = Object.keys(apiFiles) as ApiFileName[];

/** The row of a file. */
export function apiFile(name: ApiFileName): ApiFile {
  return apiFiles[name];
}

/** What is filled into a path of a family, `id` for example; null for a single file. */
export function variableOf(name: ApiFileName): string | null {
  return /\{(\w+)\}/.exec(apiPaths[name])?.[1] ?? null;
}

/** Orderings as files name them: Launch Library 2's field, with a minus where it counts down. */
export const orderingKeys: readonly string[] = upstreamOrderingNames.flatMap((name) => [
  orderings[name].key,
  `-${orderings[name].key}`,
]);
