/** What the lead of a craft says of one flight, as sentences and parts of sentences. */
import type { Craft } from './catalogue.ts';
import { formatDateTime } from './dates.ts';
import { destinationOf } from './destinations.ts';
import { durationSecondsOrNull, spellDuration } from './durations.ts';
import { hasReached, leftThePad } from './flights.ts';
import type { Flight } from './flights.ts';
import { missionBeside } from './mission-pair.ts';
import { typeNoun, withArticle } from './labels.ts';
import { siteInSentence, touchdown, vehicleName } from './launch-labels.ts';

/** A sentence without its full stop; null where there is nothing to say. */
export type Sentence = string | null;

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

/** What a craft is, with its article. */
export function kindOf(craft: Craft): string {
  return withArticle(craftKind(craft));
}

/** What a craft is, with the mission that it flew and where to. */
export function missionOf(craft: Craft, flight: Flight, flew: 'that flew' | 'launched on'): string {
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
export function missionName({ name }: Craft, { mission }: Flight): string | null {
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
export function lossOf(craft: Craft, flight: Flight, which: string): string {
  const mission = missionName(craft, flight);
  const named = mission === null ? which : `${which}, ${mission}`;
  const seconds = durationSecondsOrNull(flight.duration);
  const soon = isShort(flight);
  const date = flight.endDate ?? (soon ? flight.launchDate : null);
  const when = date === null ? '' : `, ${formatDateTime(date)}`;
  return soon && seconds !== null ? `${spellDuration(seconds)} into ${named}${when}` : `on ${named}${when}`;
}

/** Whether a flight ended on the day of its launch, so that one date says both. */
export function endsOnDayOfLaunch({ launchDate, endDate }: Flight): boolean {
  return launchDate !== null && endDate !== null && launchDate.slice(0, 10) === endDate.slice(0, 10);
}

/** Whether a flight lasted less than an hour. */
function isShort(flight: Flight): boolean {
  const seconds = durationSecondsOrNull(flight.duration);
  return seconds !== null && seconds > 0 && seconds < 3600;
}

/** Where a flight was to go that did not get there. */
export function boundFor(flight: Flight): Sentence {
  if (flight.destination === null || hasReached(flight) !== false) return null;
  const { place, suborbital } = destinationOf(flight.destination);
  return suborbital ? null : `It was bound for ${place}`;
}

/** A launch that was aborted, and how the craft came down. */
export function abortOf(craft: Craft, flight: Flight): string {
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
export function launchOf(flight: Flight, craft: Craft, end: string | null = null): Sentence {
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
export function endOf(flight: Flight, after = 'later'): string | null {
  const seconds = durationSecondsOrNull(flight.duration);
  const how = touchdown(flight) ?? (flight.outcome === 'ended' && seconds ? 'ended its flight' : null);
  if (how === null) return null;
  // A place with a comma of its own needs another behind it.
  return seconds ? `${how}${how.includes(',') ? ',' : ''} ${spellDuration(seconds)} ${after}` : how;
}

/** How long a flight was docked. */
export function dockedFor({ docked }: Flight): Sentence {
  const seconds = durationSecondsOrNull(docked);
  return seconds ? `It spent ${spellDuration(seconds)} docked` : null;
}
