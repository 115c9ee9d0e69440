/**
 * Walks a list from end to end, page by page, until what was fetched is whole: as many distinct ids as the list counts,
 * and one count on all pages.
 */
import { formatTimestamp } from '../support/clock.ts';
import { formatCount } from '../support/format.ts';
import type { RetryingClient } from './retry.ts';
import { refuseClockOff } from './clock-check.ts';
import { lists } from './client.ts';
import type { Client, ListName } from './client.ts';
import { PostponedError, RefusedError } from './errors.ts';
import { Normalizer } from './normalize.ts';
import { PAGE_SIZES, ROUNDS } from './policy.ts';
import type { Progress } from './progress.ts';
import type { FetchedPage, Checkpoint } from './checkpoint.ts';
import { GOES_ON } from './words.ts';

export interface PaginateOptions {
  /** Base address of the service. */
  api: string;
  client: Client;
  asker: RetryingClient;
  run: Checkpoint;
  progress: Progress;
}

/**
 * Fetches what the run does not hold yet of a list.
 *
 * @throws PostponedError when it is not whole yet and cannot be made so now
 * @throws RefusedError when the service's own figures do not add up, however often they are asked for
 */
export async function paginate(list: ListName, options: PaginateOptions): Promise<void> {
  const { run, progress } = options;
  for (let round = 1; ; round++) {
    await fillGaps(list, options);
    const pages = run.pagesOf(list);
    const count = newest(pages).count;
    const stale = pages.filter((page) => page.count !== count);
    if (stale.length === 0 && distinct(list, pages) === count) return;
    const request = `GET ${options.client.urlOf({ list, offset: 0, limit: PAGE_SIZES[0] })}`;
    if (stale.length > 0) {
      const change = `${request}: the list changed while it was read, from ${stale[0]?.count} to ${count} records`;
      await run.drop(stale);
      if (round > ROUNDS) throw new PostponedError(`${change}, ${round} times over; ${GOES_ON}.`);
      progress.say(`${change}; ${formatCount(stale.length, 'page')} read before that must be read again.`);
      continue;
    }
    const mismatch = `${request}: the list counts ${count} records, but its pages hold ${distinct(list, pages)} different ones`;
    if (run.repeats > 0) {
      const message = `${mismatch}, twice over; the service does not page soundly now.`;
      throw new RefusedError(message, [], undefined, pages);
    }
    await run.repeat(list);
    progress.say(`${mismatch}; all pages must be read again.`);
  }
}

async function fillGaps(list: ListName, options: PaginateOptions): Promise<void> {
  const { run } = options;
  let size = 0;
  let heavyUntil = 0;
  if (options.asker.calls === 0) showPages(options);
  for (;;) {
    const gap = firstGap(run.pagesOf(list));
    if (!gap) return;
    if (gap.offset >= heavyUntil) size = 0;
    const limit = Math.min(gap.length, PAGE_SIZES[size] ?? PAGE_SIZES[0]);
    const page = await fetchPage(list, gap.offset, limit, options);
    if (page === null) {
      heavyUntil = Math.max(heavyUntil, gap.offset + limit);
      size = PAGE_SIZES.findIndex((smaller) => smaller < limit);
      continue;
    }
    await run.add(list, page);
    showPages(options);
  }
}

/** A page, or null where the service does not manage so many records at once. */
async function fetchPage(
  list: ListName,
  offset: number,
  limit: number,
  { api, asker, progress }: PaginateOptions,
): Promise<FetchedPage | null> {
  let at = 0;
  let harvester = new Normalizer(api, at);
  const answer = await asker.ask({ list, offset, limit }, limit > Math.min(...PAGE_SIZES), (now) => {
    at = now;
    harvester = new Normalizer(api, now);
    return (record, holdsToken) => {
      if (holdsToken) harvester.refuse(list, record, 'holds the token of this run (LL2_TOKEN), and is not stored');
      else harvester.take(list, record);
    };
  });
  if ('tooHeavy' in answer) {
    progress.say(`${answer.error.message}; asking for the page in smaller pieces.`);
    return null;
  }
  refuseClockOff(at, answer.serverTime, api);
  const harvest = harvester.end();
  harvest.problems.push(...answer.warnings);
  return { offset, received: answer.received, count: answer.count, at: formatTimestamp(at), harvest };
}

interface Gap {
  offset: number;
  length: number;
}

/** The first stretch of a list that no page covers, at most a page long; null where there is none. */
export function firstGap(pages: readonly Pick<FetchedPage, 'offset' | 'received' | 'count'>[]): Gap | null {
  if (pages.length === 0) return { offset: 0, length: PAGE_SIZES[0] };
  const count = newest(pages).count;
  let offset = 0;
  for (const page of pages.toSorted((a, b) => a.offset - b.offset)) {
    if (page.offset > offset) return { offset, length: Math.min(page.offset - offset, PAGE_SIZES[0]) };
    offset = Math.max(offset, page.offset + page.received);
  }
  // The rest is asked for in full pages: the list may have grown.
  return offset < count ? { offset, length: PAGE_SIZES[0] } : null;
}

/** The page that was added last; what it counts is what the list counts now. */
function newest<Counted>(pages: readonly Counted[]): Counted {
  const page = pages.at(-1);
  if (!page) throw new RangeError('there is no page yet');
  return page;
}

/** How many different records pages hold; a record without a readable id is one of its own. */
function distinct(list: ListName, pages: readonly FetchedPage[]): number {
  const ids = new Set<number>();
  let nameless = 0;
  for (const { harvest } of pages) {
    for (const id of harvest.ids) ids.add(id);
    for (const { part, id } of harvest.bad) {
      if (part !== list) continue;
      if (id === null) nameless++;
      else ids.add(id);
    }
  }
  return ids.size + nameless;
}

function showPages({ run, progress, client }: PaginateOptions): void {
  let done = 0;
  let total = 0;
  let records = 0;
  for (const list of Object.keys(lists) as ListName[]) {
    const pages = run.pagesOf(list);
    const covered = pages.reduce((sum, page) => sum + page.received, 0);
    const left = pages.length === 0 ? 1 : Math.ceil(Math.max(0, newest(pages).count - covered) / PAGE_SIZES[0]);
    done += pages.length;
    total += pages.length + left;
    records += covered;
  }
  if (done > 0) progress.moved({ done, total, records }, client.bytes);
}
