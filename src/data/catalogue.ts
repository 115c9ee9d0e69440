/** The snapshot, read once. No other module opens it. */
import { readFileSync } from 'node:fs';

import { createCatalogue } from '#domain/catalogue.ts';
import type { Catalogue } from '#domain/catalogue.ts';
import { checkSnapshot } from '#domain/check.ts';
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
  return createCatalogue(checkSnapshot(parse(read(file), file)));
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const reason =
      (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : (error as Error).message;
    throw new SnapshotFileError(
      `The snapshot ${file} cannot be read: ${reason}. SNAPSHOT_FILE names the file to build from.`,
      { cause: error },
    );
  }
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new SnapshotFileError(`The snapshot ${file} is not JSON: ${(error as Error).message}.`, { cause: error });
  }
}

/** The catalogue that the site is made from. */
export const catalogue: Catalogue = readCatalogue(site.snapshotFile);
