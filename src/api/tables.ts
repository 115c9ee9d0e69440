/**
 * The flat tables: spacecraft, flights, crews, dockings and what they refer to. One list of columns a table gives its CSV file, its table in the
 * database, its part of the data package and its part of the dictionary of columns.
 *
 * A column has Launch Library 2's name of the field; that of a field within another is its path with underscores
 * (`spacecraft_config.name` is `spacecraft_config_name`).
 */
import type { Catalogue, Configuration, Craft } from '#domain/catalogue.ts';
import { byId, compareTexts } from '#domain/compare.ts';
import { craftFlightValues } from '#domain/craft-flights.ts';
import type { FlightOfCraft } from '#domain/craft-flights.ts';
import { facetNames } from '#domain/facets.ts';
import type { FacetName, FacetValue } from '#domain/facets.ts';
import type { Station } from '#domain/dockings.ts';
import { configurationFacts } from '#domain/facts/configuration.ts';
import { craftFacts } from '#domain/facts/craft.ts';
import { crewFacts, crewValues } from '#domain/facts/crew.ts';
import type { CrewOfFlight } from '#domain/facts/crew.ts';
import { dockingFacts, dockingValues } from '#domain/facts/docking.ts';
import type { DockingOfFlight } from '#domain/facts/docking.ts';
import { flightFacts } from '#domain/facts/flight.ts';
import { personFacts } from '#domain/facts/person.ts';
import { stationFacts } from '#domain/facts/station.ts';
import type { PersonRecord } from '#domain/people.ts';
import { configurationSchema, spacecraftSchema } from '#domain/schema.ts';

import type { RecordLinks } from './ll2.ts';
import { columnsOfFacts, referenceById } from './tables/column.ts';
import type { Column, Reference, Table } from './tables/column.ts';

/** The tables of a catalogue. */
export interface Tables {
  spacecraft: Table<Craft>;
  flights: Table<FlightOfCraft>;
  configurations: Table<Configuration>;
  people: Table<PersonRecord>;
  crew: Table<CrewOfFlight>;
  stations: Table<Station>;
  dockings: Table<DockingOfFlight>;
}

export type TableName = keyof Tables;

/** Names of all tables, in an order in which no row comes before one that it refers to. */
export const tableNames = [
  'configurations',
  'spacecraft',
  'flights',
  'people',
  'crew',
  'stations',
  'dockings',
] as const satisfies readonly TableName[];

const flightReference: Reference = {
  columns: ['spacecraft_id', 'flight_number'],
  table: 'flights',
  key: ['spacecraft_id', 'flight_number'],
};

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
      references: [referenceById('spacecraft_config_id', 'configurations')],
      rows: spacecraft,
    },
    flights: {
      description: 'Every flight of these spacecraft, one row a flight, by craft and order of launch.',
      columns: columnsOfFacts(flightFacts),
      key: ['spacecraft_id', 'flight_number'],
      references: [referenceById('spacecraft_id', 'spacecraft')],
      rows: craftFlightValues(spacecraft),
    },
    configurations: {
      description: 'Every configuration of spacecraft, one row a configuration, by id.',
      columns: withAddress<Configuration>(columnsOfFacts(configurationFacts, configurationFields), links.configuration),
      key: ['id'],
      references: [],
      rows: byId(catalogue.configurations),
    },
    ...peopleTables(catalogue, spacecraft),
    ...stationTables(catalogue),
  };
}

function peopleTables({ people }: Catalogue, spacecraft: readonly Craft[]): Pick<Tables, 'people' | 'crew'> {
  return {
    people: {
      description: 'Everyone in a crew of these flights, one row a person.',
      columns: columnsOfFacts(personFacts),
      key: ['segment'],
      references: [],
      rows: people.toSorted((a, b) => compareTexts(a.segment, b.segment)),
    },
    crew: {
      description: 'The crews, one row a person and flight, by craft and order of launch.',
      columns: columnsOfFacts(crewFacts),
      key: ['spacecraft_id', 'flight_number', 'person_segment'],
      references: [flightReference, { columns: ['person_segment'], table: 'people', key: ['segment'] }],
      rows: crewValues(spacecraft),
    },
  };
}

function stationTables(catalogue: Catalogue): Pick<Tables, 'stations' | 'dockings'> {
  return {
    stations: {
      description: 'Every space station that these craft were bound for or docked at, one row a station, by id.',
      columns: columnsOfFacts(stationFacts),
      key: ['id'],
      references: [],
      rows: byId(catalogue.stations),
    },
    dockings: {
      description: 'Every docking of these flights, one row a docking, by craft and order of launch.',
      columns: columnsOfFacts(dockingFacts),
      key: ['spacecraft_id', 'flight_number', 'docking_number'],
      references: [flightReference, referenceById('station_id', 'stations')],
      rows: dockingValues(catalogue),
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
