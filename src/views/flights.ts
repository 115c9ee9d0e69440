/** A craft's flights as a table. */
import { sumsOf, TOLERANCE } from '#domain/consistency.ts';
import type { Craft } from '#domain/catalogue.ts';
import { formatShortDate, machineDate, timeOfDay } from '#domain/dates.ts';
import { destinationOf } from '#domain/destinations.ts';
import { formatShortDuration, formatDuration, durationSecondsOrNull } from '#domain/durations.ts';
import type { Flight } from '#domain/flights.ts';
import { formatCount, NOT_RECORDED, outcomeLabels } from '#domain/labels.ts';

import { missingValue, share } from './shared.ts';
import type { Value } from './shared.ts';

/** A moment in a cell: its day, and its time where that is known. */
export interface MomentValue extends Value {
  time: string | null;
}

/** One flight. */
export interface FlightRow {
  number: number;
  mission: string;
  launch: MomentValue;
  end: MomentValue;
  destination: Value;
  outcome: string;
  ground: Value;
  duration: Value;
  docked: Value;
  /** Bars in per cent of the longest flight; null where the duration is not known. */
  bar: { flight: number; docked: number } | null;
  /** True where the record of it changed not long ago. */
  changed: boolean;
}

/** All flights of a craft. */
export interface FlightTable {
  heading: string;
  /** Said once where it holds for all. */
  note: string;
  rows: readonly FlightRow[];
  /** Columns that say something about at least one flight. */
  columns: { outcome: boolean; ground: boolean; docked: boolean };
  /** Ticks of the axis of days, as a share of the longest flight. */
  scale: readonly { at: number; label: string }[];
  sum: { words: string; duration: string; docked: string } | null;
}

/**
 * The table of a craft's flights, or null where the record lists none.
 *
 * @param changed - places of the flights that changed not long ago, from 0
 */
export function flightTable(craft: Craft, changed: ReadonlySet<number>): FlightTable | null {
  const { flights } = craft;
  if (flights.length === 0) return null;
  const lengths = flights.map((flight) => durationSecondsOrNull(flight.duration));
  const longest = Math.max(...lengths.map((length) => length ?? 0));
  const ends = new Set(flights.map((flight) => flight.outcome));
  const [only] = ends;
  const uniform = flights.length > 1 && ends.size === 1 && only;
  const listed = craft.flights_count !== null && craft.flights_count !== flights.length;
  const heading = formatCount(flights.length, 'flight');
  return {
    heading: listed ? `${heading} of ${craft.flights_count}` : heading,
    note: uniform ? `Every one ${outcomeLabels[only].together}.` : '',
    rows: flights.map((flight, index) => ({ ...row(craft, flight, index, longest), changed: changed.has(index) })),
    columns: {
      outcome: !uniform,
      ground: flights.some((flight) => flight.turn_around_time !== null),
      docked: flights.some((flight) => durationSecondsOrNull(flight.docked)),
    },
    scale: dayScale(longest),
    sum: sum(craft),
  };
}

function row(craft: Craft, flight: Flight, index: number, longest: number): Omit<FlightRow, 'changed'> {
  const seconds = durationSecondsOrNull(flight.duration);
  const docked = durationSecondsOrNull(flight.docked);
  const flying = flight.outcome === 'in flight';
  return {
    number: index + 1,
    mission: flight.mission ?? NOT_RECORDED,
    launch: momentValue(flight.launchDate),
    end: flying
      ? { text: `in space when read, ${formatShortDate(craft.as_of)}`, time: null, missing: true }
      : momentValue(flight.endDate),
    destination: flight.destination === null ? missingValue : { text: destinationOf(flight.destination).name },
    outcome: flight.outcome === null ? NOT_RECORDED : outcomeLabels[flight.outcome].words,
    ground: groundValue(flight, index),
    duration:
      seconds === null ? missingValue : { text: formatShortDuration(seconds), exact: flight.duration ?? undefined },
    docked:
      docked === null
        ? missingValue
        : docked === 0
          ? { text: '–' }
          : { text: formatShortDuration(docked), exact: flight.docked ?? undefined },
    bar:
      seconds === null || longest === 0
        ? null
        : { flight: share(seconds, longest), docked: share(Math.min(docked ?? 0, seconds), longest) },
  };
}

function groundValue(flight: Flight, index: number): Value {
  const seconds = durationSecondsOrNull(flight.turn_around_time);
  if (seconds !== null) return { text: formatShortDuration(seconds), exact: flight.turn_around_time ?? undefined };
  return index === 0 ? { text: '–' } : missingValue;
}

function momentValue(moment: string | null): MomentValue {
  return moment === null
    ? { ...missingValue, time: null }
    : { text: formatShortDate(moment), exact: machineDate(moment) ?? undefined, time: timeOfDay(moment) };
}

const DAY = 86_400;

function dayScale(longest: number): { at: number; label: string }[] {
  const days = longest / DAY;
  if (days < 2) return [];
  const magnitude = 10 ** Math.floor(Math.log10(days / 4));
  const step = [1, 2, 5, 10].map((each) => each * magnitude).find((each) => each >= 1 && days / each <= 4) ?? days;
  const marks = [];
  for (let day = step; day <= days; day += step) marks.push({ at: share(day * DAY, longest), label: String(day) });
  return marks;
}

function sum(craft: Craft): FlightTable['sum'] {
  if (craft.flights.length < 2) return null;
  const { timeInSpace: total } = sumsOf(craft.flights);
  const dockedTimes = craft.flights.map((flight) => durationSecondsOrNull(flight.docked));
  const docked = dockedTimes.reduce<number>((all, each) => all + (each ?? 0), 0);
  return {
    words: agreement(craft, total),
    duration: total === null ? '' : formatShortDuration(total),
    docked: dockedTimes.includes(null) || docked === 0 ? '' : formatShortDuration(docked),
  };
}

function agreement(craft: Craft, total: number | null): string {
  const unknown = craft.flights.filter((flight) => sumsOf([flight]).timeInSpace === null).length;
  if (unknown === 1 && craft.lastFlight?.outcome === 'in flight' && craft.lastFlight.duration === null) {
    return 'The last flight goes on, so there is no sum.';
  }
  if (total === null) {
    return `The time of ${unknown === 1 ? 'one flight' : `${unknown} flights`} is not recorded, so there is no sum.`;
  }
  if (craft.timeInSpace === null) return 'The record has no time in space to compare with.';
  const difference = craft.timeInSpace - total;
  if (difference === 0 && craft.counts_from === 'flights') {
    return 'The time in space on this page is the sum of these flights.';
  }
  if (difference === 0) return `The sum of the ${craft.flights.length} flights equals the record’s time in space.`;
  const amount = formatDuration(Math.abs(difference));
  const direction = difference > 0 ? 'less' : 'more';
  const close = Math.abs(difference) <= TOLERANCE ? ', within the precision of the times' : '';
  return `The sum is ${amount} ${direction} than the record’s time in space${close}.`;
}
