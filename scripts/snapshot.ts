/**
 * `npm run snapshot`: takes every spacecraft from Launch Library 2 into the snapshot, and what changed into its history.
 * Arguments, steps in order, exit code; the rest is in scripts/snapshot/.
 */
import { basename, dirname, join } from 'node:path';

import { diffSnapshots, entryOf, isEmpty } from '#domain/changes.ts';

import { LockedError, refuseIfLocked, takeLock } from './support/lock.ts';
import type { Lock } from './support/lock.ts';
import { RetryingClient } from './snapshot/retry.ts';
import { assemble } from './snapshot/assemble.ts';
import { Client } from './snapshot/client.ts';
import { refuseClockBefore } from './snapshot/clock-check.ts';
import { PostponedError, RefusedError } from './snapshot/errors.ts';
import { readSnapshotOptions } from './snapshot/options.ts';
import type { SnapshotOptions } from './snapshot/options.ts';
import { snapshotTimeouts } from './snapshot/policy.ts';
import type { SnapshotTimeouts } from './snapshot/policy.ts';
import { replacesPartial, titleOf } from './snapshot/report.ts';
import { refuseShrink } from './snapshot/shrink.ts';
import { readStored, writeStored } from './snapshot/store.ts';
import { Telling } from './snapshot/telling.ts';
import { Checkpoint } from './snapshot/checkpoint.ts';
import { paginate } from './snapshot/paginate.ts';
import { GOES_ON } from './snapshot/words.ts';
import { UsageError } from './support/arguments.ts';
import { formatTimestamp } from './support/clock.ts';
import { errorReason } from './support/errors.ts';
import { isMainModule, processContext } from './support/command-context.ts';
import type { CommandContext as CommandWorld } from './support/command-context.ts';

/** What a run needs of the world around it. */
export type SnapshotContext = CommandWorld<SnapshotTimeouts>;

/**
 * One run, from arguments to exit code.
 *
 * @param argv - without the names of node and of the script
 * @returns 0 done, 1 refused, 2 wrong arguments, 75 not now, 130 interrupted
 */
export async function runSnapshotCommand(argv: readonly string[], world: SnapshotContext): Promise<number> {
  let options: SnapshotOptions;
  try {
    options = readSnapshotOptions(argv, world);
  } catch (error) {
    if (error instanceof UsageError) return error.exitCode;
    throw error;
  }
  const telling = new Telling(options, world);
  try {
    await takeSnapshot(options, world, telling);
    return telling.end();
  } catch (error) {
    return telling.fail(error);
  }
}

async function takeSnapshot(options: SnapshotOptions, world: SnapshotContext, telling: Telling): Promise<void> {
  const { out, changes, dryRun } = options;
  const lockFile = join(dirname(out), `.${basename(out)}.lock`);
  const lock = await lockOf(lockFile, dryRun);
  try {
    const stored = await readStored(out, changes);
    refuseClockBefore(world.clock.now(), stored.snapshot?.source.fetched_at ?? null);
    const run = await Checkpoint.open({
      folder: join(dirname(out), `.${basename(out)}.run`),
      api: options.api,
      now: world.clock.now(),
      notBefore: stored.snapshot?.source.fetched_at ?? null,
      fresh: options.fresh,
      save: !dryRun,
      say: telling.progress.say,
    });
    await telling.keepUnlessRefused(run, async () => {
      await fetchAll(options, world, run, telling);
      const at = formatTimestamp(world.clock.now());
      const { snapshot, problems } = assemble({
        api: options.api,
        spacecraft: run.pagesOf('spacecraft'),
        configurations: run.pagesOf('configurations'),
        old: stored.snapshot,
        at,
      });
      const difference = stored.snapshot && diffSnapshots(stored.snapshot, snapshot);
      telling.found(snapshot, difference, problems);
      refuseShrink(stored.snapshot, snapshot, options.allowShrink, run.pagesOf('spacecraft'));
      const note = stored.snapshot && replacesPartial(stored.snapshot, snapshot);
      const outcome = difference && isEmpty(difference) && note === null ? 'unchanged' : 'written';
      if (outcome === 'written' && !dryRun) {
        world.signal.throwIfAborted();
        const entry = note === null ? difference && entryOf(difference, at) : { at, note: `${note}.`, ...noList };
        telling.add(await writeStored(out, changes, stored, snapshot, entry));
      }
      await run.discard();
      telling.ended(outcome, titleOf(stored.snapshot, snapshot, difference, outcome));
    });
  } finally {
    lock?.release();
  }
}

/** A dry run writes nothing, not even a lock. */
async function lockOf(file: string, dryRun: boolean): Promise<Lock | null> {
  try {
    if (!dryRun) return await takeLock(file, 'run');
    await refuseIfLocked(file, 'run');
    return null;
  } catch (error) {
    if (error instanceof LockedError) throw new PostponedError(error.message);
    throw new RefusedError(
      `${dirname(file)} cannot be written to: ${errorReason(error)}; make room or give access, and run again.`,
      [],
      error,
    );
  }
}

const noList = { added: [], removed: [], changed: [] };

async function fetchAll(
  options: SnapshotOptions,
  world: SnapshotContext,
  run: Checkpoint,
  telling: Telling,
): Promise<void> {
  const { api, token, siteUrl, proxies, maxCalls, wait } = options;
  const { clock, signal, timeouts } = world;
  const { progress } = telling;
  const client = new Client({ api, token, siteUrl, proxies, timeouts, clock });
  const asker = new RetryingClient({ client, clock, progress, signal, maxCalls, wait });
  telling.watch(asker, run);
  try {
    await paginate('spacecraft', { api, client, asker, run, progress });
    await paginate('configurations', { api, client, asker, run, progress });
  } finally {
    progress.stop();
    await client.close();
  }
}

if (isMainModule(import.meta.url)) {
  process.exitCode = await runSnapshotCommand(
    process.argv.slice(2),
    processContext(snapshotTimeouts, `Interrupted; ${GOES_ON}.`),
  );
}
