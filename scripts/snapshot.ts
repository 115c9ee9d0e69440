/** `npm run snapshot`: fetches every spacecraft from Launch Library 2 into the snapshot, and the changes into its history. */
import { basename, dirname, join } from 'node:path';

import { diffSnapshots, entryOf, isEmpty } from '#domain/changes.ts';
import type { Difference, HistoryEntry } from '#domain/changes.ts';
import type { Snapshot } from '#domain/schema.ts';
import { withoutLaunches } from '#domain/upgrade-snapshot.ts';

import { assemble } from './snapshot/assemble.ts';
import { Checkpoint } from './snapshot/checkpoint.ts';
import { Client, recordLists } from './snapshot/client.ts';
import { refuseClockBefore } from './snapshot/clock-check.ts';
import { PostponedError, RefusedPagesError, RESUME_HINT } from './snapshot/errors.ts';
import { fetchDetails } from './snapshot/fetch-details.ts';
import type { DetailsOutcome } from './snapshot/fetch-details.ts';
import { firstDetailsNote, withoutFirstDetails, withRenewedDetails } from './snapshot/first-details.ts';
import { readSnapshotOptions } from './snapshot/options.ts';
import type { SnapshotOptions } from './snapshot/options.ts';
import { fetchPages } from './snapshot/paginate.ts';
import type { PaginateOptions } from './snapshot/paginate.ts';
import { snapshotTimeouts } from './snapshot/policy.ts';
import type { SnapshotTimeouts } from './snapshot/policy.ts';
import { createSnapshotProgress } from './snapshot/progress.ts';
import type { SnapshotProgress } from './snapshot/progress.ts';
import { createSnapshotReporter, replacesPartial, snapshotFigures, recordTitle } from './snapshot/report.ts';
import type { SnapshotReport } from './snapshot/report.ts';
import { RetryingClient } from './snapshot/retry.ts';
import { refuseShrink } from './snapshot/shrink.ts';
import { readStored, writeStored } from './snapshot/store.ts';
import type { Stored } from './snapshot/store.ts';
import { formatTimestamp } from './support/clock.ts';
import { isMainModule, processContext } from './support/command-context.ts';
import type { CommandContext } from './support/command-context.ts';
import { LockedError } from './support/lock.ts';
import { runCommand } from './support/run-command.ts';
import { withRunLock } from './support/run-lock.ts';
import type { Reporter } from './support/run-report.ts';
import { Secret } from './support/secrets.ts';

/** What a run depends on outside itself. */
export type SnapshotContext = CommandContext<SnapshotTimeouts>;

interface Run {
  options: SnapshotOptions;
  context: SnapshotContext;
  reporter: Reporter<SnapshotReport>;
  progress: SnapshotProgress;
}

/**
 * Runs the command.
 *
 * @param argv - without the names of node and of the script
 * @returns the exit code: 0 done, 1 refused, 2 wrong arguments, 75 not now, 130 interrupted
 */
export function runSnapshotCommand(argv: readonly string[], context: SnapshotContext): Promise<number> {
  return runCommand(() => {
    const options = readSnapshotOptions(argv, context);
    const secret = new Secret(options.token);
    const reporter = createSnapshotReporter(options, context, secret);
    const mask = (text: string) => secret.mask(text);
    const progress = createSnapshotProgress(context.stderr, options.quiet, options.maxCalls, mask);
    return { reporter, start: () => takeSnapshot({ options, context, reporter, progress }) };
  });
}

async function takeSnapshot(run: Run): Promise<void> {
  const { out, dryRun } = run.options;
  try {
    await withRunLock(out, dryRun, () => refresh(run));
  } catch (error) {
    throw error instanceof LockedError ? new PostponedError(error.message) : error;
  }
}

async function refresh(run: Run): Promise<void> {
  const { options, context, progress } = run;
  const { out, changes, api, fresh, dryRun } = options;
  const stored = await readStored(out, changes);
  const fetchedAt = stored.snapshot?.source.fetched_at ?? null;
  const now = context.clock.now();
  refuseClockBefore(now, fetchedAt);
  const folder = join(dirname(out), `.${basename(out)}.run`);
  const { say } = progress;
  const checkpoint = await Checkpoint.open({ folder, api, now, notBefore: fetchedAt, fresh, save: !dryRun, say });
  try {
    await publish(run, checkpoint, stored, await fetchAll(run, checkpoint, stored));
  } catch (error) {
    if (error instanceof RefusedPagesError) await checkpoint.dropRefused(error.pages).catch(() => undefined);
    throw error;
  }
}

