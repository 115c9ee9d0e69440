/**
 * Requests one page of a list, with every limit that a single response needs. Retries are in retry.ts.
 */
import { request } from 'undici';
import type { Dispatcher } from 'undici';
import { z } from 'zod';

import type { Problem } from '#domain/validate-snapshot.ts';

import { errorReason } from '../support/errors.ts';
import type { Clock } from '../support/clock.ts';
import { discardBody, firstHeader } from '../support/http.ts';
import { createDispatcher } from '../support/proxies.ts';
import type { Proxies } from '../support/proxies.ts';
import { Secret } from '../support/secrets.ts';
import { userAgent } from '../support/user-agent.ts';
import { retryAfterSeconds, throttleSeconds } from '../support/retry-timing.ts';
import { oneLine } from '../support/format.ts';
import { ResponseReader } from './response-reader.ts';
import {
  ResponseFormatError,
  ResponseTimeoutError,
  RedirectError,
  RequestError,
  StatusError,
  ThrottledError,
  TransportError,
} from './errors.ts';
import { linkWarning } from './next-link.ts';
import type { SnapshotTimeouts } from './policy.ts';

/**
 * The lists with their parameters. Of the orderings of spacecraft, only `id` pages safely; no ordering of flights is
 * documented, so what comes is checked.
 */
export const lists = {
  spacecraft: { path: 'spacecraft/', parameters: { mode: 'detailed', ordering: 'id' } },
  configurations: { path: 'spacecraft_configurations/', parameters: { mode: 'detailed', ordering: 'name' } },
  flights: { path: 'spacecraft_flights/', parameters: { mode: 'detailed', ordering: '-id' } },
} as const satisfies Record<string, { path: string; parameters: Record<string, string> }>;

export type ListName = keyof typeof lists;

/** The lists without which there is no snapshot. */
export const recordLists = ['spacecraft', 'configurations'] as const satisfies readonly ListName[];

/** Which page of which list. */
export interface PageQuery {
  list: ListName;
  offset: number;
  limit: number;
}

/** What a page says beside its records. */
export interface PageSummary {
  /** Records of the whole list. */
  count: number;
  /** Records of this page. */
  received: number;
  /** The service's time, in milliseconds since 1970; null where it does not say. */
  serverTime: number | null;
  /** Oddities that do no harm. */
  warnings: Problem[];
}

/** Gets each parsed record; one that holds the token must not be stored. */
export type RecordHandler = (record: unknown, holdsToken: boolean) => void;

export interface ClientOptions {
  /** Base address, with version and a final slash. */
  api: string;
  /** Sent to that host only. */
  token: string | null;
  /** Identifies the caller; null where none is set. */
  siteUrl: string | null;
  proxies: Proxies;
  timeouts: SnapshotTimeouts;
  clock: Clock;
}

const envelopeSchema = z.object({
  count: z.int().nonnegative(),
  next: z.unknown(),
  results: z.array(z.unknown()),
});

/** Bytes of the body of a 429 that are read. */
const THROTTLE_BODY = 4096;

export class Client {
  readonly #options: ClientOptions;
  readonly #agent: Dispatcher;
  readonly #secret: Secret;
  /** Bytes received. */
  bytes = 0;

