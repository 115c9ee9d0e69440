/** The page of a space station: which craft was at which port when. */
import type { SiteContext } from '#context.ts';
import { tickPath } from '#domain/axis.ts';
import { epochSeconds, formatDate, machineDate } from '#domain/dates.ts';
import { stationDestinations } from '#domain/destinations.ts';
import { dockedSpan } from '#domain/dockings.ts';
import type { CraftFlight, Station, StationDocking } from '#domain/dockings.ts';
import { durationSecondsOrNull, formatShortDuration } from '#domain/durations.ts';
import { facets } from '#domain/facets.ts';
import { capitalize, formatCount, UNKNOWN } from '#domain/labels.ts';

import type { PageFact } from './facts.ts';
import { momentValue } from './flights.ts';
import type { MomentValue } from './flights.ts';
import { paginateRows } from './paging.ts';
import type { LazyPage, PageLink } from './paging.ts';
import { axisOf, craftLink } from './shared.ts';
import type { Link, Page, Value } from './shared.ts';
import { flightsWithoutDockings, stationChart } from './station-chart.ts';
import type { StationChart } from './station-chart.ts';

/** A docking, or a flight of which no docking is known. */
export interface VisitRow {
  craft: Link;
  mission: string | null;
  launch: MomentValue;
  end: MomentValue;
  port: Value;
  docked: MomentValue;
  departed: MomentValue;
  time: Value;
  doubtful: boolean;
}

/** All that a page of a station shows. */
export interface StationPage extends Page {
  name: string;
  lead: string;
  /** What this edition does not have. */
  missing: string | null;
  facts: readonly PageFact[];
  /** On the first page alone, as the doubts are. */
  chart: StationChart | null;
  doubts: readonly string[];
  links: readonly Link[];
  caption: string;
  /** Whether any docking is known, and whether there are flights without one. */
  columns: Readonly<Record<'dockings' | 'flights', boolean>>;
  rows: readonly VisitRow[];
  start: number;
  total: number;
  pages: readonly PageLink[];
}

/** The pages of every station. */
export function stationPages(context: SiteContext): LazyPage<StationPage>[] {
  return context.catalogue.stations.flatMap((station) => stationPage(context, station));
}

/** A docking with its flight, or a flight alone. */
interface Visit extends CraftFlight {
  docking: StationDocking | null;
}

/** The pages of a station: the latest dockings first. */
export function stationPage(context: SiteContext, station: Station): LazyPage<StationPage>[] {
  const { routes } = context;
  const { name, dockings } = station;
  const undocked = flightsWithoutDockings(station);
  const visits = visitsOf(station, undocked);
  const address = routes.station(station);
  const launches = station.flights.flatMap(({ flight }) => flight.launchDate ?? []);
  const lead = leadOf(station);
  return paginateRows(
    context,
    visits,
    address,
    ({ craft }) => craft.name,
    ({ rows, page, start, links, suffix }) => ({
      meta: {
        title: `${name}: craft and dockings${suffix}`,
        description: `${lead}${suffix && ` ${capitalize(suffix.slice(2))}.`}`,
        address: routes.page(address, page),
      },
      crumbs: [{ label: 'Stations', href: routes.stations }],
      ruler: {
        own: tickPath(axisOf(context), launches, 0, 14),
        sentence: `Flights bound for ${station.place}: ${formatCount(launches.length, 'launch', 'launches')}`,
      },
      name,
      lead,
      missing: missingSentence(station, undocked),
      facts: factsOf(station),
      chart: page === 1 ? stationChart(station) : null,
      doubts: page === 1 ? [...new Set(dockings.flatMap(({ doubts }) => doubts))] : [],
      links: linksOf(context, station),
      caption: `${dockings.length > 0 ? 'Dockings' : 'Flights'}, the latest first${suffix}; times are UTC`,
      columns: { dockings: dockings.length > 0, flights: undocked.length > 0 },
      rows: rows.map((visit) => visitRow(context, visit)),
      start,
      total: visits.length,
      pages: links,
    }),
  );
}

