/**
 * Why a run does not end well. What went wrong with a request is told by the first family of classes, each with method,
 * URL and cause; how the run ends because of it by the second.
 */
import type { Problem } from '#domain/check.ts';

import { oneLine } from '../support/format.ts';
import type { FetchedPage } from './checkpoint.ts';

/** A request that brought no usable answer. */
export abstract class RequestError extends Error {
  readonly method = 'GET';
  readonly url: string;

  /**
   * @param url - what was asked for; it never holds a token
   * @param what - what went wrong, as the rest of a sentence that begins with the request
   */
  constructor(url: string, what: string, cause?: unknown) {
    super(`GET ${url} ${oneLine(what)}`, cause === undefined ? undefined : { cause });
    this.url = url;
  }
}

/** No answer, or one that broke off: the connection was refused, reset or closed, or the host has no address. */
export class TransportError extends RequestError {
  override name = 'TransportError' as const;
}

/** An answer that did not come, or did not end, in time. */
export class ResponseTimeoutError extends RequestError {
  override name = 'AnswerTimeoutError' as const;
  /** Whether a smaller page may help: true but where not even a connection came about. */
  readonly mayBeTooHeavy: boolean;

  constructor(url: string, what: string, mayBeTooHeavy: boolean, cause?: unknown) {
    super(url, what, cause);
    this.mayBeTooHeavy = mayBeTooHeavy;
  }
}

/** An answer with more bytes than one answer may have. */
export class ResponseSizeError extends RequestError {
  override name = 'AnswerSizeError' as const;
}

/** An answer that is not what the service's contract promises: HTML, nothing, cut-off JSON, no envelope. */
export class ResponseFormatError extends RequestError {
  override name = 'AnswerFormatError' as const;
}

/** An answer that sends the caller elsewhere. Redirects are never followed. */
export class RedirectError extends RequestError {
  override name = 'RedirectError' as const;
}

/** A status of 400 or more, but 429. */
export class StatusError extends RequestError {
  override name = 'StatusError' as const;
  readonly status: number;
  /** Seconds that the service asks to wait; null where it does not say. */
  readonly retryAfter: number | null;

  constructor(url: string, what: string, status: number, retryAfter: number | null) {
    super(url, what);
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

/** Status 429: the caller's calls are used up for now. */
export class ThrottledError extends RequestError {
  override name = 'ThrottledError' as const;
  /** Seconds that the service asks to wait; null where it does not say. */
  readonly retryAfter: number | null;

  constructor(url: string, what: string, retryAfter: number | null) {
    super(url, what);
    this.retryAfter = retryAfter;
  }
}

/** The run ends for now; what was fetched is kept, and the next run goes on from there. */
export class PostponedError extends Error {
  override name = 'PostponedError' as const;
  /** Milliseconds since 1970 at which the service says to come back; null where it does not say. */
  readonly retryAt: number | null;

  constructor(message: string, retryAt: number | null = null, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.retryAt = retryAt;
  }
}

/** The data is not fit to publish, or the disk will not take it; what was there stays. */
export class RefusedError extends Error {
  override name = 'RefusedError' as const;
  readonly problems: readonly Problem[];
  /** The pages that were refused: the next run asks for them again, and for no others. */
  readonly pages: readonly FetchedPage[];

  constructor(message: string, problems: readonly Problem[] = [], cause?: unknown, pages: readonly FetchedPage[] = []) {
    super(message, cause === undefined ? undefined : { cause });
    this.problems = problems;
    this.pages = pages;
  }
}
