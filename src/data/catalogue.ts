/** The snapshot, read once. No other module opens it. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

import { createCatalogue } from '#domain/catalogue.ts';
import type { Catalogue } from '#domain/catalogue.ts';
import { checkSnapshot } from '#domain/check.ts';
import type { Snapshot } from '#domain/schema.ts';
import { serialiseSnapshot } from '#domain/serialise.ts';
import { site } from '#site.ts';

/** A snapshot that cannot be read at all. */
export class SnapshotFileError extends Error {
  override name = 'SnapshotFileError' as const;
}

/**
 * The catalogue in a snapshot file.
 *
 * @param file - path of the file
 * @throws SnapshotFileError when the file cannot be read or is not JSON
 * @throws SnapshotError when its content is not fit to publish
 */
export function readCatalogue(file: string): Catalogue {
  return createCatalogue(readSnapshot(file));
}

function readSnapshot(file: string): Snapshot {
  return checkSnapshot(parse(read(file), file));
}

const refusals: Readonly<Record<string, string>> = {
  EACCES: 'permission is denied',
  EISDIR: 'it is a folder',
  ENOENT: 'there is no such file',
  ENOTDIR: 'a part of the path is a file',
};

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = code === undefined ? message : (refusals[code] ?? message);
    throw new SnapshotFileError(
      `The snapshot ${file} cannot be read: ${reason}. SNAPSHOT_FILE names the file to build from.`,
      { cause: error },
    );
  }
}

function parse(text: string, file: string): unknown {
  try {
    // Some editors begin a file with a byte order mark, which JSON does not know.
    return JSON.parse(text.replace(/^\uFEFF/, '')) as unknown;
  } catch (error) {
    if (text.trim() === '') throw new SnapshotFileError(`The snapshot ${file} is empty; expected JSON.`);
    throw new SnapshotFileError(`The snapshot ${file} is not JSON: ${(error as Error).message}.`, { cause: error });
  }
}

/** The catalogue that the site is made from. */
export const catalogue: Catalogue = readCatalogue(site.snapshotFile);

/**
 * SHA-256 of the snapshot in hexadecimal digits, as it stands in a file that `npm run snapshot` wrote: of the data alone,
 * not of the form in which this file happens to hold it.
 */
export function snapshotHash(): string {
  return createHash('sha256')
    .update(serialiseSnapshot(readSnapshot(site.snapshotFile)))
    .digest('hex');
}
