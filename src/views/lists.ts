/** Every list of craft: which craft, in which order, under which address, on how many pages. */
import type { SiteContext } from '#context.ts';
import type { Configuration, Craft } from '#domain/catalogue.ts';
import { destinationOf } from '#domain/destinations.ts';
import { craftWithFlightsOf, facets, labelOf, parameterOf } from '#domain/facets.ts';
import { craftFacts, craftValues } from '#domain/facts/craft.ts';
import { formatCell } from '#domain/facts/fact.ts';
import type { FacetName, FacetValue } from '#domain/facets.ts';
import { compareBy, directions, orderingNames, orderings } from '#domain/orderings.ts';
import type { Direction, OrderingName } from '#domain/orderings.ts';
import { agencySentence, familySentence, launchYears, someNames } from '#domain/sentences.ts';
import { capitalize, formatCount, formatCraftCount, spellNumber } from '#domain/labels.ts';

import { calendarLink, feedOf } from './alternates.ts';
import { headLinks, orderMenus } from './list-menus.ts';
import { paginate } from './list-page.ts';
import type { ListPage } from './list-page.ts';
import type { LazyPage } from './paging.ts';
import { readingPeriod, rulerOf } from './shared.ts';
import type { Link, Value } from './shared.ts';

const spacecraftLink = ({ routes }: SiteContext): Link => ({ label: 'Spacecraft', href: routes.spacecraft });

/** Pages of the list of all craft by name. */
export function allSpacecraft(context: SiteContext): LazyPage<ListPage>[] {
  const { catalogue, routes } = context;
  return paginate(context, {
    address: routes.spacecraft,
    title: 'All spacecraft by name',
    heading: 'Spacecraft',
    description: `${formatCraftCount(catalogue.spacecraft.length)} by name, with serial number, configuration, status, flights and time in space.`,
    lead: `${formatCraftCount(catalogue.spacecraft.length)}, by name.`,
    menus: orderMenus(context, null, 'ascending'),
    heads: headLinks(context, null, 'ascending'),
    craft: catalogue.spacecraft,
    sorted: { column: 'name', direction: 'ascending' },
    caption: 'All spacecraft by name',
    headWord: (craft) => craft.name,
  });
}

/** Pages of every ordering, in both directions. */
export function orderedSpacecraft(context: SiteContext): LazyPage<ListPage>[] {
  return orderingNames.flatMap((name) => directions.flatMap((direction) => orderedList(context, name, direction)));
}

function orderedList(context: SiteContext, name: OrderingName, direction: Direction): LazyPage<ListPage>[] {
  const { catalogue, routes } = context;
  const { title, directionLabels, kind, value, column } = orderings[name];
  const craft = catalogue.spacecraft.toSorted(compareBy(name, direction));
  const order = directionLabels[direction];
  const shown = shownIn(name);
  return paginate(context, {
    address: routes.spacecraftBy(name, direction),
    title: `Spacecraft by ${title}, ${order}`,
    heading: `Spacecraft by ${title}`,
    description: `${formatCraftCount(craft.length)} ordered by ${title}, ${order}.`,
    lead: [`${formatCraftCount(craft.length)}, ${order}.`, unknownSentence(name, craft)].filter(Boolean).join(' '),
    crumbs: [spacecraftLink(context)],
    menus: orderMenus(context, name, direction),
    heads: headLinks(context, name, direction),
    craft,
    sorted: { column: shown.column, direction },
    caption: `Spacecraft by ${title}, ${order}`,
    noindex: true,
    ...(shown.value && { extra: { head: column, value: shown.value } }),
    ...(kind !== 'id' && { bar: value }),
    headWord: (each) => shown.headWord(each),
  });
}

/** The column that shows the value of an ordering. */
interface Shown {
  column: 'flights' | 'time' | 'extra';
  value?: (craft: Craft) => Value;
  headWord: (craft: Craft) => string;
}

/** Orderings whose value every row has; all others get a column of their own. */
const ownColumns: Partial<Record<OrderingName, Shown['column']>> = {
  'flights-count': 'flights',
  'time-in-space': 'time',
};

function shownIn(name: OrderingName): Shown {
  const { key } = orderings[name];
  const value = (craft: Craft) => formatCell(craftFacts, key, craftValues(craft));
  const headWord = (craft: Craft) => {
    const { text, missing } = value(craft);
    const count = craft.flights_count;
    return key === 'flights_count' && count !== null && !missing ? formatCount(count, 'flight') : text;
  };
  const column = ownColumns[name];
  return column ? { column, headWord } : { column: 'extra', value, headWord };
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
      `${capitalize(spellNumber(unknown))} ${unknown === 1 ? 'has' : 'have'} no value on record and stand${unknown === 1 ? 's' : ''} last.`,
    );
  }
  if (unwritten > 0) {
    const verb = unwritten === 1 ? 'stands' : 'stand';
    sentences.push(
      `${capitalize(spellNumber(unwritten))} that flew without a time on record ${verb} at zero, as in Launch Library 2.`,
    );
  }
  return sentences.join(' ');
}

