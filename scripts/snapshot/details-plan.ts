/**
 * Plans which page of the list of flights a run fetches next. The list comes in descending order of id and the ids of all
 * flights are known from the spacecraft, so the page that holds a flight is known before it is fetched.
 */
import { PAGE_SIZES } from './policy.ts';

/** A flight, and when its crews and dockings were last fetched; null where they never were. */
export interface KnownFlight {
  id: number;
  asOf: string | null;
}

/** What is known before the run. */
export interface DetailsState {
  /** In descending order of id. */
  flights: readonly KnownFlight[];
  /**
   * Flights that the list did not hold, or not in a usable form, where they should have been. No call is made for them:
   * they would be requested in every run, and nothing else would be. Their page is renewed like any other, which tells
   * whether they have appeared.
   */
  missed: ReadonlySet<number>;
}

/** A page that this run has fetched. */
export interface FlightPage {
  offset: number;
  received: number;
  count: number;
  /** Ids of its good records, in the order of the page. */
  ids: readonly number[];
  /** Ids of its bad records, as far as they are readable. */
  bad: readonly number[];
}

/** Where the next page begins, and how many records it may have. */
export interface NextPage {
  offset: number;
  limit: number;
}

const SIZE = PAGE_SIZES[0];

/**
 * The page that holds the newest flight whose details are missing. Where none is missing, the page whose details are the
 * oldest, once a run.
 *
 * @param pages - fetched in this run, in order of arrival
 * @returns null where nothing is left to fetch in this run
 */
export function nextPage(state: DetailsState, pages: readonly FlightPage[]): NextPage | null {
  const missing = missingFlights(state);
  if (missing.length === 0) {
    const stalest = pages.length === 0 ? stalestFlight(state) : null;
    return stalest && { offset: blockOf(state.flights.indexOf(stalest)), limit: SIZE };
  }
  const held = heldIds(pages);
  const left = missing.filter(({ id }) => !held.has(id));
  if (left.length === 0) return null;
  if (!areDescending(pages)) return nextInWalk(state, pages);
  for (const flight of left) {
    const page = pageOf(flight.id, state.flights.indexOf(flight), pages);
    if (page) return page;
  }
  return null;
}

/** The flights that the list did not hold, or not in a usable form, after the pages of a run; by id. */
export function missedFlights(state: DetailsState, pages: readonly FlightPage[]): number[] {
  const held = heldIds(pages);
  const bad = new Set(pages.flatMap((page) => page.bad));
  const isRenewal = missingFlights(state).length === 0 && pages.length > 0;
  const requested = isRenewal ? stalestFlight(state) : null;
  const isDescending = areDescending(pages);
  // Where the list changed between two pages, a flight may have moved from one to the other unseen.
  const isSteady = new Set(pages.map(({ count }) => count)).size === 1;
  const isPassed = (id: number, rank: number) =>
    isDescending
      ? pages.some((page) => spans(page, id)) || (isSteady && pageOf(id, rank, pages) === null)
      : nextInWalk(state, pages) === null;
  return state.flights
    .filter((flight, rank) => {
      if (held.has(flight.id)) return false;
      if (state.missed.has(flight.id) || bad.has(flight.id) || flight === requested) return true;
      return pages.length > 0 && isPassed(flight.id, rank);
    })
    .map(({ id }) => id)
    .sort((a, b) => a - b);
}

/** Whether every page came in descending order of id, as requested. */
export function areDescending(pages: readonly FlightPage[]): boolean {
  return pages.every(({ ids }) => ids.every((id, index) => index === 0 || id < (ids[index - 1] ?? 0)));
}

function missingFlights({ flights, missed }: DetailsState): readonly KnownFlight[] {
  return flights.filter(({ id, asOf }) => asOf === null && !missed.has(id));
}

/** The flight whose details are the oldest, the newest flight among equals; a missed one only where there is no other. */
function stalestFlight({ flights, missed }: DetailsState): KnownFlight | null {
  const known = flights.filter(({ id }) => !missed.has(id));
  const [first, ...others] = known.length > 0 ? known : flights;
  if (!first) return null;
  return others.reduce((stalest, flight) => ((flight.asOf ?? '') < (stalest.asOf ?? '') ? flight : stalest), first);
}

function heldIds(pages: readonly FlightPage[]): ReadonlySet<number> {
  return new Set(pages.flatMap(({ ids }) => ids));
}

function blockOf(rank: number): number {
  return Math.floor(rank / SIZE) * SIZE;
}

/** Highest and lowest id that a page may hold; the list begins with its first page and ends with its last. */
function boundsOf({ offset, received, count, ids }: FlightPage): [high: number, low: number] {
  return [offset === 0 ? Infinity : (ids[0] ?? 0), offset + received >= count ? 0 : (ids.at(-1) ?? Infinity)];
}

function spans(page: FlightPage, id: number): boolean {
  const [high, low] = boundsOf(page);
  return id <= high && id >= low;
}

/**
 * Where a flight is in a list in descending order: on the page of its rank, or as near to it as the fetched pages allow.
 * The list may hold flights that the snapshot lacks.
 *
 * @returns null where the fetched pages leave no room for it
 */
function pageOf(id: number, rank: number, pages: readonly FlightPage[]): NextPage | null {
  let from = 0;
  let to = Infinity;
  for (const page of pages) {
    const [high, low] = boundsOf(page);
    if ((id <= high && id >= low) || page.bad.includes(id)) return null;
    if (id < low) from = Math.max(from, page.offset + page.received);
    if (id > high) to = Math.min(to, page.offset);
  }
  if (from >= to) return null;
  const block = blockOf(rank);
  const offset = block >= to ? Math.max(from, to - SIZE) : Math.max(from, block);
  return { offset, limit: Math.min(SIZE, to - offset) };
}

/**
 * The next page of a list in no known order: the first that is not covered, beginning after as many flights as had details
 * before the run, so that runs of a few calls each do not fetch the same pages over and over.
 */
function nextInWalk({ flights }: DetailsState, pages: readonly FlightPage[]): NextPage | null {
  const count = pages.at(-1)?.count ?? 0;
  const begin = blockOf(flights.filter(({ asOf }) => asOf !== null).length);
  for (const from of [begin, 0]) {
    const gap = gapAfter(from, pages);
    if (gap.offset < count) return gap;
  }
  return null;
}

function gapAfter(from: number, pages: readonly FlightPage[]): NextPage {
  let offset = from;
  for (const page of pages.toSorted((a, b) => a.offset - b.offset)) {
    if (page.offset > offset) return { offset, limit: Math.min(SIZE, page.offset - offset) };
    offset = Math.max(offset, page.offset + page.received);
  }
  return { offset, limit: SIZE };
}
