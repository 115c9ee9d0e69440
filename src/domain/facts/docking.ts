/** The facts of a docking: one row per fact, by Launch Library 2's name of the field. The order is that of columns. */
import type { Catalogue } from '../catalogue.ts';
import { byId } from '../compare.ts';
import { craftFlightValues } from '../craft-flights.ts';
import type { FlightOfCraft } from '../craft-flights.ts';
import type { FlightDocking } from '../flight-dockings.ts';
import type { Flight } from '../flights.ts';
import { flightKeyFacts } from './crew.ts';
import type { Fact } from './fact.ts';
import { flightFacts } from './flight.ts';

/** A docking with the flight that it is of. */
export interface DockingOfFlight extends FlightOfCraft {
  /** Place among the dockings of the flight, from 1. */
  place: number;
  docking: FlightDocking;
  /** Whether anything is doubtful about it; null where that was not checked, since it is at no station. */
  doubtful: boolean | null;
}

/** Every docking of a catalogue, by craft, order of launch and place in the record. */
export function dockingValues({ spacecraft, stations }: Pick<Catalogue, 'spacecraft' | 'stations'>): DockingOfFlight[] {
  const checked = new Map<Flight, Map<number, boolean>>();
  for (const { flight, id, doubts } of stations.flatMap(({ dockings }) => dockings)) {
    checked.set(flight, (checked.get(flight) ?? new Map<number, boolean>()).set(id, doubts.length > 0));
  }
  return craftFlightValues(byId(spacecraft)).flatMap((each) =>
    (each.flight.dockings ?? []).map((docking, index) => ({
      ...each,
      place: index + 1,
      docking,
      doubtful: checked.get(each.flight)?.get(docking.id) ?? null,
    })),
  );
}

/** Every fact of a docking. */
export const dockingFacts = {
  spacecraft_id: flightKeyFacts.spacecraft_id,
  flight_number: flightKeyFacts.flight_number,
  docking_number: {
    label: 'Docking',
    kind: 'id',
    value: ({ place }) => place,
    description: 'Place among the flight’s dockings, from 1. The atlas’s own.',
  },
  id: {
    label: 'Id',
    kind: 'id',
    value: ({ docking }) => docking.id,
    description: 'Launch Library 2’s id of the docking.',
  },
  flight_id: flightKeyFacts.flight_id,
  spacecraft_name: flightFacts.spacecraft_name,
  station: {
    label: 'Station',
    kind: 'reference',
    value: ({ docking }) => docking.station,
    description: 'Name of the space station.',
    indexed: true,
  },
  docking_location: {
    label: 'Port',
    kind: 'reference',
    value: ({ docking }) => docking.port,
    description: 'Name of the port.',
  },
  flight_vehicle_target_id: {
    label: 'Flight that it docked with',
    kind: 'id',
    value: ({ docking }) => docking.flight_vehicle_target,
    description: 'Launch Library 2’s id of the flight that it docked with.',
  },
  docking: {
    label: 'Docking',
    kind: 'moment',
    value: ({ docking }) => docking.docking,
    description: 'Moment of the docking, UTC.',
    indexed: true,
  },
  departure: {
    label: 'Departure',
    kind: 'moment',
    value: ({ docking }) => docking.departure,
    description: 'Moment of the departure, UTC; unknown while it is docked.',
  },
  doubtful: {
    label: 'Doubtful',
    kind: 'boolean',
    value: ({ doubtful }) => doubtful,
    description:
      'Whether it is doubtful: it overlaps another one at its port, or cannot be in its flight. Unknown away from stations.',
  },
} as const satisfies Record<string, Fact<DockingOfFlight, object>>;
