/** Keeps the figures of a run, and tells them at its end: the report on stdout, a failure in one sentence on stderr. */
import type { Difference } from '#domain/changes.ts';
import type { Problem } from '#domain/check.ts';
import type { Snapshot } from '#domain/schema.ts';

import { formatTimestamp } from '../support/clock.ts';
import { InterruptedError } from '../support/errors.ts';
import type { Output } from '../support/output.ts';
import { Secret } from '../support/secrets.ts';
import type { RetryingClient } from './retry.ts';
import { PostponedError, RefusedError } from './errors.ts';
import type { SnapshotOptions } from './options.ts';
import { createProgress } from './progress.ts';
import type { Progress } from './progress.ts';
import { reportAsJson, reportInWords } from './report.ts';
import type { SnapshotOutcome, SnapshotReport } from './report.ts';
import { GOES_ON } from './words.ts';
import type { Checkpoint } from './checkpoint.ts';

const exitCodes = { done: 0, refused: 1, postponed: 75, interrupted: 130 } as const;

export class Telling {
  readonly progress: Progress;
  readonly #options: SnapshotOptions;
  readonly #secret: Secret;
  readonly #stdout: Output;
  readonly #stderr: Output;
  readonly #report: SnapshotReport;
  #asker: RetryingClient | null = null;
  #run: Checkpoint | null = null;
  #title = '';

  constructor(options: SnapshotOptions, { stdout, stderr }: { stdout: Output; stderr: Output }) {
    this.#options = options;
    // A service may repeat the token in what it answers, and so in a message.
    this.#secret = new Secret(options.token);
    this.#stdout = stdout;
    this.#stderr = stderr;
    const progress = createProgress(stderr, options.quiet, options.maxCalls);
    this.progress = {
      ...progress,
      say: (sentence) => {
        progress.say(this.#secret.mask(sentence));
      },
    };
    const none = { calls: 0, spacecraft: 0, configurations: 0 };
    this.#report = { outcome: 'postponed', ...none, added: [], removed: [], changed: [], problems: [] };
  }

  /** Whose figures to tell where the run does not come to an end. */
  watch(asker: RetryingClient, run: Checkpoint): void {
    this.#asker = asker;
    this.#run = run;
  }

  /** What the pages make. @param difference - null where there was no snapshot */
  found(snapshot: Snapshot, difference: Difference | null, problems: readonly Problem[]): void {
    const craft = <Change extends { part: string }>(changes: readonly Change[]) =>
      changes.filter(({ part }) => part === 'spacecraft');
    Object.assign(this.#report, {
      spacecraft: snapshot.spacecraft.length,
      configurations: snapshot.configurations.length,
      added: difference ? craft(difference.added).map(({ row }) => row.id) : snapshot.spacecraft.map(({ id }) => id),
      removed: difference ? craft(difference.removed).map(({ row }) => row.id) : [],
      changed: difference ? craft(difference.changed).map(({ id }) => id) : [],
      problems: [...problems],
    } satisfies Partial<SnapshotReport>);
    this.#run = null;
  }

  /** One more problem to tell, where there is one. */
  add(problem: Problem | null): void {
    if (problem !== null) this.#report.problems.push(problem);
  }

  ended(outcome: SnapshotOutcome, title: string): void {
    this.#report.outcome = outcome;
    this.#title = title;
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
   */
  fail(error: unknown): number {
    this.progress.stop();
    if (error instanceof RefusedError) {
      return this.#fail('refused', 'Refused: nothing was written', error.message, exitCodes.refused, error.problems);
    }
    if (error instanceof PostponedError) {
      if (error.retryAt !== null) this.#report.retry_at = formatTimestamp(error.retryAt);
      return this.#fail('postponed', 'Postponed: nothing was written', error.message, exitCodes.postponed, []);
    }
    if (error instanceof InterruptedError) {
      return this.#fail('postponed', 'Interrupted: nothing was written', error.message, exitCodes.interrupted, []);
    }
    // Told by its stack alone: what else hangs on an error may hold bytes of an answer.
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const message = `The refresh met a fault of its own; please report it with these lines:\n${stack}`;
    return this.#fail('refused', 'Refused: nothing was written', message, exitCodes.refused, []);
  }

  /** Does a piece of work with the pages of a run; those that are refused go, and all others wait for the next run. */
  async keepUnlessRefused(run: Checkpoint, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#countPages();
      if (error instanceof RefusedError) await run.dropRefused(error.pages).catch(() => undefined);
      throw error;
    }
  }

  #fail(
    outcome: SnapshotOutcome,
    title: string,
    message: string,
    exitCode: number,
    problems: readonly Problem[],
  ): number {
    this.#report.outcome = outcome;
    this.#title = title;
    const sentence = this.#options.dryRun ? message.replace(GOES_ON, 'a dry run keeps nothing') : message;
    const cause: Problem = { record: 'the run', path: '', message: sentence };
    this.#report.problems = [cause, ...problems, ...this.#report.problems.filter((known) => !problems.includes(known))];
    this.#stderr.write(`${this.#secret.mask(sentence)}\n`);
    this.#tell([cause]);
    return exitCode;
  }

  #tell(told: readonly Problem[]): void {
    this.#report.calls = this.#asker?.calls ?? 0;
    const { json, dryRun } = this.#options;
    const story = { report: this.#report, title: this.#title, dryRun, told };
    const mask = (text: string) => this.#secret.mask(text);
    this.#stdout.write(json ? reportAsJson(this.#report, mask) : mask(reportInWords(story)));
  }

  #countPages(): void {
    const sum = (list: 'spacecraft' | 'configurations') =>
      this.#run?.pagesOf(list).reduce((total, { received }) => total + received, 0) ?? 0;
    if (!this.#run) return;
    this.#report.spacecraft = sum('spacecraft');
    this.#report.configurations = sum('configurations');
  }
}
