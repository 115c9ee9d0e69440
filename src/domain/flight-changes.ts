/** What changed in the flights of a craft, in words. */
import { NO_PEOPLE } from './crews.ts';
import { formatDate, isExact } from './dates.ts';
import { destinationOf } from './destinations.ts';
import { formatExactDuration, formatDuration, durationSeconds } from './durations.ts';
import { formatMoment } from './facts/kinds.ts';
import { launchDateOf } from './flights.ts';
import type { CrewMemberRecord, DockingEventRecord, FlightDetailsRecord } from './schema-details.ts';
import type { FlightRecord } from './schema.ts';
import { formatCount, NOT_RECORDED, outcomeLabels } from './labels.ts';

/** A change of one flight, or of several. */
export interface FlightChange {
  /** The flight's mission; null where the words are about several flights. */
  mission: string | null;
  words: string;
}

/** Flights that are named one by one; beyond, they are counted. */
const MOST_NAMED = 3;

/** A flight before and after: null where it is not there. */
interface Pair {
  old: FlightRecord | null;
  next: FlightRecord | null;
}

/**
 * Flights that are not the same in two records of a craft, in the order of the newer one; those that are gone last.
 * They are the same flight by Launch Library 2's id of it or of its launch, else by the name of the mission, else by
 * their place among the rest.
 */
export function pairFlights(old: readonly FlightRecord[], next: readonly FlightRecord[]): Pair[] {
  const left = new Set(old);
  const partners = new Map<FlightRecord, FlightRecord>();
  for (const key of keys) {
    for (const flight of next) {
      const value = key(flight, next);
      if (value === null || partners.has(flight)) continue;
      const partner = [...left].find((each) => key(each, old) === value);
      if (!partner) continue;
      left.delete(partner);
      partners.set(flight, partner);
    }
  }
  const pairs = next.map((flight): Pair => ({ old: partners.get(flight) ?? null, next: flight }));
  return [...pairs, ...[...left].map((flight): Pair => ({ old: flight, next: null }))];
}

const keys: ((flight: FlightRecord, among: readonly FlightRecord[]) => string | number | null)[] = [
  ({ id }) => id,
  ({ launch }) => launch.id,
  ({ mission }) => mission,
  (flight, among) => (flight.mission === null ? among.indexOf(flight) : null),
];

/** The changes between two lists of flights, as phrases. */
export function flightChanges(old: readonly FlightRecord[], next: readonly FlightRecord[]): FlightChange[] {
  const pairs = pairFlights(old, next);
  return [
    ...named(
      pairs.filter((pair) => pair.old === null),
      () => 'added to its flights',
      'added',
    ),
    ...named(
      pairs.filter((pair) => pair.old !== null && pair.next !== null && !sameWords(pair.old, pair.next)),
      (pair) => (pair.old && pair.next ? `(${flightFieldText(pair.old, pair.next).join('; ')})` : ''),
      'changed',
    ),
    ...named(
      pairs.filter((pair) => pair.next === null),
      () => 'removed from its flights',
      'removed',
    ),
  ];
}

function named(pairs: readonly Pair[], words: (pair: Pair) => string, all: string): FlightChange[] {
  if (pairs.length > MOST_NAMED) return [{ mission: null, words: `${formatCount(pairs.length, 'flight')} ${all}` }];
  return pairs.map((pair) => ({
    mission: pair.next?.mission ?? pair.old?.mission ?? 'flight without a name',
    words: words(pair),
  }));
}

function sameWords(old: FlightRecord, next: FlightRecord): boolean {
  return flightFieldText(old, next).length === 0;
}

