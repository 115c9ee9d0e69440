/** The home page: what this is, who holds which record, what is in space, all of them at a glance, ways in. */
import type { SiteContext } from '#context.ts';
import { compareByFirstLaunch, countFlights } from '#domain/catalogue.ts';
import type { Craft } from '#domain/catalogue.ts';
import { formatDate, formatYearSpan } from '#domain/dates.ts';
import { facets, labelOf } from '#domain/facets.ts';
import type { FacetName } from '#domain/facets.ts';
import type { OrderingName } from '#domain/orderings.ts';
import { craftLabel, missionPair } from '#domain/mission-pair.ts';
import { byDecade } from '#domain/statistics.ts';
import { capitalize, formatCount, formatNumber, spellNumber } from '#domain/labels.ts';
import { person } from '#drawings/drawings.ts';
import { starChart } from '#drawings/star-chart.ts';
import type { StarChart } from '#drawings/star-chart.ts';
import { exampleQueries } from '#search/examples.ts';
import { namesIndex, readNames } from '#search/names.ts';
import { searchFilterValues } from '#search/search-filters.ts';

import { latestDays } from './changes.ts';
import type { ChangeDay } from './changes.ts';
import { mainFeeds } from './alternates.ts';
import { inSpaceGroups } from './in-space-groups.ts';
import type { InSpaceGroup } from './in-space-groups.ts';
import { leaderOf, rankings } from './rankings.ts';
import { scaledFigure } from './scaled-figure.ts';
import type { ScaledFigure } from './scaled-figure.ts';
import { flownPeople, personLink } from './people.ts';
import { axisOf, craftLink, share } from './shared.ts';
import type { Link, Page } from './shared.ts';

/** A record and who holds it. */
export interface Superlative {
  /** What is ranked, and the page of the whole order or record. */
  label: string;
  href: string;
  craft: Link;
  value: string;
}

/** A column of links with counts. */
export interface BrowseLink {
  heading: string;
  rows: readonly (Link & { count: number; bar: number })[];
  all: Link | null;
}

/** All that the home page shows. */
export interface HomePage extends Page {
  name: string;
  lead: string;
  /** Searches to try, each with the text before it in the sentence. */
  tries: readonly (Link & { before: string })[];
  /** Among how many craft, where the snapshot holds a part of them. */
  among: string | null;
  superlatives: readonly Superlative[];
  inSpace: { heading: string; note: string; all: Link; groups: readonly InSpaceGroup[] };
  person: ScaledFigure;
  chart: StarChart;
  chartNote: string;
  chartTable: Link;
  waysIn: readonly BrowseLink[];
  /** The latest changes; none where there is no history. */
  changes: { days: readonly ChangeDay[]; all: Link };
}

/** Changes on the home page. */
const MOST_CHANGES = 6;

/** The home page. */
export function homePage(context: SiteContext): HomePage {
  const { catalogue, routes, site } = context;
  const { spacecraft } = catalogue;
  const flights = countFlights(spacecraft);
  const flown = spacecraft.filter(({ firstLaunch }) => firstLaunch !== null);
  const chart = starChart(
    flown.map((craft) => ({
      id: craft.id,
      name: craftLabel(craft),
      short: missionPair(craft).mission ?? craft.name,
      href: routes.craft(craft),
      launch: craft.firstLaunch ?? '',
      seconds: craft.timeInSpace,
      flights: craft.flights_count ?? craft.flights.length,
      inSpace: craft.in_space,
    })),
    axisOf(context),
  );
  return {
    meta: {
      title: 'every craft, its flights and its size',
      description: `${formatCount(spacecraft.length, 'spacecraft', 'spacecraft')} and ${formatCount(flights, 'flight')}: what each one is, how large it is, and when it flew. From Launch Library 2, searchable, with a page for each craft.`,
      address: routes.home,
      alternates: mainFeeds(context),
    },
    ofMany: true,
    name: site.name,
    lead: `${formatCount(spacecraft.length, 'spacecraft', 'spacecraft')} and their ${formatCount(flights, 'flight')}: what each one is, how large it is, and when it flew.`,
    tries: tries(context),
    among: catalogue.source.complete ? null : `Among these ${formatNumber(spacecraft.length)}`,
    superlatives: superlatives(context),
    inSpace: inSpace(context),
    person: scaledFigure(context, person),
    chart,
    chartNote: chartNote(spacecraft.length - flown.length, chart.hidden),
    chartTable: { label: 'The same as a table', href: routes.spacecraftBy('time-in-space', 'descending') },
    waysIn: waysIn(context),
    changes: { days: latestDays(context, MOST_CHANGES), all: { label: 'All changes', href: routes.changes } },
  };
}

/** What the chart does not show. */
function chartNote(unflown: number, hidden: number): string {
  const are = (count: number) => (count === 1 ? 'is' : 'are');
  return [
    unflown > 0 && `${capitalize(spellNumber(unflown))} craft without a launch on record ${are(unflown)} not shown.`,
    hidden > 0 &&
      `${capitalize(spellNumber(hidden))} craft that would lie on or beside the star of another ${are(hidden)} not drawn.`,
  ]
    .filter(Boolean)
    .join(' ');
}

