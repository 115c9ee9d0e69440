/** What the errors of all commands share. */
import { oneLine } from './format.ts';

/** Somebody pressed Ctrl-C. */
export class InterruptedError extends Error {
  override name = 'InterruptedError' as const;
}

/** The reason of an error of the system or of a library, in a few words and without a stack. */
export function errorReason(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return errorReason(error.errors[0]);
  if (!(error instanceof Error)) return String(error);
  const { code } = error as NodeJS.ErrnoException;
  const message = oneLine(error.message) || error.name;
  return code !== undefined && !message.includes(code) ? `${message} (${code})` : message;
}
