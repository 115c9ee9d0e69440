/** The dockings of one flight. */
import type { DockingEventReferences, FlightDetails } from './flight-references.ts';

/** A docking of a flight, as its record has it. */
export interface FlightDocking extends Omit<DockingEventReferences, 'docking_location' | 'space_station_target'> {
  port: { id: number; name: string } | null;
  /** The station that it docked at, or that its port belongs to. */
  station: { id: number; name: string } | null;
}

/** The dockings in the details of a flight; null where they were not read. */
export function dockingsOf(details: FlightDetails | null): readonly FlightDocking[] | null {
  if (details === null) return null;
  return details.docking_events.map(({ docking_location: port, space_station_target: target, ...event }) => {
    const station = target ?? port?.station ?? null;
    return {
      ...event,
      port: port && { id: port.id, name: port.name },
      station: station && { id: station.id, name: station.name },
    };
  });
}
