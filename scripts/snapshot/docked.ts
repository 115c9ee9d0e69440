/** How long each flight was docked: LL2 sends a total per craft, and dockings of single flights only in places. */
import { epochSeconds } from '#domain/dates.ts';
import { durationSecondsOrNull, isoDuration } from '#domain/durations.ts';
import { TOLERANCE } from '#domain/consistency.ts';
import { pairFlights } from '#domain/flight-changes.ts';
import type { FlightDetailsRecord } from '#domain/schema-details.ts';
import type { FlightRecord, SpacecraftRecord } from '#domain/schema.ts';

/**
 * The time docked that the dockings of a flight add up to.
 *
 * @param events - times as ISO 8601 in UTC; of a craft that is still docked, the departure is null
 * @returns an ISO 8601 duration; null where no docking is listed or a time is unknown
 */
export function dockedTime(events: readonly { docking: string | null; departure: string | null }[]): string | null {
  if (events.length === 0) return null;
  let sum = 0;
  for (const { docking, departure } of events) {
    if (docking === null || departure === null) return null;
    const seconds = epochSeconds(departure) - epochSeconds(docking);
    if (seconds < 0) return null;
    sum += seconds;
  }
  return isoDuration(sum);
}

/**
 * The time docked during a flight by its dockings; null while it may still dock, which includes one whose dockings were
 * fetched before its end.
 */
export function dockedInFlight(
  { mission_end }: Pick<FlightRecord, 'mission_end'>,
  { as_of, docking_events }: FlightDetailsRecord,
): string | null {
  return mission_end === null || as_of < mission_end ? null : dockedTime(docking_events);
}

/**
 * A craft whose flights have the times docked that are known: their own, else the craft's total where it flew once, else
 * what the last snapshot knew, unless that is more than LL2's total now allows.
 *
 * @param old - the craft in the last snapshot; null where it is new
 */
export function withDocked(craft: SpacecraftRecord, old: SpacecraftRecord | null): SpacecraftRecord {
  const total = durationSecondsOrNull(craft.time_docked) || null;
  const begun = craft.flights.filter(({ outcome }) => outcome !== 'planned');
  if (begun.length === 1 && craft.flights_count === 1 && total !== null) {
    const flights = craft.flights.map((flight) =>
      flight === begun[0] ? { ...flight, docked: flight.docked ?? craft.time_docked } : flight,
    );
    return { ...craft, flights };
  }
  const before = new Map(pairFlights(old?.flights ?? [], craft.flights).map((pair) => [pair.next, pair.old]));
  const flights = craft.flights.map((flight) => {
    const then = before.get(flight);
    // What a flight had spent docked while it was under way is not what it had in the end.
    const isFinal = then?.mission_end !== null || flight.mission_end === null;
    return { ...flight, docked: flight.docked ?? (isFinal ? (then?.docked ?? null) : null) };
  });
  const sum = flights.reduce((all, { docked }) => all + (durationSecondsOrNull(docked) ?? 0), 0);
  return total !== null && sum > total + TOLERANCE ? craft : { ...craft, flights };
}
