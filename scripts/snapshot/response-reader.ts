/** Reads the body of an answer: unpacked, cut into records, and never more of anything than one answer may have. */
import { pipeline } from 'node:stream';
import type { Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

import { ResponseFormatError, ResponseSizeError } from './errors.ts';
import { ListSplitter } from './list-splitter.ts';
import { RESPONSE_LIMIT, ENVELOPE_LIMIT } from './policy.ts';

const unpackers: Record<string, (() => NodeJS.ReadWriteStream) | undefined> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  br: createBrotliDecompress,
  deflate: createInflate,
};

export interface ResponseReaderOptions {
  /** What was asked for. */
  url: string;
  /** Records that were asked for. */
  limit: number;
  /** Ends the reading, whatever there is left to unpack. */
  signal: AbortSignal;
  /** Called for each piece that comes over the network. @param bytes - how many */
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
          throw new ResponseFormatError(url, `brought more than the ${limit} records that were asked for`);
        }
        this.#ready.push(text);
      },
      refuse: (what) => {
        throw new ResponseFormatError(url, what);
      },
    });
  }

  /** How many records came. */
  get received(): number {
    return this.#received;
  }

  /** Whether the answer began with a byte order mark. */
  get hasByteOrderMark(): boolean {
    return this.#splitter.hasByteOrderMark;
  }

  /** The text around the records. @throws AnswerFormatError when it is larger than that of any list */
  envelope(): string {
    const text = this.#splitter.end();
    if (text.length <= ENVELOPE_LIMIT) return text;
    throw new ResponseFormatError(
      this.#options.url,
      `brought more than ${ENVELOPE_LIMIT / 1024} KiB beside its records`,
    );
  }

  /**
   * The text of each record as it comes.
   *
   * @throws AnswerSizeError, AnswerFormatError; the stream's errors; the signal's reason
   */
  async *records(body: Readable, encoding: string | undefined): AsyncGenerator<string> {
    const { url, signal } = this.#options;
    let size = 0;
    for await (const piece of this.#unpacked(body, encoding)) {
      size += piece.length;
      checkSize(url, size);
      this.#splitter.push(piece);
      for (const text of this.#ready.splice(0)) {
        yield text;
        // Timers and signals come through between two turns alone: a packed answer holds many records in one piece.
        await nextTurn();
        signal.throwIfAborted();
      }
      signal.throwIfAborted();
    }
  }

  /** The body as it is without its content encoding. */
  #unpacked(body: Readable, encoding: string | undefined): AsyncIterable<Uint8Array> {
    const { url, onBytes } = this.#options;
    const name = encoding?.trim().toLowerCase() ?? '';
    const unpacker = unpackers[name];
    if (!unpacker && name !== '' && name !== 'identity') {
      throw new ResponseFormatError(url, `came in the encoding ${JSON.stringify(name)}, which was not asked for`);
    }
    async function* counted(): AsyncGenerator<Uint8Array> {
      let size = 0;
      for await (const piece of body as AsyncIterable<Uint8Array>) {
        onBytes(piece.length);
        // Packed bytes need not unpack to anything.
        checkSize(url, (size += piece.length));
        yield piece;
      }
    }
    if (!unpacker) return counted();
    // The callback is there because a broken pipeline without one ends the process; the reader gets the error as well.
    return pipeline(counted, unpacker(), () => undefined) as unknown as AsyncIterable<Uint8Array>;
  }
}

function checkSize(url: string, bytes: number): void {
  if (bytes <= RESPONSE_LIMIT) return;
  const limit = `${RESPONSE_LIMIT / 1024 / 1024} MiB`;
  throw new ResponseSizeError(url, `brought more than ${limit}, the most that one answer may have`);
}
