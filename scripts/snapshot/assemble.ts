/**
 * Assembles a snapshot from the pages of a run: each record once, last good versions instead of bad records, and no
 * dangling references.
 */
import { createCatalogue } from '#domain/catalogue.ts';
import { inconsistencies } from '#domain/validate-snapshot.ts';
import type { Problem } from '#domain/validate-snapshot.ts';
import type { FlightDetailsRecord } from '#domain/schema-details.ts';
import { SNAPSHOT_SCHEMA } from '#domain/schema.ts';
import type { Snapshot, SpacecraftRecord } from '#domain/schema.ts';

import { formatCount } from '../support/format.ts';
import { dockedInFlight, withDocked } from './docked.ts';
import { RefusedPagesError } from './errors.ts';
import type { BadRecord } from './normalize.ts';
import { stationRanks } from './normalize-details.ts';
import { BAD_RECORDS } from './policy.ts';
import { References } from './references.ts';
import { resolveReferences } from './resolve-references.ts';
import type { FetchedPage } from './checkpoint.ts';

export interface AssembleOptions {
  /** Base address of the service. */
  api: string;
  spacecraft: readonly FetchedPage[];
  configurations: readonly FetchedPage[];
  /** Crews and dockings: as many as there are; the rest comes from the last good snapshot. */
  flights: readonly FetchedPage[];
  /** Flights without usable details, see `source.flights_without_details`. */
  missed: readonly number[];
  /** The last good snapshot; null for a first one. */
  old: Snapshot | null;
  /** The snapshot's `source.fetched_at`. */
  at: string;
}

/**
 * Assembles the snapshot.
 *
 * @throws RefusedPagesError when too many records failed their schema, or nothing is there
 */