/** Searches that show what the box forgives, made from craft that are here. */
function tries({ catalogue, routes }: SiteContext): HomePage['tries'] {
  const queries = exampleQueries(readNames(namesIndex(catalogue.spacecraft, searchFilterValues)));
  return queries.map((query, index) => ({
    label: query,
    href: routes.searchFor(query),
    before: index === 0 ? '' : index === queries.length - 1 ? ' or ' : ', ',
  }));
}

function superlatives(context: SiteContext): Superlative[] {
  const { routes } = context;
  const largestFirst = (name: OrderingName) => routes.spacecraftBy(name, 'descending');
  const launched = context.catalogue.spacecraft
    .filter(({ firstLaunch }) => firstLaunch !== null)
    .toSorted(compareByFirstLaunch);
  const rows: [label: string, href: string, craft: Craft | undefined, format: (craft: Craft) => string][] = [
    ['Longest in space', largestFirst('time-in-space'), leaderOf(context, 'timeInSpace'), rankings.timeInSpace.format],
    ['Most flights', largestFirst('flights-count'), leaderOf(context, 'flights'), formatFlights],
    ['Longest docked', largestFirst('time-docked'), leaderOf(context, 'timeDocked'), rankings.timeDocked.format],
    [
      'Fastest turnaround',
      routes.record('fastest-turnaround'),
      leaderOf(context, 'turnaround'),
      rankings.turnaround.format,
    ],
    ['Latest to launch', routes.record('latest-launched'), launched.at(-1), formatLaunch],
    ['First to launch', routes.record('first-launched'), launched[0], formatLaunch],
  ];
  return rows.flatMap(([label, href, craft, format]) =>
    craft ? [{ label, href, craft: craftLink(context, craft), value: format(craft) }] : [],
  );
}

function formatFlights({ flights_count }: Craft): string {
  return formatCount(flights_count ?? 0, 'flight');
}

function formatLaunch({ firstLaunch }: Craft): string {
  return formatDate(firstLaunch ?? '');
}

function inSpace(context: SiteContext): HomePage['inSpace'] {
  const { catalogue, routes } = context;
  const read = formatYearSpan(catalogue.inSpace.map((each) => each.as_of));
  return {
    heading: `In space: ${catalogue.inSpace.length}`,
    note: read === null ? '' : `As last read, ${read}; some may have landed since.`,
    all: { label: 'All with dates', href: routes.inSpace },
    groups: inSpaceGroups(context),
  };
}

const MOST_WAYS = 8;

function waysIn(context: SiteContext): BrowseLink[] {
  return [
    wayIn(context, 'configuration', 'Configurations', 'All configurations'),
    wayIn(context, 'agency', 'Agencies', 'All agencies'),
    wayIn(context, 'status', 'Statuses', 'All statuses'),
    firstLaunches(context),
    ...stationsWay(context),
    ...peopleWay(context),
  ];
}

function wayIn({ catalogue, routes }: SiteContext, facet: FacetName, heading: string, all: string): BrowseLink {
  const groups = catalogue.groups[facet]
    .filter(({ craft }) => craft.length > 0)
    .toSorted((a, b) => b.craft.length - a.craft.length);
  const most = groups[0]?.craft.length ?? 1;
  return {
    heading,
    rows: groups.slice(0, MOST_WAYS).map(({ value, craft }) => ({
      label: labelOf(facet, value),
      href: routes.facetValue(facets[facet], value),
      count: craft.length,
      bar: share(craft.length, most),
    })),
    all: {
      label: groups.length > MOST_WAYS ? `${all}, ${formatNumber(catalogue.groups[facet].length)}` : all,
      href: routes.facet(facets[facet]),
    },
  };
}

/** The stations that most flights were bound for. */
function stationsWay({ catalogue, routes }: SiteContext): BrowseLink[] {
  const stations = catalogue.stations
    .filter(({ flights }) => flights.length > 0)
    .toSorted((a, b) => b.flights.length - a.flights.length);
  const most = stations[0]?.flights.length ?? 1;
  const rows = stations.slice(0, MOST_WAYS).map((station) => ({
    label: station.name,
    href: routes.station(station),
    count: station.flights.length,
    bar: share(station.flights.length, most),
  }));
  return rows.length === 0
    ? []
    : [{ heading: 'Flights to stations', rows, all: { label: 'All stations', href: routes.stations } }];
}

/** The people who flew most often. */
function peopleWay(context: SiteContext): BrowseLink[] {
  const people = flownPeople(context).toSorted((a, b) => b.stays.length - a.stays.length || b.seconds - a.seconds);
  const most = people[0]?.stays.length ?? 1;
  const rows = people.slice(0, MOST_WAYS).map((person) => ({
    ...personLink(context, person),
    count: person.stays.length,
    bar: share(person.stays.length, most),
  }));
  const all = { label: `All ${formatCount(people.length, 'person', 'people')}`, href: context.routes.people };
  return rows.length === 0 ? [] : [{ heading: 'People by flights', rows, all }];
}

function firstLaunches({ catalogue, routes }: SiteContext): BrowseLink {
  const decades = byDecade(catalogue.spacecraft);
  const most = Math.max(...decades.map(({ craft }) => craft.length));
  return {
    heading: 'First launch',
    rows: decades.map(({ decade, craft }) => ({
      label: decade === null ? 'none on record' : `${decade}s`,
      href: routes.decade(decade),
      count: craft.length,
      bar: share(craft.length, most),
    })),
    all: { label: 'Timeline', href: routes.timeline },
  };
}
