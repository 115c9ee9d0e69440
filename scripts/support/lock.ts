/** A lock that one process holds at a time and that a crashed process does not leave behind for ever. */
import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { link, mkdir, readFile, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import { hostname, uptime } from 'node:os';
import { dirname } from 'node:path';

import { z } from 'zod';

/** Somebody else holds the lock. */
export class LockedError extends Error {
  override name = 'LockedError' as const;
}

const holderSchema = z.object({
  pid: z.int().positive(),
  /** The boot and when the process began, as the system counts it; tells it from a later one with the same id. Null if unknown. */
  start: z.string().nullable(),
  host: z.string(),
  /** When the lock was taken; the beginning of time where an earlier version did not write it down. */
  since: z.iso.datetime().default('1970-01-01T00:00:00Z'),
});

type Holder = z.infer<typeof holderSchema>;

/** Longer than any run takes: after that the holder of another machine, which nobody can look at, counts as dead. */
const OLD_MS = 12 * 60 * 60 * 1000;

/** A lock that is held. */
export interface Lock {
  /** Gives it back at once, so that a process can do so as it ends. */
  release: () => void;
}

/**
 * Takes a lock.
 *
 * @param file - the lock's file; its folder is made
 * @param what - what the holder does, for the message: `build`
 * @throws LockedError when a living process holds it, or one of another machine that took it within twelve hours
 */
export async function takeLock(file: string, what: string): Promise<Lock> {
  await mkdir(dirname(file), { recursive: true });
  const { pid } = process;
  const since = new Date().toISOString();
  const own: Holder = { pid, start: await startOf(pid), host: hostname(), since };
  const text = JSON.stringify(own);
  // Linked into place, so that nobody ever reads half a lock.
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
        // It is gone already, or stays as the lock of a process that ends.
      }
    },
  };
}

/** Takes no lock, but goes no further when a living process holds it. @throws LockedError then */
export async function refuseIfLocked(file: string, what: string): Promise<void> {
  const holder = await holderOf(file);
  if (holder && (await isAlive(holder))) throw underWay(file, what, holder);
}

async function claim(mine: string, file: string): Promise<boolean> {
  return link(mine, file).then(() => true, unlessItExists);
}

function unlessItExists(error: unknown): false {
  if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
  throw error;
}

/** Longer than looking at one file takes; a folder that is older was left by a process that died over it. */
const CLEARING_MS = 10_000;

/**
 * Takes a dead process's lock away. One at a time: while the dead lock lies there nobody can take a new one, so that
 * what is removed is what was looked at.
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
  // A container has a name of its own, and nobody can look into another machine: there only age tells.
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
 * When a process began: the boot and the clock ticks since (`/proc/{pid}/stat`, field 22). Null on systems without.
 */
async function startOf(pid: number): Promise<string | null> {
  try {
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
    const fields = await readFile(`/proc/${pid}/stat`, 'utf8');
    // The name in the second field may hold spaces and brackets; what follows its last bracket does not.
    const ticks = fields.slice(fields.lastIndexOf(')') + 2).split(' ')[19];
    return ticks === undefined ? null : `${boot.trim()} ${ticks}`;
  } catch {
    return null;
  }
}
