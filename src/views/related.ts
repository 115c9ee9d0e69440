/** Craft beside a craft: of its agency, and of the year in which it first flew. */
import { memoize } from '#context.ts';
import type { SiteContext } from '#context.ts';
import { compareByFirstLaunch } from '#domain/catalogue.ts';
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
  /** Where all of them are. */
  all: Link;
}

/** Craft named in a row; the list of all is one link away. */
const MOST_RELATED = 3;

/** Craft looked at on either side for those of another configuration. */
const REACH = 100;

/** Craft in order of first launch, and the place of each among them. */
interface Row {
  craft: readonly Craft[];
  placeOf: ReadonlyMap<number, number>;
}

const byAgency = memoize(
  ({ catalogue }) => new Map(catalogue.groups.agency.map(({ value, craft }) => [value.id, rowOf(craft)])),
);

const byYear = memoize(({ catalogue }) => {
  const launched = catalogue.spacecraft.filter(({ firstLaunch }) => firstLaunch !== null);
  const groups = Map.groupBy(launched.toSorted(compareByFirstLaunch), ({ firstLaunch }) => yearOf(firstLaunch ?? ''));
  return new Map([...groups].map(([year, craft]) => [year, rowOf(craft)]));
});

/** What a craft shares with others, where there are any. */
export function relatedTo(context: SiteContext, craft: Craft): Related[] {
  const { routes } = context;
  const agency = craft.configuration?.agency;
  const launch = craft.firstLaunch;
  const ofAgency = agency ? nearest(craft, byAgency(context).get(agency.id)) : [];
  const ofYear = launch ? nearest(craft, byYear(context).get(yearOf(launch))) : [];
  const row = (label: string, nearby: readonly Craft[], all: Link): Related[] =>
    nearby.length === 0 ? [] : [{ label, craft: nearby.map((each) => craftLink(context, each)), all }];
  return [
    ...(agency
      ? row('Of the same agency', ofAgency, {
          label: 'All of its agency',
          href: routes.facetValue(facets.agency, agency),
        })
      : []),
    ...(launch
      ? row(`First flew in ${yearOf(launch)} too`, ofYear, {
          label: `The ${decadeOf(launch)}s`,
          href: routes.decade(decadeOf(launch)),
        })
      : []),
  ];
}

function rowOf(craft: readonly Craft[]): Row {
  return { craft, placeOf: new Map(craft.map(({ id }, index) => [id, index])) };
}

/** Seconds of the first launch; beyond all others where it is unknown. */
function launchOf({ firstLaunch }: Craft): number {
  return firstLaunch === null ? Infinity : epochSeconds(firstLaunch);
}

/** The nearest by first launch that are of another configuration, in order of first launch. */
function nearest(craft: Craft, row: Row | undefined): Craft[] {
  const place = row?.placeOf.get(craft.id);
  if (!row || place === undefined) return [];
  const distance = (each: Craft) => {
    const apart = Math.abs(launchOf(each) - launchOf(craft));
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
    .toSorted(compareByFirstLaunch);
}
