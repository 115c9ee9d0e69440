/**
 * The list and the files on the disk. Files have names of their content, so that a new one never takes the place of another:
 * they are made beside, moved in, and then the list is replaced. Whenever the process ends, the list names whole files.
 */
import { mkdir, mkdtemp, readdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';

import { issueInWords, pathInWords } from '#domain/check.ts';
import { filesOf, photoFileName, PHOTOS_SCHEMA, photoListSchema, serialisePhotos } from '#domain/photos.ts';
import type { Photo } from '#domain/photos.ts';

import { errorReason } from '../support/errors.ts';
import { readIfThere, replaceFile } from '../support/files.ts';
import { RefusedError } from './errors.ts';

/** Folder in which a run works, inside the one that it fills: a move between two disks is none. */
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
 * @returns every photograph whose files are all there, by the id of its image record
 * @throws RefusedError when the list is there and is not sound
 */
export async function readCurrentPhotos({ out, list }: PhotoPaths): Promise<Map<number, Photo>> {
  const photos = await readList(list);
  const sizes = await sizesIn(out);
  const whole = photos.filter((photo) => filesOf(photo).every(({ name, bytes }) => sizes.get(name) === bytes));
  return new Map(whole.map((photo) => [photo.id, photo]));
}

/** A folder to work in. @param dryRun - true for one that is in nobody's way */
export async function openWork(out: string, dryRun: boolean): Promise<string> {
  return guard(out, async () => {
    if (dryRun) return mkdtemp(join(tmpdir(), 'photos-'));
    await mkdir(out, { recursive: true });
    for (const name of await readdir(out)) if (name.startsWith(WORK)) await removeAll(join(out, name));
    return mkdtemp(join(out, WORK));
  });
}

/** Writes a new file into the folder to work in. @throws RefusedError when the disk will not take it */
export async function writeNew(work: string, name: string, bytes: Buffer): Promise<void> {
  const file = join(work, name);
  await guard(file, () => writeFile(file, bytes));
}

/** Removes the folder to work in, and the one around it where that is empty. */
export async function closeWork(work: string, out: string): Promise<void> {
  await removeAll(work);
  await rmdir(out).catch(() => undefined);
}

/**
 * Puts what a run has made in its place, and removes the files that nothing lists any more.
 *
 * @param work - the folder that holds the new files
 * @param photos - all that the list is to name
 * @returns whether the list changed, and how many files were removed
 * @throws RefusedError when the disk will not take it; all is as it was then
 */
export async function commit(
  { out, list }: PhotoPaths,
  work: string,
  photos: readonly Photo[],
): Promise<{ changed: boolean; removed: number }> {
  const listed = new Set(photos.flatMap(filesOf).map(({ name }) => name));
  const before = await guard(list, () => readIfThere(list));
  const folder = relative(dirname(list), out).split(sep).join('/') || '.';
  const text = photos.length === 0 ? null : serialisePhotos({ schema: PHOTOS_SCHEMA, folder, photos: [...photos] });
  await moveIn(work, out, listed);
  if (text !== before) {
    try {
      await guard(list, () => (text === null ? rm(list, { force: true }) : replaceFile(list, text)));
    } catch (error) {
      await sweep(out, namesIn(before)).catch(() => undefined);
      throw error;
    }
  }
  return { changed: text !== before, removed: await guard(out, () => sweep(out, listed)) };
}

async function moveIn(work: string, out: string, listed: ReadonlySet<string>): Promise<void> {
  const there = await sizesIn(out);
  const moved: string[] = [];
  try {
    for (const name of (await readdir(work)).filter((each) => listed.has(each))) {
      await guard(join(out, name), () => rename(join(work, name), join(out, name)));
      if (!there.has(name)) moved.push(name);
    }
  } catch (error) {
    for (const name of moved) await rm(join(out, name), { force: true }).catch(() => undefined);
    throw error;
  }
}

/** Removes pictures' files that are not listed; whatever else lies there is somebody's own. */
async function sweep(out: string, listed: ReadonlySet<string>): Promise<number> {
  let removed = 0;
  for (const name of (await sizesIn(out)).keys()) {
    if (listed.has(name)) continue;
    await rm(join(out, name), { force: true });
    removed += 1;
  }
  return removed;
}

/** The pictures' files in a folder, with their bytes. */
async function sizesIn(folder: string): Promise<Map<string, number>> {
  const names = await readdir(folder).catch(() => []);
  const files = names.filter((name) => photoFileName.safeParse(name).success);
  const sizes = await Promise.all(files.map(async (name) => [name, (await stat(join(folder, name))).size] as const));
  return new Map(sizes);
}

function namesIn(text: string | null): ReadonlySet<string> {
  const list = photoListSchema.safeParse(text === null ? null : JSON.parse(text));
  return new Set(list.success ? list.data.photos.flatMap(filesOf).map(({ name }) => name) : []);
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
  const problems = result.error.issues.map((issue) => ({
    record: 'the list of photographs',
    path: pathInWords(issue.path),
    message: issueInWords(issue),
  }));
  const [first] = problems;
  throw new RefusedError(`${file} is damaged: ${first?.path}: ${first?.message}; ${wayOut}.`, problems, result.error);
}

async function removeAll(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}

/** Does something with the disk. @throws RefusedError when it will not */
async function guard<Value>(path: string, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    throw new RefusedError(
      `${path} cannot be written: ${errorReason(error)}; what was there stays. Make room or give access, and run again.`,
      [],
      error,
    );
  }
}