  constructor(options: ClientOptions) {
    this.#options = options;
    this.#secret = new Secret(options.token);
    const { connect, headers } = options.timeouts;
    this.#agent = createDispatcher(options.proxies, connect, {
      allowH2: false,
      connections: 1,
      headersTimeout: headers,
      bodyTimeout: headers,
    });
  }

  /** Address of a page. */
  urlOf({ list, offset, limit }: PageQuery): string {
    const { path, parameters } = lists[list];
    const url = new URL(path, this.#options.api);
    url.search = new URLSearchParams({ limit: String(limit), ...parameters, offset: String(offset) }).toString();
    return url.href;
  }

  /**
   * Fetches a page.
   *
   * @param open - called when the response begins, with the time in milliseconds since 1970; returns the handler of records.
   *   If the response turns out to be bad later, the records must be discarded.
   * @throws RequestError; errors of `open` and its handler; the signal's reason
   */
  async get(query: PageQuery, open: (at: number) => RecordHandler, signal: AbortSignal): Promise<PageSummary> {
    const url = this.urlOf(query);
    const deadline = AbortSignal.timeout(this.#options.timeouts.answer);
    const either = AbortSignal.any([signal, deadline]);
    const failure = (error: unknown) => {
      signal.throwIfAborted();
      return this.#failure(url, error, deadline.aborted);
    };
    const { headers, body } = await this.#request(url, either, failure);
    const handle = open(this.#options.clock.now());
    const onBytes = (bytes: number) => {
      this.bytes += bytes;
    };
    const reader = new ResponseReader({ url, limit: query.limit, signal: either, onBytes });
    try {
      for await (const text of withFailures(reader.records(body, firstHeader(headers['content-encoding'])), failure)) {
        handle(parsed(url, text), this.#secret.isIn(text));
      }
    } finally {
      discardBody(body);
    }
    return this.#summary(query, url, reader, headers);
  }

  async close(): Promise<void> {
    await this.#agent.destroy();
  }

  /** Sends the request and checks the status. @param failure - converts errors */
  async #request(
    url: string,
    signal: AbortSignal,
    failure: (error: unknown) => Error,
  ): Promise<Pick<Dispatcher.ResponseData, 'headers' | 'body'>> {
    const { token, clock, siteUrl } = this.#options;
    const { statusCode, headers, body } = await request(url, {
      dispatcher: this.#agent,
      signal,
      headers: {
        accept: 'application/json',
        'accept-encoding': 'gzip, br',
        'user-agent': userAgent(siteUrl),
        ...(token === null ? {} : { authorization: `Token ${token}` }),
      },
    }).catch((error: unknown) => {
      throw failure(error);
    });
    if (statusCode === 200) return { headers, body };
    const retryAfter = retryAfterSeconds(firstHeader(headers['retry-after']), clock.now());
    const text = statusCode === 429 && retryAfter === null ? await beginningOf(body) : '';
    discardBody(body);
    throw statusFailure(url, statusCode, retryAfter ?? throttleSeconds(text), firstHeader(headers.location));
  }

  /** Reads what surrounds the records, once they have all arrived. */
  #summary(
    query: PageQuery,
    url: string,
    reader: ResponseReader,
    headers: Dispatcher.ResponseData['headers'],
  ): PageSummary {
    const type = firstHeader(headers['content-type']) ?? '';
    const { received } = reader;
    const { count, next } = readEnvelope(url, reader.envelope());
    if (received === 0 && query.offset < count) {
      throw new ResponseFormatError(url, `brought no records, though the list counts ${count}`);
    }
    const warnings: Problem[] = [];
    // Warnings are saved with the page, so they are masked here.
    const warn = (path: string, message: string) => {
      warnings.push({ record: `GET ${url}`, path, message: this.#secret.mask(oneLine(message)) });
    };
    if (!/^application\/(?:[\w.-]+\+)?json\b/i.test(type)) {
      warn('Content-Type', `expected application/json, got ${JSON.stringify(type)}; the body was JSON`);
    }
    if (reader.hasByteOrderMark) warn('', 'the response begins with a byte order mark; it was dropped');
    const odd = linkWarning(next, url, query.offset, query.offset + received < count);
    if (odd !== null) warn('next', odd);
    return { count, received, serverTime: serverTimeOf(headers), warnings };
  }

  /** Converts an error of the network, the HTTP parser or a decompressor. */
  #failure(url: string, error: unknown, tooLate: boolean): RequestError {
    if (error instanceof RequestError) return error;
    const { timeouts } = this.#options;
    const code = (error as NodeJS.ErrnoException | null)?.code ?? '';
    const late = (what: string, heavy: boolean) => new ResponseTimeoutError(url, what, heavy, error);
    if (tooLate) return late(`did not end within ${seconds(timeouts.answer)}`, true);
    if (code === 'UND_ERR_CONNECT_TIMEOUT')
      return late(`found no connection within ${seconds(timeouts.connect)}`, false);
    if (code === 'UND_ERR_HEADERS_TIMEOUT') return late(`had no answer within ${seconds(timeouts.headers)}`, true);
    if (code === 'UND_ERR_BODY_TIMEOUT') return late(`stood still for ${seconds(timeouts.headers)}`, true);
    if (/^(?:Z_|ERR_BROTLI|ERR__ERROR)/.test(code)) {
      return new ResponseFormatError(url, `came packed, and cut off or damaged (${code})`, error);
    }
    return new TransportError(url, `failed: ${errorReason(error)}`, error);
  }
}

/** Passes a source on, with its errors converted; the consumer's own errors are not. */
async function* withFailures<Value>(
  source: AsyncIterable<Value>,
  failure: (error: unknown) => Error,
): AsyncGenerator<Value> {
  try {
    yield* source;
  } catch (error) {
    throw failure(error);
  }
}

function statusFailure(
  url: string,
  status: number,
  retryAfter: number | null,
  location: string | undefined,
): RequestError {
  if (status === 429) return new ThrottledError(url, 'was throttled (status 429)', retryAfter);
  if (status >= 400) return new StatusError(url, `was answered with status ${status}`, status, retryAfter);
  if (status >= 300) {
    const host = URL.parse(location ?? '', url)?.host;
    const to = host ? ` to ${host}` : '';
    return new RedirectError(url, `was redirected${to} (status ${status}); redirects are not followed`);
  }
  return new ResponseFormatError(url, `was answered with status ${status} where 200 was expected`);
}

function readEnvelope(url: string, text: string): { count: number; next: unknown } {
  const trimmed = text.trimStart();
  if (trimmed === '') throw new ResponseFormatError(url, 'brought an empty answer (status 200)');
  if (trimmed.startsWith('<')) throw new ResponseFormatError(url, 'brought HTML instead of JSON (status 200)');
  const envelope = envelopeSchema.safeParse(parsed(url, text));
  if (envelope.success) return envelope.data;
  throw new ResponseFormatError(url, 'brought JSON that is no list of Launch Library 2: no count, or no results');
}

function parsed(url: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ResponseFormatError(url, 'brought JSON that is cut off or damaged', error);
  }
}

/** The beginning of a body; if it breaks off, the status still counts. */
async function beginningOf(body: AsyncIterable<Uint8Array>): Promise<string> {
  let text = '';
  try {
    for await (const piece of body) {
      text += Buffer.from(piece).toString('utf8');
      if (text.length > THROTTLE_BODY) break;
    }
  } catch {
    return text;
  }
  return text;
}

/** From `Date`, and `Age` where the response was cached (RFC 9111, 4.2.3). */
function serverTimeOf(headers: Readonly<Record<string, string | string[] | undefined>>): number | null {
  const date = Date.parse(firstHeader(headers['date']) ?? '');
  const age = /^\d{1,9}$/.exec(firstHeader(headers['age']) ?? '');
  return Number.isNaN(date) ? null : date + Number(age?.[0] ?? 0) * 1000;
}

function seconds(milliseconds: number): string {
  return `${milliseconds / 1000} s`;
}
