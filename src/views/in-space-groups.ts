/** What is in space, by where it is: docked to a station, on the way to one, elsewhere. */
import type { SiteContext } from '#context.ts';
import type { Craft } from '#domain/catalogue.ts';
import { dockedNow } from '#domain/dockings.ts';
import { formatDuration } from '#domain/durations.ts';
import { drawingOf } from '#drawings/drawings.ts';

import { scaledFigure } from './scaled-figure.ts';
import type { ShelfItem } from './scaled-figure.ts';
import { craftLink } from './shared.ts';
import type { Link } from './shared.ts';

/** Craft in space that are docked to one station, bound for one, or elsewhere. */
export interface InSpaceGroup {
  /** Where they are, and the page about it. */
  heading: Link;
  craft: readonly ShelfItem[];
  /** Craft that are not drawn. */
  hidden: number;
}

/** Craft of a group that the home page draws; the list of all is one link away. */
const MOST_FLOATING = 8;

/** The groups, each craft in the first that it belongs to. */
export function inSpaceGroups(context: SiteContext): InSpaceGroup[] {
  const { catalogue, routes } = context;
  const rest = new Set(catalogue.inSpace);
  const take = (craft: readonly Craft[]) => craft.filter((each) => rest.delete(each));
  const docked = catalogue.stations.map((station) =>
    group(context, { label: `Docked at ${station.place}`, href: routes.station(station) }, take(dockedNow(station))),
  );
  const bound = catalogue.stations.map((station) =>
    group(
      context,
      { label: `On flights to ${station.place}`, href: routes.station(station) },
      take(station.flights.flatMap(({ craft, flight }) => (flight.outcome === 'in flight' ? [craft] : []))),
    ),
  );
  const elsewhere = group(context, { label: 'Elsewhere', href: routes.inSpace }, take(catalogue.inSpace));
  return [...docked, ...bound, elsewhere].filter(({ craft }) => craft.length > 0);
}

function group(context: SiteContext, { label, href }: Link, craft: readonly Craft[]): InSpaceGroup {
  const crewedFirst = craft.toSorted((a, b) => Number(isCrewed(b)) - Number(isCrewed(a)));
  return {
    heading: { label: `${label}: ${craft.length}`, href },
    craft: crewedFirst.slice(0, MOST_FLOATING).map((each) => floating(context, each)),
    hidden: Math.max(0, craft.length - MOST_FLOATING),
  };
}

function isCrewed({ configuration }: Craft): boolean {
  return configuration?.human_rated === true;
}

function floating(context: SiteContext, craft: Craft): ShelfItem {
  const drawing = drawingOf(craft.configuration);
  return {
    ...craftLink(context, craft),
    text: craft.timeInSpace === null ? 'time not recorded' : formatDuration(craft.timeInSpace),
    drawing: drawing && scaledFigure(context, drawing),
  };
}
