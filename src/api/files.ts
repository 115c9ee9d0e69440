/**
 * Every file of the API: one row per file or family of files. The rows drive what is written, the index of files, the
 * OpenAPI document, the data page and the tests. The address of each is in `routes.ts`, as every address is.
 */
import type { Catalogue } from '#domain/catalogue.ts';
import { byId } from '#domain/compare.ts';
import { facetNames } from '#domain/facets.ts';
import { uniqueFlights } from '#domain/craft-flights.ts';
import { orderings, upstreamOrderingNames } from '#domain/orderings.ts';
import { apiPaths } from '#routes.ts';
import type { ApiFileName } from '#routes.ts';

import type { ApiContents, Content } from './contents.ts';
import type { SchemaName } from './schemas.ts';

/** File types, with their media type. */
export const mediaTypes = {
  json: 'application/json',
  csv: 'text/csv',
  ndjson: 'application/x-ndjson',
  sqlite: 'application/vnd.sqlite3',
} as const;

/** Headings of the files on the data page, in order. */
export const fileGroups = {
  lists: 'Lists, in Launch Library 2’s shape',
  records: 'One record a file',
  tables: 'Everything at once',
  history: 'What changed',
  about: 'About the files',
} as const;

/** JSON files that follow a public standard, by the address of its schema. */
const standards = {
  jsonSchema: 'https://json-schema.org/draft/2020-12/schema',
  openApi: 'https://spec.openapis.org/oas/3.1/schema/2022-10-07',
} as const;

export type Standard = (typeof standards)[keyof typeof standards];

/** A file, or a family of files whose paths differ in one place. */
export interface ApiFile {
  /** In a sentence. */
  description: string;
  group: keyof typeof fileGroups;
  type: keyof typeof mediaTypes;
  /** Name of the published schema, address of a public one, or null for what is not JSON. */
  schema: SchemaName | Standard | null;
  /** For a family: what is filled into the path of one that exists, if the catalogue makes one. */
  example?: (catalogue: Catalogue) => string | number | undefined;
  /** The contents of the file, or of each file of a family; absent where another step of the build writes it. */
  contents?: (make: ApiContents) => Iterable<Content>;
}

/** Spacecraft in one file of the list, as in the largest page of Launch Library 2. */
export const PAGE_SIZE = 100;

/** Orderings as files name them: Launch Library 2's field, with a minus where it counts down. */
export const orderingKeys: readonly string[] = upstreamOrderingNames.flatMap((name) => [
  orderings[name].key,
  `-${orderings[name].key}`,
]);

const idsOf = (records: readonly { id: number }[]) => byId(records).map(({ id }) => id);
const lowestFlight = (spacecraft: Catalogue['spacecraft']) => uniqueFlights(spacecraft)[0]?.flight.id ?? undefined;
const lowestId = (records: readonly { id: number }[]) => idsOf(records)[0];

