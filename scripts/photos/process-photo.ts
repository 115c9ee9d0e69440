/** Processes one picture: fetches it if it has changed, and encodes it for each of its records. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';

import type { Photo } from '#domain/photos.ts';
import { pictureKey } from '#domain/photos.ts';

import { formatTimestamp } from '../support/clock.ts';
import type { Clock } from '../support/clock.ts';
import type * as Encoder from './encoder.ts';
import type { Fetcher, Original } from './fetcher.ts';
import type { Semaphore } from './semaphore.ts';
import type { PlannedPicture, WantedImage } from './plan.ts';
import { ENCODING_VERSION } from './encoding.ts';
import type { Rights } from './image-metadata.ts';
import { writeNew } from './store.ts';

/** The new state of a record. */
export interface ProcessedPhoto {
  id: number;
  /** Null in a dry run, which encodes nothing. */
  photo: Photo | null;
  /** Whether its files are new. */
  made: boolean;
}

export interface ProcessPhotoOptions {
  fetcher: Fetcher;
  semaphore: Semaphore;
  clock: Clock;
  signal: AbortSignal;
  /** The current photographs, by the id of their image record. */
  known: ReadonlyMap<number, Photo>;
  /** Temporary folder for new files. */
  work: string;
  /** Whether to stop once an original is known to be good. */
  dryRun: boolean;
}

/** The current version of a record's picture, if it is still the same picture. */
export function currentVersion(known: ReadonlyMap<number, Photo>, { id, source }: WantedImage): Photo | null {
  const photo = known.get(id);
  return photo && pictureKey(photo.source) === pictureKey(source) ? photo : null;
}

/**
 * Processes a picture.
 *
 * @param number - unique among the pictures in flight
 * @returns the new state of each record
 * @throws PictureError when it fails; RefusedError when a file cannot be written; the signal's reason
 */
export async function processPhoto(
  picture: PlannedPicture,
  number: number,
  options: ProcessPhotoOptions,
): Promise<ProcessedPhoto[]> {
  const { fetcher, known, work } = options;
  const versions = picture.records.map((record) => ({ record, version: reusableVersion(record, known) }));
  const [first] = versions;
  // A conditional request is enough only when no record needs the original.
  const isCurrent = versions.every(
    ({ version }) =>
      version !== null &&
      version.sha256 === first?.version?.sha256 &&
      version.etag === first.version.etag &&
      version.last_modified === first.version.last_modified,
  );
  const file = join(work, `original-${number}`);
  try {
    const original = await fetcher.fetch(picture.source, isCurrent ? (first?.version ?? null) : null, file);
    if (original === null) {
      return versions.flatMap(({ version }) => (version ? [unchanged(version, version)] : []));
    }
    return await make(versions, original, file, options);
  } finally {
    await rm(file, { force: true });
  }
}

async function make(
  versions: readonly { record: WantedImage; version: Photo | null }[],
  original: Original,
  file: string,
  options: ProcessPhotoOptions,
): Promise<ProcessedPhoto[]> {
  const processed: ProcessedPhoto[] = [];
  const byRights = new Map<string, Encoder.EncodedPhoto>();
  for (const { record, version } of versions) {
    if (version?.sha256 === original.sha256) {
      processed.push(unchanged(version, original));
      continue;
    }
    const { id, source, credit, license } = record;
    const rights = JSON.stringify({ credit, license });
    const made = byRights.get(rights) ?? (await encode(file, { credit, license }, options));
    if (made === null) {
      processed.push({ id, photo: null, made: true });
      continue;
    }
    byRights.set(rights, made);
    const { sha256, etag, last_modified } = original;
    const { width, height, thumbhash, sizes, square } = made;
    const photo: Photo = {
      ...{ id, source, credit, license, fetched_at: formatTimestamp(options.clock.now()), width, height },
      ...{ sha256, etag, last_modified, recipe: ENCODING_VERSION, thumbhash, sizes, square },
    };
    processed.push({ id, photo, made: true });
  }
  return processed;
}

let encoder: Promise<typeof Encoder> | null = null;

/**
 * Loaded for the first picture that must be encoded, and prepared once: between blocking all formats and unblocking some,
 * pictures in flight would count as damaged.
 */
function loadEncoder(): Promise<typeof Encoder> {
  encoder ??= import('./encoder.ts').then((loaded) => {
    loaded.prepareSharp();
    return loaded;
  });
  return encoder;
}

/** Encodes an original; null in a dry run, which only checks that it can be decoded. */
async function encode(
  file: string,
  rights: Rights,
  options: ProcessPhotoOptions,
): Promise<Encoder.EncodedPhoto | null> {
  const { semaphore, signal, work, dryRun } = options;
  const { encodePhoto, shapeOf } = await loadEncoder();
  const shape = await shapeOf(file);
  if (dryRun) return null;
  const permit = await semaphore.acquire(Math.max(shape.decoding, shape.encoding));
  try {
    const write = (name: string, bytes: Buffer) => {
      signal.throwIfAborted();
      return writeNew(work, name, bytes);
    };
    return await encodePhoto(file, shape, rights, write, () => {
      permit.reduce(shape.encoding);
    });
  } finally {
    permit.release();
  }
}

/** The current version of a record, if its encoding, credit and licence are up to date. */
function reusableVersion(record: WantedImage, known: ReadonlyMap<number, Photo>): Photo | null {
  const version = currentVersion(known, record);
  const same =
    version?.recipe === ENCODING_VERSION &&
    version.credit === record.credit &&
    JSON.stringify(version.license) === JSON.stringify(record.license);
  return same ? version : null;
}

function unchanged(version: Photo, { etag, last_modified }: Pick<Photo, 'etag' | 'last_modified'>): ProcessedPhoto {
  return { id: version.id, photo: { ...version, etag, last_modified }, made: false };
}
