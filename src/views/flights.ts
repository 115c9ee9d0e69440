/** A craft's flights as a table. */
import type { SiteContext } from '#context.ts';
import { sumsOf, TOLERANCE } from '#domain/consistency.ts';
import type { Craft } from '#domain/catalogue.ts';
import { formatShortDate, machineDate, timeOfDay } from '#domain/dates.ts';
import { destinationOf } from '#domain/destinations.ts';
import { formatShortDuration, formatDuration, durationSecondsOrNull } from '#domain/durations.ts';
import type { Flight } from '#domain/flights.ts';
import { formatCount, outcomeLabels, UNKNOWN } from '#domain/labels.ts';
import { failureReason, landingText, orbitName, otherProvider, siteName, vehicleName } from '#domain/launch-labels.ts';

import { crewLines } from './crew.ts';
import type { CrewLine } from './crew.ts';
import { dockingLines } from './dockings.ts';
import type { DockingLine } from './dockings.ts';
import { share } from './shared.ts';
import type { Value } from './shared.ts';

/** A date in a cell, and its time where that is known. */
export interface MomentValue extends Value {
  time: string | null;
}

/** A launch or an end in a cell, and what else is known of it. */
export interface EventValue extends MomentValue {
  /** Launch vehicle and site, or kind and place of the landing. */
  details: readonly string[];
}

/** One flight. */
export interface FlightRow {
  number: number;
  mission: string;
  /** COSPAR designator of the launch. */
  designator: string | null;
  launch: EventValue;
  end: EventValue;
  destination: Value;
  /** Where the destination does not say it. */
  orbit: string | null;
  outcome: string;
  ground: Value;
  duration: Value;
  docked: Value;
  /** Bars in per cent of the longest flight; null where the duration is not known. */
  bar: { flight: number; docked: number } | null;
  /** True where the record of it changed not long ago. */
  changed: boolean;
  crew: readonly CrewLine[];
  dockings: readonly DockingLine[];
  /** A curated note. */
  note: string | null;
}

/** All flights of a craft. */
export interface FlightTable {
  heading: string;
  /** Said once where it holds for all. */
  note: string;
  rows: readonly FlightRow[];
  /** Columns that say something about at least one flight. */
  columns: Readonly<Record<'end' | 'destination' | 'outcome' | 'ground' | 'duration' | 'docked', boolean>>;
  /** Ticks of the axis of days, as a share of the longest flight. */
  scale: readonly { at: number; label: string }[];
  total: { words: string; duration: string; docked: string } | null;
}

/**
 * The table of a craft's flights, or null where the record lists none.
 *
 * @param changed - places of the flights that changed not long ago, from 0
 */
export function flightTable(context: SiteContext, craft: Craft, changed: ReadonlySet<number>): FlightTable | null {
  const { flights } = craft;
  if (flights.length === 0) return null;
  const lengths = flights.map((flight) => durationSecondsOrNull(flight.duration));
  const longest = Math.max(...lengths.map((length) => length ?? 0));
  const ends = new Set(flights.map((flight) => flight.outcome));
  const [only] = ends;
  const uniform = flights.length > 1 && ends.size === 1 && only;
  const listed = craft.flights_count !== null && craft.flights_count !== flights.length;
  const heading = formatCount(flights.length, 'flight');
  const rows = flights.map((flight, index) => ({
    ...row(craft, flight, index, longest),
    changed: changed.has(index),
    // Of an only flight the crew is among the facts, and the note in the lead.
    crew: flights.length === 1 ? [] : crewLines(context, flight),
    dockings: dockingLines(context, craft, flight),
    note: flights.length === 1 ? null : flight.note,
  }));
  return {
    heading: listed ? `${heading} of ${craft.flights_count}` : heading,
    note: uniform ? `Every one ${outcomeLabels[only].together}.` : '',
    rows,
    columns: {
      end: rows.some(({ end }) => end.text !== UNKNOWN || end.details.length > 0),
      destination: rows.some(({ destination, orbit }) => !destination.missing || orbit !== null),
      outcome: !uniform && flights.some(({ outcome }) => outcome !== null),
      ground: flights.some((flight) => flight.turn_around_time !== null),
      duration: lengths.some((length) => length !== null),
      docked: flights.some((flight) => durationSecondsOrNull(flight.docked)),
    },
    scale: dayScale(longest),
    total: total(craft),
  };
}

