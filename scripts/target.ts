/** The folder that a build fills: what may be replaced, and how one site takes the place of another. */
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
import { dirname, relative, sep } from 'node:path';

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

/** Folders of the project in which a site would become a part of its own sources. */
const OWN_FOLDERS: ReadonlySet<string> = new Set([
  '.git',
  '.github',
  'docs',
  'node_modules',
  'public',
  'scripts',
  'src',
  'tests',
]);

/** A folder that must not be replaced by a site. */
export class TargetError extends Error {
  override name = 'TargetError' as const;
}

/** A swap renames the folder itself, never a link to it. */
export function realTarget(target: string): string {
  if (existsSync(target)) return realpathSync(target);
  if (lstatSync(target, { throwIfNoEntry: false })?.isSymbolicLink()) {
    throw new TargetError(`OUT_DIR is ${target}, a link that leads nowhere; expected a folder, or a link to one.`);
  }
  return target;
}

/** A swap removes what it replaces: only an earlier build or an empty folder may be replaced. */
export function checkTarget(target: string, root: string): void {
  if (root === target || root.startsWith(target.endsWith(sep) ? target : target + sep)) {
    throw new TargetError(
      `OUT_DIR is ${target}, which holds the project itself; expected a folder for the site alone.`,
    );
  }
  const [folder = ''] = relative(root, target).split(sep);
  if (OWN_FOLDERS.has(folder)) {
    throw new TargetError(
      `OUT_DIR is ${target}, which lies in the project’s own folder ${folder}; expected a folder for the site alone.`,
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
export function recover(target: string, old: string): void {
  if (!existsSync(target) && existsSync(old)) renameSync(old, target);
  rmSync(old, { recursive: true, force: true });
}

/** Made before Astro starts, so that a place that cannot be written to is found out at once. */
export function makeEmpty(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  const parent = dirname(folder);
  // A recursive mkdir never returns where the system lets nothing be made, as in /proc.
  if (!existsSync(parent)) mkdirSync(parent, { recursive: true });
  mkdirSync(folder);
}

/** Moves a folder, to another disk as well. */
export function move(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    cpSync(from, to, { recursive: true });
  }
}

/** Does something where the site goes, and says in words what the file system refused. */
export function onDisk<Result>(target: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw refusalIn(error, target) ?? error;
  }
}

/** What the file system refused, somewhere in an error or its causes; null where it refused nothing. */
export function refusalIn(error: unknown, target: string): TargetError | null {
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

/** Puts the new site in the place of the old one; puts the old one back where that fails. */
export function swap(next: string, target: string, old: string): void {
  if (existsSync(target)) renameSync(target, old);
  try {
    renameSync(next, target);
  } catch (error) {
    if (existsSync(old)) renameSync(old, target);
    throw error;
  }
  rmSync(old, { recursive: true, force: true });
}
