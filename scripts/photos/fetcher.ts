/** Fetches an original into a file, with every limit that a picture needs, and retries. */
import { createHash } from 'node:crypto';
import { lookup as systemLookup } from 'node:dns';
import type { LookupAddress, LookupAllOptions } from 'node:dns';
import { open } from 'node:fs/promises';
import type { LookupFunction } from 'node:net';
import type { Readable } from 'node:stream';

import { request } from 'undici';
import type { Dispatcher } from 'undici';

import type { Clock } from '../support/clock.ts';
import { errorReason, RefusedError } from '../support/errors.ts';
import { withWriteErrors } from '../support/files.ts';
import { discardBody, firstHeader } from '../support/http.ts';
import { createDispatcher } from '../support/proxies.ts';
import type { Proxies } from '../support/proxies.ts';
import { backoff, retryAfterSeconds } from '../support/retry-timing.ts';
import { userAgent } from '../support/user-agent.ts';
import type { AllowedHosts } from './allowed-hosts.ts';
import {
  FormatError,
  PictureError,
  PictureRedirectError,
  SizeError,
  PictureStatusError,
  TimeoutError,
  PictureTransportError,
} from './errors.ts';
import { MEBIBYTE, maxPictureRetryAfter, REDIRECTS, maxPictureAttempts } from './policy.ts';
import type { PhotoTimeouts } from './policy.ts';
import { originalKind, describeContent, SIGNATURE_BYTES } from './signature.ts';

