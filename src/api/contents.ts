/** What the files of the API hold: the text of each, in pieces, so that a large one is never held whole. */
import { byId } from '#domain/compare.ts';
import type { Catalogue, Craft } from '#domain/catalogue.ts';
import { orderings } from '#domain/orderings.ts';
import { configurationResource, spacecraftResource, withNamePlaces } from '#domain/query-resources.ts';
import { createQuery } from '#domain/query.ts';
import type { Query } from '#domain/query.ts';
import type { ApiFileName } from '#routes.ts';

import { csvLines } from './csv.ts';
import { orderingKeys } from './files.ts';
import { createLl2Serializers } from './ll2.ts';
import { openApiDocument } from './openapi.ts';
import { publishedSchema, schemaNames } from './schemas.ts';
import type { SchemaName } from './schemas.ts';
import type { ListShape } from './shapes.ts';
import { createTables, facetMembers } from './tables.ts';
import type { FacetMember, Tables } from './tables.ts';

/** Craft in one file of the list, as in the largest page of Launch Library 2. */
export const PAGE_SIZE = 100;

/** A file, or one of a family. */
export interface Content {
  /** What is filled into the path of a family. */
  value?: string | number;
  /** The pieces, in order. */
  pieces: Iterable<string | Uint8Array>;
}

/** What the files are made of. */
export interface ApiSource {
  catalogue: Catalogue;
  tables: Tables;
  /** Every value of every facet with the craft that have it. */
  facetMembers: readonly FacetMember[];
  /** Name of the site. */
  title: string;
  /** Full address of a file. */
  address: (name: ApiFileName, value?: string | number) => string;
  /** Full address of the page that describes the files. */
  homepage: string;
  /** Full address of the folder of all files. */
  folder: string;
  /**
   * A value for each family of files, of a file that there is: for descriptions and examples. Families of which there is
   * no file have none.
   */
  examples: Partial<Record<ApiFileName, string | number>>;
}

/** The files that are text, hang on no other file, and are no other step's. */
export type TextFileName = Exclude<ApiFileName, 'database' | 'dataPackage' | 'index' | 'snapshot' | 'changes' | 'diff'>;

/**
 * What the files are made of, from a catalogue and the addresses of a site.
 *
 * @param facts - with examples of the families that other steps of the build write
 */
export function apiSource(facts: Omit<ApiSource, 'tables' | 'facetMembers'>): ApiSource {
  const { catalogue, examples } = facts;
  return {
    ...facts,
    tables: createTables(catalogue, linksOf(facts)),
    facetMembers: facetMembers(catalogue),
    examples: { ...examplesOf(catalogue), ...examples },
  };
}

/**
 * The contents of every file that is text and hangs on no other file.
 *
 * @returns for each name a function that makes the contents of its file or files; what several share is made once
 */
