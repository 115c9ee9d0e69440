/** Processes all planned pictures, several at a time. */
import { availableParallelism } from 'node:os';

import type { Photo } from '#domain/photos.ts';

import type { PhotosContext } from '../photos.ts';
import { errorReason, RefusedError } from '../support/errors.ts';
import { AllowedHosts } from './allowed-hosts.ts';
import { PictureError } from './errors.ts';
import { Fetcher } from './fetcher.ts';
import type { PhotosOptions } from './options.ts';
import type { PhotoPlan, PlannedPicture } from './plan.ts';
import { MEMORY } from './policy.ts';
import { currentVersion, processPhoto } from './process-photo.ts';
import type { ProcessPhotoOptions } from './process-photo.ts';
import { createPhotosProgress } from './progress.ts';
import type { PhotosReport } from './report.ts';
import { Semaphore } from './semaphore.ts';

export interface ProcessAllOptions {
  /** The current photographs, by the id of their image record. */
  known: ReadonlyMap<number, Photo>;
  /** Temporary folder for new files. */
  work: string;
  options: PhotosOptions;
  context: PhotosContext;
  /** Gets what was made, kept and failed. */
  report: PhotosReport;
}

/**
 * Processes all pictures of a plan.
 *
 * @returns what the list is to name
 * @throws RefusedError when pictures were wanted and none came, or the disk refuses; the signal's reason
 */
export async function processAll(plan: PhotoPlan, all: ProcessAllOptions): Promise<Photo[]> {
  const { known, work, options, context, report } = all;
  const { clock } = context;
  // An error that ends the run ends the pictures in flight as well.
  const end = new AbortController();
  const signal = AbortSignal.any([context.signal, end.signal]);
  const progress = createPhotosProgress(context.stderr, options.quiet, plan.pictures.length);
  const fetcher = createFetcher(all, signal, (bytes) => {
    report.bytes += bytes;
    progress.received(bytes);
  });
  const semaphore = new Semaphore(Math.min(options.concurrency, availableParallelism()), MEMORY);
  const one = { fetcher, semaphore, clock, signal, known, work, dryRun: options.dryRun };
  const photos: Photo[] = [];
  const queue = plan.pictures.entries();
  const workers = Array.from({ length: options.concurrency }, async () => {
    try {
      for (const [number, picture] of queue) {
        signal.throwIfAborted();
        const { shown, failure } = await processOne(picture, number, one, report);
        photos.push(...shown);
        progress.done(picture.source, failure);
      }
    } catch (error) {
      end.abort(error);
      throw error;
    }
  });
  try {
    await Promise.all(workers);
  } finally {
    await Promise.allSettled(workers);
    progress.stop();
    await fetcher.close();
  }
  refuseWithoutAny(plan, report);
  return photos;
}

function createFetcher(
  { options, context }: ProcessAllOptions,
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
): Fetcher {
  const { hosts, maxBytes, siteUrl, proxies } = options;
  const { timeouts, clock, lookup } = context;
  return new Fetcher({
    ...{ hosts: new AllowedHosts(hosts), maxBytes, siteUrl, proxies, timeouts, clock, signal, onBytes },
    ...(lookup && { lookup }),
  });
}

/** Processes a picture; any failure costs that picture alone, and its earlier version stays. */
async function processOne(
  picture: PlannedPicture,
  number: number,
  options: ProcessPhotoOptions,
  report: PhotosReport,
): Promise<{ shown: Photo[]; failure: string | null }> {
  try {
    const processed = await processPhoto(picture, number, options);
    for (const { id, made } of processed) report[made ? 'made' : 'kept'].push(id);
    return { shown: processed.flatMap(({ photo }) => photo ?? []), failure: null };
  } catch (error) {
    options.signal.throwIfAborted();
    if (error instanceof RefusedError) throw error;
    const failure = error instanceof PictureError ? error.message : `it cannot be made: ${errorReason(error)}`;
    const shown = picture.records.flatMap((record) => currentVersion(options.known, record) ?? []);
    for (const { id } of picture.records) {
      report.failed.push({ id, reason: failure, earlier_version: shown.some((photo) => photo.id === id) });
    }
    return { shown, failure };
  }
}

function refuseWithoutAny({ pictures }: PhotoPlan, { made, kept, failed }: PhotosReport): void {
  if (pictures.length === 0 || made.length + kept.length > 0) return;
  const [first] = failed;
  throw new RefusedError(
    `None of the ${pictures.length} pictures came; what was there stays. The first: image ${first?.id}, ${first?.reason}.`,
  );
}
