/**
 * Sentences made from facts: what a page opens with and what a search engine shows. They state what the record holds
 * and say so where it holds nothing.
 */
import type { Agency, Configuration, Craft, Family } from './catalogue.ts';
import { calendarYear, formatDateTime, yearOf } from './dates.ts';
import { formatDuration } from './durations.ts';
import { craftKind } from './flight-phrases.ts';
import { extentOf } from './extent.ts';
import {
  capitalize,
  formatCount,
  formatCraftCount,
  typeNoun,
  formatList,
  formatNumber,
  spellNumber,
  withArticle,
} from './labels.ts';

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
  const crew =
    configuration.crew_capacity && !isMassSimulator(configuration)
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

/** Whether a configuration stands for a payload: seats of such a one carry nobody. */
export function isMassSimulator({ type }: Configuration): boolean {
  return type?.name === 'Mass Simulator';
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
