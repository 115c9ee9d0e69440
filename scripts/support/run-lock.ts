/** The lock of a command that replaces files: one run at a time. */
import { basename, dirname, join } from 'node:path';

import { errorReason, RefusedError } from './errors.ts';
import { LockedError, refuseIfLocked, takeLock } from './lock.ts';

/**
 * Runs something under the lock beside a file. A dry run takes no lock, but stops as well where another run holds it.
 *
 * @param file - what the run replaces
 * @throws LockedError when another run holds the lock; RefusedError when the folder is not writable
 */
export async function withRunLock<Result>(file: string, dryRun: boolean, run: () => Promise<Result>): Promise<Result> {
  const lockFile = join(dirname(file), `.${basename(file)}.lock`);
  const lock = await (dryRun ? refuseIfLocked(lockFile, 'run') : takeLock(lockFile, 'run')).catch((error: unknown) => {
    if (error instanceof LockedError) throw error;
    const message = `${dirname(file)} cannot be written to: ${errorReason(error)}; make room or give access, and run again.`;
    throw new RefusedError(message, [], error);
  });
  try {
    return await run();
  } finally {
    lock?.release();
  }
}
