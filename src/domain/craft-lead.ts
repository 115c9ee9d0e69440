/**
 * The lead of a craft's page: what a reader came for, first. A loss or an abort, the first or the record that it holds,
 * its missions, how it ended. Every sentence follows from the record; what is unknown is left out.
 */
import type { Craft } from './catalogue.ts';
import { formatDate, formatDateTime, isDay } from './dates.ts';
import { spellDuration } from './durations.ts';
import { leftThePad } from './flights.ts';
import type { Flight } from './flights.ts';
import { formatList, formatNumber, ordinal, spellNumber } from './labels.ts';
import { touchdown } from './launch-labels.ts';
import {
  abortOf,
  boundFor,
  dockedFor,
  endOf,
  endsOnDayOfLaunch,
  kindOf,
  launchOf,
  lossOf,
  missionName,
  missionOf,
} from './flight-phrases.ts';
import type { Sentence } from './flight-phrases.ts';

/** What sets a craft apart from others. */
export interface Distinctions {
  /** Whether no craft of its configuration flew before it. */
  first: boolean;
  /** Such as `made the most flights of any spacecraft in this atlas`. */
  record: string | null;
}

/**
 * The lead of a craft's page, in a few sentences.
 *
 * @example 'Soyuz MS-10 was bound for the International Space Station when its launch on 11 October 2018 was aborted; …'
 */
export function craftSummary(craft: Craft, distinctions: Distinctions = { first: false, record: null }): string {
  if (craft.is_placeholder) return sentences(placeholder(craft), planned(craft, 'The next flight'));
  const count = craft.flights_count ?? (craft.flights.length || null);
  if (count === null) return sentences(`${craft.name} is ${kindOf(craft)}`, 'How often it has flown is unknown');
  if (count === 0 && craft.flights.length === 0)
    return sentences(
      `${craft.name} is ${kindOf(craft)}`,
      planned(craft, 'Its first flight') ?? 'No flights of it are recorded',
    );
  const next = planned(craft, 'Its next flight');
  const [first] = craft.flights;
  if (!first) return sentences(unlisted(craft, count), next);
  if (count === 1 && craft.flights.length === 1)
    return sentences(noteOf(first), ...oneFlight(craft, first, distinctions), next);
  return sentences(...severalFlights(craft, Math.max(count, craft.flights.length), distinctions), next);
}

/** What a reader should know of a flight before all else: a first, a loss, who was aboard. */
function noteOf({ note }: Flight): Sentence {
  return note?.replace(/\.$/, '') ?? null;
}

function sentences(...parts: readonly Sentence[]): string {
  return parts.flatMap((part) => (part === null ? [] : [`${part}.`])).join(' ');
}

function placeholder(craft: Craft): string {
  return `${craft.name} is a placeholder: it stands for ${kindOf(craft)} that has not been named yet`;
}

/** A plan is no fact: it says what is planned, as exactly as that is known. */
function planned({ plannedFlights: [flight] }: Craft, subject: string): Sentence {
  if (!flight) return null;
  const name = flight.mission === null ? subject : `${subject}, ${flight.mission},`;
  const when = flight.launchDate === null ? '' : ` for ${formatDate(flight.launchDate)}`;
  return `${name} is planned${when}`;
}

/** Flights that are counted, but not listed. */
function unlisted(craft: Craft, count: number): string {
  if (craft.in_space) {
    return `${craft.name} is ${kindOf(craft)} that was in space ${formatDateTime(craft.as_of)}`;
  }
  const spent = craft.timeInSpace === null ? '' : ` and spent ${spellDuration(craft.timeInSpace)} in space`;
  return `${craft.name} is ${kindOf(craft)} that flew ${times(count)}${spent}`;
}

