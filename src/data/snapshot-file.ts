/** Reads a snapshot from its file. */
import { createHash } from 'node:crypto';

import type { Snapshot } from '#domain/schema.ts';
import { snapshotChunks } from '#domain/serialise.ts';
import { parseSnapshot } from '#domain/validate-snapshot.ts';

import { readErrorReason, readText } from './read-text.ts';

/** A snapshot that cannot be read at all. */
export class SnapshotFileError extends Error {
  override name = 'SnapshotFileError' as const;
}

/**
 * The snapshot in a file.
 *
 * @param file - path of the file
 * @throws SnapshotFileError when it cannot be read or is not JSON
 * @throws SnapshotError when it does not hold together
 */
export function readSnapshot(file: string): Snapshot {
  return parseSnapshot(parse(read(file), file));
}

/** SHA-256 of a snapshot in the form in which the site publishes it, in hexadecimal digits. */
export function hashSnapshot(snapshot: Snapshot): string {
  const hash = createHash('sha256');
  for (const chunk of snapshotChunks(snapshot)) hash.update(chunk);
  return hash.digest('hex');
}

function read(file: string): string {
  try {
    return readText(file);
  } catch (error) {
    throw new SnapshotFileError(
      `The snapshot ${file} cannot be read: ${readErrorReason(error)}. SNAPSHOT_FILE names the file to build from.`,
      { cause: error },
    );
  }
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (text.trim() === '') throw new SnapshotFileError(`The snapshot ${file} is empty; expected JSON.`);
    throw new SnapshotFileError(`The snapshot ${file} is not JSON: ${(error as Error).message}.`, { cause: error });
  }
}
