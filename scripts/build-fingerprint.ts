/**
 * What a site was made of, noted beside it: a build that would be made of the very same, over a site that is still what
 * that build left, has nothing to do.
 */
import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { lstatSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

import { SOURCES, sourceRevision } from '../src/integrations/source-revision.ts';
import type { Settings } from '../src/site.ts';

import { companionFiles } from './changed-urls.ts';

/** Beside the committed sources: what decides how they are compiled, and the packages that are installed. */
const OTHER_SOURCES = ['tsconfig.json', 'node_modules/.package-lock.json'] as const;

/** The data in the sources' folder: of it, a build reads what the settings name, which counts by itself. */
const OWN_DATA = /^src\/data\/[^/]*\.json$/;

/** Settings of the environment that Astro and Vite read by themselves. */
const ENVIRONMENT_FILE = /^\.env(?:\.|$)/;

/**
 * Fingerprint of all that decides about the bytes of a site: data, photographs, sources, their commit, packages,
 * settings, Node. Where the site goes does not.
 *
 * @param root - folder of the project
 * @param settings - as the build has them
 * @param env - environment of the build
 * @returns SHA-256 in hexadecimal figures
 */
export function fingerprintInputs(
  root: string,
  settings: Settings,
  env: Readonly<Record<string, string | undefined>>,
): string {
  const { origin, base, hstsMaxAge, feedId, skip, offlineKill, snapshotFile, photoLists } = settings;
  const { versions, platform, arch } = process;
  const hash = createHash('sha256');
  const plain = {
    origin,
    base,
    hstsMaxAge,
    feedId,
    skip: [...skip].toSorted(),
    offlineKill,
    mode: env['NODE_ENV'] ?? null,
  };
  add(hash, 'settings', JSON.stringify(plain));
  add(hash, 'node', JSON.stringify({ versions, platform, arch }));
  add(hash, 'revision', sourceRevision(root) ?? '');
  addFile(hash, 'snapshot', snapshotFile);
  addFile(hash, 'history', join(dirname(snapshotFile), 'changes.json'));
  for (const [index, list] of photoLists.entries()) {
    addFile(hash, `photographs ${index}`, list);
    addTimes(hash, photoFolder(list));
  }
  const environment = readdirSync(root).filter((name) => ENVIRONMENT_FILE.test(name));
  for (const part of [...SOURCES, ...OTHER_SOURCES, ...environment]) {
    for (const path of pathsIn(root, part)) if (!OWN_DATA.test(path)) addFile(hash, path, join(root, path));
  }
  return hash.digest('hex');
}

/**
 * Whether a site is there, made of these inputs, and nobody has touched a file of it or its manifest since.
 *
 * @param target - the site's folder
 * @param inputs - their fingerprint
 */
export function isUpToDate(target: string, inputs: string): boolean {
  const noted = contentOf(recordFile(target))?.toString('utf8');
  if (!noted?.startsWith(inputs)) return false;
  return noted === recordOf(target, inputs);
}

/** Notes beside a site what it was made of. To be written last: until then, the record of an earlier site fits none. */
export function saveFingerprint(target: string, inputs: string): void {
  writeFileSync(recordFile(target), recordOf(target, inputs));
}

/** Takes the note away: the next build builds. */
export function removeFingerprint(target: string): void {
  rmSync(recordFile(target), { force: true });
}

function recordFile(target: string): string {
  return `${target}.made-of.txt`;
}

/**
 * The files of a site count by size and times, as in git's index: tens of thousands need not be read. The time of the last
 * change of any kind is among them, which no program sets; a copy of a site therefore counts as another.
 */
function recordOf(target: string, inputs: string): string {
  const hash = createHash('sha256');
  addTimes(hash, target);
  addFile(hash, 'manifest', companionFiles(target).manifest);
  return `${inputs}  inputs\n${hash.digest('hex')}  site\n`;
}

function addTimes(hash: Hash, folder: string | null): void {
  if (folder === null) return;
  for (const path of pathsIn(folder, '.')) {
    const { size, mtimeNs, ctimeNs } = lstatSync(join(folder, path), { bigint: true });
    add(hash, path, `${size} ${mtimeNs} ${ctimeNs}`);
  }
}

/** The folder that a list of photographs names. A list that is not sound names none here; the build says what is wrong. */
function photoFolder(list: string): string | null {
  try {
    const { folder } = JSON.parse(contentOf(list)?.toString('utf8') ?? '') as { folder?: unknown };
    return typeof folder === 'string' ? resolve(dirname(list), folder) : null;
  } catch {
    return null;
  }
}

/** The files of a part of a folder, a file or a folder itself, by path, with slashes, in a fixed order; none if it is not there. */
function pathsIn(folder: string, part: string): string[] {
  const found = statSync(join(folder, part), { throwIfNoEntry: false });
  if (!found) return [];
  if (!found.isDirectory()) return [part];
  return readdirSync(join(folder, part), { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .toSorted((a, b) => (a < b ? -1 : 1));
}

/** A file that is not there counts as well, and is told from an empty one. */
function addFile(hash: Hash, name: string, file: string): void {
  const content = contentOf(file);
  if (content) add(hash, name, content);
  else add(hash, `no ${name}`, '');
}

/** Name and length stand before the content, so that no two lists of contents run into the same bytes. */
function add(hash: Hash, name: string, content: string | Buffer): void {
  hash.update(`${JSON.stringify(name)} ${Buffer.byteLength(content)}\n`).update(content);
}

/** A file that cannot be read is none; the build says so. */
function contentOf(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}
