/** Errors that end a run of any command. */
import type { Problem } from '#domain/validate-snapshot.ts';

import { oneLine } from './format.ts';

/** Ctrl-C, or another request to end. */
export class InterruptedError extends Error {
  override name = 'InterruptedError' as const;
}

/** The run cannot end well, and changes nothing: its input is unusable, or the disk refuses. */
export class RefusedError extends Error {
  override name = 'RefusedError';
  readonly problems: readonly Problem[];

  constructor(message: string, problems: readonly Problem[] = [], cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.problems = problems;
  }
}

/** The reason of an error of the system or of a library, in a few words and without a stack. */
export function errorReason(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return errorReason(error.errors[0]);
  if (!(error instanceof Error)) return String(error);
  const { code } = error as NodeJS.ErrnoException;
  const message = oneLine(error.message) || error.name;
  return code !== undefined && !message.includes(code) ? `${message} (${code})` : message;
}
