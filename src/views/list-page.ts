/** A list of craft, cut into pages. */
import type { Craft } from '#domain/catalogue.ts';
import type { Direction } from '#domain/orderings.ts';
import { MOST_COMPARED } from '#explorer/selection.ts';
import { routes, site } from '#site.ts';

import { listEntity } from './json-ld.ts';
import { craftRows } from './rows.ts';
import type { CraftRow } from './rows.ts';
import { rulerOf } from './shared.ts';
import type { Alternate, Link, PageMeta, Ruler, Value } from './shared.ts';

/** A column that only some lists have, for the value that orders them. */
export interface ExtraColumn {
  head: string;
  values: readonly Value[];
}

/** A choice in a menu of links. */
export interface Choice extends Link {
  current: boolean;
  count?: string;
}

/** A line of links above a list. */
export interface Menu {
  label: string;
  choices: readonly Choice[];
}

/** A way to another page of a list, with what stands there. */
export interface PageLink extends Link {
  page: number;
  current: boolean;
  /** What the page goes from and to, as head words of a dictionary. */
  from: string;
  to: string;
}

/** All that a page of a list shows. */
export interface ListPage {
  meta: PageMeta;
  crumbs: readonly Link[];
  heading: string;
  /** In sentences: how many, in which order, what is unknown. */
  lead: string;
  menus: readonly Menu[];
  ruler: Ruler;
  /** Caption of the table. */
  caption: string;
  /** Which column orders the list, and how. */
  sorted: { column: 'name' | 'flights' | 'time' | 'extra' | 'launch'; direction: Direction };
  /** Where the heads lead; only lists of all craft can be ordered. */
  heads: { name: string; flights: string; time: string } | undefined;
  extra: ExtraColumn | null;
  rows: readonly CraftRow[];
  /** Place of the first row in the whole list. */
  start: number;
  total: number;
  pages: readonly PageLink[];
  /** The feed of what changes about the list's subject and craft. */
  feed: Link | null;
  /** The same craft to filter, to plot or to stand side by side. */
  further: Link | null;
  /** What a list without craft says. */
  empty: string;
}

/** A list before it is cut into pages. */
export interface List {
  address: string;
  title: string;
  heading: string;
  description: string;
  lead: string;
  crumbs: readonly Link[];
  menus: readonly Menu[];
  heads?: ListPage['heads'];
  craft: readonly Craft[];
  sorted: ListPage['sorted'];
  caption: string;
  subject: string;
  noindex?: boolean;
  feed?: Alternate;
  /** The parameters of the explorer that give the same craft. */
  question?: Readonly<Record<string, string>>;
  extra?: { head: string; value: (craft: Craft) => Value };
  bar?: (craft: Craft) => number | null;
  /** What a page begins and ends with, for links to it. */
  headWord: (craft: Craft) => string;
  empty?: string;
}

/** One page of some rows, and the way to the others. */
export interface Slice<Row> {
  rows: readonly Row[];
  page: number;
  count: number;
  /** Place of the first row among all. */
  start: number;
  links: readonly PageLink[];
  /** Behind a title: empty on the first page. */
  suffix: string;
}

/**
 * Rows cut into pages: at least one, also without rows.
 *
 * @param address - address of the first page
 * @param headWord - what a row is called in a link to its page
 */
export function paginate<Row>(rows: readonly Row[], address: string, headWord: (row: Row) => string): Slice<Row>[] {
  const size = site.pageSize;
  const count = Math.max(1, Math.ceil(rows.length / size));
  const slices = Array.from({ length: count }, (_, index) => rows.slice(index * size, (index + 1) * size));
  const edge = (row: Row | undefined) => (row === undefined ? '' : headWord(row));
  const links = slices.map((slice, index) => ({
    page: index + 1,
    label: String(index + 1),
    href: routes.page(address, index + 1),
    from: edge(slice[0]),
    to: edge(slice.at(-1)),
  }));
  return slices.map((slice, index) => ({
    rows: slice,
    page: index + 1,
    count,
    start: index * size + 1,
    links: links.map((link) => ({ ...link, current: link.page === index + 1 })),
    suffix: index === 0 ? '' : `, page ${index + 1} of ${count}`,
  }));
}

/** What a craft is called in the data for machines, and where its page is. */
export function craftLink(craft: Craft): { name: string; href: string } {
  return { name: craft.name, href: routes.craft(craft) };
}

/** Few craft lead to their comparison, more to the explorer, where some of them can be chosen. */
function furtherOf({ craft, question }: List): Link | null {
  if (!question || craft.length < 2) return null;
  if (craft.length <= MOST_COMPARED) {
    return { label: 'Compare them', href: routes.compareOf(craft.map(({ id }) => id)) };
  }
  return { label: 'Filter, plot and compare them', href: routes.exploreFor(question) };
}

/** The pages of a list. */
export function cut(list: List): ListPage[] {
  // Of the whole list, so once for all of its pages.
  const ruler = rulerOf(list.subject, list.craft);
  return paginate(list.craft, list.address, list.headWord).map(({ rows, page, count, start, links, suffix }) => {
    const here = links[page - 1];
    return {
      meta: {
        title: `${list.title}${suffix}`,
        description: `${list.description}${page === 1 || !here ? '' : ` Page ${page} of ${count}: ${here.from} to ${here.to}.`}`,
        address: routes.page(list.address, page),
        ...(list.noindex && { noindex: true }),
        ...(list.feed && { alternates: [list.feed] }),
        ...(page === 1 && { about: listEntity(list.caption, rows.map(craftLink), list.craft.length) }),
      },
      crumbs: list.crumbs,
      heading: list.heading,
      lead: list.lead,
      menus: list.menus,
      heads: list.heads,
      ruler,
      caption: `${list.caption}${suffix}`,
      sorted: list.sorted,
      extra: list.extra ? { head: list.extra.head, values: rows.map(list.extra.value) } : null,
      rows: craftRows(rows, { among: list.craft, ...(list.bar && { bar: list.bar }) }),
      start,
      total: list.craft.length,
      pages: links,
      feed: list.feed ?? null,
      further: furtherOf(list),
      empty: list.empty ?? 'There is no craft in this atlas yet.',
    };
  });
}

/**
 * What Astro's rest parameter holds for a page of a list: the address behind the folder of the route.
 *
 * @param address - the page's address
 * @param folder - address of the route's folder
 */
export function restOf(address: string, folder: string): string | undefined {
  return address.slice(folder.length).replace(/\/$/, '') || undefined;
}

/** Addresses of the pages before and behind a page of a list. */
export function neighbourPages({ pages }: { pages: readonly PageLink[] }): { previous?: string; next?: string } {
  const index = pages.findIndex(({ current }) => current);
  const previous = pages[index - 1]?.href;
  const next = pages[index + 1]?.href;
  return { ...(previous && { previous }), ...(next && { next }) };
}
