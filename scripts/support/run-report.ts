/** Reports how a run ended: the report on stdout, and the reason of a failure in one sentence on stderr. */
import { formatProblem } from '#domain/validate-snapshot.ts';
import type { Problem } from '#domain/validate-snapshot.ts';

import { InterruptedError, RefusedError } from './errors.ts';
import { formatCount } from './format.ts';
import type { Output } from './output.ts';

/** What the reports of all commands have in common. */
export interface RunReport {
  outcome: string;
  problems: Problem[];
}

/** Exit codes; 75 is `EX_TEMPFAIL` of sysexits.h. */
export const exitCodes = { done: 0, refused: 1, wrongArguments: 2, postponed: 75, interrupted: 130 } as const;

/** How a failed run ends. */
export interface Failure {
  outcome: string;
  title: string;
  message: string;
  exitCode: number;
  problems?: readonly Problem[];
}

export interface ReporterOptions<Report extends RunReport> {
  stdout: Output;
  stderr: Output;
  json: boolean;
  dryRun: boolean;
  /** The run fills it in. */
  report: Report;
  interruptedOutcome: Report['outcome'];
  /** The lines for people between the title and the problems. */
  describe: (report: Report) => string[];
  /** Completes the report just before it is written. */
  complete?: (report: Report, hasFailed: boolean) => void;
  /** Failures that only this command knows; null for any other error. */
  failureOf?: (error: unknown, report: Report) => Failure | null;
  /** Removes secrets from what is written. */
  mask?: (text: string) => string;
}

/** Rows of one list in the report for people; the JSON holds all. */
const MAX_ROWS = 20;

export class Reporter<Report extends RunReport> {
  readonly report: Report;
  readonly #options: ReporterOptions<Report>;
  readonly #mask: (text: string) => string;
  #title = '';

  constructor(options: ReporterOptions<Report>) {
    this.#options = options;
    this.report = options.report;
    this.#mask = options.mask ?? ((text) => text);
  }

  /** Sets how a successful run ends. @param title - first line of the report, fit to be a commit message */
  finish(outcome: Report['outcome'], title: string): void {
    this.#finish(outcome, title);
  }

  #finish(outcome: string, title: string): void {
    const report: RunReport = this.report;
    report.outcome = outcome;
    this.#title = title;
  }

  /** Reports a successful run. @returns the exit code */
  end(): number {
    this.#options.complete?.(this.report, false);
    this.#write(this.report.problems);
    return exitCodes.done;
  }

  /** Reports a failed run. @returns the exit code */
  fail(error: unknown): number {
    const { report } = this;
    const failure = this.#options.failureOf?.(error, report) ?? this.#commonFailure(error);
    const { problems = [] } = failure;
    this.#options.complete?.(report, true);
    this.#finish(failure.outcome, failure.title);
    const others = [...problems, ...report.problems.filter((known) => !problems.includes(known))];
    report.problems = [{ record: 'the run', path: '', message: failure.message }, ...others];
    this.#options.stderr.write(`${this.#mask(failure.message)}\n`);
    this.#write(others);
    return failure.exitCode;
  }

  #commonFailure(error: unknown): Failure {
    if (error instanceof RefusedError) return { ...refused, message: error.message, problems: error.problems };
    if (error instanceof InterruptedError) {
      const { interruptedOutcome: outcome } = this.#options;
      const title = 'Interrupted: nothing was written';
      return { outcome, title, message: error.message, exitCode: exitCodes.interrupted };
    }
    // Only the stack: other properties of an error may hold bytes of a response.
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { ...refused, message: `This is a bug in the program; please report it with these lines:\n${stack}` };
  }

  /** @param problems - those that stderr has not named */
  #write(problems: readonly Problem[]): void {
    const { stdout, json, dryRun, describe } = this.#options;
    const lines = [
      this.#title,
      '',
      ...(dryRun ? ['A dry run: nothing was written.'] : []),
      ...describe(this.report),
      ...listLines(`${formatCount(problems.length, 'problem')}:`, problems.map(formatProblem)),
    ];
    const masked = (_: string, value: unknown) => (typeof value === 'string' ? this.#mask(value) : value);
    stdout.write(json ? `${JSON.stringify(this.report, masked)}\n` : `${this.#mask(lines.join('\n'))}\n`);
  }
}

const refused = { outcome: 'refused', title: 'Refused: nothing was written', exitCode: exitCodes.refused } as const;

/** A list for people under its heading, cut to twenty rows; no lines where there are no rows. */
export function listLines(heading: string, rows: readonly string[]): string[] {
  if (rows.length === 0) return [];
  const more = rows.length > MAX_ROWS ? [`- and ${rows.length - MAX_ROWS} more (--json has them all)`] : [];
  return [heading, ...rows.slice(0, MAX_ROWS).map((row) => `- ${row}`), ...more];
}
