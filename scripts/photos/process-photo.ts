/** Takes one picture: asks whether it has changed, fetches it where it has, and makes its files for each of its records. */
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

/** What a record shows from now on. */
export interface ProcessedPhoto {
  id: number;
  /** Null where nothing was made because the run is a dry one. */
  photo: Photo | null;
  /** Whether its files are new. */
  made: boolean;
}

export interface ProcessPhotoOptions {
  fetcher: Fetcher;
  gate: Semaphore;
  clock: Clock;
  signal: AbortSignal;
  /** The photographs at hand, by the id of their image record. */
  known: ReadonlyMap<number, Photo>;
  /** The folder to work in. */
  work: string;
  /** Whether to stop once an original is known to be sound. */
  dryRun: boolean;
}

/** A version at hand that belongs to a record: of the same picture. */
export function versionOf(known: ReadonlyMap<number, Photo>, { id, source }: WantedImage): Photo | null {
  const photo = known.get(id);
  return photo && pictureKey(photo.source) === pictureKey(source) ? photo : null;
}

/**
 * Takes a picture.
 *
 * @param number - tells its files from those of other pictures in flight
 * @returns what each of its records shows
 * @throws PictureError when it is not to be had; RefusedError when the disk will not take it; the signal's reason
 */
export async function processPhoto(
  picture: PlannedPicture,
  number: number,
  options: ProcessPhotoOptions,
): Promise<ProcessedPhoto[]> {
  const { fetcher, known, work } = options;
  const versions = picture.records.map((record) => ({ record, version: currentVersion(record, known) }));
  const [first] = versions;
  // Only when no record needs the original is it enough to know that it has not changed.
  const agreed = versions.every(
    ({ version }) =>
      version !== null &&
      version.sha256 === first?.version?.sha256 &&
      version.etag === first.version.etag &&
      version.last_modified === first.version.last_modified,
  );
  const file = join(work, `original-${number}`);
  try {
    const original = await fetcher.fetch(picture.source, agreed ? (first?.version ?? null) : null, file);
    if (original === null) {
      return versions.flatMap(({ version }) => (version ? [kept(version, version)] : []));
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
  const taken: ProcessedPhoto[] = [];
  const byRights = new Map<string, Encoder.EncodedPhoto>();
  for (const { record, version } of versions) {
    if (version?.sha256 === original.sha256) {
      taken.push(kept(version, original));
      continue;
    }
    const { id, source, credit, license } = record;
    const rights = JSON.stringify({ credit, license });
    const made = byRights.get(rights) ?? (await encode(file, { credit, license }, options));
    if (made === null) {
      taken.push({ id, photo: null, made: true });
      continue;
    }
    byRights.set(rights, made);
    const { sha256, etag, last_modified } = original;
    const { width, height, thumbhash, sizes, square } = made;
    const photo: Photo = {
      ...{ id, source, credit, license, fetched_at: formatTimestamp(options.clock.now()), width, height },
      ...{ sha256, etag, last_modified, recipe: ENCODING_VERSION, thumbhash, sizes, square },
    };
    taken.push({ id, photo, made: true });
  }
  return taken;
}

let encoder: Promise<typeof Encoder> | null = null;

/**
 * Loaded when the first picture must be made: a run that finds nothing new needs no encoder. And prepared once: in the
 * moment between blocking all formats and unblocking some, pictures in flight would count as damaged.
 */
function loadEncoder(): Promise<typeof Encoder> {
  encoder ??= import('./encoder.ts').then((loaded) => {
    loaded.prepareSharp();
    return loaded;
  });
  return encoder;
}

/** The files of an original; null in a dry run, which is content to know that it can be decoded. */
async function encode(
  file: string,
  rights: Rights,
  options: ProcessPhotoOptions,
): Promise<Encoder.EncodedPhoto | null> {
  const { gate, signal, work, dryRun } = options;
  const { encodePhoto, shapeOf } = await loadEncoder();
  const shape = await shapeOf(file);
  if (dryRun) return null;
  const place = await gate.enter(Math.max(shape.decoding, shape.encoding));
  try {
    const write = (name: string, bytes: Buffer) => {
      signal.throwIfAborted();
      return writeNew(work, name, bytes);
    };
    return await encodePhoto(file, shape, rights, write, () => {
      place.shrink(shape.encoding);
    });
  } finally {
    place.leave();
  }
}

/** The version at hand of a record, made as files are made now, with the rights that the record has now. */
function currentVersion(record: WantedImage, known: ReadonlyMap<number, Photo>): Photo | null {
  const version = versionOf(known, record);
  const same =
    version?.recipe === ENCODING_VERSION &&
    version.credit === record.credit &&
    JSON.stringify(version.license) === JSON.stringify(record.license);
  return same ? version : null;
}

function kept(version: Photo, { etag, last_modified }: Pick<Photo, 'etag' | 'last_modified'>): ProcessedPhoto {
  return { id: version.id, photo: { ...version, etag, last_modified }, made: false };
}
