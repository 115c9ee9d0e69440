/** What a build warns of: faults of a site that show only once it is published. */
import { readdirSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

const MIB = 1024 * 1024;

/** Bytes of the largest file that a host takes: the smallest of the limits in `deploy/README.md`. */
const LARGEST_FILE = { host: 'Cloudflare', bytes: 25 * MIB };

/** Files that are named; of more, the number is enough. */
const NAMED = 3;

/**
 * The warnings of a build, each a line.
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
