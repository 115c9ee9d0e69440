/** What `npm run snapshot` reports. */
import { headline, isEmpty } from '#domain/changes.ts';
import type { Difference } from '#domain/changes.ts';
import { unknownDestinations } from '#domain/destinations.ts';
import type { Problem } from '#domain/validate-snapshot.ts';
import type { Snapshot } from '#domain/schema.ts';

import { formatTimestamp } from '../support/clock.ts';
import { InterruptedError } from '../support/errors.ts';
import { formatCount } from '../support/format.ts';
import type { Streams } from '../support/output.ts';
import { exitCodes, listLines, Reporter } from '../support/run-report.ts';
import type { Failure } from '../support/run-report.ts';
import type { Secret } from '../support/secrets.ts';
import { PostponedError, RESUME_HINT } from './errors.ts';
import type { SnapshotOptions } from './options.ts';

export type SnapshotOutcome = 'written' | 'unchanged' | 'refused' | 'postponed';

/** The report of a run. */
export interface SnapshotReport {
  outcome: SnapshotOutcome;
  /** Calls that this run made. */
  calls: number;
  /** How many were fetched, or are in the snapshot. */
  spacecraft: number;
  configurations: number;
  /** Flights with an id, of which crews and dockings can be fetched. */
  flights: number;
  /** How many of these have crews and dockings in the snapshot. */
  flights_with_details: number;
  /** Ids of those of which Launch Library 2 sent none that can be used. */
  flights_without_details: number[];
  /** Ids of spacecraft; all are added where there was no snapshot. */
  added: number[];
  removed: number[];
  changed: number[];
  /** Destinations of flights that `src/domain/destinations.ts` does not know. */
  unknown_destinations: string[];
  problems: Problem[];
  /** When the service says to come back, in UTC; absent where it does not say. */
  retry_at?: string;
}

/** Creates the reporter of a run. @param secret - removed from all that is written: a response may repeat the token */
export function createSnapshotReporter(
  { json, dryRun, details }: SnapshotOptions,
  { stdout, stderr }: Streams,
  secret: Secret,
): Reporter<SnapshotReport> {
  const lists = { added: [], removed: [], changed: [], unknown_destinations: [], flights_without_details: [] };
  const figures = { calls: 0, spacecraft: 0, configurations: 0, flights: 0, flights_with_details: 0, ...lists };
  return new Reporter<SnapshotReport>({
    ...{ stdout, stderr, json, dryRun, describe: (report) => describe(report, details) },
    report: { outcome: 'postponed', ...figures, problems: [] },
    interruptedOutcome: 'postponed',
    failureOf: (error, report) => failureOf(error, report, dryRun),
    mask: (text) => secret.mask(text),
  });
}

/** Failures whose sentence says that the next run continues; a dry run saves nothing to continue from. */
function failureOf(error: unknown, report: SnapshotReport, dryRun: boolean): Failure | null {
  if (!(error instanceof PostponedError || error instanceof InterruptedError)) return null;
  const kind = error instanceof PostponedError ? 'postponed' : 'interrupted';
  if (error instanceof PostponedError && error.retryAt !== null) report.retry_at = formatTimestamp(error.retryAt);
  const title = kind === 'postponed' ? 'Postponed: nothing was written' : 'Interrupted: nothing was written';
  const message = dryRun ? error.message.replace(RESUME_HINT, 'a dry run keeps nothing') : error.message;
  return { outcome: 'postponed', title, message, exitCode: exitCodes[kind] };
}

/** The figures of a new snapshot. @param difference - null where there was no snapshot */
export function snapshotFigures(snapshot: Snapshot, difference: Difference | null): Partial<SnapshotReport> {
  const craft = <Change extends { part: string }>(changes: readonly Change[]) =>
    changes.filter(({ part }) => part === 'spacecraft');
  const flights = snapshot.spacecraft.flatMap((row) => row.flights.filter(({ id }) => id !== null));
  return {
    spacecraft: snapshot.spacecraft.length,
    configurations: snapshot.configurations.length,
    flights: flights.length,
    flights_with_details: flights.filter(({ details }) => details !== null).length,
    flights_without_details: snapshot.source.flights_without_details ?? [],
    added: difference ? craft(difference.added).map(({ row }) => row.id) : snapshot.spacecraft.map(({ id }) => id),
    removed: difference ? craft(difference.removed).map(({ row }) => row.id) : [],
    changed: difference ? craft(difference.changed).map(({ id }) => id) : [],
    unknown_destinations: unknownDestinations(
      snapshot.spacecraft.flatMap((row) => row.flights.map(({ destination }) => destination)),
    ),
  };
}

/**
 * The first line of the report.
 *
 * @param difference - null where there was no snapshot
 * @param firstDetails - what it says where only crews and dockings were added; null where none were
 */
export function recordTitle(
  old: Snapshot | null,
  next: Snapshot,
  difference: Difference | null,
  outcome: SnapshotOutcome,
  firstDetails: string | null,
): string {
  const craft = formatCount(next.spacecraft.length, 'spacecraft', 'spacecraft');
  const configurations = formatCount(next.configurations.length, 'configuration');
  if (outcome === 'unchanged') return `Nothing changed: ${craft}, ${configurations}`;
  if (!old || !difference) return `First snapshot: ${craft}, ${configurations}`;
  return replacesPartial(old, next) ?? (isEmpty(difference) ? firstDetails : null) ?? headline(difference);
}

/**
 * The sentence for a complete snapshot that replaces a partial one, where a list of changes would say nothing; null where
 * a list is useful. A snapshot that lacks no more than the few records that a fetch may leave out counts as partial only
 * when the new one is complete.
 */
export function replacesPartial(old: Snapshot, next: Snapshot): string | null {
  if (old.source.complete || (!next.source.complete && !lacksMany(old))) return null;
  const [whole, part] = [next.spacecraft.length, old.spacecraft.length];
  const kind = next.source.complete ? 'complete' : 'nearly complete';
  return `A ${kind} snapshot of ${whole} spacecraft replaces the partial one of ${part}`;
}

/** Records that a fetched snapshot may lack. */
const MAX_MISSING = 10;

function lacksMany({ source, spacecraft }: Snapshot): boolean {
  return source.count - spacecraft.length > MAX_MISSING;
}

function describe(report: SnapshotReport, details: number | null): string[] {
  const { calls, spacecraft, configurations, added, removed, changed, retry_at: retryAt } = report;
  const { unknown_destinations: unknown } = report;
  return [
    `${formatCount(spacecraft, 'spacecraft', 'spacecraft')}, ${formatCount(configurations, 'configuration')}, ` +
      `${formatCount(calls, 'call')}; ${added.length} added, ${removed.length} removed, ${changed.length} changed.`,
    ...detailsLine(report, details),
    ...(retryAt === undefined ? [] : [`Come back at ${retryAt}.`]),
    ...listLines(`${formatCount(unknown.length, 'unknown destination')}:`, unknown),
  ];
}

/** How far the crews and dockings are. @param details - the budget of calls for them */
function detailsLine(report: SnapshotReport, details: number | null): string[] {
  const { flights, flights_with_details: known, flights_without_details: missed } = report;
  if (flights === 0) return [];
  const left = flights - known;
  const next =
    left === 0
      ? ''
      : details === 0
        ? '; the rest is left out (--details 0)'
        : left <= missed.length
          ? '; Launch Library 2 has none of the rest that can be used'
          : '; the next run fetches more';
  return [`Crews and dockings of ${known} of ${formatCount(flights, 'flight')}${next}.`];
}
