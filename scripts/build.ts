/**
 * Builds the site: checks the snapshot first, builds beside the target, and swaps. A build that fails for whatever
 * reason leaves the last good site as it was.
 */
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

import { takeLock } from './lock.ts';

/** Causes that the person who builds can mend: their message is all that is printed. */
const mendable = new Set(['SettingsError', 'SnapshotError', 'SnapshotFileError', 'LockedError', 'TargetError']);

/** What a file system may refuse, in words; anything else is a fault of the program. */
const refusals: Readonly<Record<string, string>> = {
  EACCES: 'permission is denied',
  EDQUOT: 'the quota of the disk is used up',
  EEXIST: 'a file is in the way',
  EIO: 'the disk is full or does not answer',
  EINVAL: 'the file system does not take that name',
  ENAMETOOLONG: 'the name is too long',
  ENOENT: 'the system lets no folder be made there',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of the path is a file',
  EPERM: 'the system does not allow it',
  EROFS: 'the file system is read-only',
};

/** A folder that must not be replaced by a site. */
class TargetError extends Error {
  override name = 'TargetError' as const;
}

const root = process.cwd();
process.env['NODE_ENV'] ||= 'production';

try {
  await buildSite();
} catch (error) {
  console.error(inWords(error));
  process.exitCode = 1;
}

async function buildSite(): Promise<void> {
  const { site } = await import('../src/site.ts');
  const target = onDisk(site.outDir, () => realTarget(site.outDir));
  onDisk(target, () => {
    checkTarget(target);
  });
  await import('../src/data/catalogue.ts');

  const cache = join(root, '.cache');
  const key = createHash('sha256').update(target).digest('hex').slice(0, 12);
  // Astro moves files from the project into the folder it builds, which no move between two disks can do.
  const work = join(cache, `site-${key}`);
  // Both are removed without a question, so nobody else may have a folder of that name.
  const next = `${target}.atlas-new`;
  const old = `${target}.atlas-old`;
  const unlock = takeLock(join(cache, `build-${key}.lock`), 'Another build into the same folder is under way');
  try {
    onDisk(target, () => {
      recover(target, old);
      makeEmpty(next);
      rmSync(work, { recursive: true, force: true });
    });
    const { build } = await import('astro');
    await build({ root, outDir: work, logLevel: 'warn' }).catch((error: unknown) => {
      throw refusalIn(error, target) ?? error;
    });
    onDisk(target, () => {
      move(work, next);
      swap(next, target, old);
    });
  } finally {
    for (const folder of [work, next]) rmSync(folder, { recursive: true, force: true });
    unlock();
  }
  console.log(`Built ${target.startsWith(root + sep) ? relative(root, target) : target}`);
}

/** A swap renames the folder itself, never a link to it. */
function realTarget(target: string): string {
  if (existsSync(target)) return realpathSync(target);
  if (lstatSync(target, { throwIfNoEntry: false })?.isSymbolicLink()) {
    throw new TargetError(`OUT_DIR is ${target}, a link that leads nowhere; expected a folder, or a link to one.`);
  }
  return target;
}

/** A swap removes what it replaces: only an earlier build or an empty folder may be replaced. */
function checkTarget(target: string): void {
  if (root === target || root.startsWith(target.endsWith(sep) ? target : target + sep)) {
    throw new TargetError(
      `OUT_DIR is ${target}, which holds the project itself; expected a folder for the site alone.`,
    );
  }
  if (!existsSync(target)) return;
  if (!statSync(target).isDirectory()) {
    throw new TargetError(`OUT_DIR is ${target}, which is a file; expected a folder for the site alone.`);
  }
  const files = readdirSync(target);
  if (files.length > 0 && !(files.includes('404.html') && files.includes('index.html'))) {
    throw new TargetError(
      `OUT_DIR is ${target}, which holds files that no build of this site made; expected an empty folder or an earlier build.`,
    );
  }
}

/** Puts the old site back where an earlier build was killed between the two steps of its swap. */
function recover(target: string, old: string): void {
  if (!existsSync(target) && existsSync(old)) renameSync(old, target);
  rmSync(old, { recursive: true, force: true });
}

/** Made before Astro starts, so that a place that cannot be written to is found out at once. */
function makeEmpty(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  const parent = dirname(folder);
  // A recursive mkdir never returns where the system lets nothing be made, as in /proc.
  if (!existsSync(parent)) mkdirSync(parent, { recursive: true });
  mkdirSync(folder);
}

function move(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    cpSync(from, to, { recursive: true });
  }
}

/** Does something where the site goes, and says in words what the file system refused. */
function onDisk<Result>(target: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw refusalIn(error, target) ?? error;
  }
}

/** What the file system refused, somewhere in an error or its causes; null where it refused nothing. */
function refusalIn(error: unknown, target: string): TargetError | null {
  if (!(error instanceof Error)) return null;
  const { code } = error as NodeJS.ErrnoException;
  const reason = code === undefined ? undefined : refusals[code];
  if (reason) {
    return new TargetError(
      `The site cannot be written to ${target}: ${reason}. OUT_DIR names the folder to build into.`,
      { cause: error },
    );
  }
  const { errors } = error as { errors?: unknown };
  const inner: readonly unknown[] = [error.cause, ...(Array.isArray(errors) ? (errors as unknown[]) : [])];
  for (const each of inner) {
    const refusal = refusalIn(each, target);
    if (refusal) return refusal;
  }
  return null;
}

function swap(next: string, target: string, old: string): void {
  if (existsSync(target)) renameSync(target, old);
  try {
    renameSync(next, target);
  } catch (error) {
    if (existsSync(old)) renameSync(old, target);
    throw error;
  }
  rmSync(old, { recursive: true, force: true });
}

function inWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (mendable.has(error.name)) return `${error.message}\nNothing was built; the last good site is as it was.`;
  return `The build failed; the last good site is as it was.\n${error.stack ?? error.message}`;
}
