/** Who flew in the catalogue's craft, when each was aboard, and for how long. */
import type { Craft } from './catalogue.ts';
import { compareNames, compareTexts } from './compare.ts';
import type { CrewMember, Person } from './crews.ts';
import { epochSeconds, isDay, isExact, periodEnd } from './dates.ts';
import { durationSecondsOrNull } from './durations.ts';
import { leftThePad } from './flights.ts';
import type { Flight } from './flights.ts';

/** A flight in whose crew somebody was. */
export interface Ride {
  craft: Craft;
  flight: Flight;
  member: CrewMember;
}

/** From a launch to the next landing of one person; either may be in a craft that is not in the catalogue. */
export interface Stay {
  /** The ride up; null where it is not known. */
  up: Ride | null;
  /** The ride down; null where it is not known, and of who has not come back. */
  down: Ride | null;
  /** Date of the launch, as exact as is known. */
  from: string | null;
  /** Date of the end, as exact as is known; null while it goes on and where it is not known. */
  to: string | null;
  /** Moment at which the record of the craft said that the flight goes on; null where it had ended. */
  ongoingAt: string | null;
  /** Seconds from launch to end; null where one of them is not known to the minute. */
  seconds: number | null;
}

/** Somebody with all that is known of the flights. */
export interface PersonRecord extends Person {
  /** Flights that have begun, in order of launch. */
  rides: readonly Ride[];
  /** Flights to come. */
  planned: readonly Ride[];
  /** In order of launch. */
  stays: readonly Stay[];
  /** Seconds of the stays whose length is known, and of the one that goes on until its craft's record was read. */
  seconds: number;
  /** Whether the length of every stay is known. */
  complete: boolean;
}

/** Everyone in the crews of some craft, by name. */
export function peopleOf(spacecraft: readonly Craft[]): PersonRecord[] {
  const rides = new Map<string, Ride[]>();
  for (const craft of spacecraft) {
    for (const flight of craft.allFlights) {
      for (const member of flight.crew?.members ?? []) {
        const known = rides.get(member.person.segment) ?? [];
        rides.set(member.person.segment, [...known, { craft, flight, member }]);
      }
    }
  }
  return [...rides.values()]
    .flatMap((list) => personRecord(list) ?? [])
    .toSorted((a, b) => compareNames(a.name, b.name) || compareTexts(a.segment, b.segment));
}

function personRecord(list: readonly Ride[]): PersonRecord | null {
  const sorted = list.toSorted((a, b) => launchSeconds(a) - launchSeconds(b) || a.craft.id - b.craft.id);
  // Who is only to come down in a craft has not been in it yet.
  const rides = sorted.filter(({ flight, member }) => flight.outcome !== 'planned' && (member.up || member.down));
  const planned = sorted.filter(({ flight }) => flight.outcome === 'planned');
  const [first] = [...rides, ...planned];
  if (!first) return null;
  const stays = staysOf(rides);
  return {
    ...first.member.person,
    rides,
    planned,
    stays,
    seconds: stays.reduce((sum, stay) => sum + (stay.seconds ?? secondsSoFar(stay)), 0),
    complete: stays.every(({ seconds }) => seconds !== null),
  };
}

function launchSeconds({ flight: { launchDate } }: Ride): number {
  return launchDate === null ? Infinity : epochSeconds(launchDate);
}

/**
 * The stays of one person: each launch with the landing that comes next. A flight that was aborted on the pad is none.
 *
 * @param rides - of one person, in order of launch
 */
export function staysOf(rides: readonly Ride[]): Stay[] {
  const events = rides
    .filter(({ flight }) => leftThePad(flight))
    .flatMap((ride) => [
      ...(ride.member.up ? [{ ride, up: true, at: launchSeconds(ride) }] : []),
      ...(ride.member.down ? [{ ride, up: false, at: endSeconds(ride) }] : []),
    ])
    .toSorted((a, b) => a.at - b.at || Number(b.up) - Number(a.up));
  const stays: Stay[] = [];
  let open: Ride | null = null;
  for (const { ride, up } of events) {
    if (!up) {
      stays.push(stayOf(open, ride));
      open = null;
      continue;
    }
    if (open) stays.push(stayOf(open, null));
    open = ride;
  }
  return open ? [...stays, stayOf(open, null)] : stays;
}

function endSeconds({ flight }: Ride): number {
  const date = flight.endDate ?? flight.launchDate;
  return date === null ? Infinity : periodEnd(date);
}

function stayOf(up: Ride | null, down: Ride | null): Stay {
  const from = up?.flight.launchDate ?? null;
  // Who was aboard a craft that was lost was there until its end.
  const last = down ?? (up?.flight.outcome === 'lost' ? up : null);
  const to = last?.flight.endDate ?? null;
  const ongoing = down === null && up?.flight.outcome === 'in flight';
  const whole = up !== null && last?.flight === up.flight ? durationSecondsOrNull(up.flight.duration) : null;
  const seconds =
    from && to && isExact(from) && isExact(to) ? Math.max(0, epochSeconds(to) - epochSeconds(from)) : whole;
  return { up, down, from, to, ongoingAt: ongoing ? up.craft.as_of : null, seconds };
}

function secondsSoFar({ from, ongoingAt }: Stay): number {
  if (from === null || ongoingAt === null || !isExact(from) || !isExact(ongoingAt)) return 0;
  return Math.max(0, epochSeconds(ongoingAt) - epochSeconds(from));
}

/** The first and the last day, UTC, on which somebody is known to have been up; null where not even the first is known. */
export function daysOf({ from, to, ongoingAt }: Stay): readonly [first: string, last: string] | null {
  const known = [from, to].flatMap((date) => (date !== null && isDay(date) ? [date.slice(0, 10)] : []));
  const [first] = known;
  if (first === undefined) return null;
  const confirmed = ongoingAt !== null && isDay(ongoingAt) ? ongoingAt.slice(0, 10) : first;
  // A flight whose end is unknown counts on no day after its launch.
  const last = from !== null && to !== null ? (known.at(-1) ?? first) : confirmed;
  return [first, last < first ? first : last];
}
