/**
 * Fetches the crews and dockings of flights with the calls that the spacecraft have left over. They complete a snapshot
 * that is whole without them: whatever keeps them from being fetched is a problem in the report and no failure of the run.
 */
import type { Problem } from '#domain/validate-snapshot.ts';
import type { Snapshot } from '#domain/schema.ts';

import { RefusedError } from '../support/errors.ts';
import type { FetchedPage } from './checkpoint.ts';
import { areDescending, missedFlights, nextPage } from './details-plan.ts';
import type { DetailsState, FlightPage } from './details-plan.ts';
import { PostponedError } from './errors.ts';
import { fetchPage } from './paginate.ts';
import type { PaginateOptions } from './paginate.ts';
import { BAD_RECORDS, PAGE_SIZES } from './policy.ts';

/** What a run has learned about crews and dockings beside the pages in its checkpoint. */
export interface DetailsOutcome {
  /** See {@link Snapshot}'s `source.flights_without_details`. */
  missed: number[];
  problems: Problem[];
}

/**
 * Fetches the pages of crews and dockings that the checkpoint lacks, as far as the budget of calls goes.
 *
 * @param snapshot - the spacecraft of this run with the details of earlier ones
 * @param missed - flights that earlier runs have missed
 * @throws the signal's reason
 */
export async function fetchDetails(
  snapshot: Snapshot,
  missed: readonly number[],
  options: PaginateOptions,
): Promise<DetailsOutcome> {
  const state = stateOf(snapshot, missed);
  const problems: Problem[] = [];
  try {
    await fetchPlanned(state, options);
  } catch (error) {
    if (!(error instanceof PostponedError || error instanceof RefusedError)) throw error;
    problems.push({ ...subject, message: error.message });
  }
  const pages = options.checkpoint.pagesOf('flights').map(flightPage);
  if (!areDescending(pages)) {
    const message = 'the flights do not come in descending order of id, as requested; they are taken by id';
    problems.push({ ...subject, message });
  }
  return { missed: missedFlights(state, pages), problems };
}

const subject = { record: 'crews and dockings', path: '' };

function stateOf({ spacecraft }: Snapshot, missed: readonly number[]): DetailsState {
  const flights = spacecraft
    .flatMap((craft) => craft.flights)
    .flatMap(({ id, details }) => (id === null ? [] : [{ id, asOf: details?.as_of ?? null }]));
  const byId = new Map(flights.map((flight) => [flight.id, flight]));
  return { flights: [...byId.values()].sort((a, b) => b.id - a.id), missed: new Set(missed) };
}

async function fetchPlanned(state: DetailsState, options: PaginateOptions): Promise<void> {
  const { checkpoint, retrying } = options;
  let size: number = PAGE_SIZES[0];
  for (;;) {
    const next = nextPage(state, checkpoint.pagesOf('flights').map(flightPage));
    if (!next || retrying.left === 0) return;
    const limit = Math.min(next.limit, size);
    const page = await fetchPage('flights', next.offset, limit, options);
    if (page === null) {
      size = PAGE_SIZES.find((smaller) => smaller < limit) ?? Math.min(...PAGE_SIZES);
      continue;
    }
    refuseUseless(page, checkpoint.pagesOf('flights'), options);
    await checkpoint.add('flights', page);
    showDetails(options);
  }
}

/** Refuses a page that would be taken for what it is not: one of bad records, or one that repeats others. */
function refuseUseless(page: FetchedPage, others: readonly FetchedPage[], { client }: PaginateOptions): void {
  const { offset, received, count, content } = page;
  const request = `GET ${client.urlOf({ list: 'flights', offset, limit: received })}`;
  const bad = content.bad.filter(({ part }) => part === 'flights');
  if (bad.length > BAD_RECORDS.count) {
    const reason = bad[0]?.reason ?? '';
    throw new RefusedError(
      `${request} brought ${bad.length} of ${received} flights that failed their schema; the first: ${reason}.`,
    );
  }
  // A query service of this atlas that has not fetched them yet; its flights are not to be taken for missed ones.
  if (bad.length < received && content.ids.length === 0) {
    throw new RefusedError(`${request} brought no flight of which the service knows crews and dockings.`);
  }
  const known = new Set(others.filter((other) => other.count === count).flatMap((other) => other.content.ids));
  if (content.ids.length > 0 && content.ids.every((id) => known.has(id))) {
    throw new RefusedError(
      `${request} brought only flights of other pages; the service's pages are not consistent now.`,
    );
  }
}

function flightPage({ offset, received, count, content }: FetchedPage): FlightPage {
  const bad = content.bad.flatMap(({ part, id }) => (part === 'flights' && id !== null ? [id] : []));
  return { offset, received, count, ids: content.ids, bad };
}

function showDetails({ checkpoint, progress, client }: PaginateOptions): void {
  const pages = checkpoint.pagesOf('flights');
  const records = pages.reduce((sum, { received }) => sum + received, 0);
  const total = Math.max(pages.length, Math.ceil((pages.at(-1)?.count ?? 0) / PAGE_SIZES[0]));
  progress.moved({ done: pages.length, total, records }, client.bytes);
}
