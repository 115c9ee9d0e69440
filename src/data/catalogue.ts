/** The snapshot and its history, read once. No other module opens them. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { createCatalogue } from '#domain/catalogue.ts';
import type { Catalogue } from '#domain/catalogue.ts';
import { historySchema } from '#domain/changes.ts';
import type { History } from '#domain/changes.ts';
import { parseSnapshot, formatIssue, nestsTooDeep, formatPath, TOO_DEEP } from '#domain/validate-snapshot.ts';
import { publishedHistory } from '#domain/history.ts';
import type { PublishedHistory } from '#domain/history.ts';
import type { Snapshot } from '#domain/schema.ts';
import { snapshotChunks } from '#domain/serialise.ts';
import { site } from '#site.ts';

/** A snapshot that cannot be read at all. */
export class SnapshotFileError extends Error {
  override name = 'SnapshotFileError' as const;
}

/** A history that is there and cannot be used. */
export class HistoryFileError extends Error {
  override name = 'HistoryFileError' as const;
}

/**
 * The history in a file.
 *
 * @param file - path of the file
 * @returns null where there is no such file
 * @throws HistoryFileError when it is there and is damaged
 */
export function readHistory(file: string): History | null {
  if (!existsSync(file)) return null;
  const refuse = (what: string, cause: unknown) =>
    new HistoryFileError(
      `The history ${file} is damaged: ${what}. Restore it from the repository, or move it away to build without one.`,
      { cause },
    );
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw refuse((code !== undefined && refusals[code]) || message, error);
  }
  if (nestsTooDeep(value)) throw refuse(TOO_DEEP, undefined);
  const result = historySchema.safeParse(value, { reportInput: true });
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const where = issue && issue.path.length > 0 ? `${formatPath(issue.path)}: ` : '';
  throw refuse(issue ? `${where}${formatIssue(issue)}` : 'it is empty', result.error);
}

const refusals: Readonly<Record<string, string>> = {
  EACCES: 'permission is denied',
  EISDIR: 'it is a folder',
  ENOENT: 'there is no such file',
  ENOTDIR: 'a part of the path is a file',
};

function read(file: string): string {
  try {
    // Some editors begin a file with a byte order mark, which JSON does not know.
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = code === undefined ? message : (refusals[code] ?? message);
    throw new SnapshotFileError(
      `The snapshot ${file} cannot be read: ${reason}. SNAPSHOT_FILE names the file to build from.`,
      { cause: error },
    );
  }
}

function hashOf(chunks: Iterable<string>): string {
  const hash = createHash('sha256');
  for (const chunk of chunks) hash.update(chunk);
  return hash.digest('hex');
}

function parse(text: string, file: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (text.trim() === '') throw new SnapshotFileError(`The snapshot ${file} is empty; expected JSON.`);
    throw new SnapshotFileError(`The snapshot ${file} is not JSON: ${(error as Error).message}.`, { cause: error });
  }
}

/** The snapshot that the site is made from. */
export const snapshot: Snapshot = parseSnapshot(parse(read(site.snapshotFile), site.snapshotFile));

/** SHA-256 of the snapshot in its own form, in which the site publishes it, in hexadecimal figures. */
export const snapshotHash: string = hashOf(snapshotChunks(snapshot));

/** The catalogue that the site is made from. */
export const catalogue: Catalogue = createCatalogue(snapshot);

/** What changed before that snapshot: the file `changes.json` beside it, empty where there is none. */
export const history: PublishedHistory = publishedHistory(
  readHistory(join(dirname(site.snapshotFile), 'changes.json')),
  snapshot.source.fetched_at,
);