/** Pages of every value of a facet but configurations, which have pages of their own. */
export function facetLists(context: SiteContext, facet: Exclude<FacetName, 'configuration'>): LazyPage<ListPage>[] {
  const { catalogue, routes } = context;
  const { singular, plural, phrase } = facets[facet];
  return catalogue.groups[facet].flatMap(({ value, craft }) => {
    const label = labelOf(facet, value);
    const flown = craftWithFlightsOf(facet, value, craft);
    const years = launchYears(flown);
    const configurations = [...new Set(craft.flatMap((each) => each.configuration?.name ?? []))];
    const of =
      configurations.length > 0
        ? ` ${configurations.length === 1 ? 'Configuration' : 'Configurations'}: ${someNames(configurations)}.`
        : '';
    return paginate(context, {
      address: routes.facetValue(facets[facet], value),
      title: `${label} (${singular}): ${formatCount(craft.length, 'spacecraft', 'spacecraft')}`,
      heading: label,
      description: `Spacecraft ${phrase(label)}: ${formatCraftCount(craft.length)}${years ? `, launched ${years}` : ''}.${of}`,
      lead: [
        valueSentence(context, facet, value),
        craft.length === 0 ? '' : `${formatCraftCount(craft.length)} here, in order of first launch.${of}`,
      ]
        .filter(Boolean)
        .join(' '),
      crumbs: [{ label: capitalize(plural), href: routes.facet(facets[facet]) }],
      menus: [],
      craft,
      sorted: { column: 'launch', direction: 'ascending' },
      caption: `Spacecraft ${phrase(label)}, in order of first launch`,
      ruler: rulerOf(context, `${label}:`, flown),
      headWord: (each) => each.name,
      empty: `There is no craft ${phrase(label)} in this atlas.`,
      ...(facet === 'agency' && { feed: feedOf(context, 'agency', value) }),
      ...(facet === 'destination' && { subject: stationOf(context, value) }),
      query: { [parameterOf(facet)]: String(value.id), limit: '25', ordering: 'first_launch' },
    });
  });
}

/** The page of the station that is a destination. */
function stationOf(context: SiteContext, { name }: FacetValue): Link | undefined {
  const { stationId } = destinationOf(name);
  const station = context.catalogue.stations.find(({ id }) => id === stationId);
  return station && { label: 'Its ports and dockings', href: context.routes.station(station) };
}

/** What the record says about the value itself. */
function valueSentence(context: SiteContext, facet: FacetName, { id }: FacetValue): string {
  const { catalogue } = context;
  if (facet === 'agency') {
    const agency = catalogue.agencies.find((each) => each.id === id);
    return agency ? agencySentence(agency) : '';
  }
  if (facet === 'family') {
    const family = catalogue.families.find((each) => each.id === id);
    return family ? familySentence(family, membersOf(context, family.id)) : '';
  }
  return '';
}

function membersOf({ catalogue }: SiteContext, family: number): readonly Configuration[] {
  return catalogue.configurations.filter(({ families }) => families.some(({ id }) => id === family));
}

/** Pages of the craft in space. */
export function inSpaceList(context: SiteContext): LazyPage<ListPage>[] {
  const { catalogue, routes } = context;
  const craft = catalogue.inSpace;
  return paginate(context, {
    feed: calendarLink(context),
    query: { in_space: 'true', limit: '25', ordering: 'first_launch' },
    address: routes.inSpace,
    title: 'Spacecraft in space',
    heading: 'In space',
    description: `${formatCraftCount(craft.length)} in space when their records were last read, in order of launch, with time in space so far.`,
    lead:
      craft.length === 0
        ? ''
        : `${formatCraftCount(craft.length)} in space as last read, in order of first launch. ${readingPeriod(craft)}; some may have landed since.`,
    menus: [],
    craft,
    sorted: { column: 'launch', direction: 'ascending' },
    caption: 'Spacecraft in space, in order of first launch',
    ruler: rulerOf(context, 'In space:', craft),
    headWord: (each) => each.name,
    empty: 'No craft was in space when the records were read.',
  });
}

/** Pages of the records of craft not yet named. */
export function placeholderList(context: SiteContext): LazyPage<ListPage>[] {
  const { catalogue, routes } = context;
  const craft = catalogue.placeholders;
  return paginate(context, {
    address: routes.placeholders,
    title: 'Placeholders',
    heading: 'Placeholders',
    description: 'Records of Launch Library 2 that stand for spacecraft not yet named.',
    lead: `A placeholder is a record that stands for a craft not yet named. There ${craft.length === 1 ? 'is' : 'are'} ${spellNumber(craft.length)} in this atlas${craft.length > 1 ? ', by name' : ''}.`,
    crumbs: [spacecraftLink(context)],
    menus: [],
    craft,
    sorted: { column: 'name', direction: 'ascending' },
    caption: 'Placeholders by name',
    ruler: rulerOf(context, 'Placeholders:', craft),
    noindex: true,
    headWord: (each) => each.name,
    empty: 'Every record in this atlas is of a craft that has a name.',
  });
}
