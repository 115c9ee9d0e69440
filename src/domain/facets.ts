/**
 * The ways to group spacecraft: one row a facet, and what follows from the rows.
 */
import type { Craft } from './catalogue.ts';
import { statusWords, typeLabel } from './words.ts';

/** One value of a facet, such as the status Active. */
export interface FacetValue {
  id: number;
  name: string;
}

interface Facet {
  /** The facet in a sentence, and as a label. */
  singular: string;
  plural: string;
  /** A value behind the word craft: `of SpaceX`, `with the status Active`. */
  phrase: (label: string) => string;
  /** The values that a craft has: none, one, or (families) several. */
  valuesOf: (craft: Craft) => readonly FacetValue[];
  /** A value's name as pages write it, where that is not as LL2 does. */
  labelOf?: (name: string) => string;
}

const one = (value: FacetValue | null | undefined): readonly FacetValue[] => (value ? [value] : []);

/** Every facet; the order is that of menus. */
export const facets = {
  configuration: {
    singular: 'configuration',
    plural: 'configurations',
    phrase: (label) => `of the configuration ${label}`,
    valuesOf: (craft) => one(craft.configuration),
  },
  status: {
    singular: 'status',
    plural: 'statuses',
    phrase: (label) => `with the status ${label}`,
    valuesOf: (craft) => one(craft.status),
    labelOf: (name) => statusWords(name).label,
  },
  agency: {
    singular: 'agency',
    plural: 'agencies',
    phrase: (label) => `of the agency ${label}`,
    valuesOf: (craft) => one(craft.configuration?.agency),
  },
  family: {
    singular: 'family',
    plural: 'families',
    phrase: (label) => `of the ${label} family`,
    valuesOf: (craft) => craft.configuration?.families ?? [],
  },
  type: {
    singular: 'type',
    plural: 'types',
    phrase: (label) => `of the type ${label}`,
    valuesOf: (craft) => one(craft.configuration?.type),
    labelOf: typeLabel,
  },
} as const satisfies Record<string, Facet>;

export type FacetName = keyof typeof facets;

/** Names of all facets, in the order of a menu. */
export const facetNames = Object.keys(facets) as FacetName[];

/** The name of a value as pages write it. */
export function labelOf(facet: FacetName, { name }: FacetValue): string {
  const { labelOf: words }: Facet = facets[facet];
  return words ? words(name) : name;
}
