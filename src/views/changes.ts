/** The pages of changes: the latest, and those of each year. */
import { memoize } from '#context.ts';
import type { SiteContext } from '#context.ts';
import { formatDate, formatDateTime, yearOf } from '#domain/dates.ts';
import { formatCount } from '#domain/labels.ts';

import { entryLinesOf } from './change-lines.ts';
import { sentencesOf } from './change-sentences.ts';
import type { Sentence } from './change-sentences.ts';
import type { Line } from './change-lines.ts';
import { calendarLink, mainFeeds } from './alternates.ts';
import type { PageLink } from './paging.ts';
import type { Link, Page } from './shared.ts';

/** What changed on one day. */
export interface ChangeDay {
  /** `2026-08-23`: the day, and its place on the page. */
  date: string;
  text: string;
  lines: readonly Line[];
  sentences: readonly Sentence[];
  /** The whole day, where only a part of it is shown. */
  rest: Link | null;
}

/** All that a page of changes shows. */
export interface ChangesPage extends Page {
  heading: string;
  lead: string;
  days: readonly ChangeDay[];
  years: readonly (Link & { count: number; current: boolean })[];
  feeds: readonly Link[];
  pages: readonly PageLink[];
  /** Place of the page's first line among those of its year, from 1. */
  start: number;
  total: number;
}

/** Lines on the page of the latest changes. */
const MOST_LATEST = 60;
/** Lines on one page of a year; a day is never cut. */
const MOST_ON_PAGE = 400;

const daysOf = memoize((context): readonly ChangeDay[] =>
  [...Map.groupBy(entryLinesOf(context), ({ at }) => at.slice(0, 10))].map(([date, entries]) => ({
    date,
    text: formatDate(date),
    lines: entries.flatMap(({ lines }) => lines),
    sentences: entries.flatMap(({ lines }) => sentencesOf(lines)),
    rest: null,
  })),
);

const daysByYear = memoize((context): ReadonlyMap<number, readonly ChangeDay[]> =>
  Map.groupBy(daysOf(context), ({ date }) => yearOf(date)),
);

/** Days of a year cut into pages. */
function cutIntoPages(ofYear: readonly ChangeDay[]): ChangeDay[][] {
  const pages: ChangeDay[][] = [];
  for (const day of ofYear) {
    const last = pages.at(-1);
    if (last && linesIn(last) + day.lines.length <= MOST_ON_PAGE) last.push(day);
    else pages.push([day]);
  }
  return pages;
}

/** The address of each day. */
const dayAddresses = memoize((context): ReadonlyMap<string, string> => {
  const { routes } = context;
  return new Map(
    [...daysByYear(context)].flatMap(([year, ofYear]) =>
      cutIntoPages(ofYear).flatMap((page, index) =>
        page.map(({ date }) => [date, `${routes.page(routes.changesOf(year), index + 1)}#${date}`] as const),
      ),
    ),
  );
});

/** Address of the day on which something changed. */
export function dayAddress(context: SiteContext, at: string): string {
  return dayAddresses(context).get(at.slice(0, 10)) ?? context.routes.changes;
}

function linesIn(some: readonly ChangeDay[]): number {
  return some.reduce((sum, { lines }) => sum + lines.length, 0);
}

const sinceSentence = ({ history }: SiteContext) => `They are kept since the snapshot of ${formatDate(history.since)}`;

function yearLinks(context: SiteContext, current: number | null): ChangesPage['years'] {
  return [...daysByYear(context)].map(([year, ofYear]) => ({
    label: String(year),
    href: context.routes.changesOf(year),
    count: linesIn(ofYear),
    current: year === current,
  }));
}

/** The page of the latest changes. */
export function changesPage(context: SiteContext): ChangesPage {
  const { catalogue, history, routes } = context;
  const shown = latestDays(context, MOST_LATEST);
  const total = linesIn(daysOf(context));
  const first = daysOf(context)[0];
  return {
    meta: {
      title: 'Changes',
      description: `What changed in the records of this atlas from snapshot to snapshot, field by field, newest first, with feeds. Kept since ${formatDate(history.since)}.`,
      address: routes.changes,
      alternates: [...mainFeeds(context), calendarLink(context)],
    },
    heading: 'Changes',
    lead: first
      ? `What changed in the records from one snapshot to the next, the newest first: ${formatCount(total, 'change')}, the latest ${formatDateTime(first.date)}. ${sinceSentence(context)}.`
      : `This is the first snapshot, of ${formatDate(catalogue.source.fetched_at)}: there is no earlier one to compare with. From the next on, this page says which craft joined and which values changed, day by day.`,
    days: shown,
    years: yearLinks(context, null),
    feeds: [...mainFeeds(context), calendarLink(context)],
    pages: [],
    start: 1,
    total,
  };
}

/** The latest days, up to some lines in all; what does not fit of a day is one link away. */
export function latestDays(context: SiteContext, most: number): ChangeDay[] {
  const shown: ChangeDay[] = [];
  let left = most;
  for (const day of daysOf(context)) {
    if (left <= 0) break;
    const lines = day.lines.slice(0, left);
    const whole = lines.length === day.lines.length;
    const rest = whole
      ? null
      : { label: `All ${formatCount(day.lines.length, 'change')} of this day`, href: dayAddress(context, day.date) };
    shown.push({ ...day, lines, sentences: whole ? day.sentences : sentencesOf(lines), rest });
    left -= lines.length;
  }
  return shown;
}

/** The pages of each year, each with its year. */
export function yearPages(context: SiteContext): ChangesPage[] {
  return [...daysByYear(context)].flatMap(([year, ofYear]) => pagesOfYear(context, year, cutIntoPages(ofYear)));
}

function pagesOfYear(context: SiteContext, year: number, pages: readonly (readonly ChangeDay[])[]): ChangesPage[] {
  const { routes } = context;
  const address = routes.changesOf(year);
  const total = linesIn(pages.flat());
  return pages.map((page, index) => {
    const suffix = index === 0 ? '' : `, page ${index + 1} of ${pages.length}`;
    const [newest, oldest] = [page[0]?.date ?? '', page.at(-1)?.date ?? ''];
    const span = newest === oldest ? formatDateTime(newest) : `between ${formatDate(oldest)} and ${formatDate(newest)}`;
    return {
      meta: {
        title: `Changes in ${year}${suffix}`,
        description: `What changed in the records of this atlas in ${year}: ${formatCount(linesIn(page), 'change')} ${span}.`,
        address: routes.page(address, index + 1),
        alternates: mainFeeds(context),
      },
      crumbs: [{ label: 'Changes', href: routes.changes }],
      heading: `Changes in ${year}`,
      lead: `${formatCount(total, 'change')} in the records from one snapshot to the next, the newest first.`,
      days: page,
      years: yearLinks(context, year),
      feeds: mainFeeds(context),
      pages: pages.map((each, number) => ({
        page: number + 1,
        label: String(number + 1),
        href: routes.page(address, number + 1),
        current: number === index,
        from: each[0]?.text ?? '',
        to: each.at(-1)?.text ?? '',
      })),
      start: linesIn(pages.slice(0, index).flat()) + 1,
      total,
    };
  });
}
