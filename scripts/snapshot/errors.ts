/**
 * Errors of requests, each with method, URL and cause; and errors that end a run.
 */
import type { Problem } from '#domain/validate-snapshot.ts';

import { RefusedError } from '../support/errors.ts';
import { oneLine } from '../support/format.ts';
import type { FetchedPage } from './checkpoint.ts';

/** A request without a usable response. */
export abstract class RequestError extends Error {
  readonly method = 'GET';
  readonly url: string;

  /**
   * @param url - never holds a token
   * @param what - what went wrong, to complete a sentence that begins with the request
   */
  constructor(url: string, what: string, cause?: unknown) {
    super(`GET ${url} ${oneLine(what)}`, cause === undefined ? undefined : { cause });
    this.url = url;
  }
}

/** No response, or one that broke off: the connection was refused, reset or closed, or the host has no address. */
export class TransportError extends RequestError {
  override name = 'TransportError' as const;
}

/** A response that did not begin or end in time. */
export class ResponseTimeoutError extends RequestError {
  override name = 'ResponseTimeoutError' as const;
  /** Whether a smaller page may help: not where there was no connection. */
  readonly mayBeTooLarge: boolean;

  constructor(url: string, what: string, mayBeTooLarge: boolean, cause?: unknown) {
    super(url, what, cause);
    this.mayBeTooLarge = mayBeTooLarge;
  }
}

/** A response that is too large. */
export class ResponseSizeError extends RequestError {
  override name = 'ResponseSizeError' as const;
}

/** A response that breaks the service's contract: HTML, an empty body, truncated JSON, no envelope. */
export class ResponseFormatError extends RequestError {
  override name = 'ResponseFormatError' as const;
}

/** A redirect; redirects are never followed. */
export class RedirectError extends RequestError {
  override name = 'RedirectError' as const;
}

/** A status of 400 or more, except 429. */
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

/** Status 429: the caller has no calls left for now. */
export class ThrottledError extends RequestError {
  override name = 'ThrottledError' as const;
  /** Seconds that the service asks to wait; null where it does not say. */
  readonly retryAfter: number | null;

  constructor(url: string, what: string, retryAfter: number | null) {
    super(url, what);
    this.retryAfter = retryAfter;
  }
}

/** The run ends for now; fetched pages are saved, and the next run resumes there. */
export class PostponedError extends Error {
  override name = 'PostponedError' as const;
  /** When to come back, in milliseconds since 1970; null where the service does not say. */
  readonly retryAt: number | null;

  constructor(message: string, retryAt: number | null = null, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.retryAt = retryAt;
  }
}

/** Pages are not fit to publish; the next run requests them again, and no others. */
export class RefusedPagesError extends RefusedError {
  override name = 'RefusedPagesError';
  readonly pages: readonly FetchedPage[];

  constructor(message: string, pages: readonly FetchedPage[], problems: readonly Problem[] = []) {
    super(message, problems);
    this.pages = pages;
  }
}

/** What a message says of a run whose pages are saved. */
export const RESUME_HINT = 'the next run resumes there';
