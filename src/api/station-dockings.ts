/** The dockings at a station as files for programs. */
import type { CraftFlight, Station, StationDocking } from '#domain/dockings.ts';

import { csvOf } from './csv.ts';
import type { CsvColumn } from './csv.ts';

const columns = [
  { name: 'docking_id', value: ({ id }) => id },
  { name: 'spacecraft_id', value: ({ craft }) => craft.id },
  { name: 'spacecraft', value: ({ craft }) => craft.name },
  { name: 'flight_id', value: ({ flight }) => flight.id },
  { name: 'mission', value: ({ flight }) => flight.mission },
  { name: 'launch', value: ({ flight }) => flight.launchDate },
  { name: 'port_id', value: ({ port }) => port?.id ?? null },
  { name: 'port', value: ({ port }) => port?.name ?? null },
  { name: 'docking', value: ({ docking }) => docking },
  { name: 'departure', value: ({ departure }) => departure },
  { name: 'doubts', value: ({ doubts }) => doubts.join(' ') || null },
] as const satisfies readonly CsvColumn<StationDocking>[];

/** A row per docking, by docking. */
export function dockingsCsv({ dockings }: Station): string {
  return csvOf(columns, dockings);
}

/** The station, its dockings with what is doubtful about them, and all flights that were bound for it or docked there. */
export function dockingsJson({ id, name, founded, deorbited, status, orbit, dockings, flights }: Station): unknown {
  return {
    station: { id, name, founded, deorbited, status, orbit },
    dockings: dockings.map((each) => ({
      id: each.id,
      ...flightJson(each),
      port: each.port,
      docking: each.docking,
      departure: each.departure,
      doubts: each.doubts,
    })),
    flights: flights.map((each) => ({
      ...flightJson(each),
      end: each.flight.endDate,
      docked: each.flight.docked,
      // Null where they were not read.
      docking_events: each.flight.dockings?.length ?? null,
    })),
  };
}

function flightJson({ craft, flight }: CraftFlight) {
  return {
    spacecraft: { id: craft.id, name: craft.name },
    flight: { id: flight.id, mission: flight.mission, launch: flight.launchDate },
  };
}