export function assemble({ api, spacecraft, configurations, flights, missed, old, at }: AssembleOptions): {
  snapshot: Snapshot;
  problems: Problem[];
} {
  const count = spacecraft.at(-1)?.count ?? 0;
  const pages = [...byOffset(spacecraft), ...byOffset(configurations)];
  const byAge = pages.toSorted((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
  const problems = distinct([...pages, ...flights].flatMap(({ content }) => content.problems));
  const references = referencesOf(flights, old);
  const craft = new Map<number, SpacecraftRecord>();
  // The newer version of a record wins: pages may be up to a day apart.
  for (const { content } of byAge) {
    references.addAll(content.references);
    for (const row of content.spacecraft) craft.set(row.id, row);
  }
  if (count === 0) {
    throw new RefusedPagesError(
      `${api}spacecraft/ counts no spacecraft at all; that is not published.`,
      spacecraft,
      problems,
    );
  }
  const bad = badRecords(pages);
  const counts = { spacecraft: count, configurations: configurations.at(-1)?.count ?? 0 };
  const badPages = pages.filter(({ content }) => content.bad.length > 0);
  refuseTooManyBad(api, bad, counts, problems, badPages);

  for (const row of lastGood(bad, craft, old).slice(0, Math.max(0, count - craft.size))) craft.set(row.id, row);
  const before = new Map((old?.spacecraft ?? []).map((row) => [row.id, row]));
  const details = detailsById(flights, old);
  const rows = [...craft.values()].map((row) => withDocked(withDetails(row, details), before.get(row.id) ?? null));
  const resolved = resolveReferences(rows, references, lastGoodConfigurations(bad, old), old, problems);
  const complete = resolved.spacecraft.length === count;
  const note = complete
    ? null
    : `${formatCount(count - resolved.spacecraft.length, 'record')} of ${count} could not be read and had no earlier version.`;
  const snapshot: Snapshot = {
    schema: SNAPSHOT_SCHEMA,
    source: {
      ...{ api, fetched_at: at, count, complete, note },
      ...(missed.length > 0 && { flights_without_details: [...missed] }),
    },
    ...resolved,
  };
  const unsound = inconsistencies(snapshot);
  if (unsound.length > 0) {
    const message = 'The records do not make a sound snapshot; it is not published.';
    throw new RefusedPagesError(message, pages, [...problems, ...unsound]);
  }
  return { snapshot, problems: [...distinct(problems), ...slipsIn(snapshot)] };
}

/** The records that crews and dockings refer to. */
function referencesOf(flights: readonly FetchedPage[], old: Snapshot | null): References {
  const references = new References();
  // A page may name a station without its dates.
  for (const station of old?.space_stations ?? []) references.keep('space_stations', station, stationRanks.whole);
  for (const { content } of flights) references.addAll(content.references);
  return references;
}

/** The newest details of each flight. */
function detailsById(flights: readonly FetchedPage[], old: Snapshot | null): ReadonlyMap<number, FlightDetailsRecord> {
  const known = (old?.spacecraft ?? []).flatMap((craft) => craft.flights);
  const details = new Map(
    known.flatMap((flight) => (flight.id && flight.details ? [[flight.id, flight.details]] : [])),
  );
  for (const { content } of flights) for (const row of content.details) details.set(row.id, row.details);
  return details;
}

function withDetails(craft: SpacecraftRecord, details: ReadonlyMap<number, FlightDetailsRecord>): SpacecraftRecord {
  const flights = craft.flights.map((flight) => {
    const own = flight.id === null ? undefined : details.get(flight.id);
    return own ? { ...flight, details: own, docked: dockedInFlight(flight, own) ?? flight.docked } : flight;
  });
  return { ...craft, flights };
}

/** Values of flights that cannot be: stored as LL2 sends them, unknown on every page. */
function slipsIn(snapshot: Snapshot): Problem[] {
  return createCatalogue(snapshot).spacecraft.flatMap(({ id, name, slips }) =>
    slips.map((message) => ({ record: `spacecraft ${id} (${name})`, path: 'flights', message })),
  );
}

function refuseTooManyBad(
  api: string,
  bad: readonly BadRecord[],
  counts: { spacecraft: number; configurations: number },
  problems: readonly Problem[],
  pages: readonly FetchedPage[],
): void {
  const [craft, failed] = [different(bad.filter(({ part }) => part === 'spacecraft')), different(bad)];
  const total = counts.spacecraft + counts.configurations;
  const { count: most, part } = BAD_RECORDS;
  if (failed <= most && failed <= part * total && craft <= part * counts.spacecraft) return;
  throw new RefusedPagesError(
    `${formatCount(failed, 'record')} of ${total} failed their schema, more than ${most} or ${part * 100} %; ` +
      `the first: ${bad[0]?.reason ?? ''}. Either ${api} is not Launch Library 2 or does not answer as it does ` +
      '(--api, LL2_API), or Launch Library 2 has changed.',
    pages,
    problems,
  );
}

/** How many different records failed; each one without an id counts. */
function different(bad: readonly BadRecord[]): number {
  const nameless = bad.filter(({ id }) => id === null).length;
  return nameless + new Set(bad.filter(({ id }) => id !== null).map(({ part, id }) => `${part} ${id}`)).size;
}

/** The bad records; one without an id comes after the id before it, which may be on an earlier page. */
function badRecords(pages: readonly FetchedPage[]): BadRecord[] {
  let last = 0;
  return pages.flatMap(({ content }) => {
    const before = last;
    if (content.spacecraft.length > 0) last = Math.max(...content.ids);
    return content.bad.map((bad) => ({ ...bad, after: bad.after ?? before }));
  });
}

/** The last good versions of the spacecraft that failed their schema. */
function lastGood(
  bad: readonly BadRecord[],
  craft: ReadonlyMap<number, SpacecraftRecord>,
  old: Snapshot | null,
): SpacecraftRecord[] {
  const missing = (old?.spacecraft ?? []).filter(({ id }) => !craft.has(id));
  const ids = [...craft.keys()].sort((a, b) => a - b);
  const failed = bad.filter(({ part }) => part === 'spacecraft');
  return missing.filter((row) =>
    failed.some(({ id, after }) => {
      if (id !== null) return id === row.id;
      // The list is sorted by id: a record without one lies between its neighbours.
      const from = after ?? 0;
      return row.id > from && row.id < (ids.find((other) => other > from) ?? Infinity);
    }),
  );
}

/** Ids of configurations that keep their last good version: those that failed, or all if one without an id failed. */
function lastGoodConfigurations(bad: readonly BadRecord[], old: Snapshot | null): number[] {
  const failed = bad.filter(({ part }) => part === 'configurations').map(({ id }) => id);
  const all = failed.includes(null);
  return (old?.configurations ?? []).map(({ id }) => id).filter((id) => all || failed.includes(id));
}

function byOffset(pages: readonly FetchedPage[]): FetchedPage[] {
  return pages.toSorted((a, b) => a.offset - b.offset);
}

function distinct(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}
