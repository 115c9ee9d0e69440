/** The list of all configurations. */
import { catalogue } from '#data/catalogue.ts';
import { compareByMaidenFlight } from '#domain/catalogue.ts';
import { yearOf } from '#domain/dates.ts';
import { countOf, typeLabel } from '#domain/words.ts';
import { routes } from '#site.ts';

import { countValue, dateValue } from './rows.ts';
import { barOf, craftOf, home, missing, plainRuler } from './shared.ts';
import type { Link, PageMeta, Ruler, Value } from './shared.ts';

/** A configuration in the list of all. */
export interface ConfigurationRow {
  id: number;
  name: string;
  href: string;
  type: Link | null;
  agency: Link | null;
  firstFlight: Value;
  here: number;
  flown: Value;
  diameter: Value;
  height: Value;
  bar: number | null;
}

/** The list of all configurations, by first flight. */
export interface ConfigurationList {
  meta: PageMeta;
  ruler: Ruler;
  crumbs: readonly Link[];
  lead: string;
  rows: readonly ConfigurationRow[];
}

/** All configurations in order of first flight, those without one last. */
export function configurationList(): ConfigurationList {
  const ordered = catalogue.configurations.toSorted(compareByMaidenFlight);
  const tallest = Math.max(...ordered.map(({ height }) => height ?? 0));
  const withCraft = ordered.filter((each) => craftOf(each).length > 0).length;
  const first = ordered[0]?.maiden_flight;
  return {
    meta: {
      title: 'Configurations of spacecraft',
      description: `${countOf(ordered.length, 'configuration')} of spacecraft in order of first flight, with type, agency, size and how many of each flew.`,
      address: routes.configurations,
    },
    ruler: plainRuler,
    crumbs: [home],
    lead: `${countOf(ordered.length, 'kind')} of spacecraft${first ? ` since ${yearOf(first)}` : ''}, in order of first flight; craft of ${withCraft} of them are in this atlas.`,
    rows: ordered.map((each) => ({
      id: each.id,
      name: each.name,
      href: routes.configuration(each),
      type: each.type && { label: typeLabel(each.type.name), href: routes.facetValue('type', each.type) },
      agency: each.agency && { label: each.agency.name, href: routes.facetValue('agency', each.agency) },
      firstFlight: dateValue(each.maiden_flight),
      here: craftOf(each).length,
      flown: countValue(each.spacecraft_flown),
      diameter: metresValue(each.diameter),
      height: metresValue(each.height),
      bar: barOf(each.height, tallest),
    })),
  };
}

function metresValue(value: number | null): Value {
  return value === null ? missing : { words: `${value.toFixed(2)}\u00a0m` };
}
