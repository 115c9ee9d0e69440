/**
 * Made-up records in the shapes of Launch Library 2 2.3.0: the same number gives the same records. Nothing in them is
 * real.
 */

import { agencyMini, API, FILLER, makeAgency, makeImage, without } from './ll2-basics.ts';
import type { JsonRecord } from './ll2-basics.ts';
import { makeDetails } from './ll2-details.ts';
import { makeFlight } from './ll2-launches.ts';

export { without } from './ll2-basics.ts';
export type { JsonRecord } from './ll2-basics.ts';

/** What a made-up catalogue is like. */
export interface CatalogueOptions {
  /** How many spacecraft; their ids have gaps. */
  craft: number;
  /** How many configurations; at least 1. */
  configurations?: number;
  /** Flights of a craft by its place in the list, from 0. */
  flights?: (index: number) => number;
  /** Base address that the records' links begin with. */
  api?: string;
}

export interface MadeUpRecords {
  spacecraft: JsonRecord[];
  configurations: JsonRecord[];
  /** Crews and dockings of a flight, in the service's shape; made up unless given. */
  details?: (flight: JsonRecord) => JsonRecord;
}

/** A whole catalogue: spacecraft in the detailed shape, configurations in the detailed shape. */
export function makeCatalogue({
  craft,
  configurations = 12,
  flights = (index) => 1 + (index % 3),
  api = API,
}: CatalogueOptions): MadeUpRecords {
  const configs = Array.from({ length: configurations }, (_, index) => makeConfiguration(index + 1, api));
  return {
    configurations: configs,
    spacecraft: Array.from({ length: craft }, (_, index) => {
      const configuration = configs[index % configs.length] ?? {};
      return makeSpacecraft(index + 1 + Math.floor(index / 40), configuration, flights(index), api);
    }),
  };
}

/** A spacecraft in the detailed shape. */
export function makeSpacecraft(id: number, configuration: JsonRecord, flights: number, api = API): JsonRecord {
  const inSpace = id % 29 === 0 && flights > 0;
  const craft: JsonRecord = {
    response_mode: 'detailed',
    id,
    url: `${api}spacecraft/${id}/`,
    name: `Heron ${id}`,
    serial_number: id % 7 === 0 ? null : `HN-${String(id).padStart(3, '0')}`,
    is_placeholder: id % 97 === 0,
    image: id % 5 === 0 ? null : (configuration['image'] ?? null),
    in_space: inSpace,
    time_in_space: flights === 0 ? 'P0D' : `P${flights * 9}DT${id % 24}H30M`,
    time_docked: id % 3 === 0 ? `P${flights}DT2H` : 'P0D',
    flights_count: flights,
    mission_ends_count: inSpace ? flights - 1 : flights,
    status: inSpace || flights === 0 ? { id: 1, name: 'Active' } : { id: 4, name: 'Single Use' },
    description: `Made-up craft number ${id}.\r\nIt carries nothing.`,
    spacecraft_config: configuration,
    fastest_turnaround: flights > 1 ? 'P40DT6H' : null,
  };
  return withFlights(craft, () =>
    Array.from({ length: flights }, (_, index) => makeFlight(craft, index, inSpace, api)),
  );
}

/** Flights are only made when they are looked at: those of thousands of craft would fill the memory. */
function withFlights(craft: JsonRecord, make: () => JsonRecord[]): JsonRecord {
  return Object.defineProperty({ ...craft }, 'flights', {
    enumerable: true,
    configurable: true,
    get: make,
    set(this: JsonRecord, flights: unknown) {
      Object.defineProperty(this, 'flights', { value: flights, enumerable: true, configurable: true, writable: true });
    },
  });
}

/** A configuration in the detailed shape; each second one has two families, a parent and its child. */
export function makeConfiguration(id: number, api = API): JsonRecord {
  const parent = makeFamily(1, null, api);
  return {
    response_mode: 'detailed',
    id,
    url: `${api}spacecraft_configurations/${id}/`,
    name: `Heron Type ${id}`,
    type: id % 2 === 0 ? { id: 4, name: 'Cargo Resupply' } : { id: 2, name: 'Capsule' },
    agency: makeAgency(1 + (id % 3), api),
    family: id % 2 === 0 ? [parent, makeFamily(2, parent, api)] : [],
    in_use: id % 3 !== 0,
    image: id % 4 === 0 ? null : makeImage(100 + id),
    capability: 'Errands to low orbits',
    history: `${FILLER}\r\n\r\n${FILLER}`,
    details: FILLER,
    maiden_flight: '1990-02-20',
    height: id % 2 === 0 ? 11 : 3.9,
    diameter: 2.7,
    human_rated: id % 2 === 1,
    crew_capacity: id % 2 === 1 ? 4 : null,
    payload_capacity: 2400,
    payload_return_capacity: null,
    flight_life: id % 5 === 0 ? '' : '200 days',
    wiki_link: id % 3 === 0 ? '' : `https://wiki.example/heron-${id}`,
    info_link: '',
    ...statistics(id),
    fastest_turnaround: null,
  };
}

function makeFamily(id: number, parent: JsonRecord | null, api: string): JsonRecord {
  const { response_mode, id: parentId, name, description, maiden_flight } = parent ?? {};
  return {
    response_mode: 'normal',
    id,
    name: `Herons ${id}`,
    description: FILLER,
    manufacturer: makeAgency(1, api),
    parent: parent
      ? {
          response_mode,
          id: parentId,
          name,
          description,
          manufacturer: agencyMini(1, api),
          parent: null,
          maiden_flight,
        }
      : null,
    maiden_flight: '1990-02-20',
    ...statistics(id),
  };
}

function statistics(id: number): JsonRecord {
  return {
    spacecraft_flown: id,
    total_launch_count: id + 1,
    successful_launches: id,
    failed_launches: 1,
    attempted_landings: id,
    successful_landings: id,
    failed_landings: 0,
  };
}

/** The normal shape of a spacecraft. */
export function normalShape(craft: JsonRecord): JsonRecord {
  const { spacecraft_config: configuration } = craft;
  return {
    ...without(craft, 'flights'),
    response_mode: 'normal',
    spacecraft_config: configuration && normalConfiguration(configuration as JsonRecord),
  };
}

function normalConfiguration(configuration: JsonRecord): JsonRecord {
  const { id, url, name, type, agency, family, in_use, image } = configuration;
  return { response_mode: 'normal', id, url, name, type, agency, family, in_use, image };
}

/** All flights of the craft, in the normal shape. */
export function allFlights({ spacecraft }: MadeUpRecords): JsonRecord[] {
  return spacecraft.flatMap((craft) => (Array.isArray(craft['flights']) ? (craft['flights'] as JsonRecord[]) : []));
}

/** The detailed shape of a flight. */
export function detailedFlight(flight: JsonRecord, { details = makeDetails }: MadeUpRecords): JsonRecord {
  return { ...flight, ...details(flight) };
}
