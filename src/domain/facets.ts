/**
 * The ways to group spacecraft: one row per facet. From a row follow its pages and its places in menus, the explorer's
 * filter and column, the search page's filter, the view in the database and the tests. Ships to the browser.
 */
import type { Catalogue, Craft } from './catalogue.ts';
import { compareNames } from './compare.ts';
import { decadeOf } from './dates.ts';
import { boundFor, destinationOf } from './destinations.ts';
import type { Flight } from './flights.ts';
import { statusLabel, typeLabel } from './labels.ts';
import { slugOf } from './slugs.ts';

/** One value of a facet, such as the status Active. */
export interface FacetValue {
  /** Launch Library 2's id; a word where it has none. */
  id: number | string;
  name: string;
}

/** A way to group spacecraft. */
export interface Facet {
  /** The facet in a sentence, and as a label. */
  singular: string;
  plural: string;
  /** Folder of its pages. */
  folder: string;
  /** What the page of all its values begins with. */
  lead: string;
  /** A value behind the word craft: `of SpaceX`, `with the status Active`. */
  phrase: (label: string) => string;
  /** The values that a craft has: none, one, or several. */
  valuesOf: (craft: Craft) => readonly FacetValue[];
  /** The value that a flight has, where it is flights that have one. */
  ofFlight?: (flight: Flight) => FacetValue | null;
  /** True where a craft may have several values. */
  several?: true;
  /** The list of all values in the catalogue; without one, the values are those that craft have. */
  list?: 'configurations' | 'statuses' | 'agencies' | 'families' | 'types';
  /** A value's name as pages write it, where that is not as LL2 does. */
  labelOf?: (name: string) => string;
  /** True where addresses have the name alone, as no id of LL2 stands behind a value. */
  withoutId?: true;
  /** Its parameter in the explorer's addresses, and its column in files, where they are not the facet's own name. */
  parameter?: string;
  column?: string;
  /** True where LL2's query has the same filter. */
  upstream?: true;
  /** How the explorer shows its values: all of them, or in a list to open. */
  choices: 'radios' | 'select';
  /** True where the search page filters by it. */
  inSearch?: true;
}

const one = (value: FacetValue | null | undefined): readonly FacetValue[] => (value ? [value] : []);

/** A record as a value; one that is curated has a slug for an id. */
const idOrSlug = ({ id, name }: { id: number | null; name: string }): FacetValue => ({ id: id ?? slugOf(name), name });

/** A facet of flights: a craft has the value of each of its flights, the earliest first. */
const ofFlights = (ofFlight: (flight: Flight) => FacetValue | null) =>
  ({
    ofFlight,
    several: true,
    valuesOf: ({ flights }: Craft) => [
      ...new Map(flights.flatMap((flight) => one(ofFlight(flight))).map((value) => [value.id, value])).values(),
    ],
  }) as const;

