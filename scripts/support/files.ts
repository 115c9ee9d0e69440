/** Atomic writes: a file is written beside its place, synced, and renamed. */
import { chmod, mkdir, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

import { errorReason, RefusedError } from './errors.ts';

/** Characters per write. */
const BUFFERED = 1 << 20;

/** A file that is written and synced, but not in its place yet. */
export interface StagedFile {
  /** Renames the file to its place. */
  commit: () => Promise<void>;
  /** Removes it. */
  discard: () => Promise<void>;
}

/**
 * Writes a file beside its place; creates the folder where it is missing.
 *
 * @param file - its place; links are followed, and the permissions of an existing file are kept
 * @param chunks - its text, in order
 * @throws the system's error, and leaves nothing behind
 */
export async function stage(file: string, chunks: Iterable<string>): Promise<StagedFile> {
  await mkdir(dirname(file), { recursive: true });
  const target = await realpath(file).catch(() => file);
  const temporary = join(dirname(target), `.${basename(target)}.tmp`);
  const discard = () => rm(temporary, { force: true });
  try {
    // A killed run may have left one; a new file is never a link to another.
    await discard();
    const handle = await open(temporary, 'wx');
    try {
      let text = '';
      for (const chunk of chunks) {
        text += chunk;
        if (text.length >= BUFFERED) {
          await handle.writeFile(text);
          text = '';
        }
      }
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    const mode = await stat(target).then(
      (stats) => stats.mode & 0o777,
      () => null,
    );
    if (mode !== null) await chmod(temporary, mode);
  } catch (error) {
    await discard();
    throw error;
  }
  return {
    discard,
    async commit() {
      await rename(temporary, target);
      await syncFolder(dirname(target));
    },
  };
}

/** Replaces a small file atomically. */
export async function replaceFile(file: string, text: string): Promise<void> {
  const staged = await stage(file, [text]);
  try {
    await staged.commit();
  } catch (error) {
    await staged.discard();
    throw error;
  }
}

/** The text of a file; null where it does not exist. @throws the system's other errors */
export async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** The error for a path that cannot be written. */
export function unwritable(path: string, error: unknown): RefusedError {
  const message = `${path} cannot be written: ${errorReason(error)}; what was there stays. Make room or give access, and run again.`;
  return new RefusedError(message, [], error);
}

/** Runs a write. @throws RefusedError when it fails */
export async function withWriteErrors<Value>(path: string, write: () => Promise<Value>): Promise<Value> {
  try {
    return await write();
  } catch (error) {
    throw unwritable(path, error);
  }
}

/** A rename survives a power loss only once its folder is synced; some systems cannot sync a folder. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (!['EISDIR', 'EINVAL', 'EPERM', 'EACCES', 'ENOTSUP'].includes(code ?? '')) throw error;
  }
}
