/**
 * `npm run snapshot`: takes every spacecraft from Launch Library 2 into the snapshot, and what changed into its history.
 * Arguments, steps in order, exit code; the rest is in scripts/snapshot/.
 */
import { basename, dirname, join } from 'node:path';

import { diffSnapshots, entryOf, isEmpty } from '#domain/changes.ts';

import { LockedError, refuseIfLocked, takeLock } from './lock.ts';
import type { Lock } from './lock.ts';
import { Asker } from './snapshot/asking.ts';
import { assemble } from './snapshot/assemble.ts';
import { Client } from './snapshot/client.ts';
import { refuseClockBefore } from './snapshot/clock-check.ts';
import { PostponedError, RefusedError } from './snapshot/errors.ts';
import { readOptions } from './snapshot/options.ts';
import type { Options } from './snapshot/options.ts';
import { TIMEOUTS } from './snapshot/policy.ts';
import type { Timeouts } from './snapshot/policy.ts';
import { replacesPartial, titleOf } from './snapshot/report.ts';
import { refuseShrink } from './snapshot/shrink.ts';
import { readStored, writeStored } from './snapshot/store.ts';
import { Telling } from './snapshot/telling.ts';
import { UnfinishedRun } from './snapshot/unfinished-run.ts';
import { walk } from './snapshot/walk.ts';
import { GOES_ON } from './snapshot/words.ts';
import { UsageError } from './support/arguments.ts';
import { moment } from './support/clock.ts';
import { reasonOf } from './support/errors.ts';
import { isStarted, thisWorld } from './support/world.ts';
import type { World as CommandWorld } from './support/world.ts';

/** What a run needs of the world around it. */
export type World = CommandWorld<Timeouts>;

/**
 * One run, from arguments to exit code.
 *
 * @param argv - without the names of node and of the script
 * @returns 0 done, 1 refused, 2 wrong arguments, 75 not now, 130 interrupted
 */
export async function main(argv: readonly string[], world: World): Promise<number> {
  let options: Options;
  try {
    options = readOptions(argv, world);
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

async function takeSnapshot(options: Options, world: World, telling: Telling): Promise<void> {
  const { out, changes, dryRun } = options;
  const lockFile = join(dirname(out), `.${basename(out)}.lock`);
  const lock = await lockOf(lockFile, dryRun);
  try {
    const stored = await readStored(out, changes);
    refuseClockBefore(world.clock.now(), stored.snapshot?.source.fetched_at ?? null);
    const run = await UnfinishedRun.open({
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
      const at = moment(world.clock.now());
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
      `${dirname(file)} cannot be written to: ${reasonOf(error)}; make room or give access, and run again.`,
      [],
      error,
    );
  }
}

const noList = { added: [], removed: [], changed: [] };

async function fetchAll(options: Options, world: World, run: UnfinishedRun, telling: Telling): Promise<void> {
  const { api, token, siteUrl, proxies, maxCalls, wait } = options;
  const { clock, signal, timeouts } = world;
  const { progress } = telling;
  const client = new Client({ api, token, siteUrl, proxies, timeouts, clock });
  const asker = new Asker({ client, clock, progress, signal, maxCalls, wait });
  telling.watch(asker, run);
  try {
    await walk('spacecraft', { api, client, asker, run, progress });
    await walk('configurations', { api, client, asker, run, progress });
  } finally {
    progress.stop();
    await client.close();
  }
}

if (isStarted(import.meta.url)) {
  process.exitCode = await main(process.argv.slice(2), thisWorld(TIMEOUTS, `Interrupted; ${GOES_ON}.`));
}
