/** Files that are always whole: written beside their place, synced, and moved there. */
import { chmod, mkdir, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Characters that are gathered before they are written. */
const BUFFERED = 1 << 20;

/** A file that has been written and synced, and is not in its place yet. */
export interface StagedFile {
  /** Moves the file to its place; from then on it is there whole. */
  commit: () => Promise<void>;
  /** Takes it away again. */
  discard: () => Promise<void>;
}

/**
 * Writes a file beside its place, in the same folder, which is made where it is missing.
 *
 * @param file - where it goes; a symbolic link is followed, and its target's permissions are kept
 * @param chunks - its text, in order
 * @throws the system's error; nothing is left behind then
 */
export async function stage(file: string, chunks: Iterable<string>): Promise<StagedFile> {
  await mkdir(dirname(file), { recursive: true });
  const target = await realpath(file).catch(() => file);
  const temporary = join(dirname(target), `.${basename(target)}.tmp`);
  const discard = () => rm(temporary, { force: true });
  try {
    // What a run that was killed left there goes; made anew, the file never lies behind a link to another.
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

/** Writes a small file so that it is either the old one or the new one, whenever the process ends. */
export async function replaceFile(file: string, text: string): Promise<void> {
  const staged = await stage(file, [text]);
  try {
    await staged.commit();
  } catch (error) {
    await staged.discard();
    throw error;
  }
}

/** The text of a file, or null where there is none. @throws the system's other errors */
export async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** A rename survives a loss of power only once its folder is on the disk; some systems cannot sync a folder. */
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
