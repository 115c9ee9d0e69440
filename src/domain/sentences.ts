/**
 * Sentences made from facts: what a page opens with and what a search engine shows. They state what the record holds
 * and say so where it holds nothing.
 */
import type { Agency, Configuration, Craft, Family } from './catalogue.ts';
import { calendarYear, formatDate, formatDateTime, yearOf } from './dates.ts';
import { formatDuration, durationSecondsOrNull } from './durations.ts';
import { extentOf } from './extent.ts';
import type { FlightRecord } from './schema.ts';
import {
  capitalize,
  formatCount,
  formatCraftCount,
  typeNoun,
  formatList,
  formatNumber,
  spellNumber,
  statusLabel,
  toDestination,
  withArticle,
} from './labels.ts';

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
 * The sentence or two that sum a craft up: what it is, how often it flew, where to, for how long.
 *
 * @example 'Soyuz TMA-08M is a single-use Soyuz TMA-M capsule. It flew once, to the International Space Station: …'
 */
export function craftSummary(craft: Craft): string {
  if (craft.is_placeholder) {
    return `${craft.name} is a placeholder: this record stands for ${withArticle(craftKind(craft))} that has not been named yet.`;
  }
  const { adjective } = statusLabel(craft.status?.name ?? null);
  const what = `${craft.name} is ${withArticle([adjective, craftKind(craft)].filter(Boolean).join(' '))}.`;
  return `${what} ${flightsSentence(craft)}`;
}

function flightsSentence(craft: Craft): string {
  const flights = craft.flights_count;
  if (flights === null) return 'How often it flew is not recorded.';
  if (flights === 0) return craft.status?.name === 'Active' ? 'It has not flown yet.' : 'It has not flown.';
  return flights === 1 ? oneFlight(craft) : severalFlights(craft, flights);
}

function oneFlight(craft: Craft): string {
  const flight = craft.firstFlight;
  const where = flight?.destination ? `, ${toDestination(flight.destination)}` : '';
  const mission = flight?.mission && flight.mission !== craft.name ? flight.mission : null;
  const launch = flight?.launchDate ? `launched ${formatDateTime(flight.launchDate)}` : null;
  const named = [mission, launch].filter(Boolean).join(', ');
  if (craft.in_space) {
    const time = craft.timeInSpace === null ? null : formatDuration(craft.timeInSpace);
    const so = named ? `: ${named}${time ? `, ${time} before` : ''}` : time ? ` and had spent ${time} in space` : '';
    return `When its record was read, ${formatDateTime(craft.as_of)}, it was on its first flight${where.replace(' and back', '')}${so}.`;
  }
  if (!named) return `It flew once${where}${timeAlone(craft)}.`;
  return `It flew once${where}: ${named}${ending(craft, flight, mission !== null)}.`;
}

function timeAlone(craft: Craft): string {
  if (craft.timeInSpace === null) return '; the time it spent in space is not recorded';
  return ` and spent ${formatDuration(craft.timeInSpace)} in space`;
}

const endings: Record<string, string> = {
  landed: 'landed',
  lost: 'was lost',
  deorbited: 'was deorbited as planned',
  aborted: 'was aborted',
};

function ending(craft: Craft, flight: FlightRecord | null, named: boolean): string {
  const outcome = flight?.outcome ?? null;
  const seconds = craft.timeInSpace ?? durationSecondsOrNull(flight?.duration ?? null);
  const verb = outcome && endings[outcome];
  if (outcome === 'aborted') return `, ${verb}`;
  if (seconds === null)
    return verb ? `; it ${verb}, and its time in space is not recorded` : '; its time in space is not recorded';
  const after = `${formatDuration(seconds)} later`;
  if (!verb) return `; it ended ${after}`;
  return named ? `; it ${verb} ${after}` : `, it ${verb} ${after}`;
}

function severalFlights(craft: Craft, flights: number): string {
  const going = craft.in_space || craft.status?.name === 'Active';
  // Where only some flights are listed, the first and the last of them say nothing about the craft's.
  const listed = craft.flights.length === flights;
  const first = listed ? craft.firstLaunch : null;
  const last = craft.lastFlight?.endDate ?? craft.lastFlight?.launchDate;
  const times = flights === 2 ? 'twice' : `${spellNumber(flights)} times`;
  const since = !first
    ? ''
    : going
      ? ` since ${formatDate(first)}`
      : last
        ? ` between ${formatDate(first)} and ${formatDate(last)}`
        : '';
  const verb = going ? 'has flown' : 'flew';
  const now = craft.in_space ? `, was in space when its record was read, ${formatDateTime(craft.as_of)},` : '';
  return `It ${verb} ${times}${since}${now} and ${timeSpent(craft, going)}.`;
}

function timeSpent(craft: Craft, going: boolean): string {
  if (craft.timeInSpace === null) return 'its time in space is not recorded';
  const docked = craft.timeDocked ? `, ${formatDuration(craft.timeDocked)} of them docked` : '';
  return `${going ? 'has spent' : 'spent'} ${formatDuration(craft.timeInSpace)} in space${docked}`;
}

