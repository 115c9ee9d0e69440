/**
 * Retries the request of a page within the budget of calls: waits as the service says, and reports a page that is too large
 * for the service.
 */
import type { Clock } from '../support/clock.ts';
import { RefusedError } from '../support/errors.ts';
import { backoff } from '../support/retry-timing.ts';
import { formatWait } from '../support/format.ts';
import type { PageSummary, Client, PageQuery, RecordHandler } from './client.ts';
import {
  ResponseSizeError,
  ResponseTimeoutError,
  PostponedError,
  RequestError,
  RESUME_HINT,
  StatusError,
  ThrottledError,
} from './errors.ts';
import { maxAttempts, maxRetryAfter, TIMEOUTS_BEFORE_SMALLER, WINDOW } from './policy.ts';
import type { SnapshotProgress } from './progress.ts';

/** Statuses of a service, or of the proxy before it, that timed out. */
const TIMEOUT_STATUSES: readonly number[] = [504, 524];
/** Statuses below 500 that are worth a retry: request timeout, too early. */
const RETRYABLE_STATUSES: readonly number[] = [408, 425];

export interface RetryingClientOptions {
  client: Client;
  clock: Clock;
  progress: SnapshotProgress;
  signal: AbortSignal;
  /** Calls that the run may make, including retries. */
  maxCalls: number;
  /** Whether to wait as long as the service says. */
  wait: boolean;
}

/** A page of this size is too large for the service. */
export interface TooLarge {
  tooLarge: true;
  error: RequestError;
}

export class RetryingClient {
  readonly #options: RetryingClientOptions;
  #budget: { calls: number; option: string };
  /** Calls made so far. */
  calls = 0;

  constructor(options: RetryingClientOptions) {
    this.#options = options;
    this.#budget = { calls: options.maxCalls, option: '--max-calls' };
  }

  /** Calls that are left. */
  get left(): number {
    return Math.max(0, this.#budget.calls - this.calls);
  }

  /** Lowers the budget to so many more calls, if it is larger. @param option - the option that says so */
  allowOnly(calls: number, option: string): void {
    if (calls < this.left) this.#budget = { calls: this.calls + calls, option };
  }

  /**
   * Fetches a page.
   *
   * @param canShrink - whether smaller pages may be requested instead
   * @param open - see {@link Client.get}; called for each attempt
   * @throws PostponedError when the run must wait, or the budget is used up
   * @throws RefusedError when the service rejects the request
   * @throws the signal's reason
   */
  async get(
    query: PageQuery,
    canShrink: boolean,
    open: (at: number) => RecordHandler,
  ): Promise<PageSummary | TooLarge> {
    const { client, signal, progress } = this.#options;
    let attempts = 0;
    let timeouts = 0;
    for (;;) {
      this.#countCall(client.urlOf(query));
      try {
        return await client.get(query, open, signal);
      } catch (error) {
        if (!(error instanceof RequestError)) throw error;
        if (error instanceof ThrottledError) {
          await this.#throttled(error);
          continue;
        }
        attempts++;
        if (isTimeout(error)) timeouts++;
        const isTooLarge = error instanceof ResponseSizeError || timeouts >= TIMEOUTS_BEFORE_SMALLER;
        if (canShrink && isTooLarge) return { tooLarge: true, error };
        const delay = this.#delayAfter(error, attempts);
        if (this.left === 0) throw this.#budgetUsed(error);
        if (typeof delay === 'number') {
          progress.say(`${error.message}; trying again in ${formatWait(delay)}.`);
          await this.#options.clock.sleep(delay, signal);
        } else await this.#wait(delay.seconds, error);
      }
    }
  }

  #countCall(url: string): void {
    const { calls, option } = this.#budget;
    if (this.left === 0) {
      throw new PostponedError(
        `All ${calls} calls of this run are used (${option}) before GET ${url}; ${RESUME_HINT}.`,
      );
    }
    this.calls++;
    this.#options.progress.called(this.calls, this.#options.client.bytes);
  }

  /** The delay after a failure other than throttling: milliseconds, or the service's own long wait. */
  #delayAfter(error: RequestError, attempts: number): number | { seconds: number } {
    const { clock, wait } = this.#options;
    const status = error instanceof StatusError ? error.status : null;
    if (status !== null && status < 500 && !RETRYABLE_STATUSES.includes(status)) throw rejected(error, status);
    const asked = error instanceof StatusError ? error.retryAfter : null;
    if (asked !== null && asked > maxRetryAfter) {
      if (wait) return { seconds: asked };
      throw new PostponedError(
        `${error.message}, and the service asks to wait ${formatWait(asked * 1000)}; ${RESUME_HINT}.`,
        clock.now() + asked * 1000,
        error,
      );
    }
    if (attempts >= maxAttempts) {
      throw new PostponedError(`${error.message}, after ${attempts} attempts; ${RESUME_HINT}.`, null, error);
    }
    return asked !== null && asked > 0 ? asked * 1000 : backoff(attempts, clock.random());
  }

  async #throttled(error: ThrottledError): Promise<void> {
    const { clock, wait } = this.#options;
    const { retryAfter } = error;
    if (!wait) {
      const when =
        retryAfter === null
          ? `it does not say for how long, but its window is ${formatWait(WINDOW * 1000)}`
          : `come back in ${formatWait(retryAfter * 1000)}`;
      const retryAt = retryAfter === null ? null : clock.now() + retryAfter * 1000;
      throw new PostponedError(`${error.message}: ${when}; ${RESUME_HINT}.`, retryAt, error);
    }
    if (this.left === 0) throw this.#budgetUsed(error);
    await this.#wait(retryAfter ?? WINDOW, error);
  }

  /** Waits as long as the service says, and a second more, since it rounds to seconds. */
  async #wait(seconds: number, error: RequestError): Promise<void> {
    const { clock, progress, signal } = this.#options;
    const until = clock.now() + (seconds + 1) * 1000;
    progress.say(`${error.message}; waiting ${formatWait(until - clock.now())}.`);
    for (;;) {
      const left = until - clock.now();
      if (left <= 0) break;
      progress.waiting(left);
      await clock.sleep(Math.min(left, progress.tick), signal);
    }
    progress.waiting(0);
  }

  #budgetUsed(error: RequestError): PostponedError {
    const { clock } = this.#options;
    const { calls, option } = this.#budget;
    const asked = error instanceof ThrottledError || error instanceof StatusError ? error.retryAfter : null;
    return new PostponedError(
      `${error.message}, and all ${calls} calls of this run are used (${option}); ${RESUME_HINT}.`,
      asked === null ? null : clock.now() + asked * 1000,
      error,
    );
  }
}

function isTimeout(error: RequestError): boolean {
  if (error instanceof StatusError) return TIMEOUT_STATUSES.includes(error.status);
  return error instanceof ResponseTimeoutError && error.mayBeTooLarge;
}

function rejected(error: RequestError, status: number): RefusedError {
  const advice: Record<number, string> = {
    401: 'the service does not know the token: check LL2_TOKEN',
    403: 'the service does not serve this caller: check LL2_TOKEN, or try from another network',
    404: 'there is no such list: check the base address and its version (--api, LL2_API)',
  };
  const what = advice[status] ?? 'the service rejects this request: check the base address (--api, LL2_API)';
  return new RefusedError(`${error.message}; ${what}.`, [], error);
}
