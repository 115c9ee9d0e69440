/** A lock that one process holds at a time and that a crashed process does not leave behind for ever. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Somebody else holds the lock. */
export class LockedError extends Error {
  override name = 'LockedError' as const;
}

/**
 * Takes a lock.
 *
 * @param file - the lock's file; it holds the id of the process
 * @param what - what the other process is doing, for the message
 * @returns what gives the lock back
 * @throws LockedError when a living process holds it
 */
export function takeLock(file: string, what: string): () => void {
  mkdirSync(dirname(file), { recursive: true });
  if (!claim(file)) {
    const holder = Number(readFileSync(file, 'utf8'));
    if (holder > 0 && isAlive(holder)) {
      throw new LockedError(`${what} (process ${holder}); try again when it is done.`);
    }
    rmSync(file, { force: true });
    if (!claim(file)) throw new LockedError(`${what}; try again when it is done.`);
  }
  return () => {
    rmSync(file, { force: true });
  };
}

function claim(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
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
