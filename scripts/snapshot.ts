/** `npm run snapshot`: fetches every spacecraft from Launch Library 2 into the snapshot, and the changes into its history. */
import { basename, dirname, join } from 'node:path';

import { diffSnapshots, entryOf, isEmpty } from '#domain/changes.ts';
import type { Difference, HistoryEntry } from '#domain/changes.ts';
import { withoutLaunches } from '#domain/upgrade-snapshot.ts';

import { assemble } from './snapshot/assemble.ts';
import { Checkpoint } from './snapshot/checkpoint.ts';
import { Client } from './snapshot/client.ts';
import { refuseClockBefore } from './snapshot/clock-check.ts';
import { PostponedError, RefusedPagesError, RESUME_HINT } from './snapshot/errors.ts';
import { readSnapshotOptions } from './snapshot/options.ts';
import type { SnapshotOptions } from './snapshot/options.ts';
import { fetchPages } from './snapshot/paginate.ts';
import { snapshotTimeouts } from './snapshot/policy.ts';
import type { SnapshotTimeouts } from './snapshot/policy.ts';
import { createSnapshotProgress } from './snapshot/progress.ts';
import type { SnapshotProgress } from './snapshot/progress.ts';
import { createSnapshotReporter, replacesPartial, snapshotFigures, recordTitle } from './snapshot/report.ts';
import type { SnapshotReport } from './snapshot/report.ts';
import { detailsReadSince, withDetailsOf } from './snapshot/details.ts';
import { fetchDetails } from './snapshot/fetch-details.ts';
import type { DetailsResult } from './snapshot/fetch-details.ts';
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
    const details = await fetchAll(run, checkpoint, stored);
    await publish(run, checkpoint, stored, details);
  } catch (error) {
    if (error instanceof RefusedPagesError) await checkpoint.dropRefused(error.pages).catch(() => undefined);
    throw error;
  }
}

/** Fetches the pages that the checkpoint lacks, and details with the calls that are left. */
async function fetchAll(
  { options, context, reporter, progress }: Run,
  checkpoint: Checkpoint,
  { snapshot: old }: Stored,
): Promise<DetailsResult> {
  const { api, token, siteUrl, proxies, maxCalls, wait } = options;
  const { clock, signal, timeouts } = context;
  const { report } = reporter;
  const client = new Client({ api, token, siteUrl, proxies, timeouts, clock });
  const retrying = new RetryingClient({ client, clock, progress, signal, maxCalls, wait });
  try {
    const source = { api, client, retrying, checkpoint, progress };
    await fetchPages('spacecraft', source);
    await fetchPages('configurations', source);
    return await fetchDetails({ ...source, maxCalls: options.details, old });
  } finally {
    report.calls = retrying.calls;
    for (const list of ['spacecraft', 'configurations'] as const) {
      report[list] = checkpoint.pagesOf(list).reduce((total, { received }) => total + received, 0);
    }
    progress.stop();
    await client.close();
  }
}

/** Writes what the pages make, where anything changed. */
async function publish(
  { options, context, reporter }: Run,
  checkpoint: Checkpoint,
  stored: Stored,
  { details, stopped }: DetailsResult,
): Promise<void> {
  const { api, out, changes, allowShrink, dryRun } = options;
  const { report } = reporter;
  const at = formatTimestamp(context.clock.now());
  const old = stored.snapshot;
  const spacecraft = checkpoint.pagesOf('spacecraft');
  const configurations = checkpoint.pagesOf('configurations');
  const flights = checkpoint.pagesOf('flights');
  const { snapshot, problems } = assemble({ api, spacecraft, configurations, flights, details, old, at });
  const difference = old && diffSnapshots(old, stored.upgraded ? withoutLaunches(snapshot) : snapshot);
  Object.assign(report, { ...snapshotFigures(snapshot, difference), problems: [...problems] });
  if (stopped !== null) report.problems.push({ record: 'crews and dockings', path: '', message: stopped });
  refuseShrink(old, snapshot, allowShrink, spacecraft);
  const partial = old && replacesPartial(old, snapshot);
  const note = partial ?? (stored.upgraded ? UPGRADED : null);
  const isSame = old !== null && difference !== null && isEmpty(difference) && note === null;
  const read = old && detailsReadSince(old, snapshot);
  const outcome = isSame && read === 0 ? 'unchanged' : 'written';
  if (outcome === 'written' && !dryRun) {
    context.signal.throwIfAborted();
    const problem = await writeStored(
      out,
      changes,
      stored,
      isSame ? withDetailsOf(old, snapshot) : snapshot,
      isSame ? null : historyEntry(partial === null ? difference : null, note, at),
    );
    if (problem) report.problems.push(problem);
  }
  await checkpoint.discard();
  reporter.finish(outcome, recordTitle(old, snapshot, difference, isSame ? 'unchanged' : outcome));
}

/** What the history says where a snapshot of the earlier format is replaced. */
const UPGRADED =
  'Since this snapshot launches and landings are kept whole; what was not known of them before is no change';

/** The entry of the history; null for a first snapshot. */
function historyEntry(difference: Difference | null, note: string | null, at: string): HistoryEntry | null {
  const entry = difference && entryOf(difference, at);
  return note === null ? entry : { added: [], removed: [], changed: [], ...entry, at, note: `${note}.` };
}

if (isMainModule(import.meta.url)) {
  const context = processContext(snapshotTimeouts, `Interrupted; ${RESUME_HINT}.`);
  process.exitCode = await runSnapshotCommand(process.argv.slice(2), context);
}
