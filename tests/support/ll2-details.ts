/** Crews and dockings in the shape of Launch Library 2: those of a snapshot, and made-up ones. */
import type { CrewMemberRecord, DockingEventRecord, FlightDetailsRecord } from '#domain/schema-details.ts';
import type { Snapshot } from '#domain/schema.ts';

import { agencyMini, API, iso } from './ll2-basics.ts';
import type { JsonRecord } from './ll2-basics.ts';

/** The records that details refer to. */
export type DetailLists = Pick<Snapshot, 'astronauts' | 'astronaut_roles' | 'space_stations' | 'docking_locations'>;

/** The details of a flight in the shape of `spacecraft_flights/` in its detailed mode: what normalizing is the inverse of. */
export function detailsShape(details: FlightDetailsRecord, lists: DetailLists, api = API): JsonRecord {
  const shapeOf = shapes(lists, api);
  return {
    launch_crew: details.launch_crew.map(shapeOf.member),
    onboard_crew: details.onboard_crew.map(shapeOf.member),
    landing_crew: details.landing_crew.map(shapeOf.member),
    // The service does not sort them.
    docking_events: details.docking_events.map(shapeOf.docking).toReversed(),
  };
}

function shapes(lists: DetailLists, api: string) {
  const find = <Row extends { id: number }>(rows: readonly Row[], id: number | null) =>
    rows.find((row) => row.id === id);
  const station = (id: number | null): JsonRecord | null => {
    const row = find(lists.space_stations, id);
    return row
      ? {
          ...row,
          url: `${api}space_stations/${row.id}/`,
          image: null,
          description: 'A station.',
          type: { id: 1, name: 'Government' },
        }
      : null;
  };
  const stationMini = (id: number | null): JsonRecord | null => {
    const row = find(lists.space_stations, id);
    return row ? { id: row.id, url: `${api}space_stations/${row.id}/`, name: row.name, image: null } : null;
  };
  const port = (id: number | null): JsonRecord | null => {
    const row = find(lists.docking_locations, id);
    return row
      ? { id: row.id, name: row.name, spacestation: stationMini(row.space_station), spacecraft: null, payload: null }
      : null;
  };
  const person = (id: number | null): JsonRecord | null => {
    const row = find(lists.astronauts, id);
    if (!row) return null;
    const { agency } = row;
    const type = { id: 1, name: 'Government' };
    return {
      response_mode: 'list',
      ...{ id: row.id, url: `${api}astronauts/${row.id}/`, name: row.name, status: { id: 1, name: 'Active' } },
      agency: agency && { response_mode: 'list', ...agency, url: `${api}agencies/${agency.id}/`, type },
      ...{
        image: null,
        type,
        in_space: false,
        time_in_space: 'P9D',
        eva_time: 'P0D',
        age: 40,
        date_of_birth: '1960-01-01',
      },
      ...{ nationality: row.nationality, bio: 'Nobody.', wiki: null, last_flight: null, first_flight: null },
    };
  };
  const member = ({ id, role, astronaut }: CrewMemberRecord): JsonRecord => {
    const row = find(lists.astronaut_roles, role);
    return {
      id,
      role: row ? { id: row.id, role: row.name, priority: row.priority } : null,
      astronaut: person(astronaut),
    };
  };
  const docking = (event: DockingEventRecord): JsonRecord => ({
    ...{ id: event.id, url: `${api}docking_events/${event.id}/`, docking: event.docking, departure: event.departure },
    docking_location: port(event.docking_location),
    space_station_target: station(event.space_station_target),
    flight_vehicle_target:
      event.flight_vehicle_target === null ? null : { response_mode: 'normal', id: event.flight_vehicle_target },
    payload_flight_target: null,
  });
  return { member, docking };
}

const HOUR = 3_600_000;
const PEOPLE = 60;

/** What the made-up details refer to. */
export const madeUpLists: DetailLists = {
  astronauts: Array.from({ length: PEOPLE }, (_, index) => ({
    id: 500 + index,
    name: `Keeper ${index}`,
    nationality: [
      {
        ...{ id: 1, name: 'Nowhere', alpha_2_code: 'NW', alpha_3_code: 'NWH' },
        ...{ nationality_name: 'Nowherian', nationality_name_composed: 'Nowhero' },
      },
    ],
    agency: index % 4 === 0 ? null : { id: 1, name: String(agencyMini(1, API)['name']), abbrev: 'BH1' },
  })),
  astronaut_roles: [
    { id: 1, name: 'Commander', priority: 0 },
    { id: 3, name: 'Flight Engineer', priority: 2 },
    { id: 20, name: 'Zero-G Indicator', priority: 99 },
  ],
  space_stations: [
    {
      ...{ id: 4, name: 'Pond Station', status: { id: 1, name: 'Active' } },
      ...{ founded: '1988-11-20', deorbited: null, orbit: 'Low Earth Orbit' },
    },
  ],
  docking_locations: [
    { id: 2, name: 'Aft', space_station: 4 },
    { id: 19, name: 'Forward', space_station: 4 },
  ],
};

/** Made-up details of a made-up flight, in the service's shape: the same for the same flight. */
export function makeDetails(flight: JsonRecord): JsonRecord {
  return detailsShape(madeUpDetails(flight), madeUpLists);
}

/** Two in three flights have a crew, one in two docks; a craft that is still up is still docked. */
function madeUpDetails(flight: JsonRecord): FlightDetailsRecord {
  const id = Number(flight['id']);
  const crew = (list: number): CrewMemberRecord[] =>
    Array.from({ length: id % 3 }, (_, place) => ({
      id: 10 * id + 3 * list + place,
      role: [1, 3, 20, null][(id + place) % 4] ?? null,
      astronaut: 500 + ((id + place * 7) % PEOPLE),
    }));
  const end = typeof flight['mission_end'] === 'string' ? Date.parse(flight['mission_end']) : null;
  const launch = (flight['launch'] ?? {}) as { net?: string | null };
  const net = Date.parse(launch.net ?? '');
  const docks = id % 2 === 0 && !Number.isNaN(net);
  return {
    as_of: '1970-01-01T00:00:00Z',
    launch_crew: crew(0),
    onboard_crew: end === null ? crew(1) : [],
    landing_crew: crew(2),
    docking_events: docks
      ? [
          {
            id: id + 1,
            docking: iso(net + 6 * HOUR),
            departure: end === null ? null : iso(end - 3 * HOUR),
            docking_location: id % 4 === 0 ? 2 : 19,
            space_station_target: 4,
            flight_vehicle_target: null,
          },
        ]
      : [],
  };
}