function visitsOf({ dockings }: Station, undocked: readonly CraftFlight[]): Visit[] {
  const visits: Visit[] = [
    ...dockings.map((docking) => ({ craft: docking.craft, flight: docking.flight, docking })),
    ...undocked.map((each) => ({ ...each, docking: null })),
  ];
  const momentOf = ({ docking, flight }: Visit) => {
    const moment = docking?.docking ?? flight.launchDate;
    return moment === null ? -Infinity : epochSeconds(moment);
  };
  return visits
    .map((visit) => ({ visit, at: momentOf(visit) }))
    .toSorted((a, b) => (a.at === b.at ? b.visit.craft.id - a.visit.craft.id : b.at - a.at))
    .map(({ visit }) => visit);
}

function leadOf({ place, flights, dockings }: Station): string {
  if (flights.length === 0) return `No flight of this atlas was bound for ${place}.`;
  const craft = new Set(flights.map((each) => each.craft)).size;
  const docked = dockings.length > 0 ? `, ${formatCount(dockings.length, 'docking')}` : '';
  return `${formatCount(flights.length, 'flight')} of ${formatCount(craft, 'craft', 'craft')} bound for ${place}${docked}.`;
}

/** What is not known of the flights without a docking. */
function missingSentence({ dockings }: Station, undocked: readonly CraftFlight[]): string | null {
  const unread = undocked.filter(({ flight }) => flight.dockings === null).length;
  if (unread === 0) return null;
  const whose = dockings.length === 0 ? '' : ` of ${formatCount(unread, 'flight')}`;
  return `Ports and docking times${whose} are not in this edition of the atlas; they come with “npm run snapshot”.`;
}

function factsOf({ founded, deorbited, status, orbit }: Station): PageFact[] {
  const day = (label: string, value: string | null): PageFact[] =>
    value === null ? [] : [{ label, value: formatDate(value), datetime: machineDate(value) ?? undefined }];
  const text = (label: string, value: string | null): PageFact[] => (value === null ? [] : [{ label, value }]);
  return [
    ...day('First part launched', founded),
    ...day('Deorbited', deorbited),
    ...text('Status', status),
    ...text('Orbit', orbit),
  ];
}

function linksOf({ catalogue, routes }: SiteContext, station: Station): Link[] {
  const { slug } = stationDestinations.get(station.id) ?? { slug: null };
  const destination = catalogue.groups.destination.find(({ value }) => value.id === slug);
  return [
    { label: 'Dockings as JSON', href: routes.dockings(station, 'json') },
    { label: 'Dockings as CSV', href: routes.dockings(station, 'csv') },
    ...(destination
      ? [{ label: 'Craft bound for it', href: routes.facetValue(facets.destination, destination.value) }]
      : []),
  ];
}

const unknownMoment: MomentValue = { text: UNKNOWN, missing: true, time: null };

function visitRow(context: SiteContext, { craft, flight, docking }: Visit): VisitRow {
  return {
    craft: craftLink(context, craft),
    mission: flight.mission,
    launch: momentValue(flight.launchDate),
    end: flight.outcome === 'in flight' ? { ...unknownMoment, text: 'in space' } : momentValue(flight.endDate),
    port: portOf(flight, docking),
    docked: momentValue(docking?.docking ?? null),
    departed: departureOf(flight, docking),
    time: timeOf(flight, docking),
    doubtful: docking !== null && docking.doubts.length > 0,
  };
}

function portOf({ dockings }: CraftFlight['flight'], docking: StationDocking | null): Value {
  if (docking?.port) return { text: docking.port.name };
  return { text: docking === null && dockings !== null ? 'no docking recorded' : UNKNOWN, missing: true };
}

function departureOf({ outcome }: CraftFlight['flight'], docking: StationDocking | null): MomentValue {
  if (docking?.departure !== null || outcome !== 'in flight') return momentValue(docking?.departure ?? null);
  return { ...unknownMoment, text: `docked as of ${formatDate(docking.craft.as_of)}` };
}

function timeOf(flight: CraftFlight['flight'], docking: StationDocking | null): Value {
  if (docking === null) {
    const seconds = durationSecondsOrNull(flight.docked);
    return seconds ? { text: formatShortDuration(seconds) } : { text: UNKNOWN, missing: true };
  }
  const span = docking.departure === null ? null : dockedSpan(docking);
  return span === null || span[1] < span[0]
    ? { text: UNKNOWN, missing: true }
    : { text: formatShortDuration(span[1] - span[0]) };
}
