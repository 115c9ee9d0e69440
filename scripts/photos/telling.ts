/** Keeps what a run finds, and tells it at its end: the report on stdout, a failure in one sentence on stderr. */
import type { Problem } from '#domain/check.ts';

import { InterruptedError } from '../support/errors.ts';
import type { Output } from '../support/output.ts';
import { formatCount } from '../support/format.ts';
import { RefusedError } from './errors.ts';
import type { PhotosOptions } from './options.ts';
import type { WantedImage } from './plan.ts';
import { reportAsJson, reportInWords, RESPONSIBILITY } from './report.ts';
import type { PhotosOutcome, PhotosReport } from './report.ts';

const exitCodes = { done: 0, refused: 1, interrupted: 130 } as const;

export class Telling {
  readonly report: PhotosReport;
  readonly #options: PhotosOptions;
  readonly #stdout: Output;
  readonly #stderr: Output;
  #title = '';

  constructor(options: PhotosOptions, { stdout, stderr }: { stdout: Output; stderr: Output }) {
    this.#options = options;
    this.#stdout = stdout;
    this.#stderr = stderr;
    const none = { made: [], kept: [], skipped: [], failed: [] };
    this.report = { outcome: 'refused', bytes: 0, ...none, removed: 0, problems: [] };
    if (options.licences === 'all') stderr.write(`${RESPONSIBILITY}\n`);
  }

  failed(records: readonly WantedImage[], reason: string, hasEarlier: (id: number) => boolean): void {
    for (const { id } of records) this.report.failed.push({ id, reason, earlier_version: hasEarlier(id) });
  }

  ended(changed: boolean, removed: number): void {
    const { made, kept, failed } = this.report;
    const shown = made.length + kept.length + failed.filter((row) => row.earlier_version).length;
    this.report.removed = removed;
    this.report.outcome = changed || removed > 0 ? 'written' : 'unchanged';
    this.#title =
      this.report.outcome === 'unchanged'
        ? `Nothing changed: ${formatCount(shown, 'picture')}`
        : `${formatCount(shown, 'picture')}, ${made.length} of them new or changed`;
  }

  /** Tells how the run ended well. @returns the exit code */
  end(): number {
    this.#tell([]);
    return exitCodes.done;
  }

  /**
   * Tells why the run did not end well.
   *
   * @returns the exit code
   * @throws the error itself when it is a fault of this program
   */
  fail(error: unknown): number {
    if (error instanceof RefusedError) {
      return this.#fail('refused', 'Refused: all is as it was', error.message, error.problems);
    }
    if (error instanceof InterruptedError) {
      return this.#fail('interrupted', 'Interrupted: all is as it was', error.message, []);
    }
    throw error;
  }

  #fail(outcome: PhotosOutcome & keyof typeof exitCodes, title: string, message: string, problems: readonly Problem[]) {
    const cause: Problem = { record: 'the run', path: '', message };
    Object.assign(this.report, { outcome, problems: [cause, ...problems], made: [], kept: [] });
    this.#title = title;
    this.#stderr.write(`${message}\n`);
    this.#tell([cause]);
    return exitCodes[outcome];
  }

  #tell(told: readonly Problem[]): void {
    const { report } = this;
    const byId = (a: { id: number }, b: { id: number }) => a.id - b.id;
    report.made.sort((a, b) => a - b);
    report.kept.sort((a, b) => a - b);
    report.failed.sort(byId);
    report.skipped.sort(byId);
    const { json, dryRun } = this.#options;
    this.#stdout.write(json ? reportAsJson(report) : reportInWords({ report, title: this.#title, dryRun, told }));
  }
}
