/** The flights of many craft in one list. Ships to the edge. */
import type { Craft } from './catalogue.ts';
import { byId } from './compare.ts';
import type { Flight } from './flights.ts';

/** A flight with the craft that flew it. */
export interface FlightOfCraft {
  craft: Craft;
  flight: Flight;
  /** Place among the flights of the craft in order of launch, from 1. */
  number: number;
}

/** The flights of some craft, each craft's in order of launch. */
export function craftFlightValues(spacecraft: readonly Craft[]): FlightOfCraft[] {
  return spacecraft.flatMap((craft) => craft.allFlights.map((flight, index) => ({ craft, flight, number: index + 1 })));
}

/**
 * The flights of some craft, each of LL2's flights once: by id, then those without one by craft and order of launch. A
 * flight that moved to another craft is that of the record which was read last.
 */
export function uniqueFlights(spacecraft: readonly Craft[]): FlightOfCraft[] {
  const all = craftFlightValues(byId(spacecraft));
  const newest = new Map<number, FlightOfCraft>();
  for (const each of all) {
    const { id } = each.flight;
    if (id === null) continue;
    const known = newest.get(id);
    if (known === undefined || known.craft.as_of < each.craft.as_of) newest.set(id, each);
  }
  return [
    ...[...newest].toSorted(([a], [b]) => a - b).map(([, each]) => each),
    ...all.filter(({ flight }) => flight.id === null),
  ];
}
