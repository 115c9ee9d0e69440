/** Rows divided into pages, and the links between them. */
import type { SiteContext } from '#context.ts';

import type { Link } from './shared.ts';

/**
 * A page that is made when it is rendered: its address, and what makes it. The views of all pages at once would fill the
 * memory.
 */
export interface LazyPage<Page> {
  address: string;
  make: () => Page;
}

/** A link to another page of a list, with its first and last rows. */
export interface PageLink extends Link {
  page: number;
  current: boolean;
  /** Names of the first and the last row, as in the head of a dictionary page. */
  from: string;
  to: string;
}

/** The rows of one page, and links to the others. */
export interface Slice<Row> {
  rows: readonly Row[];
  page: number;
  count: number;
  /** Place of the first row among all. */
  start: number;
  /** To the pages that `pagesInReach` names. */
  links: readonly PageLink[];
  /** Behind a title: empty on the first page. */
  suffix: string;
}

/**
 * Divides rows into pages: at least one, even without rows.
 *
 * @param address - address of the first page
 * @param headWord - what a row is called in a link to its page
 * @param make - makes a page of its rows
 */
export function paginateRows<Row, Page>(
  { routes, site }: SiteContext,
  rows: readonly Row[],
  address: string,
  headWord: (row: Row) => string,
  make: (slice: Slice<Row>) => Page,
): LazyPage<Page>[] {
  const size = site.pageSize;
  const count = Math.max(1, Math.ceil(rows.length / size));
  const rowsOf = (page: number) => rows.slice((page - 1) * size, page * size);
  const edge = (row: Row | undefined) => (row === undefined ? '' : headWord(row));
  const sliceOf = (page: number): Slice<Row> => ({
    rows: rowsOf(page),
    page,
    count,
    start: (page - 1) * size + 1,
    links: pagesInReach(page, count).map((each) => ({
      page: each,
      current: each === page,
      label: String(each),
      href: routes.page(address, each),
      from: edge(rows[(each - 1) * size]),
      to: edge(rows[Math.min(each * size, rows.length) - 1]),
    })),
    suffix: page === 1 ? '' : `, page ${page} of ${count}`,
  });
  return Array.from({ length: count }, (_, index) => ({
    address: routes.page(address, index + 1),
    make: () => make(sliceOf(index + 1)),
  }));
}

/** Pages that are all named on each of them. */
const FEW = 25;
/** Pages on either side that are always named. */
const NEAR = 3;

/**
 * The pages that a page leads to, itself among them: all of a few; of many the first, the last, those beside it, and the
 * rounder ones the further away they are, so that a short list of links takes one near any page.
 *
 * @param page - from 1
 * @param count - how many pages there are
 */
export function pagesInReach(page: number, count: number): number[] {
  if (count <= FEW) return Array.from({ length: count }, (_, index) => index + 1);
  const found = new Set([1, count]);
  const from = (first: number, last: number, step: number) => {
    for (let each = first; each <= last; each += step) if (each >= 1 && each <= count) found.add(each);
  };
  from(page - NEAR, page + NEAR, 1);
  for (let step = 10; step < count; step *= 10) {
    const middle = Math.round(page / step) * step;
    from(middle - 5 * step, middle + 5 * step, step);
  }
  return [...found].toSorted((a, b) => a - b);
}

/**
 * What Astro's rest parameter holds for a page of a list: the address behind the folder of the route.
 *
 * @param address - the page's address
 * @param folder - address of the route's folder
 */
export function routeParam(address: string, folder: string): string | undefined {
  return address.slice(folder.length).replace(/\/$/, '') || undefined;
}
