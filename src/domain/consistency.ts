/** What the flights of a craft add up to, and where its record says something else. */
import type { Craft } from './catalogue.ts';
import { epochSeconds, isExact } from './dates.ts';
import { formatExactDuration, durationSecondsOrNull } from './durations.ts';
import type { Flight } from './flights.ts';
import { formatCount } from './labels.ts';

/** Within this, in seconds, flights and record say the same: ends are often known to the minute only. */
export const TOLERANCE = 60;

/** What flights add up to; null where a part of it is not known. */
export interface FlightSums {
  /** Seconds in space. */
  timeInSpace: number | null;
  /** Shortest time on the ground between two flights, in seconds. */
  turnaround: number | null;
}

/**
 * Time in space and fastest turnaround, worked out from launches and ends; from the stated durations where an end is
 * known to the day only.
 */
export function sumsOf(flights: readonly Flight[]): FlightSums {
  const lengths = flights.map((flight) =>
    secondsBetween(flight.launchDate, flight.endDate, durationSecondsOrNull(flight.duration)),
  );
  const pauses = flights.slice(1).map((flight, index) => {
    const before = flights[index]?.endDate ?? null;
    return secondsBetween(before, flight.launchDate, durationSecondsOrNull(flight.turn_around_time));
  });
  const known = allKnown(lengths);
  const grounded = allKnown(pauses);
  return {
    timeInSpace: known && known.length > 0 ? known.reduce((sum, each) => sum + each, 0) : null,
    turnaround: grounded && grounded.length > 0 ? Math.min(...grounded) : null,
  };
}

function secondsBetween(from: string | null, to: string | null, stated: number | null): number | null {
  if (from === null || to === null || !isExact(from) || !isExact(to)) return stated;
  const seconds = epochSeconds(to) - epochSeconds(from);
  return seconds < 0 ? stated : seconds;
}

function allKnown(values: readonly (number | null)[]): number[] | null {
  const known = values.filter((value) => value !== null);
  return known.length === values.length ? known : null;
}

/**
 * Where a craft's record and the flights listed for it disagree, in sentences. A record whose flights are not all listed
 * can only disagree about their number.
 */
export function inconsistentSums(craft: Craft): string[] {
  const { flights, flights_count, timeInSpace, seconds } = craft;
  if (flights.length === 0) return [];
  if (flights_count !== null && flights_count !== flights.length) {
    return [
      `The record counts ${formatCount(flights_count, 'flight')}; ${flights.length} ${flights.length === 1 ? 'is' : 'are'} listed.`,
    ];
  }
  const sums = sumsOf(flights);
  const time = pair(sums.timeInSpace, timeInSpace);
  const turnaround = pair(sums.turnaround, seconds.fastest_turnaround);
  return [
    ...(time
      ? [
          `Its flights add up to ${formatExactDuration(time.sum)}, which is ${formatExactDuration(Math.abs(time.difference))} ${time.difference > 0 ? 'less' : 'more'} than the record’s time in space.`,
        ]
      : []),
    ...(turnaround
      ? [
          `The shortest time between two of its flights is ${formatExactDuration(turnaround.sum)}; the record’s fastest turnaround is ${formatExactDuration(turnaround.recorded)}.`,
        ]
      : []),
  ];
}

/** A sum and the recorded value, where both are known and say something else. */
function pair(sum: number | null, recorded: number | null) {
  if (sum === null || recorded === null) return null;
  const difference = recorded - sum;
  return Math.abs(difference) > TOLERANCE ? { sum, recorded, difference } : null;
}

/** What is doubtful about a craft: what its record notes, and where it disagrees with its flights. */
export function doubtsOf(craft: Craft): string[] {
  return [...craft.doubts, ...craft.slips, ...inconsistentSums(craft)];
}
