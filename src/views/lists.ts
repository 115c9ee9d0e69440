/** Every list of craft: which craft, in which order, under which address, on how many pages. */
import { catalogue } from '#data/catalogue.ts';
import type { Configuration, Craft } from '#domain/catalogue.ts';
import { facets } from '#domain/facets.ts';
import type { FacetName } from '#domain/facets.ts';
import { compareBy, directions, orderingNames, orderings } from '#domain/orderings.ts';
import type { Direction, OrderingName } from '#domain/orderings.ts';
import { agencySentence, craftCount, familySentence, launchYears, someNames } from '#domain/sentences.ts';
import { capitalised, countOf, inSpaceWords, numberInWords, spelled, statusWords } from '#domain/words.ts';
import { routes, site } from '#site.ts';

import { craftRows, dockedValue, countValue } from './rows.ts';
import type { CraftRow } from './rows.ts';
import { recordsRead, rulerOf } from './shared.ts';
import type { Link, PageMeta, Ruler, Value } from './shared.ts';

/** A column that only some lists have, for the value that orders them. */
export interface ExtraColumn {
  head: string;
  values: readonly Value[];
}

/** A choice in a menu of links. */
export interface Choice extends Link {
  current: boolean;
  count?: string;
}

/** A line of links above a list. */
export interface Menu {
  label: string;
  choices: readonly Choice[];
}

/** A way to another page of a list, with what stands there. */
export interface PageLink extends Link {
  page: number;
  current: boolean;
  /** What the page goes from and to, as head words of a dictionary. */
  from: string;
  to: string;
}

/** All that a page of a list shows. */
export interface ListPage {
  meta: PageMeta;
  crumbs: readonly Link[];
  heading: string;
  /** In sentences: how many, in which order, what is unknown. */
  lead: string;
  menus: readonly Menu[];
  ruler: Ruler;
  /** Caption of the table. */
  caption: string;
  /** Which column orders the list, and how. */
  sorted: { column: 'name' | 'flights' | 'time' | 'extra' | 'launch'; direction: Direction };
  /** Where the heads lead; only lists of all craft can be ordered. */
  heads: { name: string; flights: string; time: string } | undefined;
  extra: ExtraColumn | null;
  rows: readonly CraftRow[];
  /** Place of the first row in the whole list. */
  start: number;
  total: number;
  pages: readonly PageLink[];
  /** What a list without craft says. */
  empty: string;
}

/** A list before it is cut into pages. */
interface List {
  address: string;
  title: string;
  heading: string;
  description: string;
  lead: string;
  crumbs: readonly Link[];
  menus: readonly Menu[];
  heads?: ListPage['heads'];
  craft: readonly Craft[];
  sorted: ListPage['sorted'];
  caption: string;
  subject: string;
  noindex?: boolean;
  extra?: { head: string; value: (craft: Craft) => Value };
  bar?: (craft: Craft) => number | null;
  /** What a page begins and ends with, for links to it. */
  headWord: (craft: Craft) => string;
  empty?: string;
}

const home: Link = { label: 'Atlas', href: routes.home };
const all: Link = { label: 'Spacecraft', href: routes.spacecraft };

/** Pages of the list of all craft by name. */
export function allSpacecraft(): ListPage[] {
  return cut({
    address: routes.spacecraft,
    title: 'All spacecraft by name',
    heading: 'Spacecraft',
    description: `${craftCount(catalogue.spacecraft.length)} by name, with serial number, configuration, status, flights and time in space.`,
    lead: `${craftCount(catalogue.spacecraft.length)}, by name.`,
    crumbs: [home],
    menus: orderMenus(null, 'ascending'),
    heads: headLinks(null, 'ascending'),
    craft: catalogue.spacecraft,
    sorted: { column: 'name', direction: 'ascending' },
    caption: 'All spacecraft by name',
    subject: 'All',
    headWord: (craft) => craft.name,
  });
}

/** Pages of every ordering, in both directions. */
export function orderedSpacecraft(): ListPage[] {
  return orderingNames.flatMap((name) => directions.flatMap((direction) => orderedList(name, direction)));
}

function orderedList(name: OrderingName, direction: Direction): ListPage[] {
  const { title, words, kind, value, column } = orderings[name];
  const craft = catalogue.spacecraft.toSorted(compareBy(name, direction));
  const order = words[direction];
  const shown = shownIn[name];
  return cut({
    address: routes.spacecraftBy(name, direction),
    title: `Spacecraft by ${title}, ${order}`,
    heading: `Spacecraft by ${title}`,
    description: `${craftCount(craft.length)} ordered by ${title}, ${order}.`,
    lead: [`${craftCount(craft.length)}, ${order}.`, unknownSentence(name, craft)].filter(Boolean).join(' '),
    crumbs: [home, all],
    menus: orderMenus(name, direction),
    heads: headLinks(name, direction),
    craft,
    sorted: { column: shown.column, direction },
    caption: `Spacecraft by ${title}, ${order}`,
    subject: 'All',
    noindex: true,
    ...(shown.value && { extra: { head: column, value: shown.value } }),
    ...(kind !== 'id' && { bar: value }),
    headWord: (each) => shown.headWord(each),
  });
}

