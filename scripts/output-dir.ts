/** OUT_DIR: which folders a build may replace, and how it swaps sites. */
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';

import { readBuildInfo } from './read-build-info.ts';
import { companionFiles } from './changed-urls.ts';

/** Reasons for which a file system refuses; any other code is a bug. */
const refusals: Readonly<Record<string, string>> = {
  EACCES: 'permission is denied',
  EBUSY: 'it is mounted or in use',
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

/** Codes for a folder that is not writable. */
const DENIED: ReadonlySet<string> = new Set(['EACCES', 'EPERM', 'EROFS']);

/** Codes that are not a bug inside the project's own folder either. */
const FULL_OR_DENIED: ReadonlySet<string> = new Set([...DENIED, 'EBUSY', 'EDQUOT', 'EIO', 'ENOSPC']);

/** Folders of the project in which a site would become a part of its own sources. */
const OWN_FOLDERS: ReadonlySet<string> = new Set([
  '.ci',
  '.git',
  '.github',
  'bench',
  'deploy',
  'docs',
  'node_modules',
  'public',
  'scripts',
  'src',
  'tests',
]);

/** The build must not, or cannot, write to its output folder. */
export class OutputDirError extends Error {
  override name = 'OutputDirError' as const;
}

/** @throws OutputDirError for a project in a path that the bundler cannot handle */
export function checkProject(root: string): void {
  const found = /[#?*"]/.exec(root)?.[0];
  if (found === undefined) return;
  throw new OutputDirError(
    `The project is in ${root}, and the bundler cannot handle a path with ${found} in it; rename or move the folder.`,
  );
}

/** Resolves links: a swap renames the folder itself, and its real place decides whether it may be replaced. */
export function resolveOutputDir(target: string): string {
  const found = lstatSync(target, { throwIfNoEntry: false });
  if (found?.isSymbolicLink() && !existsSync(target)) {
    throw new OutputDirError(`OUT_DIR leads through ${target}, a broken link; expected a folder.`);
  }
  return found ? realpathSync.native(target) : join(resolveOutputDir(dirname(target)), basename(target));
}

/** A swap removes what it replaces, so only an earlier build or an empty folder may be replaced. */
export function checkOutputDir(target: string, root: string): void {
  if (root === target || root.startsWith(target.endsWith(sep) ? target : target + sep)) {
    throw new OutputDirError(
      `OUT_DIR is ${target}, which holds the project itself; expected a folder for the site alone.`,
    );
  }
  const [folder = ''] = relative(root, target).split(sep);
  if (OWN_FOLDERS.has(folder)) {
    throw new OutputDirError(
      `OUT_DIR is ${target}, which is in the project’s own folder ${folder}; expected a folder for the site alone.`,
    );
  }
  if (!existsSync(target)) return;
  if (!statSync(target).isDirectory()) {
    throw new OutputDirError(`OUT_DIR is ${target}, which is a file; expected a folder for the site alone.`);
  }
  if (isMountPoint(target)) {
    throw new OutputDirError(
      `OUT_DIR is ${target}, a mounted volume, which cannot be replaced; name a folder in it, such as ${join(target, 'site')}.`,
    );
  }
  if (readdirSync(target).length > 0 && !isEarlierBuild(target)) {
    throw new OutputDirError(
      `OUT_DIR is ${target}, which holds files and is not an earlier build: it needs a build.json of this project in it and ${companionFiles(target).manifest} beside it. Name an empty folder, or empty this one.`,
    );
  }
}

/** Only a build writes both of these files; a copy of a site to which others added has one of them. */
function isEarlierBuild(target: string): boolean {
  return existsSync(companionFiles(target).manifest) && readBuildInfo(target) !== null;
}

/** Whether a folder is a mount point, which cannot be renamed. */
function isMountPoint(folder: string): boolean {
  if (statSync(folder).dev !== statSync(dirname(folder)).dev) return true;
  // A bind mount has the same device; Linux lists it in this table, with octal escapes.
  const table = '/proc/self/mountinfo';
  return (existsSync(table) ? readFileSync(table, 'utf8') : '').split('\n').some((line) => {
    const place = line
      .split(' ')[4]
      ?.replaceAll(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(parseInt(octal, 8)));
    return place === folder;
  });
}

/** Restores the old site if an earlier build was killed in the middle of its swap. */
export function recoverSite(target: string, old: string): void {
  if (!existsSync(target) && existsSync(old)) renameSync(old, target);
  rmSync(old, { recursive: true, force: true });
}

/**
 * Makes the folder of the new site beside the target. This happens before Astro starts, so that a folder without write
 * access is reported at once.
 */
export function makeStagingDir(target: string, next: string): void {
  const parent = dirname(target);
  try {
    rmSync(next, { recursive: true, force: true });
    // A recursive mkdir never returns in /proc.
    if (!existsSync(parent)) mkdirSync(parent, { recursive: true });
    mkdirSync(next);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    if (!existsSync(target) || !DENIED.has(code)) throw error;
    throw new OutputDirError(
      `A new site is made beside the old one, and ${parent} cannot be written to: ${refusals[code]}. Allow it, or set OUT_DIR to a folder in ${target}, such as ${join(target, 'site')}.`,
      { cause: error },
    );
  }
}

/** Moves a folder, across disks if need be. */
export function moveFolder(from: string, to: string): void {
  rmSync(to, { recursive: true, force: true });
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    cpSync(from, to, { recursive: true });
  }
}

/** Runs something and turns the file system's refusals into OutputDirErrors. */
export function withDiskErrors<Result>(target: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw diskErrorIn(error, target) ?? error;
  }
}

/** The file system's refusal in an error or its causes; null where there is none. */
export function diskErrorIn(error: unknown, target: string): OutputDirError | null {
  if (!(error instanceof Error)) return null;
  const { code = '', path, dest } = error as NodeJS.ErrnoException & { dest?: string };
  const reason = refusals[code];
  // The folders beside the target begin with its name.
  const isTarget = path === undefined || path.startsWith(target) || dest?.startsWith(target);
  if (reason !== undefined && isTarget) {
    return new OutputDirError(
      `The site cannot be written to ${target}: ${reason}. OUT_DIR names the folder to build into.`,
      { cause: error },
    );
  }
  if (reason !== undefined && FULL_OR_DENIED.has(code)) {
    return new OutputDirError(
      `${path} cannot be written: ${reason}. A build works in the project’s folder; make room or give access there.`,
      { cause: error },
    );
  }
  const { errors } = error as { errors?: unknown };
  const inner: readonly unknown[] = [error.cause, ...(Array.isArray(errors) ? (errors as unknown[]) : [])];
  for (const each of inner) {
    const refusal = diskErrorIn(each, target);
    if (refusal) return refusal;
  }
  return null;
}

/** Replaces the old site with the new one; restores the old one if that fails. */
export function swapSites(next: string, target: string, old: string): void {
  if (existsSync(target)) renameSync(target, old);
  try {
    renameSync(next, target);
  } catch (error) {
    if (existsSync(old)) renameSync(old, target);
    throw error;
  }
  rmSync(old, { recursive: true, force: true });
}
