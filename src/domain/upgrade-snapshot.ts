/** Reads snapshots of earlier formats. */
import { unknownLaunch } from './schema-launch.ts';
import { flightSchema, SNAPSHOT_SCHEMA } from './schema.ts';
import type { FlightRecord, Snapshot } from './schema.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Lists that schema 2 lacked. */
const listsOfDetails = ['astronauts', 'astronaut_roles', 'space_stations', 'docking_locations'] as const;

/** Lists that schema 1 lacked. */
const listsOfLaunches = [
  'launch_statuses',
  'net_precisions',
  'orbits',
  'launcher_configurations',
  'launch_service_providers',
  'pads',
  'locations',
  'programs',
  'landing_types',
  'landing_locations',
] as const;

/**
 * A snapshot of an earlier format in the present one: what it lacks is unknown. Any other value is returned as it is.
 *
 * @param value - what a snapshot file holds, parsed
 */
export function upgradeSnapshot(value: unknown): unknown {
  if (!isObject(value) || (value['schema'] !== 1 && value['schema'] !== 2)) return value;
  const lists = value['schema'] === 1 ? [...listsOfLaunches, ...listsOfDetails] : listsOfDetails;
  return {
    ...Object.fromEntries(lists.map((list) => [list, []])),
    ...value,
    schema: SNAPSHOT_SCHEMA,
    spacecraft: itemsOf(value['spacecraft'], (craft) => ({
      ...craft,
      flights: itemsOf(craft['flights'], upgradeFlight),
    })),
  };
}

/** Whether a snapshot file lacks launches and landings, which {@link upgradeSnapshot} leaves unknown. */
export function lacksLaunches(value: unknown): boolean {
  return isObject(value) && value['schema'] === 1;
}

/** A snapshot without launches and landings, for a comparison with one that lacked them. */
export function withoutLaunches(snapshot: Snapshot): Snapshot {
  const spacecraft = snapshot.spacecraft.map((craft) => ({
    ...craft,
    flights: craft.flights.map((flight) => ({
      ...flight,
      landing: null,
      launch: { ...flight.launch, ...unknownLaunch, program: [] },
    })),
  }));
  return { ...snapshot, ...Object.fromEntries(listsOfLaunches.map((list) => [list, []])), spacecraft };
}

/** The flights that a history holds, of this or an earlier format; null where the value is no list of flights. */
export function parseFlights(value: unknown): FlightRecord[] | null {
  return flightSchema.array().safeParse(itemsOf(value, upgradeFlight)).data ?? null;
}

function upgradeFlight(flight: Fields): Fields {
  const { launch } = flight;
  if (!isObject(launch)) return flight;
  return { landing: null, details: null, ...flight, launch: { ...unknownLaunch, program: [], ...launch } };
}

/** A list with its objects changed; anything that is no list stays, to be named as a fault. */
function itemsOf(value: unknown, change: (item: Fields) => Fields): unknown {
  return Array.isArray(value) ? value.map((item: unknown) => (isObject(item) ? change(item) : item)) : value;
}

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