/** Where the value of an ordering stands in a row. */
const shownIn: Record<
  OrderingName,
  { column: 'flights' | 'time' | 'extra'; value?: (craft: Craft) => Value; headWord: (craft: Craft) => string }
> = {
  'flights-count': { column: 'flights', headWord: (craft) => flightsWord(craft.flights_count) },
  'mission-ends-count': {
    column: 'extra',
    value: (craft) => countValue(craft.mission_ends_count),
    headWord: (craft) => countValue(craft.mission_ends_count).words,
  },
  'time-in-space': { column: 'time', headWord: (craft) => craftRows([craft])[0]?.timeInSpace.words ?? '' },
  'time-docked': { column: 'extra', value: dockedValue, headWord: (craft) => dockedValue(craft).words },
  id: {
    column: 'extra',
    value: (craft) => ({ words: String(craft.id) }),
    headWord: (craft) => String(craft.id),
  },
};

function flightsWord(count: number | null): string {
  return count === null ? countValue(count).words : countOf(count, 'flight');
}

function unknownSentence(name: OrderingName, craft: readonly Craft[]): string {
  const unknown = craft.filter((each) => orderings[name].value(each) === null).length;
  const unwritten =
    name === 'time-in-space'
      ? craft.filter((each) => each.timeInSpace === null && each.seconds.time_in_space === 0).length
      : 0;
  const sentences = [];
  if (unknown > 0) {
    sentences.push(
      `${capitalised(spelled(unknown))} ${unknown === 1 ? 'has' : 'have'} no value on record and stand${unknown === 1 ? 's' : ''} last.`,
    );
  }
  if (unwritten > 0) {
    const verb = unwritten === 1 ? 'stands' : 'stand';
    sentences.push(
      `${capitalised(spelled(unwritten))} that flew without a time on record ${verb} at zero, as in Launch Library 2.`,
    );
  }
  return sentences.join(' ');
}

/** Pages of every value of a facet but configurations, which have pages of their own. */
export function facetLists(facet: Exclude<FacetName, 'configuration'>): ListPage[] {
  const { singular, plural } = facets[facet];
  return catalogue.groups[facet].flatMap(({ value, craft }) => {
    const label = facet === 'status' ? statusWords(value.name).label : value.name;
    const years = launchYears(craft);
    const configurations = [...new Set(craft.flatMap((each) => each.configuration?.name ?? []))];
    const of = configurations.length > 0 ? ` Configurations: ${someNames(configurations)}.` : '';
    return cut({
      address: routes.facetValue(facet, value),
      title: `${label} (${singular}): ${craft.length === 1 ? '1 spacecraft' : `${numberInWords(craft.length)} spacecraft`}`,
      heading: label,
      description: `Spacecraft with the ${singular} ${label}: ${craftCount(craft.length)}${years ? `, launched ${years}` : ''}.${of}`,
      lead: [
        valueSentence(facet, value),
        craft.length === 0 ? '' : `${craftCount(craft.length)} here, in order of first launch.${of}`,
      ]
        .filter(Boolean)
        .join(' '),
      crumbs: [home, { label: capitalised(plural), href: routes.facet(facet) }],
      menus: [],
      craft,
      sorted: { column: 'launch', direction: 'ascending' },
      caption: `Spacecraft with the ${singular} ${label}, in order of first launch`,
      subject: `${label}:`,
      headWord: (each) => each.name,
      empty: `No craft in this atlas has the ${singular} ${label}.`,
    });
  });
}

/** What the record says about the value itself. */
function valueSentence(facet: FacetName, { id }: { id: number }): string {
  if (facet === 'agency') {
    const agency = catalogue.agencies.find((each) => each.id === id);
    return agency ? agencySentence(agency) : '';
  }
  if (facet === 'family') {
    const family = catalogue.families.find((each) => each.id === id);
    return family ? familySentence(family, membersOf(id)) : '';
  }
  return '';
}

function membersOf(family: number): readonly Configuration[] {
  return catalogue.configurations.filter(({ families }) => families.some(({ id }) => id === family));
}

/** Pages of the craft in space. */
export function inSpaceList(): ListPage[] {
  const craft = catalogue.inSpace;
  return cut({
    address: routes.inSpace,
    title: 'Spacecraft in space',
    heading: 'In space',
    description: `${craftCount(craft.length)} in space when their records were last read, in order of launch, with time in space so far.`,
    lead: `${craftCount(craft.length)} in space as last read, in order of first launch. ${recordsReadOf(craft)}`,
    crumbs: [home],
    menus: [],
    craft,
    sorted: { column: 'launch', direction: 'ascending' },
    caption: 'Spacecraft in space, in order of first launch',
    subject: 'In space:',
    headWord: (each) => each.name,
    empty: 'No craft was in space when the records were read.',
  });
}

function recordsReadOf(craft: readonly Craft[]): string {
  return craft.length === 0 ? '' : `${recordsRead}; some may have landed since.`;
}

