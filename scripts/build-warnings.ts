/** Warnings of a build about faults that only show once the site is published. */
import { readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

const MIB = 1024 * 1024;

/** The smallest of the hosts' limits in `deploy/README.md`. */
const LARGEST_FILE = { host: 'Cloudflare', bytes: 25 * MIB };

/** How many files a warning names. */
const NAMED = 3;

/**
 * The warnings of a build, one line each.
 *
 * @param folder - the built site
 * @param env - environment of the build
 */
export function buildWarnings(folder: string, env: Readonly<Record<string, string | undefined>>): string[] {
  const noOrigin =
    'Warning: SITE_URL is not set, so canonical links, sitemap, feeds and calendar name http://localhost:4321; set it to the address of your site before you publish.';
  const large = largeFiles(folder);
  return [...(env['SITE_URL'] ? [] : [noOrigin]), ...(large.length > 0 ? [tooLarge(large)] : [])];
}

/** A warning of curated rows that match nothing of the snapshot; none where all match. */
export function unmatchedRows(rows: readonly string[]): string[] {
  if (rows.length === 0) return [];
  const more = rows.length > NAMED ? `; and ${rows.length - NAMED} more` : '';
  return [
    `Warning: no flight or configuration of the snapshot matches these curated rows: ${rows.slice(0, NAMED).join('; ')}${more}.`,
  ];
}

interface LargeFile {
  path: string;
  bytes: number;
}

/** The files that are larger than a host takes, the largest first. */
function largeFiles(folder: string): LargeFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .map((file) => ({ path: relative(folder, file).split(sep).join('/'), bytes: statSync(file).size }))
    .filter(({ bytes }) => bytes > LARGEST_FILE.bytes)
    .toSorted((a, b) => b.bytes - a.bytes || (a.path < b.path ? -1 : 1));
}

function tooLarge(files: readonly LargeFile[]): string {
  const named = files.slice(0, NAMED).map(({ path, bytes }) => `${path} (${(bytes / MIB).toFixed(1)} MiB)`);
  const more = files.length > NAMED ? [`${files.length - NAMED} more`] : [];
  const { host, bytes } = LARGEST_FILE;
  return `Warning: ${host} takes no file above ${bytes / MIB} MiB, and the site has: ${[...named, ...more].join(', ')}. See deploy/README.md.`;
}