/** Fetches the pages that the checkpoint lacks, those of crews and dockings as far as calls are left. */
async function fetchAll(run: Run, checkpoint: Checkpoint, stored: Stored): Promise<DetailsOutcome> {
  const { options, context, reporter, progress } = run;
  const { api, token, siteUrl, proxies, maxCalls, details, wait } = options;
  const { clock, signal, timeouts } = context;
  const client = new Client({ api, token, siteUrl, proxies, timeouts, clock });
  const retrying = new RetryingClient({ client, clock, progress, signal, maxCalls, wait });
  const pages = { api, client, retrying, checkpoint, progress };
  try {
    await fetchRecords(pages, reporter.report);
    const missed = stored.snapshot?.source.flights_without_details ?? [];
    if (details === 0) return { missed, problems: [] };
    // What is not fit to be published is refused before calls are spent on its flights.
    const { snapshot } = prepare(run, checkpoint, stored, null);
    if (details !== null) retrying.allowOnly(details, '--details');
    return await fetchDetails(snapshot, missed, pages);
  } finally {
    reporter.report.calls = retrying.calls;
    progress.stop();
    await client.close();
  }
}

async function fetchRecords(pages: PaginateOptions, report: SnapshotReport): Promise<void> {
  try {
    for (const list of recordLists) await fetchPages(list, pages);
  } finally {
    for (const list of recordLists) {
      report[list] = pages.checkpoint.pagesOf(list).reduce((total, { received }) => total + received, 0);
    }
  }
}

interface Prepared {
  snapshot: Snapshot;
  /** Null where there was no snapshot. */
  difference: Difference | null;
  /** Says that crews and dockings were added to flights of the stored snapshot; null where none were. */
  firstDetails: string | null;
}

/**
 * Assembles the snapshot, compares it with the stored one and fills in the report.
 *
 * @param details - null before crews and dockings are fetched
 */
function prepare(
  { options, context, reporter }: Run,
  checkpoint: Checkpoint,
  stored: Stored,
  details: DetailsOutcome | null,
): Prepared {
  const { api, allowShrink } = options;
  const old = stored.snapshot;
  const spacecraft = checkpoint.pagesOf('spacecraft');
  const configurations = checkpoint.pagesOf('configurations');
  const flights = details ? checkpoint.pagesOf('flights') : [];
  const missed = details?.missed ?? [];
  const at = formatTimestamp(context.clock.now());
  const { snapshot, problems } = assemble({ api, spacecraft, configurations, flights, missed, old, at });
  const compared = old && withoutFirstDetails(old, stored.upgraded ? withoutLaunches(snapshot) : snapshot);
  const difference = old && compared && diffSnapshots(old, compared.snapshot);
  const figures = snapshotFigures(snapshot, difference);
  Object.assign(reporter.report, { ...figures, problems: [...problems, ...(details?.problems ?? [])] });
  refuseShrink(old, snapshot, allowShrink, spacecraft);
  return { snapshot, difference, firstDetails: firstDetailsNote(compared?.added ?? 0) };
}

/** Writes what the pages make, where anything changed. */
async function publish(run: Run, checkpoint: Checkpoint, stored: Stored, details: DetailsOutcome): Promise<void> {
  const { options, context, reporter } = run;
  const old = stored.snapshot;
  const { snapshot, difference, firstDetails } = prepare(run, checkpoint, stored, details);
  const partial = old && replacesPartial(old, snapshot);
  const notes = [partial ?? (stored.upgraded ? UPGRADED : null), firstDetails].filter((note) => note !== null);
  const isUnchanged = old !== null && difference !== null && isEmpty(difference) && notes.length === 0;
  const entry = historyEntry(partial === null ? difference : null, notes, snapshot.source.fetched_at);
  // Without its new times of crews and dockings, each run would check the same page again.
  const written = isUnchanged ? withRenewedDetails(old, snapshot) : snapshot;
  if (written && !options.dryRun) {
    context.signal.throwIfAborted();
    const { out, changes } = options;
    const problem = await writeStored(out, changes, stored, written, isUnchanged ? null : entry);
    if (problem) reporter.report.problems.push(problem);
  }
  await checkpoint.discard();
  const outcome = isUnchanged ? 'unchanged' : 'written';
  reporter.finish(outcome, recordTitle(old, snapshot, difference, outcome, firstDetails));
}

/** What the history says where a snapshot of the earlier format is replaced. */
const UPGRADED =
  'Since this snapshot launches and landings are kept whole; what was not known of them before is no change';

/** The entry of the history; null for a first snapshot. */
function historyEntry(difference: Difference | null, notes: readonly string[], at: string): HistoryEntry | null {
  const entry = difference && entryOf(difference, at);
  if (notes.length === 0) return entry;
  return { added: [], removed: [], changed: [], ...entry, at, note: `${notes.join('. ')}.` };
}

if (isMainModule(import.meta.url)) {
  const context = processContext(snapshotTimeouts, `Interrupted; ${RESUME_HINT}.`);
  process.exitCode = await runSnapshotCommand(process.argv.slice(2), context);
}
