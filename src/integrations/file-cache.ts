/** Files that took long to make, kept from build to build by what they were made of. */
import { createHash, randomUUID } from 'node:crypto';
import { copyFile, mkdir, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const DAY_MS = 24 * 60 * 60 * 1000;

/** How long a file is kept that no build asked for. */
const maxAgeMs = 30 * DAY_MS;

/** A folder of kept files. */
export interface FileCache {
  /**
   * Puts a file where it is wanted.
   *
   * @param source - what it is made of
   * @param file - where it is wanted; its folder is made
   * @param make - makes it, where it is not kept
   * @returns whether it had to be made
   */
  put: (source: string | Uint8Array, file: string, make: () => Promise<Uint8Array>) => Promise<boolean>;
}

/** Where a step keeps its files, in a project. */
export function cacheFolder(root: string, step: string): string {
  return join(root, 'node_modules', '.cache', 'spacecraft-atlas', step);
}

/**
 * Opens a folder of kept files and removes those that other code made, and once a day those that have not been asked for
 * in thirty.
 *
 * @param folder - where they are kept
 * @param code - fingerprint of what makes them
 */
export async function openFileCache(folder: string, code: string): Promise<FileCache> {
  const own = join(folder, code);
  await mkdir(own, { recursive: true });
  for (const name of await readdir(folder)) {
    if (name !== code) await rm(join(folder, name), { recursive: true, force: true });
  }
  await removeUnused(own);
  return {
    put: async (source, file, make) => {
      const name = createHash('sha256').update(source).digest('hex');
      const kept = join(own, name.slice(0, 2), name.slice(2));
      await mkdir(dirname(file), { recursive: true });
      if (await take(kept, file)) return false;
      // Another build may look for the same file: it finds a whole one or none.
      const half = join(own, `${randomUUID()}.half`);
      await writeFile(half, await make());
      await mkdir(dirname(kept), { recursive: true });
      await rename(half, kept);
      await copyFile(kept, file);
      return true;
    },
  };
}

async function take(kept: string, file: string): Promise<boolean> {
  try {
    await copyFile(kept, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
  const now = new Date();
  await utimes(kept, now, now);
  return true;
}

async function removeUnused(folder: string): Promise<void> {
  const mark = join(folder, 'last-tidied');
  if ((await ageOf(mark)) < DAY_MS) return;
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    if (entry.isFile() && (await ageOf(file)) > maxAgeMs) await rm(file, { force: true });
  }
  await writeFile(mark, '');
}

/** Milliseconds since a file was written or asked for; without end for one that is not there. */
async function ageOf(file: string): Promise<number> {
  return stat(file).then(
    ({ mtimeMs }) => Date.now() - mtimeMs,
    () => Infinity,
  );
}
