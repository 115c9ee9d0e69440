/** What a schema or a check finds wrong with a file or a record, as problems of a report. */
import type { z } from 'zod';

import { parseSnapshot, formatIssue, formatPath, formatProblem, SnapshotError } from '#domain/validate-snapshot.ts';
import type { Problem } from '#domain/validate-snapshot.ts';
import type { Snapshot } from '#domain/schema.ts';

import { RefusedError } from './errors.ts';

/** Problems per record: a list in it may hold thousands. */
const MAX_PROBLEMS = 20;

/** The issues of a schema, one problem each. @param record - the record's name in a message */
export function issuesAsProblems(record: string, { issues }: z.ZodError): Problem[] {
  const problems = issues
    .slice(0, MAX_PROBLEMS)
    .map((issue) => ({ record, path: formatPath(issue.path), message: formatIssue(issue) }));
  const more = issues.length - problems.length;
  return more > 0 ? [...problems, { record, path: '', message: `has ${more} more problems` }] : problems;
}

/** The first of some problems as a sentence without a full stop. */
export function firstProblem([first]: readonly Problem[]): string {
  return first ? formatProblem(first) : 'it is empty';
}

/**
 * A snapshot from a file.
 *
 * @param advice - what to do about a bad one, after the sentence that says so; may be empty
 * @throws RefusedError when it is not sound
 */
export function soundSnapshot(file: string, value: unknown, advice = ''): Snapshot {
  try {
    return parseSnapshot(value);
  } catch (error) {
    if (!(error instanceof SnapshotError)) throw error;
    const message = `${file} is not a sound snapshot: ${firstProblem(error.problems)}${advice}.`;
    throw new RefusedError(message, error.problems, error);
  }
}