/** A craft's page in one line for a search engine: at most some 160 characters, with the facts that tell craft apart. */
export function craftDescription(craft: Craft): string {
  const parts = [
    craftKind(craft),
    craft.serial_number && craft.serial_number !== craft.name ? `serial number ${craft.serial_number}` : null,
    craft.flights_count === null ? null : formatCount(craft.flights_count, 'flight'),
    craft.firstLaunch ? `first launched ${formatDateTime(craft.firstLaunch)}` : null,
    craft.timeInSpace ? `${formatDuration(craft.timeInSpace)} in space` : null,
  ].filter((part) => part !== null);
  return `${craft.name}: ${parts.join(', ')}. Record ${craft.id} of Launch Library 2.`;
}

/**
 * The sentences that sum a configuration up.
 *
 * @param here - craft of the configuration in the snapshot
 */
export function configurationSummary(configuration: Configuration, here: readonly Craft[]): string {
  const kind = typeNoun(configuration.type?.name ?? null);
  const crew = configuration.crew_capacity
    ? ` for ${configuration.crew_capacity === 1 ? 'one person' : `a crew of ${spellNumber(configuration.crew_capacity)}`}`
    : '';
  const by = configuration.agency ? ` of ${agencyInSentence(configuration.agency.name)}` : '';
  const flew = configuration.maiden_flight
    ? `, ${configuration.in_use ? 'in use since' : 'first flown in'} ${yearOf(configuration.maiden_flight)}`
    : configuration.in_use
      ? ', not flown as far as the record says'
      : '';
  const what = `${configuration.name} is ${withArticle(kind)}${by}${crew}${flew}.`;
  return `${what} ${countsSentence(configuration, here)}`;
}

/** Names that are descriptions take an article: `the European Space Agency`, but `SpaceX`. */
function agencyInSentence(name: string): string {
  return /\b(Administration|Agency|Corporation|Organi[sz]ation|Bureau|Ministry|Institute)\b/.test(name)
    ? `the ${name}`
    : name;
}

function countsSentence(configuration: Configuration, here: readonly Craft[]): string {
  const flown = configuration.spacecraft_flown;
  const inSpace = here.filter((craft) => craft.in_space).length;
  const space =
    inSpace === 0
      ? ''
      : `, ${inSpace === here.length ? (inSpace === 1 ? 'in space' : 'all in space') : `${spellNumber(inSpace)} of them in space`}`;
  if (here.length === 0) {
    const none = 'none of its craft is in this atlas';
    return flown === null
      ? `${capitalize(none)}.`
      : `The record counts ${flown === 0 ? 'none' : formatNumber(flown)} flown; ${none}.`;
  }
  if (flown === null)
    return `${formatCraftCount(here.length)} of it ${here.length === 1 ? 'is' : 'are'} in this atlas${space}.`;
  return `The record counts ${formatNumber(flown)} flown; ${spellNumber(here.length)} ${here.length === 1 ? 'craft is' : 'craft are'} in this atlas${space}.`;
}

/** Names of the years in which craft were launched: `1961 to 1963`, or null where no launch is known. */
export function launchYears(craft: readonly Craft[]): string | null {
  const years = craft.flatMap(({ flights }) =>
    flights.flatMap(({ launchDate }) => (launchDate === null ? [] : (calendarYear(launchDate) ?? []))),
  );
  const extent = extentOf(years);
  if (!extent) return null;
  const [first, last] = extent;
  return first === last ? String(first) : `${first} to ${last}`;
}

/** Names of agencies, families and so on, at most three, then how many more. */
export function someNames(names: readonly string[]): string {
  if (names.length <= 3) return formatList(names);
  return `${names.slice(0, 3).join(', ')} and ${names.length - 3} more`;
}

/** What an agency is: kind, country, founding year, parent, as far as the record says. */
export function agencySentence({ abbrev, name, type, country, founding_year, parent }: Agency): string {
  const kind = type ? `${type.name.toLowerCase()} agency` : 'agency';
  const where =
    country.length === 0
      ? ''
      : country.length > 2
        ? ` of ${formatCount(country.length, 'country', 'countries')}`
        : `, ${formatList(country.map((each) => each.name))}`;
  const parts = [
    founding_year === null ? null : `founded in ${founding_year}`,
    parent === null ? null : `part of ${parent}`,
  ].filter((part) => part !== null);
  const rest = parts.length > 0 ? `, ${parts.join(', ')}` : '';
  return `${capitalize(withArticle(kind))}${where}${rest}${abbrev && abbrev !== name ? `; abbreviated ${abbrev}` : ''}.`;
}

/** What a family is: its configurations, its parent, its maker, its first flight. */
export function familySentence(family: Family, members: readonly Configuration[]): string {
  const parts = [
    family.parent && family.parent.id !== family.id ? `part of the ${family.parent.name} family` : null,
    family.manufacturer ? `built by ${family.manufacturer.name}` : null,
    family.maiden_flight ? `first flown in ${yearOf(family.maiden_flight)}` : null,
    family.spacecraft_flown === null ? null : `${formatCraftCount(family.spacecraft_flown)} flown as the record counts`,
  ].filter((part) => part !== null);
  return `A family of ${formatCount(members.length, 'configuration')}${parts.length > 0 ? `: ${parts.join(', ')}` : ''}.`;
}
