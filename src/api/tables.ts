/**
 * The flat tables: spacecraft, flights, configurations. One list of columns a table gives its CSV file, its table in the
 * database, its part of the data package and its part of the dictionary of columns.
 *
 * A column has Launch Library 2's name of the field; that of a field within another is its path with underscores
 * (`spacecraft_config.name` is `spacecraft_config_name`).
 */
import type { Catalogue, Configuration, Craft } from '#domain/catalogue.ts';
import { byId } from '#domain/compare.ts';
import { facetNames } from '#domain/facets.ts';
import type { FacetName, FacetValue } from '#domain/facets.ts';
import { configurationFacts } from '#domain/facts/configuration.ts';
import { craftFacts } from '#domain/facts/craft.ts';
import { flightFacts, craftFlightValues } from '#domain/facts/flight.ts';
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
      rows: craftFlightValues(spacecraft),
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

/** A craft, or none, with a value that it has of a facet. */
export interface FacetMember {
  facet: FacetName;
  value: FacetValue;
  /** Null for a value that no craft has. */
  craft: Craft | null;
}

/** Every value of every facet with the craft that have it. */
export function facetMembers(catalogue: Catalogue): FacetMember[] {
  return facetNames.flatMap((facet) =>
    catalogue.groups[facet].flatMap(({ value, craft }): FacetMember[] =>
      craft.length === 0 ? [{ facet, value, craft: null }] : craft.map((each) => ({ facet, value, craft: each })),
    ),
  );
}

/**
 * The query of a facet's view in the database: the facet's values, how many craft have each, and their flights and time
 * in space added up; the values with the most craft first.
 */
function facetView(facet: FacetName): string {
  return `SELECT value_id AS id, value_name AS name,
  COUNT(spacecraft.id) AS spacecraft,
  SUM(spacecraft.flights_count) AS flights_count,
  SUM(spacecraft.time_in_space_seconds) AS time_in_space_seconds
FROM spacecraft_facets
  LEFT JOIN spacecraft ON spacecraft.id = spacecraft_facets.spacecraft_id
WHERE facet = '${facet}'
GROUP BY 1, 2
ORDER BY spacecraft DESC, id`;
}

/** The queries of all views in the database, by name. */
export const databaseViews: Readonly<Record<string, string>> = {
  // A launch without an id is told by its designator; without either, each flight is a launch of its own.
  launches: `SELECT launch_id AS id, launch_name AS name, launch_designator, launch_status_name AS status_name,
  launch_net AS net, launch_net_precision_name AS net_precision_name,
  launch_rocket_configuration_full_name AS rocket_configuration_full_name,
  launch_launch_service_provider_name AS launch_service_provider_name,
  launch_pad_name AS pad_name, launch_pad_location_name AS pad_location_name,
  launch_pad_country_name AS pad_country_name, launch_mission_orbit_name AS mission_orbit_name,
  COUNT(DISTINCT spacecraft_id) AS spacecraft,
  json_group_array(DISTINCT spacecraft_id) AS spacecraft_ids,
  json_group_array(id) FILTER (WHERE id IS NOT NULL) AS flight_ids
FROM (SELECT * FROM flights ORDER BY spacecraft_id, flight_number)
GROUP BY COALESCE(launch_id, launch_designator, spacecraft_id || '/' || flight_number)
ORDER BY net IS NULL, net, MIN(spacecraft_id)`,
  ...Object.fromEntries(facetNames.map((facet) => [`by_${facet}`, facetView(facet)])),
};
