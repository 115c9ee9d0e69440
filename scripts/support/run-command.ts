/** Runs a command from its arguments to its exit code. */
import { UsageError } from './arguments.ts';
import type { Reporter, RunReport } from './run-report.ts';

/** A run that is ready to start. */
export interface CommandRun<Report extends RunReport> {
  reporter: Reporter<Report>;
  start: () => Promise<void>;
}

/**
 * Reads the arguments, runs, and reports.
 *
 * @param prepare - reads the arguments; throws UsageError when they are wrong, once it has said so
 * @returns the exit code
 */
export async function runCommand<Report extends RunReport>(prepare: () => CommandRun<Report>): Promise<number> {
  try {
    const { reporter, start } = prepare();
    try {
      await start();
      return reporter.end();
    } catch (error) {
      if (error instanceof UsageError) throw error;
      return reporter.fail(error);
    }
  } catch (error) {
    if (error instanceof UsageError) return error.exitCode;
    throw error;
  }
}
