/**
 * The filters of the search page, applied to craft found by name.
 */
import type { Question } from './address.ts';
import type { FilterCounts } from './full-text.ts';
import type { Hit } from './matcher.ts';
import type { NameRow } from './names.ts';
import { searchFilterNames } from './pagefind-options.ts';
import type { SearchFilterName } from './pagefind-options.ts';

/** The hits that the filters of a question leave. */
export function filterHits(hits: readonly Hit<NameRow>[], { filters }: Question): readonly Hit<NameRow>[] {
  return hits.filter(({ row }) => searchFilterNames.every((name) => !filters[name] || row[name] === filters[name]));
}

/** How many of some hits have each value of each filter. */
export function countsOf(hits: readonly Hit<NameRow>[]): FilterCounts {
  const countOf = (name: SearchFilterName) => {
    const counts = new Map<string, number>();
    for (const { row } of hits) {
      const value = row[name];
      if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return Object.fromEntries(counts);
  };
  return { configuration: countOf('configuration'), status: countOf('status'), agency: countOf('agency') };
}

/** Whether any value of any filter is left. */
export function hasCounts(counts: FilterCounts): boolean {
  return Object.values(counts).some((values) => Object.values(values).some((count) => count > 0));
}