/** Resolves a host name to all its IP addresses. */
export type Lookup = (
  hostname: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/** Headers for a conditional request later. */
export interface Validators {
  etag: string | null;
  last_modified: string | null;
}

/** A fetched original. */
export interface Original extends Validators {
  sha256: string;
}

export interface FetcherOptions {
  hosts: AllowedHosts;
  /** Most bytes of an original. */
  maxBytes: number;
  timeouts: PhotoTimeouts;
  clock: Clock;
  signal: AbortSignal;
  /** Identifies the caller; null where none is set. */
  siteUrl: string | null;
  proxies: Proxies;
  /** Called for each chunk. */
  onBytes: (bytes: number) => void;
  lookup?: Lookup;
}

/** Statuses below 500 that are worth a retry. */
const RETRYABLE_STATUSES: readonly number[] = [408, 425, 429];
const REDIRECT_STATUSES: readonly number[] = [301, 302, 303, 307, 308];

/** Validators that are stored; others are ignored. */
const VALIDATOR = /^[\x20-\x7e]{1,200}$/;

export class Fetcher {
  readonly #options: FetcherOptions;
  readonly #agent: Dispatcher;

  constructor(options: FetcherOptions) {
    this.#options = options;
    const { silence } = options.timeouts;
    const limits = { allowH2: false, headersTimeout: silence, bodyTimeout: silence, maxHeaderSize: 16 * 1024 };
    const lookup = checkedLookup(options.hosts, options.lookup ?? systemLookup);
    this.#agent = createDispatcher(options.proxies, silence, limits, lookup);
  }

  /**
   * Fetches an original.
   *
   * @param address - of the original
   * @param known - validators of the current version; null to fetch it in any case
   * @param file - where it goes; only valid when this returns an original
   * @returns null where the picture has not changed
   * @throws PictureError, after retries where they may help
   * @throws RefusedError when the file cannot be written; the signal's reason
   */
  async fetch(address: string, known: Validators | null, file: string): Promise<Original | null> {
    const { clock, signal } = this.#options;
    for (let attempt = 1; ; attempt++) {
      signal.throwIfAborted();
      try {
        return await this.#once(address, known, file);
      } catch (error) {
        if (!(error instanceof PictureError) || !error.retryable) throw error;
        const asked = error instanceof PictureStatusError ? (error.retryAfter ?? 0) : 0;
        if (attempt >= maxPictureAttempts || asked > maxPictureRetryAfter) throw error;
        await clock.sleep(asked > 0 ? asked * 1000 : backoff(attempt, clock.random()), signal);
      }
    }
  }

  async close(): Promise<void> {
    await this.#agent.destroy();
  }

  async #once(address: string, known: Validators | null, file: string): Promise<Original | null> {
    const { signal, timeouts } = this.#options;
    const deadline = AbortSignal.timeout(timeouts.whole);
    try {
      return await this.#follow(address, known, file, AbortSignal.any([signal, deadline]));
    } catch (error) {
      signal.throwIfAborted();
      throw this.#failure(error, deadline.aborted);
    }
  }

  async #follow(
    address: string,
    known: Validators | null,
    file: string,
    signal: AbortSignal,
  ): Promise<Original | null> {
    let url = URL.parse(address);
    if (!url) throw new PictureRedirectError('its address is invalid');
    for (let redirects = 0; ; redirects++) {
      this.#options.hosts.check(url);
      const answer = await this.#request(url, known, signal);
      const { statusCode, headers, body } = answer;
      if (REDIRECT_STATUSES.includes(statusCode)) {
        discardBody(body);
        const location = firstHeader(headers.location) ?? '';
        const next: URL | null = location === '' ? null : URL.parse(location, url);
        if (!next)
          throw new PictureRedirectError(`the server redirects (status ${statusCode}) without saying where to`);
        if (redirects >= REDIRECTS) throw new PictureRedirectError(`the server redirects more than ${REDIRECTS} times`);
        url = next;
        continue;
      }
      if (statusCode === 304 && known !== null) {
        discardBody(body);
        return null;
      }
      if (statusCode !== 200) {
        discardBody(body);
        const retryAfter = retryAfterSeconds(firstHeader(headers['retry-after']), this.#options.clock.now());
        const retryable = statusCode >= 500 || RETRYABLE_STATUSES.includes(statusCode);
        throw new PictureStatusError(`the server answers with status ${statusCode}`, retryable, retryAfter);
      }
      return this.#save(answer, file);
    }
  }

  #request(url: URL, known: Validators | null, signal: AbortSignal): Promise<Dispatcher.ResponseData> {
    return request(url, {
      dispatcher: this.#agent,
      signal,
      headers: {
        accept: 'image/jpeg, image/png, image/webp',
        // A few compressed bytes could decompress to very many.
        'accept-encoding': 'identity',
        'user-agent': userAgent(this.#options.siteUrl),
        ...(known?.etag && { 'if-none-match': known.etag }),
        ...(known?.last_modified && { 'if-modified-since': known.last_modified }),
      },
    });
  }

  async #save({ headers, body }: Dispatcher.ResponseData, file: string): Promise<Original> {
    try {
      const encoding = firstHeader(headers['content-encoding'])?.trim().toLowerCase() ?? '';
      if (encoding !== '' && encoding !== 'identity') {
        throw new FormatError(`it comes in the encoding ${JSON.stringify(encoding)}, which was not requested`);
      }
      this.#checkSize(Number(firstHeader(headers['content-length']) ?? 0));
      const sha256 = await this.#write(body, file);
      return { sha256, etag: validator(headers.etag), last_modified: validator(headers['last-modified']) };
    } catch (error) {
      discardBody(body);
      throw error;
    }
  }

  /** Writes the body, and checks its format. @returns its SHA-256 */
  async #write(body: Readable, file: string): Promise<string> {
    const hash = createHash('sha256');
    let size = 0;
    let head = Buffer.alloc(0);
    const handle = await withWriteErrors(file, () => open(file, 'w'));
    try {
      for await (const piece of body as AsyncIterable<Buffer>) {
        size += piece.length;
        this.#options.onBytes(piece.length);
        this.#checkSize(size);
        if (head.length < SIGNATURE_BYTES) {
          head = Buffer.concat([head, piece.subarray(0, SIGNATURE_BYTES)]);
          if (head.length >= SIGNATURE_BYTES) checkKind(head);
        }
        hash.update(piece);
        // Unlike write, writeFile continues after a partial write.
        await withWriteErrors(file, () => handle.writeFile(piece));
      }
    } finally {
      await handle.close();
    }
    if (size === 0) throw new FormatError('the server sends nothing at all', true);
    checkKind(head);
    return hash.digest('hex');
  }

  #checkSize(bytes: number): void {
    const { maxBytes } = this.#options;
    if (bytes <= maxBytes) return;
    const limit = maxBytes % MEBIBYTE === 0 ? `${maxBytes / MEBIBYTE} MiB` : `${maxBytes} bytes`;
    throw new SizeError(`it has more than ${limit} (--max-bytes)`);
  }

  /** Converts an error of the network or the HTTP parser. */
  #failure(error: unknown, tooLate: boolean): PictureError | RefusedError {
    if (error instanceof PictureError || error instanceof RefusedError) return error;
    const { silence, whole } = this.#options.timeouts;
    const code = (error as NodeJS.ErrnoException | null)?.code ?? '';
    if (tooLate) return new TimeoutError(`it did not come within ${whole / 1000} s`);
    if (/^UND_ERR_(?:CONNECT|HEADERS|BODY)_TIMEOUT$/.test(code)) {
      return new TimeoutError(`the server was silent for ${silence / 1000} s`);
    }
    return new PictureTransportError(`the connection failed: ${errorReason(error)}`);
  }
}

/** A lookup that only returns allowed addresses, so that the checked address is the one used. */
function checkedLookup(hosts: AllowedHosts, lookup: Lookup): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) {
        callback(error, '');
        return;
      }
      try {
        for (const { address } of addresses) hosts.checkIp(hostname, address);
      } catch (refusal) {
        callback(refusal as Error, '');
        return;
      }
      if (options.all === true) callback(null, addresses);
      else callback(null, addresses[0]?.address ?? '', addresses[0]?.family);
    });
  };
}

function checkKind(head: Uint8Array): void {
  if (originalKind(head) !== null) return;
  throw new FormatError(`it is no JPEG, PNG or WebP by its bytes, but ${describeContent(head)}`);
}

function validator(header: string | string[] | undefined): string | null {
  const text = firstHeader(header);
  return text !== undefined && VALIDATOR.test(text) ? text : null;
}
