/** What the files of the API hold: the text of each, in pieces, so that a large one is never held whole. */
import { byId } from '#domain/compare.ts';
import type { Catalogue, Craft } from '#domain/catalogue.ts';
import { configurationResource, spacecraftResource, withNamePlaces } from '#domain/query-resources.ts';
import { createQuery } from '#domain/query.ts';
import type { Query } from '#domain/query.ts';
import { uniqueFlights } from '#domain/craft-flights.ts';
import type { ApiFileName } from '#routes.ts';

import { csvLines } from './csv.ts';
import { PAGE_SIZE, exampleValues } from './files.ts';
import { createLl2Serializers } from './ll2.ts';
import { openApiDocument } from './openapi.ts';
import { publishedSchema, schemaNames } from './schemas.ts';
import type { ListShape } from './shapes.ts';
import { createTables, facetMembers } from './tables.ts';
import type { FacetMember, Tables } from './tables.ts';
import type { Table } from './tables/column.ts';

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

/**
 * The source of all files, from a catalogue and the addresses of a site.
 *
 * @param facts - with examples of the families that other steps of the build write
 */
export function apiSource(facts: Omit<ApiSource, 'tables' | 'facetMembers'>): ApiSource {
  const { catalogue, examples } = facts;
  return {
    ...facts,
    tables: createTables(catalogue, linksOf(facts)),
    facetMembers: facetMembers(catalogue),
    examples: { ...exampleValues(catalogue), ...examples },
  };
}

/** Makes the contents of files; what several share is made once. */
export type ApiContents = ReturnType<typeof createContents>;

/** The contents of the files that are text and depend on no other file, for the rows of `apiFiles`. */
export function createContents(source: ApiSource) {
  const { catalogue, tables, address } = source;
  const shapes = createLl2Serializers(catalogue, linksOf(source));
  const rows = byId(catalogue.spacecraft);
  const texts = rowTexts(shapes.spacecraftNormal);
  const pages = listPages(rows, texts, (number) =>
    number === 1 ? address('spacecraft') : address('spacecraftPage', number),
  );
  const flights = uniqueFlights(rows);
  // Each is in one list alone, so its text need not be kept.
  const flightPages = listPages(
    flights,
    (each) => JSON.stringify(shapes.flightDetailed(each)),
    (number) => (number === 1 ? address('flights') : address('flightsPage', number)),
  );
  const query = createQuery(spacecraftResource<Craft>(catalogue.configurations, catalogue.statuses), rows);
  const spacecraft = (parameters: Readonly<Record<string, string>>): Content[] => [
    { pieces: listOf(allOf(query, parameters), texts) },
  ];
  return {
    catalogue,
    tables,
    pages,
    flightPages,
    *eachFlight() {
      for (const each of flights) {
        const { id } = each.flight;
        if (id !== null) yield { value: id, pieces: [line(shapes.flightDetailed(each))] };
      }
    },
    spacecraft,
    *spacecraftForEach(parameter: string, values: readonly (string | number)[]) {
      for (const value of values)
        for (const content of spacecraft({ [parameter]: String(value) })) yield { value, ...content };
    },
    *eachSpacecraft() {
      for (const craft of rows) yield { value: craft.id, pieces: [line(shapes.spacecraftDetailed(craft))] };
    },
    *eachConfiguration() {
      for (const each of byId(catalogue.configurations)) {
        yield { value: each.id, pieces: [line(shapes.configurationDetailed(each))] };
      }
    },
    configurations: (): Content[] => {
      const all = createQuery(configurationResource(catalogue.agencies), withNamePlaces(catalogue.configurations));
      return [{ pieces: listOf(allOf(all, {}), rowTexts(shapes.configurationDetailed)) }];
    },
    csv: <Row>(table: Table<Row>): Content[] => [{ pieces: csvLines(table.columns, table.rows) }],
    spacecraftLines: (): Content[] => [{ pieces: lines(rows, shapes.spacecraftDetailed) }],
    *schemas() {
      for (const name of schemaNames) {
        yield { value: name, pieces: [document(publishedSchema(name, address('schema', name)))] };
      }
    },
    openApi: (): Content[] => [{ pieces: [document(openApiDocument(source))] }],
  };
}

/** The files of a list, cut into pages. */
interface ListPages {
  first: () => Content[];
  later: () => Iterable<Content>;
}

/** @param address - of a page, by its number */
function listPages<Row>(rows: readonly Row[], texts: RowTexts<Row>, address: (number: number) => string): ListPages {
  const last = Math.max(1, Math.ceil(rows.length / PAGE_SIZE));
  const page = (number: number): Content => ({
    value: number,
    pieces: listOf(rows.slice((number - 1) * PAGE_SIZE, number * PAGE_SIZE), texts, {
      count: rows.length,
      next: number < last ? address(number + 1) : null,
      previous: number > 1 ? address(number - 1) : null,
    }),
  });
  return {
    first: () => [page(1)],
    *later() {
      for (let number = 2; number <= last; number += 1) yield page(number);
    },
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
    flight: (id: number) => address('flight', id),
  };
}

/** A record as JSON, on a line of its own. */
function line(record: unknown): string {
  return `${JSON.stringify(record)}\n`;
}

function* lines<Row>(rows: readonly Row[], shape: (row: Row) => unknown): Generator<string> {
  for (const row of rows) yield line(shape(row));
}

/** Rows of a query without paging, in their order. */
function allOf<Row extends { id: number }>(query: Query<Row>, parameters: Readonly<Record<string, string>>) {
  const found = query.matching(new URLSearchParams(parameters));
  if ('status' in found)
    throw new RangeError(`${JSON.stringify(parameters)} is refused: ${JSON.stringify(found.body)}`);
  return found;
}

/** The bytes of each row as it stands in a list. A dozen files hold the same rows, so they are made once. */
type RowTexts<Row> = (row: Row) => string | Uint8Array;

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
