/**
 * The filters of the search page: the same for craft found by name and for craft whose pages mention the query.
 */
import type { SearchParams } from './search-params.ts';
import type { NameRow } from './names.ts';
import { searchFilterNames } from './search-filters.ts';
import type { SearchFilterName } from './search-filters.ts';

/** How many craft have each value of a filter. */
export type FilterCounts = Record<SearchFilterName, Readonly<Record<string, number>>>;

/** Whether a craft has every value that a query filters by. */
export function passes(row: NameRow, { filters }: SearchParams): boolean {
  return searchFilterNames.every((name) => !filters[name] || row.facets[name]?.includes(filters[name]));
}

/** How many of some craft have each value of each filter. */
export function countsOf(rows: Iterable<NameRow>): FilterCounts {
  const counts: Record<SearchFilterName, Record<string, number>> = Object.fromEntries(
    searchFilterNames.map((name) => [name, {}]),
  );
  for (const row of rows) {
    for (const name of searchFilterNames) {
      const ofName = counts[name] ?? {};
      for (const value of row.facets[name] ?? []) ofName[value] = (ofName[value] ?? 0) + 1;
    }
  }
  return counts;
}

/** Whether any value of any filter is left. */
export function hasCounts(counts: FilterCounts): boolean {
  return Object.values(counts).some((values) => Object.keys(values).length > 0);
}
