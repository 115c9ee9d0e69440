/**
 * The lead of a craft's page: what a reader came for, first. A loss or an abort, the first or the record that it holds,
 * its missions, how it ended. Every sentence follows from the record; what is unknown is left out.
 */
import type { Craft } from './catalogue.ts';
import { formatDate, formatDateTime, isDay } from './dates.ts';
import { destinationOf } from './destinations.ts';
import { durationSecondsOrNull, formatDuration } from './durations.ts';
import { hasReached, leftThePad } from './flights.ts';
import type { Flight } from './flights.ts';
import { formatNumber, ordinal, spellNumber, typeNoun, withArticle } from './labels.ts';
import { siteInSentence, touchdown, vehicleName } from './launch-labels.ts';

/** The records that a craft holds alone, as the end of a sentence about it. */
export interface Distinctions {
  /** Such as `flew more often than any other craft in this atlas`. */
  record: string | null;
}

/** What a craft is, as a noun: `Soyuz TMA-M capsule`. */
export function craftKind(craft: Craft): string {
  const kind = typeNoun(craft.configuration?.type?.name ?? null);
  const configuration = craft.configuration?.name;
  if (!configuration) return kind;
  const said = [kind, 'vehicle', 'module', 'capsule', 'starship', 'shuttle'].some((word) =>
    configuration.toLowerCase().includes(word),
  );
  return said ? configuration : `${configuration} ${kind}`;
}

/**
 * The lead of a craft's page, in one to four sentences.
 *
 * @example 'Soyuz MS-10 was bound for the International Space Station when its launch on 11 October 2018 was aborted; …'
 */
export function craftSummary(craft: Craft, distinctions: Distinctions = { record: null }): string {
  if (craft.is_placeholder) return sentences(placeholder(craft), planned(craft, 'The next flight'));
  const count = craft.flights_count ?? (craft.flights.length || null);
  if (count === null) return sentences(`${craft.name} is ${kindOf(craft)}`, 'How often it has flown is unknown');
  if (count === 0 && craft.flights.length === 0) return sentences(unflown(craft), planned(craft, 'Its first flight'));
  const next = planned(craft, 'Its next flight');
  const [first] = craft.flights;
  if (!first) return sentences(unlisted(craft, count), next);
  if (count === 1 && craft.flights.length === 1) return sentences(...oneFlight(craft, first, distinctions), next);
  return sentences(...severalFlights(craft, Math.max(count, craft.flights.length), distinctions), next);
}

type Sentence = string | null;

function sentences(...parts: readonly Sentence[]): string {
  return parts.flatMap((part) => (part === null ? [] : [`${part}.`])).join(' ');
}

function kindOf(craft: Craft): string {
  return withArticle(craftKind(craft));
}

function placeholder(craft: Craft): string {
  return `${craft.name} is a placeholder: it stands for ${kindOf(craft)} that has not been named yet`;
}

function unflown(craft: Craft): string {
  const yet = craft.status?.name === 'Active' ? ' yet' : '';
  return `${craft.name} is ${kindOf(craft)} that has not flown${yet}`;
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
  const spent = craft.timeInSpace === null ? '' : ` and spent ${formatDuration(craft.timeInSpace)} in space`;
  return `${craft.name} is ${kindOf(craft)} that flew ${times(count)}${spent}`;
}

