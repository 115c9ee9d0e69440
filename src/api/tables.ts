/**
 * The flat tables: spacecraft, flights, configurations. One list of columns a table gives its CSV file, its table in the
 * database, its part of the data package and its part of the dictionary of columns.
 *
 * A column has Launch Library 2's name of the field; that of a field within another is its path with underscores
 * (`spacecraft_config.name` is `spacecraft_config_name`).
 */
import type { Catalogue, Configuration, Craft } from '#domain/catalogue.ts';
import type { FacetName } from '#domain/facets.ts';
import { configurationFacts } from '#domain/facts/configuration.ts';
import { craftFacts } from '#domain/facts/craft.ts';
import { flightFacts, flightsOf } from '#domain/facts/flight.ts';
import type { FlightOfCraft } from '#domain/facts/flight.ts';
import { configurationSchema, spacecraftSchema } from '#domain/schema.ts';

import type { RecordLinks } from './ll2.ts';
import { columnsOfFacts } from './tables/column.ts';
import type { Column, Table } from './tables/column.ts';

/** The tables of a catalogue. */
export interface Tables {
  spacecraft: Table<Craft>;
  flights: Table<FlightOfCraft>;
  configurations: Table<Configuration>;
}

export type TableName = keyof Tables;

/** Names of all tables, in an order in which no row comes before one that it refers to. */
export const tableNames = ['configurations', 'spacecraft', 'flights'] as const satisfies readonly TableName[];

/**
 * The tables of a catalogue.
 *
 * @param links - full addresses of the records
 */
export function createTables(catalogue: Catalogue, links: RecordLinks): Tables {
  const spacecraft = byId(catalogue.spacecraft);
  return {
    spacecraft: {
      description: 'Every spacecraft of the snapshot, one row a craft, by id.',
      columns: withAddress<Craft>(columnsOfFacts(craftFacts, Object.keys(spacecraftSchema.shape)), links.spacecraft),
      key: ['id'],
      references: { spacecraft_config_id: 'configurations' },
      rows: spacecraft,
    },
    flights: {
      description: 'Every flight of these spacecraft, one row a flight, by craft and order of launch.',
      columns: columnsOfFacts(flightFacts),
      key: ['spacecraft_id', 'flight_number'],
      references: { spacecraft_id: 'spacecraft' },
      rows: flightsOf(spacecraft),
    },
    configurations: {
      description: 'Every configuration of spacecraft, one row a configuration, by id.',
      columns: withAddress<Configuration>(columnsOfFacts(configurationFacts, configurationFields), links.configuration),
      key: ['id'],
      references: {},
      rows: byId(catalogue.configurations),
    },
  };
}

/** Fields of a configuration; its agency's abbreviation is the one field of another record. */
const configurationFields = Object.keys(configurationSchema.shape).flatMap((field) =>
  field === 'agency' ? ['agency', 'agency_abbrev'] : [field],
);

/** Columns of records that have a file of their own, with its address behind the id. */
function withAddress<Row extends { id: number }>(
  [id, ...others]: readonly Column<Row>[],
  address: (id: number) => string,
): Column<Row>[] {
  const url: Column<Row> = {
    name: 'url',
    type: 'string',
    description: 'Address of its file here, with everything that is known of it.',
    value: (row) => address(row.id),
  };
  return [...(id ? [id] : []), url, ...others];
}

/** Rows by id. */
export function byId<Row extends { id: number }>(rows: readonly Row[]): Row[] {
  return rows.toSorted((a, b) => a.id - b.id);
}

/** What every view tells of a value. */
const SUMS = `COUNT(spacecraft.id) AS spacecraft,
  SUM(spacecraft.flights_count) AS flights_count,
  SUM(spacecraft.time_in_space_seconds) AS time_in_space_seconds`;

const joined = `configurations
  LEFT JOIN spacecraft ON spacecraft.spacecraft_config_id = configurations.id`;

/**
 * For each facet the query of its view in the database: the facet's values, how many craft have each, and their flights
 * and time in space added up; the values with the most craft first.
 */
export const facetViews = {
  configuration: viewOf('configurations.id AS id, configurations.name AS name', joined),
  status: viewOf('status_id AS id, status_name AS name', 'spacecraft', 'status_id'),
  agency: viewOf('agency_id AS id, agency_name AS name', joined, 'agency_id'),
  family: viewOf(
    'ids.value AS id, names.value AS name',
    `configurations
  JOIN json_each(configurations.family_ids) AS ids
  JOIN json_each(configurations.family_names) AS names ON names.key = ids.key
  LEFT JOIN spacecraft ON spacecraft.spacecraft_config_id = configurations.id`,
  ),
  type: viewOf('type_id AS id, type_name AS name', joined, 'type_id'),
} as const satisfies Record<FacetName, string>;

function viewOf(value: string, from: string, known?: string): string {
  const where = known === undefined ? '' : `\nWHERE ${known} IS NOT NULL`;
  return `SELECT ${value},\n  ${SUMS}\nFROM ${from}${where}\nGROUP BY 1, 2\nORDER BY spacecraft DESC, id`;
}
