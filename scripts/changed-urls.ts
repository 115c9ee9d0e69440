/**
 * The addresses whose content a build changed, to notify search engines and to purge caches.
 */
import { hash } from 'node:crypto';
import { readFileSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** A file of a built site. */
export interface BuiltFile {
  /** In the site's folder, with slashes. */
  path: string;
  sha256: string;
}

/** Where a site is served: origin without a final slash, folder with a slash at both ends. */
export interface SiteLocation {
  origin: string;
  base: string;
}

/** Hash of what is served, by full address. */
export type UrlManifest = ReadonlyMap<string, string>;

/** Compressed copies have the address of the file beside them. */
const COPY = /\.(?:br|gz)$/;

/** Configuration of hosts, which is not served. */
const UNSERVED: ReadonlySet<string> = new Set(['_headers', '_redirects']);

/** A line of a manifest file: hash, two spaces, address. */
const LINE = /^([\da-f]{64}) {2}(\S+)$/;

/** The files of a built site that have an address, in the order of their paths. */
export function listBuiltFiles(folder: string): BuiltFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !COPY.test(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => !UNSERVED.has(path))
    .toSorted((a, b) => (a < b ? -1 : 1))
    .map((path) => ({ path, sha256: hash('sha256', readFileSync(join(folder, path))) }));
}

/** The manifest of a site's files. */
export function createManifest(files: readonly BuiltFile[], served: SiteLocation): UrlManifest {
  return new Map(files.map(({ path, sha256 }) => [urlOf(path, served), sha256]));
}

/** The manifest in a file, without malformed lines; empty where there is no file. */
export function readUrlManifest(file: string): UrlManifest {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new Map();
    throw error;
  }
  return new Map(
    text.split('\n').flatMap((line): [string, string][] => {
      const [, sha256, url] = LINE.exec(line) ?? [];
      return sha256 === undefined || url === undefined ? [] : [[url, sha256]];
    }),
  );
}

/** The addresses that differ between two manifests: new, changed and gone ones, in order. */
export function changedUrls(before: UrlManifest, after: UrlManifest): string[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((url) => before.get(url) !== after.get(url))
    .toSorted((a, b) => (a < b ? -1 : 1));
}

/** The files that a build writes beside its output folder. */
export function companionFiles(target: string): { manifest: string; changes: string } {
  return { manifest: `${target}.manifest.txt`, changes: `${target}.changed-urls.txt` };
}

/**
 * Writes the changes, then the manifest for the next build: a build that is killed in between reports too many changes
 * the next time rather than too few.
 *
 * @param target - the site's folder
 * @returns how many addresses changed
 */
export function writeChanges(target: string, before: UrlManifest, after: UrlManifest): number {
  const { manifest, changes } = companionFiles(target);
  const urls = changedUrls(before, after);
  writeFileSync(changes, urls.map((url) => `${url}\n`).join(''));
  writeFileSync(manifest, [...after].map(([url, sha256]) => `${sha256}  ${url}\n`).join(''));
  return urls.length;
}

/**
 * Keeps the modification time of unchanged files, since many servers derive their `ETag` from it. Whole seconds, as some
 * file systems are finer than a time can be set.
 *
 * @param from - the old site, which may be missing
 * @param to - the new site
 * @param files - those of the new site
 */
export function keepModificationTimes(
  { from, to }: { from: string; to: string },
  files: readonly BuiltFile[],
  before: UrlManifest,
  served: SiteLocation,
): void {
  for (const { path, sha256 } of files) {
    const unchanged = before.get(urlOf(path, served)) === sha256;
    for (const ending of ['', '.br', '.gz']) {
      const now = statSync(join(to, path + ending), { throwIfNoEntry: false });
      if (!now) continue;
      const old = unchanged ? statSync(join(from, path + ending), { throwIfNoEntry: false }) : undefined;
      const seconds = Math.floor((old?.size === now.size ? old : now).mtimeMs / 1000);
      utimesSync(join(to, path + ending), seconds, seconds);
    }
  }
}

function urlOf(path: string, { origin, base }: SiteLocation): string {
  return origin + encodeURI(base + path.replace(/(^|\/)index\.html$/, '$1'));
}
