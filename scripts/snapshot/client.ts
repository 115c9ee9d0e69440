/**
 * One question to the service: a GET of one page of a list, with every guard that a single answer needs. Whether to ask
 * again is for others to decide.
 */
import type { Readable } from 'node:stream';

import { request } from 'undici';
import type { Dispatcher } from 'undici';
import { z } from 'zod';

import type { Problem } from '#domain/check.ts';

import { errorReason } from '../support/errors.ts';
import type { Clock } from '../support/clock.ts';
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

/** The lists that are read, each with its parameters: `ordering=id` is the only order of spacecraft that pages safely. */
export const lists = {
  spacecraft: { path: 'spacecraft/', parameters: { mode: 'detailed', ordering: 'id' } },
  configurations: { path: 'spacecraft_configurations/', parameters: { mode: 'detailed', ordering: 'name' } },
} as const satisfies Record<string, { path: string; parameters: Record<string, string> }>;

export type ListName = keyof typeof lists;

/** Which page of which list. */
export interface PageQuery {
  list: ListName;
  offset: number;
  limit: number;
}

/** What an answer says beside its records. */
export interface PageSummary {
  /** How many records the whole list has. */
  count: number;
  /** How many this page had. */
  received: number;
  /** The service's clock when it answered, in milliseconds since 1970; null where it did not say. */
  serverTime: number | null;
  /** What was odd and could be survived. */
  warnings: Problem[];
}

/** Takes one record of a page, parsed; `holdsToken` says that its text has the token in it, so that it must not be stored. */
export type RecordHandler = (record: unknown, holdsToken: boolean) => void;

export interface ClientOptions {
  /** Base address, with version and a final slash. */
  api: string;
  /** Goes to that host alone. */
  token: string | null;
  /** Address of the site that the snapshot is for, so that the service can see who asks. */
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

/** Bytes of the body of a 429 that are looked at. */
const THROTTLE_BODY = 4096;

export class Client {
  readonly #options: ClientOptions;
  readonly #agent: Dispatcher;
  readonly #secret: Secret;
  /** Bytes that came over the network. */
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
   * Asks for a page.
   *
   * @param open - called when the answer begins to come, with its moment in milliseconds since 1970; what it returns gets
   *   each record. When the answer turns out to be broken later, what it got must be thrown away.
   * @throws RequestError of the class that fits; whatever `open` and its handler throw; the signal's reason
   */
  async get(query: PageQuery, open: (at: number) => RecordHandler, signal: AbortSignal): Promise<PageSummary> {
    const url = this.urlOf(query);
    const deadline = AbortSignal.timeout(this.#options.timeouts.answer);
    const either = AbortSignal.any([signal, deadline]);
    const failure = (error: unknown) => {
      signal.throwIfAborted();
      return this.#failure(url, error, deadline.aborted);
    };
    const { headers, body } = await this.#ask(url, either, failure);
    const handle = open(this.#options.clock.now());
    const onBytes = (bytes: number) => {
      this.bytes += bytes;
    };
    const reader = new ResponseReader({ url, limit: query.limit, signal: either, onBytes });
    try {
      for await (const text of guarded(reader.records(body, first(headers['content-encoding'])), failure)) {
        handle(parsed(url, text), this.#secret.isIn(text));
      }
    } finally {
      abandon(body);
    }
    return this.#answer(query, url, reader, headers);
  }

  async close(): Promise<void> {
    await this.#agent.destroy();
  }

  /** Asks, up to the headers of an answer that is one. @param failure - makes an error of ours of any other */
  async #ask(
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
    const retryAfter = retryAfterSeconds(first(headers['retry-after']), clock.now());
    const text = statusCode === 429 && retryAfter === null ? await beginningOf(body) : '';
    abandon(body);
    throw statusFailure(url, statusCode, retryAfter ?? throttleSeconds(text), first(headers.location));
  }

  /** What an answer says beside its records, once they are all there. */
  #answer(
    query: PageQuery,
    url: string,
    reader: ResponseReader,
    headers: Dispatcher.ResponseData['headers'],
  ): PageSummary {
    const type = first(headers['content-type']) ?? '';
    const { received } = reader;
    const { count, next } = readEnvelope(url, reader.envelope());
    if (received === 0 && query.offset < count) {
      throw new ResponseFormatError(url, `brought no records, though the list counts ${count}`);
    }
    const warnings: Problem[] = [];
    // Warnings are kept with the page, so that they must be clean before they are told.
    const warn = (path: string, message: string) => {
      warnings.push({ record: `GET ${url}`, path, message: this.#secret.mask(oneLine(message)) });
    };
    if (!/^application\/(?:[\w.-]+\+)?json\b/i.test(type)) {
      warn('Content-Type', `expected application/json, got ${JSON.stringify(type)}; the body was JSON`);
    }
    if (reader.hasByteOrderMark) warn('', 'the answer begins with a byte order mark; it was dropped');
    const odd = linkWarning(next, url, query.offset, query.offset + received < count);
    if (odd !== null) warn('next', odd);
    return { count, received, serverTime: serverTimeOf(headers), warnings };
  }

  /** The error of ours for what the network, the HTTP parser or an unpacker says, with a code or without. */
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

/** What comes of a source, with its errors as ours; those of whoever takes it stay what they are. */
async function* guarded<Value>(
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

/** As much as comes of a short body; one that breaks off is no reason to take a refusal for something else. */
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

/** Gives up on a body; its errors are of no interest any more. */
function abandon(body: Readable): void {
  body.on('error', () => undefined).destroy();
}

/** By `Date`, and `Age` where a cache kept the answer (RFC 9111, 4.2.3). */
function serverTimeOf(headers: Readonly<Record<string, string | string[] | undefined>>): number | null {
  const date = Date.parse(first(headers['date']) ?? '');
  const age = /^\d{1,9}$/.exec(first(headers['age']) ?? '');
  return Number.isNaN(date) ? null : date + Number(age?.[0] ?? 0) * 1000;
}

function first(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}

function seconds(milliseconds: number): string {
  return `${milliseconds / 1000} s`;
}
