/** Reads the history of a snapshot from its file. */
import { existsSync } from 'node:fs';

import { historySchema } from '#domain/changes.ts';
import type { History } from '#domain/changes.ts';
import { formatIssue, formatPath, nestsTooDeep, TOO_DEEP } from '#domain/validate-snapshot.ts';

import { readErrorReason, readText } from './read-text.ts';

/** A history that exists and cannot be used. */
export class HistoryFileError extends Error {
  override name = 'HistoryFileError' as const;
}

/**
 * The history in a file.
 *
 * @param file - path of the file
 * @returns null where there is no such file
 * @throws HistoryFileError when the file is damaged
 */
export function readHistory(file: string): History | null {
  if (!existsSync(file)) return null;
  const damaged = (what: string, cause: unknown) =>
    new HistoryFileError(
      `The history ${file} is damaged: ${what}. Restore it from the repository, or move it away to build without one.`,
      { cause },
    );
  let value: unknown;
  try {
    value = JSON.parse(readText(file));
  } catch (error) {
    throw damaged(readErrorReason(error), error);
  }
  if (nestsTooDeep(value)) throw damaged(TOO_DEEP, undefined);
  const result = historySchema.safeParse(value, { reportInput: true });
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const where = issue && issue.path.length > 0 ? `${formatPath(issue.path)}: ` : '';
  throw damaged(issue ? `${where}${formatIssue(issue)}` : 'it is empty', result.error);
}