export function contentsOf(source: ApiSource): Record<TextFileName, () => Iterable<Content>> {
  const { catalogue, tables, address } = source;
  const shapes = createLl2Serializers(catalogue, linksOf(source));
  const rows = byId(catalogue.spacecraft);
  const texts = rowTexts(shapes.spacecraftNormal);
  const query = createQuery(spacecraftResource<Craft>(catalogue.configurations, catalogue.statuses), rows);
  const configurationQuery = createQuery(
    configurationResource(catalogue.agencies),
    withNamePlaces(catalogue.configurations),
  );

  const matching = (parameters: Readonly<Record<string, string>>) => listOf(allOf(query, parameters), texts);
  const filtered = function* (parameter: string, values: readonly { id: number }[]): Generator<Content> {
    for (const { id } of byId(values)) yield { value: id, pieces: matching({ [parameter]: String(id) }) };
  };
  const page = (number: number) => {
    const pages = Math.max(1, Math.ceil(rows.length / PAGE_SIZE));
    const of = (other: number) => (other === 1 ? address('spacecraft') : address('spacecraftPage', other));
    return {
      value: number,
      pieces: listOf(rows.slice((number - 1) * PAGE_SIZE, number * PAGE_SIZE), texts, {
        count: rows.length,
        next: number < pages ? of(number + 1) : null,
        previous: number > 1 ? of(number - 1) : null,
      }),
    };
  };

  return {
    spacecraft: () => [page(1)],
    spacecraftPage: function* () {
      for (let number = 2; (number - 1) * PAGE_SIZE < rows.length; number += 1) yield page(number);
    },
    allSpacecraft: () => [{ pieces: matching({}) }],
    spacecraftBy: function* () {
      for (const ordering of orderingKeys) yield { value: ordering, pieces: matching({ ordering }) };
    },
    spacecraftOfStatus: () => filtered('status', catalogue.statuses),
    spacecraftOfConfiguration: () => filtered('spacecraft_config', catalogue.configurations),
    spacecraftInSpace: () => [{ pieces: matching({ in_space: 'true' }) }],
    configurations: () => {
      const all = allOf(configurationQuery, {});
      return [{ pieces: listOf(all, rowTexts(shapes.configurationDetailed)) }];
    },
    craft: function* () {
      for (const craft of rows) yield { value: craft.id, pieces: [line(shapes.spacecraftDetailed(craft))] };
    },
    configuration: function* () {
      for (const configuration of byId(catalogue.configurations)) {
        yield { value: configuration.id, pieces: [line(shapes.configurationDetailed(configuration))] };
      }
    },
    spacecraftCsv: () => [{ pieces: csvLines(tables.spacecraft.columns, tables.spacecraft.rows) }],
    flightsCsv: () => [{ pieces: csvLines(tables.flights.columns, tables.flights.rows) }],
    configurationsCsv: () => [{ pieces: csvLines(tables.configurations.columns, tables.configurations.rows) }],
    spacecraftLines: () => [{ pieces: lines(rows, shapes.spacecraftDetailed) }],
    schema: function* () {
      for (const name of schemaNames) {
        yield { value: name, pieces: [document(publishedSchema(name, address('schema', name)))] };
      }
    },
    openApi: () => [{ pieces: [document(openApiDocument(source))] }],
  };
}

/** Examples of the families that a catalogue makes by itself. */
function examplesOf(catalogue: Catalogue): ApiSource['examples'] {
  const [craft] = byId(catalogue.spacecraft);
  const [configuration] = byId(catalogue.configurations);
  const [status] = byId(catalogue.statuses);
  return {
    ...(craft && { craft: craft.id }),
    ...(catalogue.spacecraft.length > PAGE_SIZE && { spacecraftPage: 2 }),
    spacecraftBy: `-${orderings['time-in-space'].key}`,
    ...(status && { spacecraftOfStatus: status.id }),
    ...(configuration && { spacecraftOfConfiguration: configuration.id, configuration: configuration.id }),
    schema: 'spacecraft' satisfies SchemaName,
  };
}

/** A document that people read, too. */
export function document(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function linksOf({ address }: Pick<ApiSource, 'address'>) {
  return {
    spacecraft: (id: number) => address('craft', id),
    configuration: (id: number) => address('configuration', id),
  };
}

/** A record as JSON, on a line of its own. */
function line(record: unknown): string {
  return `${JSON.stringify(record)}\n`;
}

function* lines<Row>(rows: readonly Row[], shape: (row: Row) => unknown): Generator<string> {
  for (const row of rows) yield line(shape(row));
}

/** Rows that a question without pages gives, in their order. */
function allOf<Row extends { id: number }>(query: Query<Row>, parameters: Readonly<Record<string, string>>) {
  const found = query.matching(new URLSearchParams(parameters));
  if ('status' in found)
    throw new RangeError(`${JSON.stringify(parameters)} is refused: ${JSON.stringify(found.body)}`);
  return found;
}

/** The bytes of each row as it stands in a list. A dozen files hold the same rows, so they are made once. */
type RowTexts<Row> = (row: Row) => Uint8Array;

function rowTexts<Row>(shape: (row: Row) => unknown): RowTexts<Row> {
  const encoder = new TextEncoder();
  const made = new Map<Row, Uint8Array>();
  return (row) => {
    const text = made.get(row) ?? encoder.encode(JSON.stringify(shape(row)));
    made.set(row, text);
    return text;
  };
}

/** What a list says of itself. */
type Envelope = Omit<ListShape<never>, 'results'>;

/** A list in Launch Library 2's shape; all of it in one file unless the envelope says otherwise. */
function* listOf<Row>(
  rows: readonly Row[],
  texts: RowTexts<Row>,
  { count, next, previous }: Envelope = { count: rows.length, next: null, previous: null },
): Generator<string | Uint8Array> {
  yield `${JSON.stringify({ count, next, previous }).slice(0, -1)},"results":[`;
  for (const [index, row] of rows.entries()) {
    if (index > 0) yield ',';
    yield texts(row);
  }
  yield ']}\n';
}