/** Every file, by the name of its path in `apiPaths`. */
export const apiFiles: Readonly<Record<ApiFileName, ApiFile>> = {
  spacecraft: {
    description: 'Spacecraft by id, 100 a file: the first. Follow next to the others.',
    group: 'lists',
    type: 'json',
    schema: 'spacecraft-list',
    contents: (make) => make.pages.first(),
  },
  spacecraftPage: {
    description: 'The second and later files of that list.',
    group: 'lists',
    type: 'json',
    schema: 'spacecraft-list',
    example: ({ spacecraft }) => (spacecraft.length > PAGE_SIZE ? 2 : undefined),
    contents: (make) => make.pages.later(),
  },
  allSpacecraft: {
    description: 'All spacecraft by id, in one file.',
    group: 'lists',
    type: 'json',
    schema: 'spacecraft-list',
    contents: (make) => make.spacecraft({}),
  },
  spacecraftBy: {
    description: `All spacecraft in another order: ${upstreamOrderingNames.map((name) => orderings[name].key).join(', ')}; with a minus before the name the other way round.`,
    group: 'lists',
    type: 'json',
    schema: 'spacecraft-list',
    example: () => `-${orderings['time-in-space'].key}`,
    contents: (make) => make.spacecraftForEach('ordering', orderingKeys),
  },
  spacecraftOfStatus: {
    description: 'Spacecraft with a status, by id.',
    group: 'lists',
    type: 'json',
    schema: 'spacecraft-list',
    example: ({ statuses }) => lowestId(statuses),
    contents: (make) => make.spacecraftForEach('status', idsOf(make.catalogue.statuses)),
  },
  spacecraftOfConfiguration: {
    description: 'Spacecraft of a configuration, by id.',
    group: 'lists',
    type: 'json',
    schema: 'spacecraft-list',
    example: ({ configurations }) => lowestId(configurations),
    contents: (make) => make.spacecraftForEach('spacecraft_config', idsOf(make.catalogue.configurations)),
  },
  spacecraftInSpace: {
    description: 'Spacecraft in space as of the snapshot, by id.',
    group: 'lists',
    type: 'json',
    schema: 'spacecraft-list',
    contents: (make) => make.spacecraft({ in_space: 'true' }),
  },
  flights: {
    description: 'Flights by id, with craft, crews and dockings, 100 a file; those without an id last.',
    group: 'lists',
    type: 'json',
    schema: 'spacecraft-flight-list',
    contents: (make) => make.flightPages.first(),
  },
  flightsPage: {
    description: 'The second and later files of that list.',
    group: 'lists',
    type: 'json',
    schema: 'spacecraft-flight-list',
    example: ({ spacecraft }) => (uniqueFlights(spacecraft).length > PAGE_SIZE ? 2 : undefined),
    contents: (make) => make.flightPages.later(),
  },
  configurations: {
    description: 'All configurations by name, each with everything that is known of it.',
    group: 'lists',
    type: 'json',
    schema: 'configuration-list',
    contents: (make) => make.configurations(),
  },
  craft: {
    description:
      'A spacecraft with its configuration and its flights. Of one that is no longer listed, what is left: its address holds detail, gone_since and last_record.',
    group: 'records',
    type: 'json',
    schema: 'spacecraft',
    example: ({ spacecraft }) => lowestId(spacecraft),
    contents: (make) => make.eachSpacecraft(),
  },
  flight: {
    description: 'A flight with craft, crews and dockings, if Launch Library 2’s id of it is known.',
    group: 'records',
    type: 'json',
    schema: 'spacecraft-flight',
    example: ({ spacecraft }) => lowestFlight(spacecraft),
    contents: (make) => make.eachFlight(),
  },
  configuration: {
    description: 'A configuration with its agency and families.',
    group: 'records',
    type: 'json',
    schema: 'configuration',
    example: ({ configurations }) => lowestId(configurations),
    contents: (make) => make.eachConfiguration(),
  },
  spacecraftCsv: {
    description: 'A row for each spacecraft.',
    group: 'tables',
    type: 'csv',
    schema: null,
    contents: (make) => make.csv(make.tables.spacecraft),
  },
  flightsCsv: {
    description: 'A row for each flight of a spacecraft.',
    group: 'tables',
    type: 'csv',
    schema: null,
    contents: (make) => make.csv(make.tables.flights),
  },
  configurationsCsv: {
    description: 'A row for each configuration.',
    group: 'tables',
    type: 'csv',
    schema: null,
    contents: (make) => make.csv(make.tables.configurations),
  },
  peopleCsv: {
    description: 'A row for each person in a crew.',
    group: 'tables',
    type: 'csv',
    schema: null,
    contents: (make) => make.csv(make.tables.people),
  },
  crewCsv: {
    description: 'A row for each person and flight.',
    group: 'tables',
    type: 'csv',
    schema: null,
    contents: (make) => make.csv(make.tables.crew),
  },
  stationsCsv: {
    description: 'A row for each space station.',
    group: 'tables',
    type: 'csv',
    schema: null,
    contents: (make) => make.csv(make.tables.stations),
  },
  dockingsCsv: {
    description: 'A row for each docking.',
    group: 'tables',
    type: 'csv',
    schema: null,
    contents: (make) => make.csv(make.tables.dockings),
  },
  spacecraftLines: {
    description: 'A line of JSON for each spacecraft: what its own file holds.',
    group: 'tables',
    type: 'ndjson',
    schema: 'spacecraft',
    contents: (make) => make.spacecraftLines(),
  },
  database: {
    description: `These tables as a SQLite database, with indexes, views of launches, people in space and dockings at stations, and one for each way to group spacecraft: ${facetNames.map((name) => `by_${name}`).join(', ')}.`,
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
    example: () => 'spacecraft' satisfies SchemaName,
    contents: (make) => make.schemas(),
  },
  openApi: {
    description: 'OpenAPI 3.1 description of all files and of the query service.',
    group: 'about',
    type: 'json',
    schema: standards.openApi,
    contents: (make) => make.openApi(),
  },
  index: {
    description: 'Every file with its size and SHA-256: what to ask first, to see whether anything changed.',
    group: 'about',
    type: 'json',
    schema: 'index',
  },
};

/** Names of all files, in the order of the index. */
export const apiFileNames = Object.keys(apiFiles) as ApiFileName[];

/** Examples of the families of which a catalogue makes at least one file. */
export function exampleValues(catalogue: Catalogue): Partial<Record<ApiFileName, string | number>> {
  const values = apiFileNames.map((name) => [name, apiFiles[name].example?.(catalogue)] as const);
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}

/** The variable in the path of a family, `id` for example; null for a single file. */
export function variableOf(name: ApiFileName): string | null {
  return /\{(\w+)\}/.exec(apiPaths[name])?.[1] ?? null;
}
