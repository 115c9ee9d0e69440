/** The addresses of launches: by COSPAR designator and by Launch Library 2's id. Each leads to the craft that flew. */
import type { SiteContext } from '#context.ts';
import type { Craft } from '#domain/catalogue.ts';
import { compareTexts } from '#domain/compare.ts';
import { formatDate } from '#domain/dates.ts';
import type { Flight } from '#domain/flights.ts';
import { capitalize, formatList, spellNumber } from '#domain/labels.ts';
import type { LaunchKey } from '#routes.ts';

import type { AddressRedirect } from './former-addresses.ts';
import { craftLink } from './shared.ts';
import type { Link, Page } from './shared.ts';

/** The page of a launch of several craft. */
export interface LaunchPage extends Page {
  by: LaunchKey;
  value: string;
  heading: string;
  lead: string;
  craft: readonly (Link & { mission: string | null })[];
}

/** A launch with its flights, one of each craft. */
interface Launch {
  by: LaunchKey;
  value: string;
  flights: readonly { craft: Craft; flight: Flight }[];
}

/** What of a launch stands in an address; no other form of it does. */
const keys: Readonly<Record<LaunchKey, { form: RegExp; of: (flight: Flight) => string | null }>> = {
  cospar: { form: /^\d{4}-\d{3}$/, of: ({ launch }) => launch.launch_designator },
  launch: {
    form: /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/,
    of: ({ launch }) => launch.id?.toLowerCase() ?? null,
  },
};

/** The launches that have an address; designators before ids, the latest launch first. */
function launchesOf({ catalogue }: SiteContext): Launch[] {
  const flights = catalogue.spacecraft
    .flatMap((craft) => craft.allFlights.map((flight) => ({ craft, flight })))
    .toSorted((a, b) => compareTexts(b.flight.launch.net ?? '', a.flight.launch.net ?? '') || b.craft.id - a.craft.id);
  return (['cospar', 'launch'] as const).flatMap((by) => {
    const { form, of } = keys[by];
    const launches = Map.groupBy(flights, ({ flight }) => of(flight));
    return [...launches].flatMap(([value, all]): Launch[] =>
      value !== null && form.test(value) ? [{ by, value, flights: onePerCraft(all) }] : [],
    );
  });
}

function onePerCraft(flights: Launch['flights']): Launch['flights'] {
  return [...new Map(flights.map((each) => [each.craft.id, each])).values()];
}

/** The addresses of the launches of one craft. */
export function launchRedirects(context: SiteContext): AddressRedirect[] {
  const { routes } = context;
  return launchesOf(context).flatMap(({ by, value, flights: [only, ...others] }) =>
    only && others.length === 0
      ? [{ address: routes.launch(by, value), name: only.craft.name, target: routes.craft(only.craft) }]
      : [],
  );
}

/** The pages of the launches of several craft. */
export function launchPages(context: SiteContext): LaunchPage[] {
  return launchesOf(context)
    .filter(({ flights }) => flights.length > 1)
    .map(({ by, value, flights }) => {
      const sorted = flights.toSorted((a, b) => a.craft.id - b.craft.id);
      const names = formatList(sorted.map(({ craft }) => craft.name));
      const first = sorted.find(({ flight }) => flight.launchDate !== null)?.flight.launchDate;
      const when = first ? `, ${formatDate(first)}` : '';
      const heading = by === 'cospar' ? `Launch ${value}` : (sorted[0]?.flight.launch.name ?? `Launch ${value}`);
      return {
        by,
        value,
        meta: {
          title: heading,
          description: `The craft of one launch${when}: ${names}.`,
          address: context.routes.launch(by, value),
          noindex: true,
        },
        heading,
        lead: `${capitalize(spellNumber(sorted.length))} craft on one launch${when}.`,
        craft: sorted.map(({ craft, flight }) => ({ ...craftLink(context, craft), mission: flight.mission })),
      };
    });
}
