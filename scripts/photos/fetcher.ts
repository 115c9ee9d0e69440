/** Fetches an original into a file, with every guard that a single picture needs, and tries again where that may help. */
import { createHash } from 'node:crypto';
import { lookup as systemLookup } from 'node:dns';
import type { LookupAddress, LookupAllOptions } from 'node:dns';
import { open } from 'node:fs/promises';
import type { LookupFunction } from 'node:net';
import type { Readable } from 'node:stream';

import { request } from 'undici';
import type { Dispatcher } from 'undici';

import type { Clock } from '../support/clock.ts';
import { errorReason } from '../support/errors.ts';
import { createDispatcher } from '../support/proxies.ts';
import type { Proxies } from '../support/proxies.ts';
import { backoff, retryAfterSeconds } from '../support/retry-timing.ts';
import { userAgent } from '../support/user-agent.ts';
import type { AllowedHosts } from './allowed-hosts.ts';
import {
  FormatError,
  PictureError,
  PictureRedirectError,
  RefusedError,
  SizeError,
  PictureStatusError,
  TimeoutError,
  PictureTransportError,
} from './errors.ts';
import { MEBIBYTE, maxRetryAfter, REDIRECTS, maxAttempts } from './policy.ts';
import type { PhotoTimeouts } from './policy.ts';
import { originalKind, describeContent, SIGNATURE_BYTES } from './signature.ts';

/** Every number that a name has. */
export type Lookup = (
  hostname: string,
  options: LookupAllOptions,
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/** What a server gave to ask later whether a picture has changed. */
export interface Validators {
  etag: string | null;
  last_modified: string | null;
}

/** An original that came. */
export interface Original extends Validators {
  sha256: string;
}

export interface FetcherOptions {
  hosts: AllowedHosts;
  /** Bytes that an original may have. */
  maxBytes: number;
  timeouts: PhotoTimeouts;
  clock: Clock;
  signal: AbortSignal;
  /** Address of the site that the pictures are for, so that the server can see who asks. */
  siteUrl: string | null;
  proxies: Proxies;
  /** Called for each piece that comes. @param bytes - how many */
  onBytes: (bytes: number) => void;
  lookup?: Lookup;
}

/** Statuses that may be over at the next try. */
const PASSING_STATUSES: readonly number[] = [408, 425, 429];
const REDIRECT_STATUSES: readonly number[] = [301, 302, 303, 307, 308];

/** What headers for later may be; anything else is not kept. */
const VALIDATOR = /^[\x20-\x7e]{1,200}$/;

export class Fetcher {
  readonly #options: FetcherOptions;
  readonly #agent: Dispatcher;

  constructor(options: FetcherOptions) {
    this.#options = options;
    const { silence } = options.timeouts;
    const limits = { allowH2: false, headersTimeout: silence, bodyTimeout: silence, maxHeaderSize: 16 * 1024 };
    const lookup = guarded(options.hosts, options.lookup ?? systemLookup);
    this.#agent = createDispatcher(options.proxies, silence, limits, lookup);
  }

  /**
   * Fetches an original.
   *
   * @param address - of the original
   * @param known - what is known of the version at hand; null to have it again whatever it is
   * @param file - where it goes; it holds something of use only when this returns an original
   * @returns null where the server says that the known version still holds
   * @throws PictureError of the class that fits, after as many tries as make sense
   * @throws RefusedError when the disk will not take it; the signal's reason
   */
  async fetch(address: string, known: Validators | null, file: string): Promise<Original | null> {
    const { clock, signal } = this.#options;
    for (let attempt = 1; ; attempt++) {
      signal.throwIfAborted();
      try {
        return await this.#once(address, known, file);
      } catch (error) {
        if (!(error instanceof PictureError) || !error.passing) throw error;
        const asked = error instanceof PictureStatusError ? (error.retryAfter ?? 0) : 0;
        if (attempt >= maxAttempts || asked > maxRetryAfter) throw error;
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
    if (!url) throw new PictureRedirectError('its address is none');
    for (let redirects = 0; ; redirects++) {
      this.#options.hosts.check(url);
      const answer = await this.#ask(url, known, signal);
      const { statusCode, headers, body } = answer;
      if (REDIRECT_STATUSES.includes(statusCode)) {
        abandon(body);
        const location = first(headers.location) ?? '';
        const next: URL | null = location === '' ? null : URL.parse(location, url);
        if (!next)
          throw new PictureRedirectError(`the server redirects (status ${statusCode}) without saying where to`);
        if (redirects >= REDIRECTS) throw new PictureRedirectError(`the server redirects more than ${REDIRECTS} times`);
        url = next;
        continue;
      }
      if (statusCode === 304 && known !== null) {
        abandon(body);
        return null;
      }
      if (statusCode !== 200) {
        abandon(body);
        const retryAfter = retryAfterSeconds(first(headers['retry-after']), this.#options.clock.now());
        const passing = statusCode >= 500 || PASSING_STATUSES.includes(statusCode);
        throw new PictureStatusError(`the server answers with status ${statusCode}`, passing, retryAfter);
      }
      return this.#save(answer, file);
    }
  }

  #ask(url: URL, known: Validators | null, signal: AbortSignal): Promise<Dispatcher.ResponseData> {
    return request(url, {
      dispatcher: this.#agent,
      signal,
      headers: {
        accept: 'image/jpeg, image/png, image/webp',
        // Packed bytes could be many more once they are unpacked.
        'accept-encoding': 'identity',
        'user-agent': userAgent(this.#options.siteUrl),
        ...(known?.etag && { 'if-none-match': known.etag }),
        ...(known?.last_modified && { 'if-modified-since': known.last_modified }),
      },
    });
  }

  async #save({ headers, body }: Dispatcher.ResponseData, file: string): Promise<Original> {
    try {
      const encoding = first(headers['content-encoding'])?.trim().toLowerCase() ?? '';
      if (encoding !== '' && encoding !== 'identity') {
        throw new FormatError(`it comes in the encoding ${JSON.stringify(encoding)}, which was not asked for`);
      }
      this.#checkSize(Number(first(headers['content-length']) ?? 0));
      const sha256 = await this.#write(body, file);
      return { sha256, etag: validator(headers.etag), last_modified: validator(headers['last-modified']) };
    } catch (error) {
      abandon(body);
      throw error;
    }
  }

  /** Writes the body and says what it is. @returns its SHA-256 */
  async #write(body: Readable, file: string): Promise<string> {
    const hash = createHash('sha256');
    let size = 0;
    let head = Buffer.alloc(0);
    const handle = await onDisk(file, () => open(file, 'w'));
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
        // A single write may take a part alone: writeFile goes on until all is there.
        await onDisk(file, () => handle.writeFile(piece));
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

  /** The error of ours for what the network or the HTTP parser says, with a code or without. */
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

/** A lookup that answers with nothing that must not be connected to: what is checked is what is used. */
function guarded(hosts: AllowedHosts, lookup: Lookup): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) {
        callback(error, '');
        return;
      }
      try {
        for (const { address } of addresses) hosts.checkNumber(hostname, address);
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

/** Does something with the disk. @throws RefusedError when it will not */
async function onDisk<Value>(file: string, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    throw new RefusedError(`${file} cannot be written: ${errorReason(error)}; make room or give access.`, [], error);
  }
}

function validator(header: string | string[] | undefined): string | null {
  const text = first(header);
  return text !== undefined && VALIDATOR.test(text) ? text : null;
}

/** Gives up on a body; its errors are of no interest any more. */
function abandon(body: Readable): void {
  body.on('error', () => undefined).destroy();
}

function first(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}
