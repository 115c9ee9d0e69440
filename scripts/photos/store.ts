/**
 * The list and its files on disk. Files are named by their content, so a new one never replaces another. They are written
 * to a temporary folder and moved in, before the list is replaced; so the list never names an incomplete file.
 */
import { mkdir, mkdtemp, readdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';

import { photoFileNames, photoFileName, PHOTOS_SCHEMA, photoListSchema, serialisePhotos } from '#domain/photos.ts';
import type { Photo } from '#domain/photos.ts';

import { errorReason, RefusedError } from '../support/errors.ts';
import { readIfThere, replaceFile, withWriteErrors } from '../support/files.ts';
import { issuesAsProblems } from '../support/problems.ts';

/** Temporary folder, inside the output folder since a rename cannot cross disks. */
const WORK = '.run-';

export interface PhotoPaths {
  /** The folder of the files. */
  out: string;
  /** The list. */
  list: string;
}

/**
 * Reads the list.
 *
 * @returns the photographs whose files are complete, by the id of their image record
 * @throws RefusedError when the list is damaged
 */
export async function readCurrentPhotos({ out, list }: PhotoPaths): Promise<Map<number, Photo>> {
  const photos = await readList(list);
  const sizes = await sizesIn(out);
  const whole = photos.filter((photo) => photoFileNames(photo).every(({ name, bytes }) => sizes.get(name) === bytes));
  return new Map(whole.map((photo) => [photo.id, photo]));
}

/** Creates the temporary folder; a dry run has one outside the project. */
export async function openWork(out: string, dryRun: boolean): Promise<string> {
  return withWriteErrors(out, async () => {
    if (dryRun) return mkdtemp(join(tmpdir(), 'photos-'));
    await mkdir(out, { recursive: true });
    for (const name of await readdir(out)) if (name.startsWith(WORK)) await removeAll(join(out, name));
    return mkdtemp(join(out, WORK));
  });
}

/** Writes a new file into the temporary folder. @throws RefusedError when it cannot be written */
export async function writeNew(work: string, name: string, bytes: Buffer): Promise<void> {
  const file = join(work, name);
  await withWriteErrors(file, () => writeFile(file, bytes));
}

/** Removes the temporary folder, and the output folder if it is empty. */
export async function closeWork(work: string, out: string): Promise<void> {
  await removeAll(work);
  await rmdir(out).catch(() => undefined);
}

/**
 * Moves new files into place, replaces the list, and removes files that are no longer listed.
 *
 * @param work - the folder that holds the new files
 * @param photos - the new list
 * @returns whether the list changed, and how many files were removed
 * @throws RefusedError when a file cannot be written; nothing has changed then
 */
export async function commit(
  { out, list }: PhotoPaths,
  work: string,
  photos: readonly Photo[],
): Promise<{ changed: boolean; removed: number }> {
  const listed = new Set(photos.flatMap(photoFileNames).map(({ name }) => name));
  const before = await withWriteErrors(list, () => readIfThere(list));
  const folder = relative(dirname(list), out).split(sep).join('/') || '.';
  const text = photos.length === 0 ? null : serialisePhotos({ schema: PHOTOS_SCHEMA, folder, photos: [...photos] });
  await moveIn(work, out, listed);
  if (text !== before) {
    try {
      await withWriteErrors(list, () => (text === null ? rm(list, { force: true }) : replaceFile(list, text)));
    } catch (error) {
      await sweep(out, namesIn(before)).catch(() => undefined);
      throw error;
    }
  }
  return { changed: text !== before, removed: await withWriteErrors(out, () => sweep(out, listed)) };
}

async function moveIn(work: string, out: string, listed: ReadonlySet<string>): Promise<void> {
  const there = await sizesIn(out);
  const moved: string[] = [];
  try {
    for (const name of (await readdir(work)).filter((each) => listed.has(each))) {
      await withWriteErrors(join(out, name), () => rename(join(work, name), join(out, name)));
      if (!there.has(name)) moved.push(name);
    }
  } catch (error) {
    for (const name of moved) await rm(join(out, name), { force: true }).catch(() => undefined);
    throw error;
  }
}

/** Removes unlisted photographs; other files are not ours. */
async function sweep(out: string, listed: ReadonlySet<string>): Promise<number> {
  let removed = 0;
  for (const name of (await sizesIn(out)).keys()) {
    if (listed.has(name)) continue;
    await rm(join(out, name), { force: true });
    removed += 1;
  }
  return removed;
}

/** The photographs in a folder, with their sizes in bytes. */
async function sizesIn(folder: string): Promise<Map<string, number>> {
  const names = await readdir(folder).catch(() => []);
  const files = names.filter((name) => photoFileName.safeParse(name).success);
  const sizes = await Promise.all(files.map(async (name) => [name, (await stat(join(folder, name))).size] as const));
  return new Map(sizes);
}

function namesIn(text: string | null): ReadonlySet<string> {
  const list = photoListSchema.safeParse(text === null ? null : JSON.parse(text));
  return new Set(list.success ? list.data.photos.flatMap(photoFileNames).map(({ name }) => name) : []);
}

async function readList(file: string): Promise<Photo[]> {
  const wayOut = 'restore it or move it away, and run again';
  let value: unknown;
  try {
    const text = await readFile(file, 'utf8');
    value = JSON.parse(text);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new RefusedError(`${file} cannot be read: ${errorReason(error)}; ${wayOut}.`, [], error);
  }
  const result = photoListSchema.safeParse(value, { reportInput: true });
  if (result.success) return result.data.photos;
  const problems = issuesAsProblems('the list of photographs', result.error);
  const [first] = problems;
  throw new RefusedError(`${file} is damaged: ${first?.path}: ${first?.message}; ${wayOut}.`, problems, result.error);
}

async function removeAll(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}
