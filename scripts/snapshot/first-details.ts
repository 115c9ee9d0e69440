/** Crews and dockings of flights that were known without them: fetched for the first time, they are no change of a flight. */
import { filterReferences } from '#domain/references.ts';
import type { FlightRecord, Snapshot, SpacecraftRecord } from '#domain/schema.ts';

import { formatCount } from '../support/format.ts';
import { dockedTime } from './docked.ts';

/** The lists that only details refer to. */
const lists = ['astronauts', 'astronaut_roles', 'space_stations', 'docking_locations'] as const;

/**
 * The next snapshot without the details that the old one lacked, nor what only these refer to, for a comparison of the two.
 *
 * @returns the snapshot, and how many flights of the old one have details now
 */
export function withoutFirstDetails(old: Snapshot, next: Snapshot): { snapshot: Snapshot; added: number } {
  const before = flightsById(old);
  let added = 0;
  const spacecraft = mapFlights(next, (flight) => {
    const was = flight.id === null ? undefined : before.get(flight.id);
    if (was?.details !== null || flight.details === null) return flight;
    added++;
    const isFirst = flight.docked === dockedTime(flight.details.docking_events);
    return { ...flight, details: null, docked: isFirst ? was.docked : flight.docked };
  });
  if (added === 0) return { snapshot: next, added };
  return { snapshot: { ...next, ...listsWithout(old, next, spacecraft), spacecraft }, added };
}

/**
 * The old snapshot with the times at which the next one has checked its crews and dockings: what is written where nothing
 * changed, so that another page is checked next time.
 *
 * @returns null where nothing was checked
 */
export function withRenewedDetails(old: Snapshot, next: Snapshot): Snapshot | null {
  const renewed = flightsById(next);
  const missed = next.source.flights_without_details;
  let isSame = String(missed) === String(old.source.flights_without_details);
  const spacecraft = mapFlights(old, (flight) => {
    const details = (flight.id === null ? null : renewed.get(flight.id)?.details) ?? flight.details;
    if (details?.as_of === flight.details?.as_of) return flight;
    isSame = false;
    return { ...flight, details };
  });
  if (isSame) return null;
  return { ...old, source: { ...old.source, flights_without_details: missed }, spacecraft };
}

/** What the history says of details that were fetched for the first time; null where there are none. */
export function firstDetailsNote(added: number): string | null {
  return added === 0 ? null : `Crews and dockings of ${formatCount(added, 'flight')} added`;
}

function mapFlights(snapshot: Snapshot, change: (flight: FlightRecord) => FlightRecord): SpacecraftRecord[] {
  return snapshot.spacecraft.map((craft) => ({ ...craft, flights: craft.flights.map(change) }));
}

function flightsById({ spacecraft }: Snapshot): ReadonlyMap<number, FlightRecord> {
  const flights = spacecraft.flatMap((craft) => craft.flights);
  return new Map(flights.flatMap((flight) => (flight.id === null ? [] : [[flight.id, flight]])));
}

/** The lists of the next snapshot, with what the old one had and what the craft refer to. */
function listsWithout(
  old: Snapshot,
  next: Snapshot,
  spacecraft: readonly SpacecraftRecord[],
): Pick<Snapshot, (typeof lists)[number]> {
  const kept = new Map<string, Set<number>>(lists.map((list) => [list, new Set(old[list].map(({ id }) => id))]));
  const keep = (target: string, id: number) => {
    kept.get(target)?.add(id);
    return true;
  };
  for (const craft of spacecraft) filterReferences('spacecraft', craft, keep);
  const rowsOf = <Row extends { id: number }>(list: (typeof lists)[number], rows: readonly Row[]) =>
    rows.filter(({ id }) => kept.get(list)?.has(id));
  const ports = rowsOf('docking_locations', next.docking_locations);
  for (const port of ports) filterReferences('docking_locations', port, keep);
  return {
    astronauts: rowsOf('astronauts', next.astronauts),
    astronaut_roles: rowsOf('astronaut_roles', next.astronaut_roles),
    space_stations: rowsOf('space_stations', next.space_stations),
    docking_locations: ports,
  };
}