/** Fields of a flight that a reader sees, each with its label and its words. */
const fields: readonly [label: string, value: (flight: FlightRecord) => string | null, words: Words][] = [
  ['mission', ({ mission }) => mission, String],
  // A slip within a precision is told as exactly as that: March 2027 → June 2027.
  ['launch', launchDateOf, formatMomentCell],
  ['destination', ({ destination }) => destination && destinationOf(destination).name, String],
  ['end', ({ mission_end }) => mission_end, formatMomentCell],
  ['duration', ({ duration }) => duration, formatDurationCell],
  ['on the ground before', ({ turn_around_time }) => turn_around_time, formatDurationCell],
  ['docked', ({ docked }) => docked, formatDurationCell],
  ['outcome', ({ outcome }) => outcome && outcomeLabels[outcome].words, String],
];

type Words = (value: string, exactly: boolean) => string;

/** What changed about a flight: the empty list where a reader would see no difference. */
export function flightFieldText(old: FlightRecord, next: FlightRecord): string[] {
  const changed = fields.flatMap(([label, value, words]) => {
    const [was, is] = [value(old), value(next)];
    if (was === is) return [];
    const say = (each: string | null, exactly: boolean) => (each === null ? NOT_RECORDED : words(each, exactly));
    const exactly = say(was, false) === say(is, false);
    return [`${label} ${say(was, exactly)} → ${say(is, exactly)}`];
  });
  // Details that were not known before or are not known now say nothing about the flight.
  return old.details && next.details ? [...changed, ...detailsText(old.details, next.details)] : changed;
}

function detailsText(old: FlightDetailsRecord, next: FlightDetailsRecord): string[] {
  const up = crewText('crew', old.launch_crew, next.launch_crew);
  const down = crewText('crew', old.landing_crew, next.landing_crew);
  return [
    ...up,
    ...crewText('crew aboard', old.onboard_crew, next.onboard_crew),
    // Most crews come down as they went up, and Launch Library 2 enters both at once.
    ...(up.join() === down.join() ? [] : crewText('landing crew', old.landing_crew, next.landing_crew)),
    ...dockingsText(old.docking_events, next.docking_events),
  ];
}

function crewText(label: string, old: readonly CrewMemberRecord[], next: readonly CrewMemberRecord[]): string[] {
  const [was, is] = [peopleIn(old), peopleIn(next)];
  if (was.length !== is.length) return [`${label} ${was.length} → ${is.length}`];
  return was.join() === is.join() ? [] : [`${label} changed`];
}

/** The people of a crew with their roles, in an order of their own: Launch Library 2 sorts no crew. */
function peopleIn(crew: readonly CrewMemberRecord[]): string[] {
  return crew
    .filter(({ role }) => !NO_PEOPLE.includes(role))
    .map(({ astronaut, role }) => `${astronaut} ${role}`)
    .sort();
}

function dockingsText(old: readonly DockingEventRecord[], next: readonly DockingEventRecord[]): string[] {
  const before = new Map(old.map((event) => [event.id, event]));
  const undocked = next.flatMap(({ id, departure }) =>
    departure !== null && before.get(id)?.departure === null ? [`undocked ${formatMoment(departure)}`] : [],
  );
  const count = old.length === next.length ? [] : [`dockings ${old.length} → ${next.length}`];
  if (count.length + undocked.length > 0) return [...count, ...undocked];
  return next.every((event) => isSameDocking(event, before.get(event.id))) ? [] : ['dockings changed'];
}

function isSameDocking(a: DockingEventRecord, b: DockingEventRecord | undefined): boolean {
  const fields = ['docking', 'departure', 'docking_location', 'space_station_target', 'flight_vehicle_target'] as const;
  return b !== undefined && fields.every((field) => a[field] === b[field]);
}

function formatMomentCell(moment: string, exactly: boolean): string {
  return exactly && isExact(moment) ? `${formatDate(moment)}, ${moment.slice(11, 19)}` : formatMoment(moment);
}

function formatDurationCell(duration: string, exactly: boolean): string {
  const seconds = durationSeconds(duration);
  return seconds === 0 ? 'none' : exactly ? formatExactDuration(seconds) : formatDuration(seconds);
}
