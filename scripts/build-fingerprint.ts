/**
 * The fingerprint of a build's inputs, saved beside its site: a build with the same inputs over an untouched site has
 * nothing to do.
 */
import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { lstatSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

import { CURATED_FOLDER } from '../src/domain/curated.ts';
import { SOURCES, sourceRevision } from '../src/integrations/source-revision.ts';
import type { Settings } from '../src/site.ts';

import { companionFiles } from './changed-urls.ts';

/** Compiler settings and installed packages. */
const OTHER_SOURCES = ['tsconfig.json', 'node_modules/.package-lock.json'] as const;

/** The bundled data: the files that the settings name are hashed on their own. */
const OWN_DATA = /^src\/data\/(?:curated\/)?[^/]*\.(?:csv|json)$/;

/** Files from which Astro and Vite read settings. */
const ENVIRONMENT_FILE = /^\.env(?:\.|$)/;

/**
 * The fingerprint of all that decides the bytes of a site: data, photographs, sources, commit, packages, settings, Node.
 * The output folder is not part of it.
 *
 * @param root - folder of the project
 * @param settings - as the build has them
 * @param env - environment of the build
 * @returns SHA-256 in hexadecimal
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
  const curated = join(dirname(snapshotFile), CURATED_FOLDER);
  for (const path of pathsIn(curated, '.')) addFile(hash, `curated ${path}`, join(curated, path));
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
 * Whether there is a site of these inputs, and no file of it or its manifest was touched since.
 *
 * @param target - the site's folder
 * @param inputs - their fingerprint
 */
export function isUpToDate(target: string, inputs: string): boolean {
  const saved = contentOf(fingerprintFile(target))?.toString('utf8');
  if (!saved?.startsWith(inputs)) return false;
  return saved === fingerprintOf(target, inputs);
}

/** Saves the fingerprint of a site. Call it last, when all files have their final times. */
export function saveFingerprint(target: string, inputs: string): void {
  writeFileSync(fingerprintFile(target), fingerprintOf(target, inputs));
}

/** Removes the fingerprint, so that the next build builds. */
export function removeFingerprint(target: string): void {
  rmSync(fingerprintFile(target), { force: true });
}

function fingerprintFile(target: string): string {
  return `${target}.made-of.txt`;
}

/**
 * Files of a site are compared by size and times, like git's index. The change time (ctime) is one of them, which no
 * program can set; so a copy of a site counts as touched.
 */
function fingerprintOf(target: string, inputs: string): string {
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

/** The folder of a list of photographs; null for a bad list, which the build itself reports. */
function photoFolder(list: string): string | null {
  try {
    const { folder } = JSON.parse(contentOf(list)?.toString('utf8') ?? '') as { folder?: unknown };
    return typeof folder === 'string' ? resolve(dirname(list), folder) : null;
  } catch {
    return null;
  }
}

/** The files of a file or folder inside a folder, as sorted paths with slashes; none where it is missing. */
function pathsIn(folder: string, part: string): string[] {
  const found = statSync(join(folder, part), { throwIfNoEntry: false });
  if (!found) return [];
  if (!found.isDirectory()) return [part];
  return readdirSync(join(folder, part), { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .toSorted((a, b) => (a < b ? -1 : 1));
}

/** Adds a file; a missing one differs from an empty one. */
function addFile(hash: Hash, name: string, file: string): void {
  const content = contentOf(file);
  if (content) add(hash, name, content);
  else add(hash, `no ${name}`, '');
}

/** Name and length come before the content, so that different files never give the same bytes. */
function add(hash: Hash, name: string, content: string | Buffer): void {
  hash.update(`${JSON.stringify(name)} ${Buffer.byteLength(content)}\n`).update(content);
}

/** A file that cannot be read counts as missing; the build itself reports it. */
function contentOf(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}
