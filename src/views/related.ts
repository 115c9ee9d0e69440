/** Craft beside a craft: of its agency, and of the year in which it first flew. */
import { memoize } from '#context.ts';
import type { SiteContext } from '#context.ts';
import type { Craft } from '#domain/catalogue.ts';
import { decadeOf, epochSeconds, yearOf } from '#domain/dates.ts';
import { facets } from '#domain/facets.ts';

import { craftLink } from './shared.ts';
import type { Link } from './shared.ts';

/** Craft that share something with a craft but its configuration, the nearest by first launch. */
export interface Related {
  /** What they share. */
  label: string;
  craft: readonly Link[];
  /** Where all of them stand. */
  all: Link;
}

/** Craft named in a row; the list of all is one link away. */
const MOST_RELATED = 3;

/** Craft looked at on either side for those of another configuration. */
const REACH = 100;

/** Craft in order of first launch, and where each stands among them. */
interface Row {
  craft: readonly Craft[];
  placeOf: ReadonlyMap<number, number>;
}

/** Seconds of the first launch of each craft; beyond all others where there is none on record. */
const launchSeconds = memoize(
  ({ catalogue }) =>
    new Map(
      catalogue.spacecraft.map(({ id, firstFlight }) => [
        id,
        firstFlight?.launch.net ? epochSeconds(firstFlight.launch.net) : Infinity,
      ]),
    ),
);

const byAgency = memoize(
  (context) => new Map(context.catalogue.groups.agency.map(({ value, craft }) => [value.id, rowOf(context, craft)])),
);

const byYear = memoize(
  (context) =>
    new Map(
      [
        ...Map.groupBy(
          context.catalogue.spacecraft.filter((each) => each.firstFlight?.launch.net),
          (each) => yearOf(each.firstFlight?.launch.net ?? ''),
        ),
      ].map(([year, craft]) => [year, rowOf(context, craft)]),
    ),
);

/** What a craft shares with others, where there are any. */
export function relatedTo(context: SiteContext, craft: Craft): Related[] {
  const { routes } = context;
  const agency = craft.configuration?.agency;
  const launch = craft.firstFlight?.launch.net;
  const ofAgency = agency ? nearest(context, craft, byAgency(context).get(agency.id)) : [];
  const ofYear = launch ? nearest(context, craft, byYear(context).get(yearOf(launch))) : [];
  return [
    ...(agency && ofAgency.length > 0
      ? [
          {
            label: 'Of the same agency',
            craft: ofAgency.map((each) => craftLink(context, each)),
            all: { label: 'All of its agency', href: routes.facetValue(facets.agency, agency) },
          },
        ]
      : []),
    ...(launch && ofYear.length > 0
      ? [
          {
            label: `First flew in ${yearOf(launch)} too`,
            craft: ofYear.map((each) => craftLink(context, each)),
            all: { label: `The ${decadeOf(launch)}s`, href: routes.decade(decadeOf(launch)) },
          },
        ]
      : []),
  ];
}

function rowOf(context: SiteContext, craft: readonly Craft[]): Row {
  const ordered = craft.toSorted((a, b) => launchOf(context, a) - launchOf(context, b) || a.id - b.id);
  return { craft: ordered, placeOf: new Map(ordered.map(({ id }, index) => [id, index])) };
}

function launchOf(context: SiteContext, { id }: Craft): number {
  return launchSeconds(context).get(id) ?? Infinity;
}

/** The nearest by first launch that are of another configuration, in order of first launch. */
function nearest(context: SiteContext, craft: Craft, row: Row | undefined): Craft[] {
  const place = row?.placeOf.get(craft.id);
  if (!row || place === undefined) return [];
  const distance = (each: Craft) => {
    const apart = Math.abs(launchOf(context, each) - launchOf(context, craft));
    return Number.isNaN(apart) ? 0 : apart;
  };
  // From the craft outwards, so that few of the row are looked at.
  const others = (step: 1 | -1) => {
    const found: Craft[] = [];
    for (let away = 1; away <= REACH; away += 1) {
      const each = row.craft[place + away * step];
      const last = found.at(-1);
      if (!each || (last && found.length >= MOST_RELATED && distance(each) > distance(last))) break;
      if (each.configuration?.id !== craft.configuration?.id) found.push(each);
    }
    return found;
  };
  return [...others(-1), ...others(1)]
    .toSorted((a, b) => distance(a) - distance(b) || a.id - b.id)
    .slice(0, MOST_RELATED)
    .toSorted((a, b) => launchOf(context, a) - launchOf(context, b) || a.id - b.id);
}
