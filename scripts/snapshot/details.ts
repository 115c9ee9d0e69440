/** Crews and dockings of two snapshots, one of which was made from the other. */
import type { Snapshot } from '#domain/schema.ts';

/** How many flights of a snapshot have details that were read since the old one. */
export function detailsReadSince(old: Snapshot, next: Snapshot): number {
  const before = new Map(flightsWithId(old).map(({ id, details }) => [id, details?.as_of]));
  return flightsWithId(next).filter(({ id, details }) => details && before.get(id) !== details.as_of).length;
}

/**
 * A snapshot with the details of a later one in which nothing else has changed: they say when they were read, which decides
 * what the next run reads again.
 */
export function withDetailsOf(old: Snapshot, next: Snapshot): Snapshot {
  const read = new Map(flightsWithId(next).map((flight) => [flight.id, flight]));
  const { astronauts, astronaut_roles, space_stations, docking_locations } = next;
  return {
    ...old,
    spacecraft: old.spacecraft.map((craft) => ({
      ...craft,
      flights: craft.flights.map((flight) => {
        const later = flight.id === null ? undefined : read.get(flight.id);
        return later ? { ...flight, details: later.details, docked: later.docked } : flight;
      }),
    })),
    ...{ astronauts, astronaut_roles, space_stations, docking_locations },
  };
}

function flightsWithId({ spacecraft }: Snapshot) {
  return spacecraft.flatMap(({ flights }) => flights.filter(({ id }) => id !== null));
}
