/** Reads the body of a response: decompresses it, splits it into records, and enforces the limits of a response. */
import { pipeline } from 'node:stream';
import type { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

import { ResponseFormatError, ResponseSizeError } from './errors.ts';
import { ListSplitter } from './list-splitter.ts';
import { RESPONSE_LIMIT, ENVELOPE_LIMIT } from './policy.ts';

const decompressors: Record<string, (() => NodeJS.ReadWriteStream) | undefined> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  br: createBrotliDecompress,
  deflate: createInflate,
};

export interface ResponseReaderOptions {
  url: string;
  /** Records that were requested. */
  limit: number;
  /** Stops the reading. */
  signal: AbortSignal;
  /** Called for each chunk from the network. */
  onBytes: (bytes: number) => void;
}

export class ResponseReader {
  readonly #options: ResponseReaderOptions;
  readonly #splitter: ListSplitter;
  readonly #ready: string[] = [];
  #received = 0;

  constructor(options: ResponseReaderOptions) {
    const { url, limit } = options;
    this.#options = options;
    this.#splitter = new ListSplitter({
      onRecord: (text) => {
        if (++this.#received > limit) {
          throw new ResponseFormatError(url, `brought more than the ${limit} records that were requested`);
        }
        this.#ready.push(text);
      },
      refuse: (what) => {
        throw new ResponseFormatError(url, what);
      },
    });
  }

  /** Number of records. */
  get received(): number {
    return this.#received;
  }

  /** Whether the response began with a byte order mark. */
  get hasByteOrderMark(): boolean {
    return this.#splitter.hasByteOrderMark;
  }

  /** The text around the records. @throws ResponseFormatError when it is too long */
  envelope(): string {
    const text = this.#splitter.end();
    if (text.length <= ENVELOPE_LIMIT) return text;
    throw new ResponseFormatError(
      this.#options.url,
      `brought more than ${ENVELOPE_LIMIT / 1024} KiB beside its records`,
    );
  }

  /**
   * The text of each record as it arrives.
   *
   * @throws ResponseSizeError, ResponseFormatError; the stream's errors; the signal's reason
   */
  async *records(body: Readable, encoding: string | undefined): AsyncGenerator<string> {
    const { url, signal } = this.#options;
    let size = 0;
    for await (const piece of this.#decompressed(body, encoding)) {
      size += piece.length;
      checkSize(url, size);
      this.#splitter.push(piece);
      for (const text of this.#ready.splice(0)) {
        yield text;
        // Timers and signals only run between turns, and one chunk may hold many records.
        await nextTurn();
        signal.throwIfAborted();
      }
      signal.throwIfAborted();
    }
  }

  /** The decompressed body. */
  #decompressed(body: Readable, encoding: string | undefined): AsyncIterable<Uint8Array> {
    const { url, onBytes } = this.#options;
    const name = encoding?.trim().toLowerCase() ?? '';
    const decompressor = decompressors[name];
    if (!decompressor && name !== '' && name !== 'identity') {
      throw new ResponseFormatError(url, `came in the encoding ${JSON.stringify(name)}, which was not requested`);
    }
    async function* counted(): AsyncGenerator<Uint8Array> {
      let size = 0;
      for await (const piece of body as AsyncIterable<Uint8Array>) {
        onBytes(piece.length);
        // Compressed bytes may decompress to nothing.
        checkSize(url, (size += piece.length));
        yield piece;
      }
    }
    if (!decompressor) return counted();
    // Without a callback, a broken pipeline would end the process; the reader gets the error as well.
    return pipeline(counted, decompressor(), () => undefined) as unknown as AsyncIterable<Uint8Array>;
  }
}

function checkSize(url: string, bytes: number): void {
  if (bytes <= RESPONSE_LIMIT) return;
  const limit = `${RESPONSE_LIMIT / 1024 / 1024} MiB`;
  throw new ResponseSizeError(url, `brought more than ${limit}, the most that one response may have`);
}
