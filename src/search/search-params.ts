/**
 * What the search page is asked, as its address says it. Imports nothing that the browser would have to load.
 */
import { searchFilterNames } from './search-filters.ts';
import type { SearchFilterName } from './search-filters.ts';

/** A question to the search page. */
export interface SearchParams {
  /** Without white space at its ends; empty where nothing is asked. */
  query: string;
  /** The value of each filter that is set. */
  filters: Partial<Record<SearchFilterName, string>>;
}

/**
 * The question in an address.
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
 * The part of an address that holds a question: the query, then the filters that are set, in a fixed order.
 *
 * @param question - what is asked
 */
export function formatSearchParams({ query, filters }: SearchParams): string {
  const parameters = new URLSearchParams({ q: query });
  for (const name of searchFilterNames) {
    const value = filters[name];
    if (value) parameters.set(name, value);
  }
  return `?${parameters}`;
}
