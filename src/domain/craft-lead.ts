/**
 * The lead of a craft's page: what a reader came for, first. A loss or an abort, the first or the record that it holds,
 * its missions, how it ended. Every sentence follows from the record; what is unknown is left out.
 */
import type { Craft } from './catalogue.ts';
import { formatDate, formatDateTime, isDay } from './dates.ts';
import { destinationOf } from './destinations.ts';
import { durationSecondsOrNull, spellDuration } from './durations.ts';
import { hasReached, leftThePad } from './flights.ts';
import { missionBeside } from './mission-pair.ts';
import type { Flight } from './flights.ts';
import { formatNumber, ordinal, spellNumber, typeNoun, withArticle } from './labels.ts';
import { siteInSentence, touchdown, vehicleName } from './launch-labels.ts';

/** The records that a craft holds alone, as the end of a sentence about it. */
export interface Distinctions {
  /** Whether no craft of its configuration flew before it. */
  first: boolean;
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
        dockedFor(flight),
        gone(craft, flight),
      ];
  }
}

/** Whether nothing is left of a craft, as far as is known. */
function isGone({ status }: Craft, { outcome }: Flight): boolean {
  return outcome === 'deorbited' || status?.name === 'Destroyed';
}

/** What a craft is, with the mission that it flew and where to. */
function missionOf(craft: Craft, flight: Flight, flew: 'that flew' | 'launched on'): string {
  const mission = missionName(craft, flight);
  const where = destinationPhrase(flight);
  if (mission !== null) {
    return `the ${craftKind(craft)} ${flew} ${mission}${where === null ? '' : `, ${where}`}`;
  }
  if (where === null)
    return `${kindOf(craft)} ${flew === 'that flew' ? 'that flew once' : 'on its first recorded flight'}`;
  const arrived = flew === 'that flew' && hasReached(flight) === true && flight.destination !== null;
  return arrived
    ? `${kindOf(craft)} that flew to ${destinationOf(flight.destination ?? '').place}`
    : `${kindOf(craft)} ${flew} ${where}`;
}

/** A mission's name; null where it is unknown or that of the craft. Tests and projects take an article. */
function missionName({ name }: Craft, { mission }: Flight): string | null {
  const beside = missionBeside(name, mission);
  return beside !== null && / (?:Test|Project)$/.test(beside) ? `the ${beside}` : beside;
}

/** Where a flight was to go. It does not say that it arrived. */
function destinationPhrase(flight: Flight): string | null {
  if (flight.destination === null) return null;
  const { place, suborbital } = destinationOf(flight.destination);
  return suborbital ? 'a suborbital flight' : `a mission to ${place}`;
}

/** The loss of a craft: on which flight, when, and how soon after the launch where that is a matter of minutes. */
function lossOf(craft: Craft, flight: Flight, which: string): string {
  const mission = missionName(craft, flight);
  const named = mission === null ? which : `${which}, ${mission}`;
  const seconds = durationSecondsOrNull(flight.duration);
  const soon = isShort(flight);
  const date = flight.endDate ?? (soon ? flight.launchDate : null);
  const when = date === null ? '' : `, ${formatDateTime(date)}`;
  return soon && seconds !== null ? `${spellDuration(seconds)} into ${named}${when}` : `on ${named}${when}`;
}

/** Whether a flight ended on the day of its launch, so that one date says both. */
function endsOnDayOfLaunch({ launchDate, endDate }: Flight): boolean {
  return launchDate !== null && endDate !== null && launchDate.slice(0, 10) === endDate.slice(0, 10);
}

/** Whether a flight lasted less than an hour. */
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
  if (!leftThePad(flight)) return `${aborted} on the pad`;
  const where = flight.destination === null ? null : destinationOf(flight.destination);
  const bound = where !== null && !where.suborbital;
  const begin = bound ? `${craft.name} was bound for ${where.place} when its launch${launch} was aborted` : aborted;
  const end = endOf(flight, 'after launch');
  return end === null ? begin : `${begin}; it ${end}`;
}

/** When, on what and from where a flight was launched, and how it ended. */
function launchOf(flight: Flight, craft: Craft, end: string | null = null): Sentence {
  if (flight.launchDate === null) return end === null ? null : `It ${end}`;
  const vehicle = vehicleName(flight.references);
  // A Shuttle is launched on a Shuttle.
  const own = vehicle !== null && `${craft.name} ${craft.configuration?.name ?? ''}`.includes(vehicle);
  const launch = [
    'It was launched',
    vehicle !== null && !own ? `on ${withArticle(vehicle)}` : null,
    siteInSentence(flight.references),
    formatDateTime(flight.launchDate),
  ].filter((part) => part !== null);
  return `${launch.join(' ')}${end === null ? '' : ` and ${end}`}`;
}

/** How and where a flight ended, and how long after its launch; null where nothing is known of it. */
function endOf(flight: Flight, after = 'later'): string | null {
  const seconds = durationSecondsOrNull(flight.duration);
  const how = touchdown(flight) ?? (flight.outcome === 'ended' && seconds ? 'ended its flight' : null);
  if (how === null) return null;
  // A place with a comma of its own needs another behind it.
  return seconds ? `${how}${how.includes(',') ? ',' : ''} ${spellDuration(seconds)} ${after}` : how;
}

function dockedFor({ docked }: Flight): Sentence {
  const seconds = durationSecondsOrNull(docked);
  return seconds ? `It spent ${spellDuration(seconds)} docked` : null;
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
    return [...grounded, ...oneFlight(craft, flight, distinctions)];
  }
  const lost = last?.outcome === 'lost' ? last : null;
  const flown = flownSentence(craft, count, listed);
  const aborts = craft.flights.filter(({ outcome }) => outcome === 'aborted').map((flight) => abortOf(craft, flight));
  const which = listed ? `its ${count <= 12 ? wordOrdinal(count) : ordinal(count)} flight` : 'its last recorded flight';
  return [
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
  return `${name}, ${last.mission}, ${end}${on}`;
}
