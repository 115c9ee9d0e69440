/** The dockings of a craft's flights, as its page says them. */
import { memoize } from '#context.ts';
import type { SiteContext } from '#context.ts';
import type { Craft } from '#domain/catalogue.ts';
import { formatShortDate } from '#domain/dates.ts';
import { destinationOf } from '#domain/destinations.ts';
import { dockedSpan } from '#domain/dockings.ts';
import type { StationDocking } from '#domain/dockings.ts';
import type { FlightDocking } from '#domain/flight-dockings.ts';
import { formatDuration } from '#domain/durations.ts';
import type { Flight } from '#domain/flights.ts';
import { NOT_RECORDED } from '#domain/labels.ts';

import { craftLink } from './shared.ts';
import type { Link } from './shared.ts';

/** A docking in a line: where, from when to when, for how long. */
export interface DockingLine {
  /** The station, or the craft that it docked with. */
  at: Link | null;
  port: string | null;
  /** `16 Oct 2010 – 12 May 2011, 208 days 3 h`. */
  when: string;
  /** Whether its record cannot be right in some way. */
  doubtful: boolean;
  /** Seconds since 1970; null where a moment is unknown, or where it is doubtful. */
  span: readonly [from: number, to: number] | null;
}

/** The dockings at stations of each flight. */
const dockingsByFlight = memoize(({ catalogue }): ReadonlyMap<Flight, readonly StationDocking[]> =>
  Map.groupBy(
    catalogue.stations.flatMap(({ dockings }) => dockings),
    ({ flight }) => flight,
  ),
);

/** Each craft by the id of its flights. */
const craftByFlight = memoize(
  ({ catalogue }): ReadonlyMap<number | null, Craft> =>
    new Map(catalogue.spacecraft.flatMap((craft) => craft.allFlights.map((flight) => [flight.id, craft] as const))),
);

/** The dockings of a flight, by docking. */
export function dockingLines(context: SiteContext, craft: Craft, flight: Flight): DockingLine[] {
  const atStations = dockingsByFlight(context).get(flight) ?? [];
  return (flight.dockings ?? []).map((docking) => {
    const joined = atStations.find(({ id }) => id === docking.id) ?? { ...docking, craft, flight, doubts: [] };
    const span = dockedSpan(joined);
    const doubtful = joined.doubts.length > 0;
    return {
      at: targetOf(context, docking),
      port: docking.port?.name ?? null,
      when: formatDocking(docking, flight, span),
      doubtful,
      span: doubtful ? null : span,
    };
  });
}

/** What is doubtful about the dockings of a craft, in sentences. */
export function dockingDoubts(context: SiteContext, { flights }: Craft): string[] {
  return flights.flatMap((flight) => (dockingsByFlight(context).get(flight) ?? []).flatMap(({ doubts }) => doubts));
}

function targetOf(context: SiteContext, { station, flight_vehicle_target }: FlightDocking): Link | null {
  if (station) return { label: destinationOf(station.name).place, href: context.routes.station(station) };
  const other = flight_vehicle_target === null ? undefined : craftByFlight(context).get(flight_vehicle_target);
  return other ? craftLink(context, other) : null;
}

function formatDocking(
  { docking, departure }: FlightDocking,
  { outcome }: Flight,
  span: readonly [number, number] | null,
): string {
  const from = docking === null ? `docking ${NOT_RECORDED}` : formatShortDate(docking);
  if (departure === null) {
    return outcome === 'in flight' && docking !== null ? `since ${from}` : `${from} – ${NOT_RECORDED}`;
  }
  const time = span === null || span[1] < span[0] ? '' : `, ${formatDuration(span[1] - span[0])}`;
  return `${from} – ${formatShortDate(departure)}${time}`;
}
