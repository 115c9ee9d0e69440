/**
 * Asks for a page until it comes or there is no more point: counts every call, waits where waiting is polite, and says
 * when a page is too heavy for the service.
 */
import type { Clock } from '../support/clock.ts';
import { backoff } from '../support/retry-timing.ts';
import { formatWait } from '../support/format.ts';
import type { PageSummary, Client, PageQuery, RecordHandler } from './client.ts';
import {
  ResponseSizeError,
  ResponseTimeoutError,
  PostponedError,
  RefusedError,
  RequestError,
  StatusError,
  ThrottledError,
} from './errors.ts';
import { maxAttempts, maxRetryAfter, TIMEOUTS_BEFORE_SMALLER, WINDOW } from './policy.ts';
import type { Progress } from './progress.ts';
import { GOES_ON } from './words.ts';

/** Statuses with which a service, or the shield before it, says that the answer took too long. */
const TIMEOUT_STATUSES: readonly number[] = [504, 524];
/** Statuses below 500 that may be over at the next attempt: request timeout, too early. */
const PASSING_STATUSES: readonly number[] = [408, 425];

export interface RetryingClientOptions {
  client: Client;
  clock: Clock;
  progress: Progress;
  signal: AbortSignal;
  /** Calls that the run may make, retries and all. */
  maxCalls: number;
  /** Whether to wait where the service says to, however long. */
  wait: boolean;
}

/** The service does not manage a page of this size. */
export interface TooHeavy {
  tooHeavy: true;
  error: RequestError;
}

export class RetryingClient {
  readonly #options: RetryingClientOptions;
  /** Calls made so far. */
  calls = 0;

  constructor(options: RetryingClientOptions) {
    this.#options = options;
  }

  /**
   * Asks for a page.
   *
   * @param canShrink - whether the page may be asked for in smaller pieces instead
   * @param open - see {@link Client.get}; called anew for each attempt
   * @throws PostponedError when the service is to be left alone for now or the budget is used up
   * @throws RefusedError when the service will not have this request at all
   * @throws the signal's reason
   */
  async ask(
    query: PageQuery,
    canShrink: boolean,
    open: (at: number) => RecordHandler,
  ): Promise<PageSummary | TooHeavy> {
    const { client, signal, progress } = this.#options;
    let attempts = 0;
    let timeouts = 0;
    for (;;) {
      this.#spend(client.urlOf(query));
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
        const isTooHeavy = error instanceof ResponseSizeError || timeouts >= TIMEOUTS_BEFORE_SMALLER;
        if (canShrink && isTooHeavy) return { tooHeavy: true, error };
        const delay = this.#delayAfter(error, attempts);
        if (this.calls >= this.#options.maxCalls) throw this.#spent(error);
        if (typeof delay === 'number') {
          progress.say(`${error.message}; trying again in ${formatWait(delay)}.`);
          await this.#options.clock.sleep(delay, signal);
        } else await this.#wait(delay.seconds, error);
      }
    }
  }

  #spend(url: string): void {
    const { maxCalls, progress } = this.#options;
    if (this.calls >= maxCalls) {
      throw new PostponedError(
        `All ${maxCalls} calls of this run are used (--max-calls) before GET ${url}; ${GOES_ON}.`,
      );
    }
    this.calls++;
    progress.called(this.calls, this.#options.client.bytes);
  }

  /** What to do after a failure that is no throttling: milliseconds to wait, or the service's own long wait. */
  #delayAfter(error: RequestError, attempts: number): number | { seconds: number } {
    const { clock, wait } = this.#options;
    const status = error instanceof StatusError ? error.status : null;
    if (status !== null && status < 500 && !PASSING_STATUSES.includes(status)) throw unwanted(error, status);
    const asked = error instanceof StatusError ? error.retryAfter : null;
    if (asked !== null && asked > maxRetryAfter) {
      if (wait) return { seconds: asked };
      throw new PostponedError(
        `${error.message}, and the service asks to wait ${formatWait(asked * 1000)}; ${GOES_ON}.`,
        clock.now() + asked * 1000,
        error,
      );
    }
    if (attempts >= maxAttempts) {
      throw new PostponedError(`${error.message}, after ${attempts} attempts; ${GOES_ON}.`, null, error);
    }
    return asked !== null && asked > 0 ? asked * 1000 : backoff(attempts, clock.random());
  }

  async #throttled(error: ThrottledError): Promise<void> {
    const { clock, wait, maxCalls } = this.#options;
    const { retryAfter } = error;
    if (!wait) {
      const when =
        retryAfter === null
          ? `it does not say for how long, but its window is ${formatWait(WINDOW * 1000)}`
          : `come back in ${formatWait(retryAfter * 1000)}`;
      const retryAt = retryAfter === null ? null : clock.now() + retryAfter * 1000;
      throw new PostponedError(`${error.message}: ${when}; ${GOES_ON}.`, retryAt, error);
    }
    if (this.calls >= maxCalls) throw this.#spent(error);
    await this.#wait(retryAfter ?? WINDOW, error);
  }

  /** Waits as long as the service asks, and a second more, since it gives whole seconds. */
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

  #spent(error: RequestError): PostponedError {
    const { maxCalls, clock } = this.#options;
    const asked = error instanceof ThrottledError || error instanceof StatusError ? error.retryAfter : null;
    return new PostponedError(
      `${error.message}, and all ${maxCalls} calls of this run are used (--max-calls); ${GOES_ON}.`,
      asked === null ? null : clock.now() + asked * 1000,
      error,
    );
  }
}

function isTimeout(error: RequestError): boolean {
  if (error instanceof StatusError) return TIMEOUT_STATUSES.includes(error.status);
  return error instanceof ResponseTimeoutError && error.mayBeTooHeavy;
}

function unwanted(error: RequestError, status: number): RefusedError {
  const advice: Record<number, string> = {
    401: 'the service does not know the token: check LL2_TOKEN',
    403: 'the service will not serve this caller: check LL2_TOKEN, or ask from another address',
    404: 'there is no such list: check the base address and its version (--api, LL2_API)',
  };
  const what = advice[status] ?? 'the service will not have this request: check the base address (--api, LL2_API)';
  return new RefusedError(`${error.message}; ${what}.`, [], error);
}
