/**
 * Fetches a list page by page until it is complete: as many distinct ids as the list counts, and the same count on every
 * page.
 */
import { formatTimestamp } from '../support/clock.ts';
import { formatCount } from '../support/format.ts';
import type { RetryingClient } from './retry.ts';
import { refuseClockOff } from './clock-check.ts';
import { recordLists } from './client.ts';
import type { Client, ListName } from './client.ts';
import { PostponedError, RefusedPagesError, RESUME_HINT } from './errors.ts';
import { Normalizer } from './normalize.ts';
import { PAGE_SIZES, ROUNDS } from './policy.ts';
import type { SnapshotProgress } from './progress.ts';
import type { FetchedPage, Checkpoint } from './checkpoint.ts';

export interface PaginateOptions {
  /** Base address of the service. */
  api: string;
  client: Client;
  retrying: RetryingClient;
  checkpoint: Checkpoint;
  progress: SnapshotProgress;
}

/**
 * Fetches the pages of a list that the checkpoint lacks.
 *
 * @throws PostponedError when it cannot be completed now
 * @throws RefusedPagesError when the service's own figures repeatedly do not add up
 */
export async function fetchPages(list: ListName, options: PaginateOptions): Promise<void> {
  const { checkpoint, progress } = options;
  for (let round = 1; ; round++) {
    await fillGaps(list, options);
    const pages = checkpoint.pagesOf(list);
    const count = newest(pages).count;
    const stale = pages.filter((page) => page.count !== count);
    if (stale.length === 0 && distinct(list, pages) === count) return;
    const request = `GET ${options.client.urlOf({ list, offset: 0, limit: PAGE_SIZES[0] })}`;
    if (stale.length > 0) {
      const change = `${request}: the list changed during the run, from ${stale[0]?.count} to ${count} records`;
      await checkpoint.drop(stale);
      if (round > ROUNDS) throw new PostponedError(`${change}, ${round} times; ${RESUME_HINT}.`);
      progress.say(`${change}; ${formatCount(stale.length, 'page')} from before that must be fetched again.`);
      continue;
    }
    const mismatch = `${request}: the list counts ${count} records, but its pages hold ${distinct(list, pages)} different ones`;
    if (checkpoint.repeats > 0) {
      const message = `${mismatch}, twice; the service's pages are not consistent now.`;
      throw new RefusedPagesError(message, pages);
    }
    await checkpoint.repeat(list);
    progress.say(`${mismatch}; all pages must be fetched again.`);
  }
}

async function fillGaps(list: ListName, options: PaginateOptions): Promise<void> {
  const { checkpoint } = options;
  let size = 0;
  let heavyUntil = 0;
  if (options.retrying.calls === 0) showPages(options);
  for (;;) {
    const gap = firstGap(checkpoint.pagesOf(list));
    if (!gap) return;
    if (gap.offset >= heavyUntil) size = 0;
    const limit = Math.min(gap.length, PAGE_SIZES[size] ?? PAGE_SIZES[0]);
    const page = await fetchPage(list, gap.offset, limit, options);
    if (page === null) {
      heavyUntil = Math.max(heavyUntil, gap.offset + limit);
      size = PAGE_SIZES.findIndex((smaller) => smaller < limit);
      continue;
    }
    await checkpoint.add(list, page);
    showPages(options);
  }
}

/** Fetches a page; null where it is too large for the service, and a smaller one may not be. */
export async function fetchPage(
  list: ListName,
  offset: number,
  limit: number,
  { api, retrying, progress }: PaginateOptions,
): Promise<FetchedPage | null> {
  let at = 0;
  let normalizer = new Normalizer(api, at);
  const answer = await retrying.get({ list, offset, limit }, limit > Math.min(...PAGE_SIZES), (now) => {
    at = now;
    normalizer = new Normalizer(api, now);
    return (record, holdsToken) => {
      if (holdsToken) normalizer.refuse(list, record, 'holds the token of this run (LL2_TOKEN), and is not stored');
      else normalizer.add(list, record);
    };
  });
  if ('tooLarge' in answer) {
    progress.say(`${answer.error.message}; requesting smaller pages.`);
    return null;
  }
  refuseClockOff(at, answer.serverTime, api);
  const content = normalizer.end();
  content.problems.push(...answer.warnings);
  return { offset, received: answer.received, count: answer.count, at: formatTimestamp(at), content };
}

interface Gap {
  offset: number;
  length: number;
}

/** The first gap between pages, at most a page long; null where there is none. */
export function firstGap(pages: readonly Pick<FetchedPage, 'offset' | 'received' | 'count'>[]): Gap | null {
  if (pages.length === 0) return { offset: 0, length: PAGE_SIZES[0] };
  const count = newest(pages).count;
  let offset = 0;
  for (const page of pages.toSorted((a, b) => a.offset - b.offset)) {
    if (page.offset > offset) return { offset, length: Math.min(page.offset - offset, PAGE_SIZES[0]) };
    offset = Math.max(offset, page.offset + page.received);
  }
  // A full page: the list may have grown.
  return offset < count ? { offset, length: PAGE_SIZES[0] } : null;
}

/** The page that was added last has the current count. */
function newest<Counted>(pages: readonly Counted[]): Counted {
  const page = pages.at(-1);
  if (!page) throw new RangeError('there is no page yet');
  return page;
}

/** How many different records the pages hold; each one without an id counts. */
function distinct(list: ListName, pages: readonly FetchedPage[]): number {
  const ids = new Set<number>();
  let nameless = 0;
  for (const { content } of pages) {
    for (const id of content.ids) ids.add(id);
    for (const { part, id } of content.bad) {
      if (part !== list) continue;
      if (id === null) nameless++;
      else ids.add(id);
    }
  }
  return ids.size + nameless;
}

function showPages({ checkpoint, progress, client }: PaginateOptions): void {
  let done = 0;
  let total = 0;
  let records = 0;
  for (const list of recordLists) {
    const pages = checkpoint.pagesOf(list);
    const covered = pages.reduce((sum, page) => sum + page.received, 0);
    const left = pages.length === 0 ? 1 : Math.ceil(Math.max(0, newest(pages).count - covered) / PAGE_SIZES[0]);
    done += pages.length;
    total += pages.length + left;
    records += covered;
  }
  if (done > 0) progress.moved({ done, total, records }, client.bytes);
}
