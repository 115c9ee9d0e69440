/**
 * Filters with a list of choices: one row per filter, and what follows from the rows. Parameters that LL2 has too
 * have its names; `ours` marks the others.
 */
import { facetList, isOfFlights, labelOf } from '#domain/facets.ts';
import { capitalize } from '#domain/labels.ts';

import type { ExplorerCraft, ExplorerData } from './data.ts';
import { fields, findField } from './fields.ts';

/** An answer that can be chosen. */
export interface FilterChoice {
  /** As it stands in the address. */
  value: string;
  label: string;
}

interface ChoiceFilter {
  label: string;
  /** What the choice says of the craft, for the filter in words. */
  phrase: (label: string) => string;
  /** True for a parameter that LL2 does not have. */
  ours: boolean;
  /** How the answers are shown: all of them, or in a list to open. */
  shown: 'radios' | 'select';
  choices: (data: ExplorerData) => readonly FilterChoice[];
  /** The values that a craft has. */
  valuesOf: (craft: ExplorerCraft) => readonly string[];
}

/** What a record may lack: every field of the explorer. */
export function isUnknown(name: string): ((craft: ExplorerCraft) => boolean) | null {
  const field = findField(name);
  if (!field) return null;
  const { measure, cell } = field;
  return measure ? (craft) => measure.value(craft) === null : (craft) => cell(craft).missing === true;
}

/**
 * Whether a filter or a column is of use: not where it is that of a facet of flights of which no craft has a value.
 *
 * @param name - of the filter, and of the facet's column
 */
export function isOffered(name: string, { lists }: Pick<ExplorerData, 'lists'>): boolean {
  const facet = facetList.find(({ parameter }) => parameter === name);
  return facet === undefined || !isOfFlights(facet.name) || lists[facet.name].length > 0;
}

const yesOrNo = (yes: string, no: string): FilterChoice[] => [
  { value: 'true', label: yes },
  { value: 'false', label: no },
];

/** The filter of a facet. */
function facetFilter({ name: facet, singular, upstream, choices }: (typeof facetList)[number]): ChoiceFilter {
  return {
    label: capitalize(singular),
    phrase: (label) => `${singular} ${label}`,
    ours: !upstream,
    shown: choices,
    choices: ({ lists }) => lists[facet].map((value) => ({ value: String(value.id), label: labelOf(facet, value) })),
    valuesOf: ({ facets }) => facets[facet].map(({ id }) => String(id)),
  };
}

const facetFilters = (shown: ChoiceFilter['shown']) =>
  Object.fromEntries(
    facetList.filter(({ choices }) => choices === shown).map((facet) => [facet.parameter, facetFilter(facet)]),
  );

/** Every filter with a list of answers, in the order of the form. */
export const choiceFilters: Readonly<Record<ChoiceFilterName, ChoiceFilter>> = {
  ...facetFilters('radios'),
  in_space: {
    label: 'In space',
    phrase: (label) => label,
    ours: false,
    shown: 'radios',
    choices: () => yesOrNo('in space', 'not in space'),
    valuesOf: ({ in_space }) => [String(in_space)],
  },
  ...facetFilters('select'),
  unknown: {
    label: 'Only with unknown',
    phrase: (label) => `${label} not recorded`,
    ours: true,
    shown: 'select',
    choices: (data) =>
      fields
        .filter(({ name }) => name !== 'id' && isOffered(name, data))
        .map(({ name, label }) => ({ value: name, label: label.toLowerCase() })),
    valuesOf: (craft) => fields.flatMap(({ name }) => (isUnknown(name)?.(craft) ? [name] : [])),
  },
  is_placeholder: {
    label: 'Placeholders',
    phrase: (label) => label,
    ours: false,
    shown: 'select',
    choices: () => yesOrNo('only placeholders', 'no placeholders'),
    valuesOf: ({ is_placeholder }) => [String(is_placeholder)],
  },
};

/** Name of a filter: the parameter of the explorer's addresses. */
export type ChoiceFilterName = string;

export const choiceFilterNames: readonly ChoiceFilterName[] = Object.keys(choiceFilters);

/**
 * A filter's row of the table.
 *
 * @throws TypeError for a name that no filter has
 */
export function explorerChoice(name: ChoiceFilterName): ChoiceFilter {
  const filter = choiceFilters[name];
  if (!filter) throw new TypeError(`There is no filter ${name}.`);
  return filter;
}
