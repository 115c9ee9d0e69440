/**
 * Fetches crews and dockings with the calls that are left: first pages with flights whose details are missing, the newest
 * first; once a run brings none that were missing, the page that was read longest ago.
 */
import type { FlightDetailsRecord } from '#domain/schema-details.ts';
import type { Snapshot } from '#domain/schema.ts';

import type { FetchedPage } from './checkpoint.ts';
import { PostponedError, RejectedError } from './errors.ts';
import { fetchPage } from './paginate.ts';
import type { PaginateOptions } from './paginate.ts';
import { PAGE_SIZES } from './policy.ts';

/** Details of flights by LL2's id of the flight. */
export type DetailsById = ReadonlyMap<number, FlightDetailsRecord>;

/** What is known of crews and dockings after a run. */
export interface DetailsResult {
  details: DetailsById;
  /** Why the service gave no more; null where all is there, or the calls are used. */
  stopped: string | null;
}

export interface DetailsOptions extends PaginateOptions {
  /** Most calls for details. */
  maxCalls: number;
  /** The last good snapshot; null for a first one. */
  old: Snapshot | null;
}

/**
 * Fetches details. Nothing fails because they are not there: what keeps the service from answering is returned as a
 * sentence.
 *
 * @throws the signal's reason, and errors of the disk
 */
export async function fetchDetails(options: DetailsOptions): Promise<DetailsResult> {
  const { checkpoint, old } = options;
  const known = new Map(
    (old?.spacecraft ?? []).flatMap(({ flights }) =>
      flights.flatMap(({ id, details }) => (id === null || details === null ? [] : [[id, details] as const])),
    ),
  );
  const ids = flightIds(checkpoint.pagesOf('spacecraft'));
  const plan = new DetailsPlan(ids, known);
  for (const page of checkpoint.pagesOf('flights')) plan.add(page);
  try {
    await fetchPlanned(plan, options);
    return { details: plan.details, stopped: null };
  } catch (error) {
    const isOfService = error instanceof PostponedError || error instanceof RejectedError;
    if (isOfService) return { details: plan.details, stopped: error.message };
    throw error;
  }
}

async function fetchPlanned(plan: DetailsPlan, options: DetailsOptions): Promise<void> {
  const { checkpoint, retrying, maxCalls, progress } = options;
  retrying.limit(maxCalls);
  let size = 0;
  while (retrying.left > 0) {
    const limit = PAGE_SIZES[size] ?? PAGE_SIZES[0];
    const offset = plan.next(limit);
    if (offset === null) return;
    const page = await fetchPage('flights', offset, limit, options);
    if (page === null) {
      size += 1;
      continue;
    }
    const sorted = plan.add(page);
    if (!sorted) progress.say('The service does not sort its flights; all of their pages are tried.');
    await checkpoint.add('flights', page);
  }
}

/** LL2's ids of all flights, the newest first, as the service sorts them. */
function flightIds(pages: readonly FetchedPage[]): number[] {
  const ids = pages.flatMap(({ content }) =>
    content.spacecraft.flatMap(({ flights }) => flights.flatMap(({ id }) => id ?? [])),
  );
  return [...new Set(ids)].sort((a, b) => b - a);
}

/** A page that this run has, or that an interrupted run left. */
interface KnownPage {
  offset: number;
  /** The place behind it. */
  end: number;
  /** Its first and its last id; in descending order, the largest and the smallest. */
  first: number;
  last: number;
}

/** Which pages of the list of flights are to be fetched next. */
export class DetailsPlan {
  readonly #ids: readonly number[];
  readonly #known: Map<number, FlightDetailsRecord>;
  readonly #readBefore: number;
  readonly #pages: KnownPage[] = [];
  #broughtMissing = false;
  #renewed = false;
  #sorted = true;

  /**
   * @param ids - of all flights, descending
   * @param known - details that are known already
   */
  constructor(ids: readonly number[], known: DetailsById) {
    this.#ids = ids;
    this.#known = new Map(known);
    this.#readBefore = ids.filter((id) => known.has(id)).length;
  }

  get details(): DetailsById {
    return this.#known;
  }

  /** Adds a fetched page. @returns whether its flights are in descending order */
  add({ offset, received, content }: Pick<FetchedPage, 'offset' | 'received' | 'content'>): boolean {
    const ids = content.details.map(({ id }) => id);
    const end = offset + Math.max(1, received);
    this.#renewed ||= !this.#ids.slice(offset, end).some((id) => !this.#known.has(id));
    for (const { id, details } of content.details) {
      if (details === null) continue;
      this.#broughtMissing ||= !this.#known.has(id);
      this.#known.set(id, details);
    }
    const [first = 0, last = 0] = [ids[0], ids.at(-1)];
    this.#pages.push({ offset, end, first, last });
    const sorted = ids.every((id, index) => index === 0 || id < (ids[index - 1] ?? Infinity));
    this.#sorted &&= sorted;
    return sorted;
  }

  /**
   * The offset of the next page; null where there is nothing to fetch.
   *
   * @param limit - size of the page
   */
  next(limit: number): number | null {
    const missing = this.#ids.flatMap((id, place) => (this.#known.has(id) ? [] : [{ id, place }]));
    if (!this.#sorted && missing.length > 0) return this.#anyPage(limit);
    for (const { id, place } of missing) {
      const offset = this.#pageWith(id, pageAt(place, limit), limit);
      if (offset !== null) return offset;
    }
    return this.#broughtMissing || this.#renewed ? null : this.#stalest(limit);
  }

  /**
   * The page that may hold a flight: the one at its place among all flights, unless the pages around it show that the
   * service's list is longer or shorter; null where they show that it is not there.
   */
  #pageWith(id: number, expected: number, limit: number): number | null {
    const from = Math.max(0, ...this.#pages.filter(({ last }) => last > id).map(({ end }) => end));
    const to = Math.min(Infinity, ...this.#pages.filter(({ first }) => first < id).map(({ offset }) => offset));
    const [low, high] = [pageAt(from, limit), to];
    const offset =
      expected >= from && expected < high ? expected : expected < from ? from : Math.max(low, pageAt(high - 1, limit));
    const spanned = this.#pages.some(({ first, last }) => last <= id && id <= first);
    return spanned || from >= to || this.#has(offset) ? null : offset;
  }

  /** Whether there is a page from a place on. */
  #has(offset: number): boolean {
    return this.#pages.some((page) => page.offset <= offset && offset < page.end);
  }

  /**
   * Where the service sorts by something else, any page may hold what is missing: from as many places on as earlier runs
   * have read, and round again.
   */
  #anyPage(limit: number): number | null {
    const count = Math.ceil(this.#ids.length / limit);
    const start = Math.floor(this.#readBefore / limit);
    const offsets = Array.from({ length: count }, (_, page) => ((start + page) % count) * limit);
    return offsets.find((offset) => !this.#has(offset)) ?? null;
  }

  /** The page with the details that were read longest ago. */
  #stalest(limit: number): number | null {
    const read = this.#ids.flatMap((id, place) => {
      const details = this.#known.get(id);
      const offset = pageAt(place, limit);
      return details && !this.#has(offset) ? [{ offset, asOf: details.as_of }] : [];
    });
    const [first] = read.toSorted((a, b) => (a.asOf === b.asOf ? a.offset - b.offset : a.asOf < b.asOf ? -1 : 1));
    return first?.offset ?? null;
  }
}

function pageAt(place: number, limit: number): number {
  return Math.floor(place / limit) * limit;
}
