/** `npm run photos`: fetches the photographs whose licence allows it, and makes small files of them, with credits. */
import { readFile } from 'node:fs/promises';

import type { Snapshot } from '#domain/schema.ts';

import type { Lookup } from './photos/fetcher.ts';
import { readPhotosOptions } from './photos/options.ts';
import type { PhotosOptions } from './photos/options.ts';
import { planPhotos, UnknownLicenceError } from './photos/plan.ts';
import { photoTimeouts } from './photos/policy.ts';
import type { PhotoTimeouts } from './photos/policy.ts';
import { processAll } from './photos/process-all.ts';
import { createPhotosReporter, finishPhotos } from './photos/report.ts';
import type { PhotosReport } from './photos/report.ts';
import { closeWork, commit, openWork, readCurrentPhotos } from './photos/store.ts';
import { UsageError } from './support/arguments.ts';
import { isMainModule, processContext } from './support/command-context.ts';
import type { CommandContext } from './support/command-context.ts';
import { errorReason, RefusedError } from './support/errors.ts';
import { soundSnapshot } from './support/problems.ts';
import { runCommand } from './support/run-command.ts';
import { withRunLock } from './support/run-lock.ts';
import type { Reporter } from './support/run-report.ts';

/** What a run depends on outside itself. */
export interface PhotosContext extends CommandContext<PhotoTimeouts> {
  /** Resolves host names; the system's where it is absent. */
  lookup?: Lookup;
}

/**
 * Runs the command.
 *
 * @param argv - without the names of node and of the script
 * @returns the exit code: 0 done, 1 no picture came or the disk refuses, 2 wrong arguments, 130 interrupted
 */
export function runPhotosCommand(argv: readonly string[], context: PhotosContext): Promise<number> {
  return runCommand(() => {
    const options = readPhotosOptions(argv, context);
    const reporter = createPhotosReporter(options, context);
    return { reporter, start: () => takePhotos(options, context, reporter) };
  });
}

async function takePhotos(
  options: PhotosOptions,
  context: PhotosContext,
  reporter: Reporter<PhotosReport>,
): Promise<void> {
  const { report } = reporter;
  const plan = planOrExplain(await readSnapshot(options.snapshot), options, context);
  report.skipped.push(...plan.skipped);
  await withRunLock(options.list, options.dryRun, async () => {
    const known = await readCurrentPhotos(options);
    const work = await openWork(options.out, options.dryRun);
    try {
      const photos = await processAll(plan, { known, work, options, context, report });
      context.signal.throwIfAborted();
      if (options.dryRun) finishPhotos(reporter, report.made.length > 0, 0);
      else {
        const { changed, removed } = await commit(options, work, photos);
        finishPhotos(reporter, changed, removed);
      }
    } finally {
      await closeWork(work, options.out);
    }
  });
}

async function readSnapshot(file: string): Promise<Snapshot> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new RefusedError(`${file} cannot be read: ${errorReason(error)}.`);
  }
  return soundSnapshot(file, value);
}

/** @throws UsageError when a licence is unknown, once it has said so */
function planOrExplain(snapshot: Snapshot, { licences }: PhotosOptions, { stderr }: PhotosContext) {
  try {
    return planPhotos(snapshot, licences);
  } catch (error) {
    if (!(error instanceof UnknownLicenceError)) throw error;
    stderr.write(`error: ${error.message}\n`);
    throw new UsageError(2, error);
  }
}

if (isMainModule(import.meta.url)) {
  const context = processContext(photoTimeouts, 'Interrupted; nothing was changed.');
  process.exitCode = await runPhotosCommand(process.argv.slice(2), context);
}
