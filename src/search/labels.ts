/**
 * Words of the search box and of the search page.
 */

/** With a comma at the thousands. `Intl.NumberFormat` takes longer to be made than the first answer may. */
const grouped = (count: number) => String(count).replace(/\B(?=(?:\d{3}){1,7}$)/g, ',');

/**
 * A number with its noun: `1 flight`, `1,705 flights`.
 *
 * @param count - a whole number
 * @param one - the noun for one
 * @param many - the noun for any other number
 */
export function formatCounted(count: number, one: string, many: string): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}

/** Flights of a craft; empty where they are not recorded. */
export function formatFlights(flights: number | null): string {
  return flights === null ? '' : formatCounted(flights, 'flight', 'flights');
}

/**
 * How many names match, for the foot of the list.
 *
 * @param similar - whether they only look like the query
 */
export function formatNameMatches(found: number, all: number, similar: boolean): string {
  if (found === 0) return 'No name matches';
  if (similar) return `No name matches; ${formatCounted(found, 'similar name', 'similar names')}`;
  return `${grouped(found)} of ${formatCounted(all, 'name matches', found === 1 ? 'names matches' : 'names match')}`;
}

/**
 * What a search found: "3 craft by name, 4 more pages mention it".
 *
 * @param names - craft found by name
 * @param pages - more pages that mention the query; null where the text was not searched
 * @param similar - whether the names only look like the query
 */
export function formatResultCount(names: number, pages: number | null, similar: boolean): string {
  if (similar) {
    const mentions =
      pages === null
        ? ''
        : `, ${pages === 0 ? 'no page mentions it' : formatCounted(pages, 'page mentions it', 'pages mention it')}`;
    return `No craft by this name${mentions}; ${formatCounted(names, 'similar name', 'similar names')}`;
  }
  const byName = names === 0 ? 'No craft by name' : `${grouped(names)} craft by name`;
  if (pages === null) return byName;
  if (names === 0) return `${byName}, ${formatCounted(pages, 'page mentions it', 'pages mention it')}`;
  if (pages === 0) return `${byName}, no other page mentions it`;
  return `${byName}, ${formatCounted(pages, 'more page mentions it', 'more pages mention it')}`;
}

/** Longer than any name, and still a heading. */
const LONGEST_QUERY = 80;

/**
 * A query as it is repeated on the page: whole where it is short, its beginning where it is a page of text.
 *
 * @param query - what was typed
 */
export function shortenQuery(query: string): string {
  if (query.length <= LONGEST_QUERY) return query;
  // A letter beyond the first 65,536 is two units, which must not be parted.
  return `${query
    .slice(0, LONGEST_QUERY)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd()}…`;
}
