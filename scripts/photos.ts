/**
 * `npm run photos`: fetches the photographs that may be shown, makes them small, and lists them with their rights. Arguments,
 * steps in order, exit code; the rest is in scripts/photos/.
 */
import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { basename, dirname, join } from 'node:path';

import { checkSnapshot, problemInWords, SnapshotError } from '#domain/check.ts';
import type { Photo } from '#domain/photos.ts';
import type { Snapshot } from '#domain/schema.ts';

import { LockedError, refuseIfLocked, takeLock } from './support/lock.ts';
import type { Lock } from './support/lock.ts';
import { AllowedHosts } from './photos/allowed-hosts.ts';
import { PictureError, RefusedError } from './photos/errors.ts';
import { Fetcher } from './photos/fetcher.ts';
import type { Lookup } from './photos/fetcher.ts';
import { Semaphore } from './photos/semaphore.ts';
import { readPhotosOptions } from './photos/options.ts';
import type { PhotosOptions } from './photos/options.ts';
import { planPhotos, UnknownLicenceError } from './photos/plan.ts';
import type { PhotoPlan } from './photos/plan.ts';
import { MEMORY, photoTimeouts } from './photos/policy.ts';
import type { PhotoTimeouts } from './photos/policy.ts';
import { createProgress } from './photos/progress.ts';
import { closeWork, commit, openWork, readCurrentPhotos } from './photos/store.ts';
import { processPhoto, versionOf } from './photos/process-photo.ts';
import { Telling } from './photos/telling.ts';
import { UsageError } from './support/arguments.ts';
import { errorReason } from './support/errors.ts';
import { isMainModule, processContext } from './support/command-context.ts';
import type { CommandContext as CommandWorld } from './support/command-context.ts';

/** What a run needs of the world around it. */
export interface PhotosContext extends CommandWorld<PhotoTimeouts> {
  /** Finds the numbers of a name; the system's where it is absent. */
  lookup?: Lookup;
}

/**
 * One run, from arguments to exit code.
 *
 * @param argv - without the names of node and of the script
 * @returns 0 done, 1 nothing could be had or the disk will not take it, 2 wrong arguments, 130 interrupted
 */
export async function runPhotosCommand(argv: readonly string[], world: PhotosContext): Promise<number> {
  let options: PhotosOptions;
  try {
    options = readPhotosOptions(argv, world);
  } catch (error) {
    if (error instanceof UsageError) return error.exitCode;
    throw error;
  }
  const telling = new Telling(options, world);
  try {
    await takePhotos(options, world, telling);
    return telling.end();
  } catch (error) {
    if (error instanceof UnknownLicenceError) {
      world.stderr.write(`error: ${error.message}\n`);
      return 2;
    }
    return telling.fail(error);
  }
}

async function takePhotos(options: PhotosOptions, world: PhotosContext, telling: Telling): Promise<void> {
  const plan = planPhotos(await readSnapshot(options.snapshot), options.licences);
  telling.report.skipped.push(...plan.skipped);
  const lock = await lockOf(options);
  try {
    const known = await readCurrentPhotos(options);
    const work = await openWork(options.out, options.dryRun);
    try {
      const photos = await takeAll(plan, known, work, options, world, telling);
      refuseWithoutAny(plan, telling);
      world.signal.throwIfAborted();
      if (options.dryRun) telling.ended(telling.report.made.length > 0, 0);
      else {
        const { changed, removed } = await commit(options, work, photos);
        telling.ended(changed, removed);
      }
    } finally {
      await closeWork(work, options.out);
    }
  } finally {
    lock?.release();
  }
}

/** Takes every picture, some at a time. @returns what the list is to name */
async function takeAll(
  plan: PhotoPlan,
  known: ReadonlyMap<number, Photo>,
  work: string,
  options: PhotosOptions,
  world: PhotosContext,
  telling: Telling,
): Promise<Photo[]> {
  const { clock, timeouts, lookup } = world;
  // What ends the run ends the pictures in flight as well.
  const end = new AbortController();
  const signal = AbortSignal.any([world.signal, end.signal]);
  const progress = createProgress(world.stderr, options.quiet, plan.pictures.length);
  const fetcher = new Fetcher({
    hosts: new AllowedHosts(options.hosts),
    maxBytes: options.maxBytes,
    siteUrl: options.siteUrl,
    proxies: options.proxies,
    onBytes: (bytes) => {
      telling.report.bytes += bytes;
      progress.received(bytes);
    },
    ...{ timeouts, clock, signal },
    ...(lookup && { lookup }),
  });
  const gate = new Semaphore(Math.min(options.concurrency, availableParallelism()), MEMORY);
  const taker = { fetcher, gate, clock, signal, known, work, dryRun: options.dryRun };
  const photos: Photo[] = [];
  const queue = plan.pictures.entries();
  const worker = async () => {
    for (const [number, picture] of queue) {
      signal.throwIfAborted();
      let failure: string | null = null;
      try {
        for (const { id, photo, made } of await processPhoto(picture, number, taker)) {
          telling.report[made ? 'made' : 'kept'].push(id);
          if (photo) photos.push(photo);
        }
      } catch (error) {
        signal.throwIfAborted();
        if (error instanceof RefusedError) throw error;
        // Whatever a picture brings up, it costs that picture alone.
        failure = error instanceof PictureError ? error.message : `it cannot be made: ${errorReason(error)}`;
        const earlier = picture.records.flatMap((record) => versionOf(known, record) ?? []);
        telling.failed(picture.records, failure, (id) => earlier.some((photo) => photo.id === id));
        photos.push(...earlier);
      }
      progress.done(picture.source, failure);
    }
  };
  const workers = Array.from({ length: options.concurrency }, () =>
    worker().catch((error: unknown) => {
      end.abort(error);
      throw error;
    }),
  );
  try {
    await Promise.all(workers);
    return photos;
  } finally {
    await Promise.allSettled(workers);
    progress.stop();
    await fetcher.close();
  }
}

/** @throws RefusedError when pictures were wanted and none could be had */
function refuseWithoutAny({ pictures }: PhotoPlan, { report }: Telling): void {
  if (pictures.length === 0 || report.made.length + report.kept.length > 0) return;
  const [first] = report.failed;
  throw new RefusedError(
    `None of ${pictures.length} pictures could be had; what was there stays. The first: image ${first?.id}, ${first?.reason}.`,
  );
}

async function readSnapshot(file: string): Promise<Snapshot> {
  try {
    return checkSnapshot(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    if (!(error instanceof SnapshotError)) throw new RefusedError(`${file} cannot be read: ${errorReason(error)}.`);
    const [problem] = error.problems;
    const what = problem ? problemInWords(problem) : 'it is empty';
    throw new RefusedError(`${file} is not a sound snapshot: ${what}.`, error.problems, error);
  }
}

/** A dry run writes nothing, not even a lock. */
async function lockOf({ list, dryRun }: PhotosOptions): Promise<Lock | null> {
  const file = join(dirname(list), `.${basename(list)}.lock`);
  try {
    if (!dryRun) return await takeLock(file, 'run');
    await refuseIfLocked(file, 'run');
    return null;
  } catch (error) {
    if (error instanceof LockedError) throw new RefusedError(error.message);
    throw new RefusedError(`${dirname(list)} cannot be written to: ${errorReason(error)}; make room or give access.`);
  }
}

if (isMainModule(import.meta.url)) {
  process.exitCode = await runPhotosCommand(
    process.argv.slice(2),
    processContext(photoTimeouts, 'Interrupted; all is as it was.'),
  );
}