/** Every facet; the order is that of menus. */
export const facets = {
  configuration: {
    singular: 'configuration',
    plural: 'configurations',
    folder: 'configurations',
    lead: 'What many craft have in common: one design, flown once or often.',
    phrase: (label) => `of the configuration ${label}`,
    valuesOf: (craft) => one(craft.configuration),
    list: 'configurations',
    parameter: 'spacecraft_config',
    column: 'spacecraft_config',
    upstream: true,
    choices: 'select',
    inSearch: true,
  },
  status: {
    singular: 'status',
    plural: 'statuses',
    folder: 'statuses',
    lead: 'What became of a craft, or is to become of it, in Launch Library 2’s words.',
    phrase: (label) => `with the status ${label}`,
    valuesOf: (craft) => one(craft.status),
    list: 'statuses',
    labelOf: (name) => statusLabel(name).label,
    upstream: true,
    choices: 'radios',
    inSearch: true,
  },
  agency: {
    singular: 'agency',
    plural: 'agencies',
    folder: 'agencies',
    lead: 'Who builds or flies the configurations.',
    phrase: (label) => `of the agency ${label}`,
    valuesOf: (craft) => one(craft.configuration?.agency),
    list: 'agencies',
    column: 'spacecraft_config_agency',
    choices: 'select',
    inSearch: true,
  },
  family: {
    singular: 'family',
    plural: 'families',
    folder: 'families',
    lead: 'Configurations that grew out of one another.',
    phrase: (label) => `of the ${label} family`,
    valuesOf: (craft) => craft.configuration?.families ?? [],
    several: true,
    list: 'families',
    column: 'spacecraft_config_family',
    choices: 'select',
  },
  type: {
    singular: 'type',
    plural: 'types',
    folder: 'types',
    lead: 'What a craft is for.',
    phrase: (label) => `of the type ${label}`,
    valuesOf: (craft) => one(craft.configuration?.type),
    list: 'types',
    labelOf: typeLabel,
    column: 'spacecraft_config_type',
    choices: 'radios',
  },
  decade: {
    singular: 'decade',
    plural: 'decades',
    folder: 'decades',
    lead: 'When a craft was first launched.',
    phrase: (label) => `first launched in the ${label}`,
    valuesOf: ({ firstLaunch }) =>
      one(firstLaunch === null ? null : { id: decadeOf(firstLaunch), name: `${decadeOf(firstLaunch)}s` }),
    withoutId: true,
    choices: 'select',
    inSearch: true,
  },
  launch_vehicle: {
    singular: 'launch vehicle',
    plural: 'launch vehicles',
    folder: 'launch-vehicles',
    lead: 'The rockets that launched the craft.',
    phrase: (label) => `launched by ${label}`,
    // Grouped by configuration, as readers tell a Soyuz-U from a Soyuz-FG; the id keeps addresses when a name changes.
    ...ofFlights(
      ({ references: { launcher } }) =>
        launcher && idOrSlug({ id: launcher.id, name: launcher.full_name || launcher.name }),
    ),
    choices: 'select',
    inSearch: true,
  },
  launch_site: {
    singular: 'launch site',
    plural: 'launch sites',
    folder: 'launch-sites',
    lead: 'Where the craft were launched.',
    phrase: (label) => `launched from ${label}`,
    // A pad's name, such as 39A, means little without its site.
    ...ofFlights(({ references: { pad } }) => (pad?.location ? idOrSlug(pad.location) : null)),
    choices: 'select',
    inSearch: true,
  },
  destination: {
    singular: 'destination',
    plural: 'destinations',
    folder: 'destinations',
    lead: 'Where the craft were sent, whether or not they got there.',
    phrase: boundFor,
    ...ofFlights(({ destination }) => {
      if (destination === null) return null;
      const { slug, name } = destinationOf(destination);
      return { id: slug, name };
    }),
    choices: 'select',
    inSearch: true,
  },
  landing_type: {
    singular: 'landing type',
    plural: 'landing types',
    folder: 'landing-types',
    lead: 'How flights ended, or were meant to end.',
    phrase: (label) => `with the landing type ${label}`,
    ...ofFlights(({ references: { landingType } }) => landingType),
    choices: 'select',
    inSearch: true,
  },
} as const satisfies Record<string, Facet>;

export type FacetName = keyof typeof facets;

/** Names of all facets, in the order of a menu. */
export const facetNames = Object.keys(facets) as FacetName[];

/** Whether it is flights that have the values of a facet. */
export function isOfFlights(name: FacetName): boolean {
  return 'ofFlight' in facets[name];
}

/** A facet's parameter in the explorer's addresses. */
export function parameterOf(name: FacetName): string {
  const { parameter }: Facet = facets[name];
  return parameter ?? name;
}

/** Every facet with its name, in the order of a menu. */
export const facetList: readonly (Facet & { name: FacetName; parameter: string })[] = facetNames.map((name) => ({
  ...facets[name],
  name,
  parameter: parameterOf(name),
}));

/** The name of a value as pages write it. */
export function labelOf(facet: FacetName, { name }: { name: string }): string {
  const { labelOf: label }: Facet = facets[facet];
  return label ? label(name) : name;
}

/** All values of a facet, by the catalogue's list of them where there is one, else those that craft have. */
export function valuesOfFacet(
  name: FacetName,
  catalogue: Pick<Catalogue, 'spacecraft' | NonNullable<Facet['list']>>,
): readonly FacetValue[] {
  const { list, valuesOf }: Facet = facets[name];
  if (list) return catalogue[list];
  const values = new Map(catalogue.spacecraft.flatMap(valuesOf).map((value) => [value.id, value]));
  return [...values.values()].toSorted((a, b) => compareNames(a.name, b.name) || compareNames(`${a.id}`, `${b.id}`));
}

/**
 * The craft that have a value, each as if it had made no other flights than those with the value; of a facet that is not
 * about flights, the craft as they are.
 */
export function craftWithFlightsOf(name: FacetName, { id }: FacetValue, craft: readonly Craft[]): readonly Craft[] {
  const { ofFlight }: Facet = facets[name];
  if (!ofFlight) return craft;
  return craft.map((each) => {
    const flights = each.flights.filter((flight) => ofFlight(flight)?.id === id);
    return { ...each, flights, flights_count: flights.length };
  });
}