function times(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${spellNumber(count)} times`;
}

function oneFlight(craft: Craft, flight: Flight, distinctions: Distinctions): Sentence[] {
  const { name } = craft;
  switch (flight.outcome) {
    case 'lost':
      return [
        `${name} was lost ${lossOf(craft, flight, 'its only flight')}`,
        distinction(craft, distinctions),
        endsOnDayOfLaunch(flight) ? null : launchOf(flight, craft),
        boundFor(flight),
        crewOf(flight),
      ];
    case 'aborted':
      return [abortOf(craft, flight), distinction(craft, distinctions)];
    case 'in flight':
      return [
        `${name} is ${missionOf(craft, flight, 'launched on')}`,
        distinction(craft, distinctions),
        launchOf(flight, craft),
        `It was still in space ${formatDateTime(craft.as_of)}`,
      ];
    default:
      return [
        `${name} ${isGone(craft, flight) ? 'was' : 'is'} ${missionOf(craft, flight, 'that flew')}`,
        distinction(craft, distinctions),
        launchOf(flight, craft, endOf(flight)),
        crewOf(flight),
        dockedFor(flight),
        gone(craft, flight),
      ];
  }
}

/** Names that a lead has room for. */
const MOST_NAMES = 3;

/** A small crew by name, where the same people went up and came down, or were lost. */
function crewOf({ crew, outcome }: Flight): Sentence {
  const members = crew?.members ?? [];
  const together = members.every(({ up, down }) => up && (down || outcome === 'lost'));
  if (members.length === 0 || members.length > MOST_NAMES || !together) return null;
  return `${formatList(members.map(({ person }) => person.name))} ${members.length === 1 ? 'was' : 'were'} aboard`;
}

/** Whether nothing is left of a craft, as far as is known. */
function isGone({ status }: Craft, { outcome }: Flight): boolean {
  return outcome === 'deorbited' || status?.name === 'Destroyed';
}

/**
 * First of its kind, or holder of a record. That a flight was the first of a configuration is what LL2's record of the
 * configuration says, and is left out where another craft of it flew before.
 */
function distinction(craft: Craft, { first, record }: Distinctions): Sentence {
  const { firstLaunch, configuration } = craft;
  const day = firstLaunch !== null && isDay(firstLaunch) ? firstLaunch.slice(0, 10) : null;
  if (first && day !== null && configuration?.maiden_flight === day) {
    return `By Launch Library 2’s record, it was the first ${configuration.name} to fly`;
  }
  return record === null ? null : `It ${record}`;
}

/** A craft that came back and is no more; nobody says when that was. */
function gone({ status }: Craft, { outcome }: Flight): Sentence {
  return status?.name === 'Destroyed' && outcome === 'landed' ? 'Launch Library 2 lists it as destroyed' : null;
}

function severalFlights(craft: Craft, count: number, distinctions: Distinctions): Sentence[] {
  const last = craft.lastFlight;
  const listed = craft.flights.length === count;
  const [flight, another] = craft.flights.filter(leftThePad);
  if (listed && flight && !another) {
    const grounded = craft.flights.filter((each) => each !== flight).map((each) => abortOf(craft, each));
    return [...grounded, noteOf(flight), ...oneFlight(craft, flight, distinctions)];
  }
  const lost = last?.outcome === 'lost' ? last : null;
  const flown = flownSentence(craft, count, listed);
  const aborts = craft.flights.filter(({ outcome }) => outcome === 'aborted').map((flight) => abortOf(craft, flight));
  const which = listed ? `its ${count <= 12 ? wordOrdinal(count) : ordinal(count)} flight` : 'its last recorded flight';
  return [
    lost && noteOf(lost),
    ...(lost ? [`${craft.name} was lost ${lossOf(craft, lost, which)}`] : []),
    ...aborts,
    ...(lost || aborts.length > 0 ? [`It ${flown}`] : [`${craft.name} is ${kindOf(craft)} that ${flown}`]),
    distinction(craft, distinctions),
    ...(last && !lost ? [lastOf(craft, last, which, listed), gone(craft, last)] : []),
  ];
}

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];

function wordOrdinal(count: number): string {
  return ordinals[count - 1] ?? ordinal(count);
}

/** How often and when a craft flew, and how long it was in space: `flew 39 times between … and spent …`. */
function flownSentence(craft: Craft, count: number, listed: boolean): string {
  const going = craft.in_space || craft.status?.name === 'Active';
  // Where only some flights are listed, the first and the last of them say nothing about the craft's.
  const first = listed ? craft.firstLaunch : null;
  const last = craft.lastFlight?.endDate ?? craft.lastFlight?.launchDate;
  const since =
    first === null
      ? ''
      : going
        ? ` since ${formatDate(first)}`
        : last
          ? ` between ${formatDate(first)} and ${formatDate(last)}`
          : '';
  const spent =
    craft.timeInSpace === null
      ? ''
      : ` and ${going ? 'has spent' : 'spent'} ${spellDuration(craft.timeInSpace)} in space`;
  const docked = spent !== '' && craft.timeDocked ? `, ${spellDuration(craft.timeDocked)} of it docked` : '';
  return `${going ? 'has flown' : 'flew'} ${count > 12 ? `${formatNumber(count)} times` : times(count)}${since}${spent}${docked}`;
}

/** The latest flight, by its mission. */
function lastOf(craft: Craft, last: Flight, which: string, listed: boolean): Sentence {
  if (last.outcome === 'in flight') {
    const mission = missionName(craft, last);
    return `It was in space ${formatDateTime(craft.as_of)}, on ${mission === null ? which : `${which}, ${mission}`}`;
  }
  const end = touchdown(last);
  if (last.mission === null || end === null || last.outcome === 'aborted') return null;
  const going = craft.in_space || craft.status?.name === 'Active';
  // The span of its flights ends on that day.
  const on = last.endDate === null || (listed && !going) ? '' : ` ${formatDateTime(last.endDate)}`;
  const latest = craft.status?.name === 'Active' ? 'latest' : 'last';
  const name = listed ? `Its ${latest} flight` : `The ${latest} flight listed`;
  // A place with a comma of its own needs another behind it.
  return `${name}, ${last.mission}, ${end}${on !== '' && end.includes(',') ? ',' : ''}${on}`;
}