function times(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${spellNumber(count)} times`;
}

function oneFlight(craft: Craft, flight: Flight, { record }: Distinctions): Sentence[] {
  const { name } = craft;
  switch (flight.outcome) {
    case 'lost':
      return [
        `${name} was lost ${lossOf(craft, flight, 'its only flight')}`,
        isShort(flight) ? null : launchOf(flight, craft),
        boundFor(flight),
      ];
    case 'aborted':
      return [abortOf(craft, flight), distinction(craft, record)];
    case 'in flight':
      return [inFlight(craft, flight, 'its first flight'), launchOf(flight, craft), distinction(craft, record)];
    default:
      return [
        `${name} is ${missionOf(craft, flight)}`,
        launchOf(flight, craft, endOf(flight)),
        distinction(craft, record),
        gone(craft, flight),
      ];
  }
}

/** What a craft is, with the mission that it flew and where to. */
function missionOf(craft: Craft, flight: Flight): string {
  const mission = missionName(craft, flight);
  const where = destinationPhrase(flight);
  if (mission !== null) return `the ${craftKind(craft)} that flew ${mission}${where === null ? '' : `, ${where.noun}`}`;
  return `${kindOf(craft)} that flew ${where === null ? 'once' : where.verb}`;
}

/** A mission's name; null where it is unknown or that of the craft. */
function missionName({ name }: Craft, { mission }: Flight): string | null {
  return mission === null || mission.toLowerCase() === name.toLowerCase() ? null : mission;
}

/** Where a flight went: behind a noun, and behind "flew". Neither says that it arrived, unless it did. */
function destinationPhrase(flight: Flight): { noun: string; verb: string } | null {
  if (flight.destination === null) return null;
  const { place, suborbital } = destinationOf(flight.destination);
  if (suborbital) return { noun: 'a suborbital flight', verb: 'once, on a suborbital flight' };
  if (hasReached(flight) === true) return { noun: `a flight to ${place}`, verb: `to ${place}` };
  return { noun: `a mission to ${place}`, verb: `once, on a mission to ${place}` };
}

/** The loss of a craft: on which flight, when, and how soon after the launch where that is a matter of minutes. */
function lossOf(craft: Craft, flight: Flight, which: string): string {
  const mission = missionName(craft, flight);
  const named = mission === null ? which : `${which}, ${mission}`;
  const seconds = durationSecondsOrNull(flight.duration);
  const soon = isShort(flight);
  const date = flight.endDate ?? (soon ? flight.launchDate : null);
  const when = date === null ? '' : `, ${formatDateTime(date)}`;
  return soon && seconds !== null ? `${formatDuration(seconds)} into ${named}${when}` : `on ${named}${when}`;
}

/** Whether a flight lasted less than an hour, so that it ended on the day of its launch. */
function isShort(flight: Flight): boolean {
  const seconds = durationSecondsOrNull(flight.duration);
  return seconds !== null && seconds > 0 && seconds < 3600;
}

function boundFor(flight: Flight): Sentence {
  if (flight.destination === null || hasReached(flight) !== false) return null;
  const { place, suborbital } = destinationOf(flight.destination);
  return suborbital ? null : `It was bound for ${place}`;
}

function abortOf(craft: Craft, flight: Flight): string {
  const mission = missionName(craft, flight);
  const launch = [
    mission === null ? '' : ` as ${mission}`,
    flight.launchDate === null ? '' : ` ${formatDateTime(flight.launchDate)}`,
  ].join('');
  const aborted = `The launch of ${craft.name}${launch} was aborted`;
  if (!leftThePad(flight)) return `${aborted} before it left the pad`;
  const where = flight.destination === null ? null : destinationOf(flight.destination);
  const bound = where !== null && !where.suborbital;
  const begin = bound ? `${craft.name} was bound for ${where.place} when its launch${launch} was aborted` : aborted;
  const end = endOf(flight);
  return end === null ? begin : `${begin}; it ${end}`;
}

function inFlight(craft: Craft, flight: Flight, which: string): string {
  const mission = missionName(craft, flight);
  const where = destinationPhrase(flight);
  const parts = [which, mission, where?.noun ?? null].filter((part) => part !== null);
  return `${craft.name} was in space ${formatDateTime(craft.as_of)}, on ${parts.join(', ')}`;
}

/** When, on what and from where a flight was launched, and how it ended. */
function launchOf(flight: Flight, craft: Craft, end: string | null = null): Sentence {
  if (flight.launchDate === null) return end === null ? null : `It ${end}`;
  const vehicle = vehicleName(flight.references);
  // A Shuttle is launched on a Shuttle.
  const own = vehicle !== null && `${craft.name} ${craft.configuration?.name ?? ''}`.includes(vehicle);
  const site = siteInSentence(flight.references);
  const launch = [
    `It was launched ${formatDateTime(flight.launchDate)}`,
    vehicle !== null && !own ? `on ${withArticle(vehicle)}` : null,
    site,
  ].filter((part) => part !== null);
  return `${launch.join(' ')}${end === null ? '' : ` and ${end}`}`;
}

/** How and where a flight ended, and how long after its launch; null where nothing is known of it. */
function endOf(flight: Flight): string | null {
  const seconds = durationSecondsOrNull(flight.duration);
  const later = seconds ? ` ${formatDuration(seconds)} later` : '';
  const docked = durationSecondsOrNull(flight.docked);
  const spent = docked ? `, after ${formatDuration(docked)} docked` : '';
  const how = touchdown(flight);
  if (how !== null) return `${how}${later}${spent}`;
  if (flight.outcome !== 'ended') return null;
  return seconds ? `ended its flight${later}` : null;
}

/** First of its kind, by the first flight that its configuration's record has; or the holder of a record. */
function distinction(craft: Craft, record: string | null): Sentence {
  const { firstLaunch, configuration } = craft;
  const day = firstLaunch !== null && isDay(firstLaunch) ? firstLaunch.slice(0, 10) : null;
  if (day !== null && configuration?.maiden_flight === day) return `It was the first ${configuration.name} to fly`;
  return record === null ? null : `It ${record}`;
}

/** A craft that came back and is no more; nobody says when that was. */
function gone({ status }: Craft, { outcome }: Flight): Sentence {
  return status?.name === 'Destroyed' && outcome === 'landed' ? 'It no longer exists' : null;
}

function severalFlights(craft: Craft, count: number, { record }: Distinctions): Sentence[] {
  const last = craft.lastFlight;
  const listed = craft.flights.length === count;
  const [flight, another] = craft.flights.filter(leftThePad);
  if (listed && flight && !another) {
    const grounded = craft.flights.filter((each) => each !== flight).map((each) => abortOf(craft, each));
    return [...grounded, ...oneFlight(craft, flight, { record })];
  }
  const lost = last?.outcome === 'lost' ? last : null;
  const flown = flownSentence(craft, count, listed);
  const aborts = craft.flights.filter(({ outcome }) => outcome === 'aborted').map((flight) => abortOf(craft, flight));
  const which = listed ? `its ${count <= 12 ? wordOrdinal(count) : ordinal(count)} flight` : 'its last recorded flight';
  return [
    ...(lost ? [`${craft.name} was lost ${lossOf(craft, lost, which)}`] : []),
    ...aborts,
    ...(lost || aborts.length > 0 ? [`It ${flown}`] : [`${craft.name} is ${kindOf(craft)} that ${flown}`]),
    distinction(craft, record),
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
      : ` and ${going ? 'has spent' : 'spent'} ${formatDuration(craft.timeInSpace)} in space`;
  const docked = spent !== '' && craft.timeDocked ? `, ${formatDuration(craft.timeDocked)} of it docked` : '';
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
  const on = last.endDate === null ? '' : ` ${formatDateTime(last.endDate)}`;
  const latest = craft.status?.name === 'Active' ? 'latest' : 'last';
  const name = listed ? `Its ${latest} flight` : `The ${latest} flight listed`;
  return `${name}, ${last.mission}, ${end}${on}`;
}
