/** A lock file that one process holds at a time; one left by a crashed process is taken over. */
import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { link, mkdir, readFile, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { hostname, uptime } from 'node:os';
import { dirname } from 'node:path';

import { z } from 'zod';

import { RefusedError } from './errors.ts';

/** Another process holds the lock. */
export class LockedError extends RefusedError {
  override name = 'LockedError';
}

const holderSchema = z.object({
  pid: z.int().positive(),
  /** Boot id and start time, to tell the process from a later one with the same pid. Null if unknown. */
  start: z.string().nullable(),
  host: z.string(),
  /** When the lock was taken; earlier versions did not write it. */
  since: z.iso.datetime().default('1970-01-01T00:00:00Z'),
});

type Holder = z.infer<typeof holderSchema>;

/** Longer than any run takes: a lock of another machine, whose processes are not visible, then counts as stale. */
const OLD_MS = 12 * 60 * 60 * 1000;

/** A held lock. */
export interface Lock {
  /** Synchronous, so that a process can release it as it exits. */
  release: () => void;
}

/**
 * Takes a lock.
 *
 * @param file - the lock's file; its folder is made
 * @param what - what the holder does, for the message: `build`
 * @throws LockedError when a live process holds it, or another machine took it less than twelve hours ago
 */
export async function takeLock(file: string, what: string): Promise<Lock> {
  await mkdir(dirname(file), { recursive: true });
  const { pid } = process;
  const since = new Date().toISOString();
  const own: Holder = { pid, start: await startOf(pid), host: hostname(), since };
  const text = JSON.stringify(own);
  // Linked into place, so that no process reads half a lock.
  const mine = `${file}.${randomUUID()}`;
  await writeFile(mine, text);
  try {
    if (!(await claim(mine, file))) {
      await clearStale(file, what);
      if (!(await claim(mine, file))) throw underWay(file, what, await holderOf(file));
    }
  } finally {
    await rm(mine, { force: true });
  }
  return {
    release() {
      try {
        if (readFileSync(file, 'utf8') === text) rmSync(file);
      } catch {
        // It is gone, or is left as a stale lock.
      }
    },
  };
}

/** @throws LockedError when a live process holds the lock */
export async function refuseIfLocked(file: string, what: string): Promise<null> {
  const holder = await holderOf(file);
  if (holder && (await isAlive(holder))) throw underWay(file, what, holder);
  return null;
}

async function claim(mine: string, file: string): Promise<boolean> {
  return link(mine, file).then(() => true, unlessItExists);
}

function unlessItExists(error: unknown): false {
  if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
  throw error;
}

/** Longer than reading one file takes: an older folder was left by a process that died. */
const CLEARING_MS = 10_000;

/**
 * Removes the lock of a dead process, one process at a time: nobody can take a new lock while the stale one is there, so
 * the lock that is removed is the one that was checked.
 */
async function clearStale(file: string, what: string): Promise<void> {
  const clearing = `${file}.clearing`;
  if (!(await mkdir(clearing).then(() => true, unlessItExists))) {
    const age = await stat(clearing).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    );
    if (age > CLEARING_MS) await rmdir(clearing).catch(() => undefined);
    return;
  }
  try {
    await refuseIfLocked(file, what);
    await rm(file, { force: true });
  } finally {
    await rmdir(clearing);
  }
}

function underWay(file: string, what: string, holder: Holder | null): LockedError {
  const who = holder ? ` (process ${holder.pid} on ${holder.host}, since ${holder.since})` : '';
  return new LockedError(
    `Another ${what} is under way${who} and holds ${file}; start again when it is done, or remove that file if no ${what} is.`,
  );
}

async function holderOf(file: string): Promise<Holder | null> {
  const text = await readFile(file, 'utf8').catch(() => '');
  try {
    return holderSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

async function isAlive({ pid, start, host, since }: Holder): Promise<boolean> {
  // Another machine, or another container: only age can tell.
  if (host !== hostname()) return Date.now() - Date.parse(since) < OLD_MS;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const now = await startOf(pid);
  if (start !== null && now !== null) return start === now;
  const booted = Date.now() - uptime() * 1000;
  return Date.parse(since) >= booted;
}

/**
 * Boot id and start time of a process in clock ticks (`/proc/{pid}/stat`, field 22). Null on systems without `/proc`.
 */
async function startOf(pid: number): Promise<string | null> {
  try {
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
    const fields = await readFile(`/proc/${pid}/stat`, 'utf8');
    // The second field, a name in brackets, may itself hold spaces and brackets.
    const ticks = fields.slice(fields.lastIndexOf(')') + 2).split(' ')[19];
    return ticks === undefined ? null : `${boot.trim()} ${ticks}`;
  } catch {
    return null;
  }
}
