/** The list of space stations. */
import type { SiteContext } from '#context.ts';
import { formatShortDate, machineDate } from '#domain/dates.ts';
import { stationDestinations } from '#domain/destinations.ts';
import type { Station } from '#domain/dockings.ts';
import { formatCount, UNKNOWN } from '#domain/labels.ts';
import { formatList } from '#domain/labels.ts';

import type { AddressRedirect } from './former-addresses.ts';
import { listEntity } from './json-ld.ts';
import { barOf } from './shared.ts';
import type { Link, Page, Value } from './shared.ts';

/** A station in the list. */
export interface StationRow extends Link {
  founded: Value;
  deorbited: Value;
  flights: number;
  /** Unknown where no docking of its flights was read. */
  dockings: Value;
  bar: number | null;
}

/** All that the list shows. */
export interface StationsPage extends Page {
  heading: string;
  lead: string;
  rows: readonly StationRow[];
}

/** The list of stations, in order of their first part or of the first flight to them. */
export function stationsPage(context: SiteContext): StationsPage {
  const { catalogue, routes } = context;
  const { stations } = catalogue;
  const most = Math.max(...stations.map(({ flights }) => flights.length), 0);
  const names = stations.slice(0, 4).map(({ name }) => name);
  const count = formatCount(stations.length, 'station');
  return {
    meta: {
      title: 'Space stations',
      description: `${count}${names.length > 0 ? `, such as ${formatList(names)}` : ''}: which craft were bound for each, and which was docked at which port when.`,
      address: routes.stations,
      about: listEntity(
        context,
        'Space stations',
        stations.map((station) => stationLink(context, station)),
        stations.length,
      ),
    },
    heading: 'Stations',
    ofMany: true,
    lead:
      stations.length === 0
        ? 'No flight to a station is recorded in this edition of the atlas.'
        : `${count} in order of launch, each with the flights of this atlas that were bound for it.`,
    rows: stations.map((station) => ({
      ...stationLink(context, station),
      founded: dayValue(station.founded),
      deorbited: station.deorbited === null && station.status === ACTIVE ? { text: '–' } : dayValue(station.deorbited),
      flights: station.flights.length,
      dockings: dockingsOf(station),
      bar: barOf(station.flights.length, most),
    })),
  };
}

/** Launch Library 2's status of a station that is in use, and so was not deorbited. */
const ACTIVE = 'Active';

function dockingsOf({ dockings, flights }: Station): Value {
  const isRead = dockings.length > 0 || flights.every(({ flight }) => flight.dockings !== null);
  return isRead ? { text: String(dockings.length) } : { text: UNKNOWN, missing: true };
}

/** A link to the page of a station. */
export function stationLink({ routes }: SiteContext, station: Pick<Station, 'id' | 'name'>): Link {
  return { label: station.name, href: routes.station(station) };
}

/** A day in a cell. */
function dayValue(day: string | null): Value {
  return day === null
    ? { text: UNKNOWN, missing: true }
    : { text: formatShortDate(day), exact: machineDate(day) ?? undefined };
}

/** From the address that a station had before Launch Library 2's record of it was read, where that has another name. */
export function stationRedirects({ catalogue, routes }: SiteContext): AddressRedirect[] {
  return catalogue.stations.flatMap((station) => {
    const before = stationDestinations.get(station.id);
    const address = before && routes.station({ id: station.id, name: before.name });
    const target = routes.station(station);
    return address === undefined || address === target ? [] : [{ address, name: station.name, target }];
  });
}
