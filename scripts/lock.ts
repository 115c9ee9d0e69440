/** A lock that one process holds at a time and that a crashed process does not leave behind for ever. */
import { linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Somebody else holds the lock. */
export class LockedError extends Error {
  override name = 'LockedError' as const;
}

/** No holder works for longer; the number of a process that died may by then be that of another one. */
const STALE_MS = 6 * 60 * 60 * 1000;

/**
 * Takes a lock.
 *
 * @param file - the lock's file; it holds the number of the process
 * @param what - what the other process is doing, for the message
 * @returns what gives the lock back
 * @throws LockedError when a living process holds it
 */
export function takeLock(file: string, what: string): () => void {
  mkdirSync(dirname(file), { recursive: true });
  if (!claim(file)) {
    const holder = livingHolder(file);
    if (holder !== null) throw new LockedError(`${what} (process ${holder}); try again when it is done.`);
    rmSync(file, { force: true });
    if (!claim(file)) throw new LockedError(`${what}; try again when it is done.`);
  }
  return () => {
    rmSync(file, { force: true });
  };
}

/** Links a file that is already written, so that nobody ever reads a lock without its holder. */
function claim(file: string): boolean {
  const own = `${file}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(own, { force: true });
  }
}

/** The process that holds a lock; null where it has died, or the lock is older than any work takes. */
function livingHolder(file: string): number | null {
  try {
    const holder = Number(readFileSync(file, 'utf8'));
    const age = Date.now() - statSync(file).mtimeMs;
    return holder > 0 && age < STALE_MS && isAlive(holder) ? holder : null;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
