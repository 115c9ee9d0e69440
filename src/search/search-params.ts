/**
 * The query parameters of the search page. Imports nothing that the browser would have to load.
 */
import { searchFilterNames } from './search-filters.ts';
import type { SearchFilterName } from './search-filters.ts';

/** A search. */
export interface SearchParams {
  /** Without white space at its ends; empty where there is none. */
  query: string;
  /** The value of each filter that is set. */
  filters: Partial<Record<SearchFilterName, string>>;
}

/**
 * The search in an address.
 *
 * @param search - the part of an address from its question mark; parameters that mean nothing here are passed over
 */
export function parseSearchParams(search: string): SearchParams {
  const parameters = new URLSearchParams(search);
  const filters: SearchParams['filters'] = {};
  for (const name of searchFilterNames) {
    const value = parameters.get(name);
    if (value) filters[name] = value;
  }
  return { query: parameters.get('q')?.trim() ?? '', filters };
}

/**
 * A search as part of an address: the query, then the filters that are set, in a fixed order.
 */
export function formatSearchParams({ query, filters }: SearchParams): string {
  const parameters = new URLSearchParams({ q: query });
  for (const name of searchFilterNames) {
    const value = filters[name];
    if (value) parameters.set(name, value);
  }
  return `?${parameters}`;
}
