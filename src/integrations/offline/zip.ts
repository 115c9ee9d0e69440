/** Zips whose bytes depend on nothing but what they hold. */
import { zipSync } from 'fflate';
import type { Zippable } from 'fflate';

/** Files that are compressed already: to try it again takes long and gains nothing. */
const COMPRESSED = /\.(?:png|jpe?g|webp|avif|gz|br|zip)$/;

/**
 * A zip of some files, in the order of their paths.
 *
 * @param files - content by path
 * @param date - the date that all of them bear, as `2026-08-24…`; the format knows years from 1980 to 2099
 */
export function zipOf(files: ReadonlyMap<string, Uint8Array>, date: string): Uint8Array {
  const [year = 1980, month = 1, day = 1] = date.slice(0, 10).split('-').map(Number);
  // A zip holds local time, and fflate reads it as such. Noon is there on every day in every zone.
  const mtime = new Date(Math.max(year, 1980), month - 1, day, 12);
  const entries: Zippable = {};
  for (const [path, content] of [...files].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    entries[path] = [content, { level: COMPRESSED.test(path) ? 0 : 9 }];
  }
  return zipSync(entries, { mtime });
}
