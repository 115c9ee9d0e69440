/** One run at a time for each snapshot: a lock that a crashed run does not leave behind for ever. */
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname } from 'node:path';

import { z } from 'zod';

import { PostponedError, RefusedError, reasonOf } from './errors.ts';

const holderSchema = z.object({
  pid: z.int().positive(),
  /** When the process began, as the system counts it; tells it from a later one with the same id. Null if unknown. */
  start: z.string().nullable(),
  host: z.string(),
});

type Holder = z.infer<typeof holderSchema>;

export interface Lock {
  release: () => Promise<void>;
}

/**
 * Takes the lock.
 *
 * @param file - the lock's file
 * @throws PostponedError when a living run holds it; RefusedError when the disk will not take it
 */
export async function takeLock(file: string): Promise<Lock> {
  try {
    return await take(file);
  } catch (error) {
    if (error instanceof PostponedError) throw error;
    throw new RefusedError(
      `${dirname(file)} cannot be written to: ${reasonOf(error)}; make room or give access, and run again.`,
      [],
      error,
    );
  }
}

async function take(file: string): Promise<Lock> {
  await mkdir(dirname(file), { recursive: true });
  const own: Holder = { pid: process.pid, start: await startOf(process.pid), host: hostname() };
  const text = JSON.stringify(own);
  const mine = `${file}.${process.pid}`;
  // Linked into place, so that nobody ever reads half a lock.
  await writeFile(mine, text);
  try {
    if (!(await claim(mine, file))) {
      await clearStale(file);
      if (!(await claim(mine, file))) throw underWay(file, await holderOf(file));
    }
  } finally {
    await rm(mine, { force: true });
  }
  return {
    async release() {
      if ((await readFile(file, 'utf8').catch(() => '')) === text) await rm(file, { force: true });
    },
  };
}

/** Takes no lock, but goes no further when a living run holds it. @throws PostponedError then */
export async function refuseIfLocked(file: string): Promise<null> {
  const holder = await holderOf(file);
  if (holder && (await isAlive(holder))) throw underWay(file, holder);
  return null;
}

async function claim(mine: string, file: string): Promise<boolean> {
  try {
    await link(mine, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Takes a dead run's lock away; moved aside first, so that of two who see it only one does. */
async function clearStale(file: string): Promise<void> {
  const seen = await readFile(file, 'utf8').catch(() => null);
  if (seen === null) return;
  const holder = parsed(seen);
  if (holder && (await isAlive(holder))) throw underWay(file, holder);
  const aside = `${file}.${process.pid}.stale`;
  try {
    await rename(file, aside);
    // Another run may have cleared the dead lock and taken its own in between: that one is put back.
    if ((await readFile(aside, 'utf8')) !== seen) await link(aside, file).catch(() => undefined);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  } finally {
    await rm(aside, { force: true });
  }
}

function underWay(file: string, holder: Holder | null): PostponedError {
  const who = holder ? ` (process ${holder.pid} on ${holder.host})` : '';
  return new PostponedError(
    `Another run is under way${who} and holds ${file}; start again when it is done, or remove that file if no run is.`,
  );
}

async function holderOf(file: string): Promise<Holder | null> {
  return parsed(await readFile(file, 'utf8').catch(() => ''));
}

function parsed(text: string): Holder | null {
  try {
    return holderSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** A process of another machine cannot be looked at and counts as alive. */
async function isAlive({ pid, start, host }: Holder): Promise<boolean> {
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  const now = await startOf(pid);
  return start === null || now === null || start === now;
}

/**
 * When a process began: the boot and the clock ticks since (`/proc/{pid}/stat`, field 22). Null on systems without.
 */
async function startOf(pid: number): Promise<string | null> {
  try {
    const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    // The name in the second field may hold spaces and brackets; what follows its last bracket does not.
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return ticks === undefined ? null : `${boot.trim()} ${ticks}`;
  } catch {
    return null;
  }
}