/** The cell of an unknown value. */
const unknownValue: Value = { text: UNKNOWN, missing: true };

function row(
  craft: Craft,
  flight: Flight,
  index: number,
  longest: number,
): Omit<FlightRow, 'changed' | 'crew' | 'dockings' | 'note'> {
  const { references } = flight;
  const destination = flight.destination && destinationOf(flight.destination).name;
  const seconds = durationSecondsOrNull(flight.duration);
  const docked = durationSecondsOrNull(flight.docked);
  const orbit = orbitName(references);
  const text = (parts: readonly (string | null)[]) => parts.filter((part) => part !== null);
  const end: MomentValue =
    flight.outcome === 'in flight'
      ? { text: `in space as of ${formatShortDate(craft.as_of)}`, time: null, missing: true }
      : momentValue(flight.endDate);
  return {
    number: index + 1,
    mission: flight.mission ?? UNKNOWN,
    designator: flight.launch.launch_designator,
    launch: {
      ...momentValue(flight.launchDate),
      details: text([
        vehicleName(references),
        siteName(references),
        otherProvider(flight, craft.configuration?.agency ?? null),
      ]),
    },
    end: { ...end, details: text([landingText(flight), failureReason(flight)]) },
    destination: destination === null ? unknownValue : { text: destination },
    orbit: orbit?.toLowerCase() === destination?.toLowerCase() ? null : orbit,
    outcome: flight.outcome === null ? UNKNOWN : outcomeLabels[flight.outcome].words,
    ground: groundValue(flight, index),
    duration: durationValue(flight.duration),
    docked: docked === 0 ? { text: '–' } : durationValue(flight.docked),
    bar:
      seconds === null || longest === 0
        ? null
        : { flight: share(seconds, longest), docked: share(Math.min(docked ?? 0, seconds), longest) },
  };
}

function groundValue(flight: Flight, index: number): Value {
  return index === 0 && flight.turn_around_time === null ? { text: '–' } : durationValue(flight.turn_around_time);
}

function durationValue(duration: string | null): Value {
  const seconds = durationSecondsOrNull(duration);
  return seconds === null ? unknownValue : { text: formatShortDuration(seconds), exact: duration ?? undefined };
}

/** A date in a cell, with its time where that is known. */
export function momentValue(moment: string | null): MomentValue {
  return moment === null
    ? { ...unknownValue, time: null }
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

function total(craft: Craft): FlightTable['total'] {
  if (craft.flights.length < 2) return null;
  const { timeInSpace: sum } = sumsOf(craft.flights);
  const dockedTimes = craft.flights.map((flight) => durationSecondsOrNull(flight.docked));
  const docked = dockedTimes.reduce<number>((all, each) => all + (each ?? 0), 0);
  return {
    words: agreement(craft, sum),
    duration: sum === null ? '' : formatShortDuration(sum),
    docked: dockedTimes.includes(null) || docked === 0 ? '' : formatShortDuration(docked),
  };
}

function agreement(craft: Craft, sum: number | null): string {
  const unknown = craft.flights.filter((flight) => sumsOf([flight]).timeInSpace === null).length;
  if (unknown === 1 && craft.lastFlight?.outcome === 'in flight' && craft.lastFlight.duration === null) {
    return 'No total: the latest flight is still under way.';
  }
  if (sum === null) {
    return `No total: the time of ${unknown === 1 ? 'one flight' : `${unknown} flights`} is unknown.`;
  }
  if (craft.timeInSpace === null) return 'Launch Library 2 has no time in space to compare with.';
  const difference = craft.timeInSpace - sum;
  if (difference === 0 && craft.counts_from === 'flights') {
    return 'The time in space on this page is the sum of these flights.';
  }
  if (difference === 0)
    return `The sum of the ${craft.flights.length} flights equals Launch Library 2’s time in space.`;
  const amount = formatDuration(Math.abs(difference));
  const direction = difference > 0 ? 'less' : 'more';
  const close = Math.abs(difference) <= TOLERANCE ? ', within the precision of the times' : '';
  return `The sum is ${amount} ${direction} than Launch Library 2’s time in space${close}.`;
}
