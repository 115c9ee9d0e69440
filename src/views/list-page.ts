/** A list of craft, cut into pages. */
import type { SiteContext } from '#context.ts';
import type { Craft } from '#domain/catalogue.ts';
import type { Direction } from '#domain/orderings.ts';
import { MOST_COMPARED } from '#explorer/selection.ts';

import { listEntity } from './json-ld.ts';
import { paginateRows } from './paging.ts';
import type { PageLink, LazyPage } from './paging.ts';
import { barsAmong, craftRows } from './rows.ts';
import type { CraftRow } from './rows.ts';
import { nameLink } from './shared.ts';
import type { Alternate, Link, Page, Ruler, Value } from './shared.ts';

/** A column that only some lists have, for the value that orders them. */
export interface ExtraColumn {
  head: string;
  values: readonly Value[];
}

/** A choice in a menu of links. */
export interface MenuChoice extends Link {
  current: boolean;
  count?: string;
}

/** A line of links above a list. */
export interface Menu {
  label: string;
  choices: readonly MenuChoice[];
}

/** All that a page of a list shows. */
export interface ListPage extends Page {
  heading: string;
  /** In sentences: how many, in which order, what is unknown. */
  lead: string;
  menus: readonly Menu[];
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
  /** The same craft to filter, to plot or to compare; the page about what the list is of. */
  further: readonly Link[];
  /** What a list without craft says. */
  empty: string;
}

/** A list before it is cut into pages. */
export interface CraftListing {
  address: string;
  title: string;
  heading: string;
  description: string;
  lead: string;
  crumbs?: readonly Link[];
  menus: readonly Menu[];
  heads?: ListPage['heads'];
  craft: readonly Craft[];
  sorted: ListPage['sorted'];
  caption: string;
  ruler?: Ruler;
  noindex?: boolean;
  feed?: Alternate;
  /** The parameters of the explorer that give the same craft. */
  query?: Readonly<Record<string, string>>;
  /** The page about what the craft have in common. */
  subject?: Link | undefined;
  extra?: { head: string; value: (craft: Craft) => Value };
  bar?: (craft: Craft) => number | null;
  /** The name of a row in links to its page. */
  headWord: (craft: Craft) => string;
  empty?: string;
}

/** Few craft lead to their comparison, more to the explorer, where some of them can be chosen. */
export function furtherOf(
  { routes }: SiteContext,
  { craft, query }: Pick<CraftListing, 'craft' | 'query'>,
): Link | null {
  if (!query || craft.length < 2) return null;
  if (craft.length <= MOST_COMPARED) {
    return { label: 'Compare them', href: routes.compareOf(craft.map(({ id }) => id)) };
  }
  return { label: 'Filter, plot and compare them', href: routes.exploreFor(query) };
}

/** The pages of a list. */
export function paginate(context: SiteContext, list: CraftListing): LazyPage<ListPage>[] {
  // Of the whole list, so once for all of its pages.
  const bar = list.bar && barsAmong(list.craft, list.bar);
  return paginateRows(
    context,
    list.craft,
    list.address,
    list.headWord,
    ({ rows, page, count, start, links, suffix }) => {
      const here = links.find(({ current }) => current);
      return {
        meta: {
          title: `${list.title}${suffix}`,
          description: `${list.description}${page === 1 || !here ? '' : ` Page ${page} of ${count}: ${here.from} to ${here.to}.`}`,
          address: context.routes.page(list.address, page),
          ...(list.noindex && { noindex: true }),
          ...(list.feed && { alternates: [list.feed] }),
          ...(page === 1 && {
            about: listEntity(
              context,
              list.caption,
              rows.map((each) => nameLink(context, each)),
              list.craft.length,
            ),
          }),
        },
        ...(list.crumbs && { crumbs: list.crumbs }),
        ofMany: true,
        heading: list.heading,
        lead: list.lead,
        menus: list.menus,
        heads: list.heads,
        ...(list.ruler && { ruler: list.ruler }),
        caption: `${list.caption}${suffix}`,
        sorted: list.sorted,
        extra: list.extra ? { head: list.extra.head, values: rows.map(list.extra.value) } : null,
        rows: craftRows(context, rows, bar && { bar }),
        start,
        total: list.craft.length,
        pages: links,
        feed: list.feed ?? null,
        further: [list.subject ?? null, furtherOf(context, list)].filter((link) => link !== null),
        empty: list.empty ?? 'There is no craft in this atlas yet.',
      };
    },
  );
}