/** Pages of the records that stand for a craft not yet named. */
export function placeholderList(): ListPage[] {
  const craft = catalogue.placeholders;
  return cut({
    address: routes.placeholders,
    title: 'Placeholders',
    heading: 'Placeholders',
    description: 'Records of Launch Library 2 that stand for spacecraft not yet named.',
    lead: `A placeholder is a record that stands for a craft not yet named. There ${craft.length === 1 ? 'is' : 'are'} ${spelled(craft.length)} in this atlas, by name.`,
    crumbs: [home, all],
    menus: [],
    craft,
    sorted: { column: 'name', direction: 'ascending' },
    caption: 'Placeholders by name',
    subject: 'Placeholders:',
    noindex: true,
    headWord: (each) => each.name,
    empty: 'Every record in this atlas is of a craft that has a name.',
  });
}

function orderMenus(name: OrderingName | null, direction: Direction): Menu[] {
  const byName: Choice = { label: 'name', href: routes.spacecraft, current: name === null };
  const order: Menu = {
    label: 'Order',
    choices: [
      byName,
      ...orderingNames.map((each) => ({
        label: orderings[each].label,
        href: routes.spacecraftBy(each, name === null ? preferred(each) : direction),
        current: each === name,
      })),
    ],
  };
  const menus = [order];
  if (name !== null) {
    menus.push({
      label: 'Direction',
      choices: directions.map((each) => ({
        label: orderings[name].words[each],
        href: routes.spacecraftBy(name, each),
        current: each === direction,
      })),
    });
  }
  menus.push({
    label: 'Only',
    choices: [
      ...(catalogue.inSpace.length > 0
        ? [
            {
              label: inSpaceWords.label.toLowerCase(),
              href: routes.inSpace,
              current: false,
              count: numberInWords(catalogue.inSpace.length),
            },
          ]
        : []),
      ...catalogue.groups.status.map(({ value, craft }) => ({
        label: statusWords(value.name).label.toLowerCase(),
        href: routes.facetValue('status', value),
        current: false,
        count: numberInWords(craft.length),
      })),
    ],
  });
  return menus;
}

/** A head leads to its order; that of the current order turns it round. */
function headLinks(name: OrderingName | null, direction: Direction): ListPage['heads'] {
  const to = (each: OrderingName) =>
    routes.spacecraftBy(each, each !== name ? preferred(each) : direction === 'ascending' ? 'descending' : 'ascending');
  return { name: routes.spacecraft, flights: to('flights-count'), time: to('time-in-space') };
}

/** People who come to an ordering look for its largest values; ids are read upwards. */
function preferred(name: OrderingName): Direction {
  return orderings[name].kind === 'id' ? 'ascending' : 'descending';
}

function cut(list: List): ListPage[] {
  const size = site.pageSize;
  const count = Math.max(1, Math.ceil(list.craft.length / size));
  const slices = Array.from({ length: count }, (_, index) => list.craft.slice(index * size, (index + 1) * size));
  const links = slices.map((craft, index) => ({
    page: index + 1,
    label: String(index + 1),
    href: routes.page(list.address, index + 1),
    from: edge(list, craft[0]),
    to: edge(list, craft.at(-1)),
  }));
  return slices.map((craft, index) => {
    const page = index + 1;
    const suffix = page === 1 ? '' : `, page ${page} of ${count}`;
    return {
      meta: {
        title: `${list.title}${suffix}`,
        description:
          page === 1
            ? list.description
            : `${list.description} Page ${page} of ${count}: ${edge(list, craft[0])} to ${edge(list, craft.at(-1))}.`,
        address: routes.page(list.address, page),
        ...(list.noindex && { noindex: true }),
      },
      crumbs: list.crumbs,
      heading: list.heading,
      lead: list.lead,
      menus: list.menus,
      heads: list.heads,
      ruler: rulerOf(list.subject, list.craft),
      caption: `${list.caption}${suffix}`,
      sorted: list.sorted,
      extra: list.extra ? { head: list.extra.head, values: craft.map(list.extra.value) } : null,
      rows: craftRows(craft, { among: list.craft, ...(list.bar && { bar: list.bar }) }),
      start: index * size + 1,
      total: list.craft.length,
      pages: links.map((link) => ({ ...link, current: link.page === page })),
      empty: list.empty ?? 'There is no craft in this atlas yet.',
    };
  });
}

function edge(list: List, craft: Craft | undefined): string {
  return craft ? list.headWord(craft) : '';
}

/**
 * What Astro's rest parameter holds for a page of a list: the address behind the folder of the route.
 *
 * @param address - the page's address
 * @param folder - address of the route's folder
 */
export function restOf(address: string, folder: string): string | undefined {
  return address.slice(folder.length).replace(/\/$/, '') || undefined;
}

/** Addresses of the pages before and behind a page of a list. */
export function neighbourPages({ pages }: ListPage): { previous?: string; next?: string } {
  const index = pages.findIndex(({ current }) => current);
  const previous = pages[index - 1]?.href;
  const next = pages[index + 1]?.href;
  return { ...(previous && { previous }), ...(next && { next }) };
}
