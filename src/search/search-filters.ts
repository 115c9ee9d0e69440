/** Which facets the search page filters by, and how their values are named. */
import type { Craft } from '#domain/catalogue.ts';
import { facetList } from '#domain/facets.ts';

/** Name of a facet that the search page filters by; it is the parameter in the address, too. */
export type SearchFilterName = string;

const inSearch = facetList.filter((facet) => facet.inSearch);

/** Names of the filters, in the order of the page. */
export const searchFilterNames: readonly SearchFilterName[] = inSearch.map(({ name }) => name);

/** The label of each filter, and of its values. */
export const searchFilters: Readonly<Record<SearchFilterName, { label: string; labelOf: (value: string) => string }>> =
  Object.fromEntries(
    inSearch.map(({ name, singular, labelOf = (value: string) => value }) => [
      name,
      { label: singular.charAt(0).toUpperCase() + singular.slice(1), labelOf },
    ]),
  );

/** For each filter, the names of a craft's values: what the index of names holds. */
export const searchFilterValues: Readonly<Record<SearchFilterName, (craft: Craft) => readonly string[]>> =
  Object.fromEntries(
    inSearch.map(({ name, valuesOf }) => [name, (craft: Craft) => valuesOf(craft).map((value) => value.name)]),
  );
