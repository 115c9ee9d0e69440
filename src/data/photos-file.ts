/** Reads the list of photographs. Without one the site is complete, but has no photographs. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

import { formatIssue, formatPath } from '#domain/validate-snapshot.ts';
import { photoFileNames, photoListSchema } from '#domain/photos.ts';
import type { Photo } from '#domain/photos.ts';

/** A list of photographs that is there and cannot be used. */
export class PhotosFileError extends Error {
  override name = 'PhotosFileError' as const;
}

/** Photographs whose files are all there. */
export interface Photos {
  /** Folder of the files; null where there is no list. */
  folder: string | null;
  /** By the id of the image record. */
  byId: ReadonlyMap<number, Photo>;
}

/**
 * The photographs that a list names.
 *
 * @param files - paths of lists; the first that is there counts
 * @throws PhotosFileError when it is not sound
 */
export function readPhotos(files: readonly string[]): Photos {
  const file = files.find((each) => existsSync(each));
  if (file === undefined) return { folder: null, byId: new Map() };
  const list = photoListSchema.safeParse(parse(file), { reportInput: true });
  if (!list.success) {
    const [issue] = list.error.issues;
    const what = issue ? `${formatPath(issue.path)}: ${formatIssue(issue)}` : 'it is empty';
    throw new PhotosFileError(`The list of photographs ${file} is not sound: ${what}. ${WAY_OUT}`);
  }
  const folder = resolve(dirname(file), list.data.folder);
  const there = existsSync(folder) ? new Set(readdirSync(folder)) : new Set<string>();
  const isWhole = (photo: Photo) =>
    photoFileNames(photo).every(({ name, bytes }) => there.has(name) && statSync(join(folder, name)).size === bytes);
  return { folder, byId: new Map(list.data.photos.filter(isWhole).map((photo) => [photo.id, photo])) };
}

const WAY_OUT = 'Run npm run photos, or remove the file to build without photographs.';

function parse(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new PhotosFileError(
      `The list of photographs ${file} cannot be read: ${(error as Error).message}. ${WAY_OUT}`,
    );
  }
}
