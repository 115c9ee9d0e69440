/**
 * Splits a list response into records while it arrives. JSON.parse cannot be interrupted, so a whole page of hostile JSON
 * would hold up Ctrl-C and the deadline, and could take gigabytes: records are counted and limited before they are parsed.
 *
 * It only finds borders; JSON.parse checks the records.
 */

import { DEPTH_LIMIT, VALUES_LIMIT } from './policy.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);
/** Bytes before a list in which its name is looked for. */
const TAIL = 64;

export interface ListSplitterOptions {
  /** Gets the text of each element of the top-level list `results`. */
  onRecord: (text: string) => void;
  /** Called when the response is nested too deep or a record has too many values; throws. */
  refuse: (what: string) => never;
}

export class ListSplitter {
  readonly #options: ListSplitterOptions;
  readonly #envelope: Buffer[] = [];
  #record: Buffer[] = [];
  /** The end of the envelope so far. */
  #tail = Buffer.alloc(0);
  #depth = 0;
  /** Values since the last record, by the commas and brackets around them. */
  #values = 0;
  #inString = false;
  #escaped = false;
  #inResults = false;
  #records = 0;
  #beginning: Buffer | null = Buffer.alloc(0);
  #hasMark = false;

  constructor(options: ListSplitterOptions) {
    this.#options = options;
  }

  /** Whether the response began with a byte order mark. */
  get hasByteOrderMark(): boolean {
    return this.#hasMark;
  }

  /** Adds the next chunk. @throws what `onRecord` and `refuse` throw */
  push(piece: Uint8Array): void {
    const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    this.#scan(this.#beginning === null ? bytes : this.#withoutMark(bytes));
  }

  /** The text around the records: the response with an empty `results`. */
  end(): string {
    if (this.#beginning !== null) this.#envelope.push(this.#beginning);
    return Buffer.concat(this.#envelope).toString('utf8');
  }

  #withoutMark(bytes: Buffer): Buffer {
    const beginning = Buffer.concat([this.#beginning ?? Buffer.alloc(0), bytes]);
    if (beginning.length < BYTE_ORDER_MARK.length) {
      this.#beginning = beginning;
      return Buffer.alloc(0);
    }
    this.#beginning = null;
    this.#hasMark = beginning.subarray(0, BYTE_ORDER_MARK.length).equals(BYTE_ORDER_MARK);
    return this.#hasMark ? beginning.subarray(BYTE_ORDER_MARK.length) : beginning;
  }

  #scan(bytes: Buffer): void {
    let start = 0;
    for (let index = 0; index < bytes.length; index++) {
      const byte = bytes[index];
      if (this.#inString) {
        if (this.#escaped) this.#escaped = false;
        else if (byte === BACKSLASH) this.#escaped = true;
        else if (byte === QUOTE) this.#inString = false;
        continue;
      }
      if (byte === QUOTE) this.#inString = true;
      else if (byte === OPEN_OBJECT) this.#enter();
      else if (byte === OPEN_LIST) {
        this.#enter();
        if (this.#depth === 2 && !this.#inResults && this.#isNamedResults(bytes.subarray(start, index))) {
          this.#inResults = true;
          this.#keep(copy(bytes, start, index + 1));
          start = index + 1;
        }
      } else if (byte === CLOSE_OBJECT || byte === CLOSE_LIST) {
        this.#depth--;
        if (this.#inResults && this.#depth === 1) {
          this.#finishRecord(bytes, start, index, true);
          this.#inResults = false;
          start = index;
        }
      } else if (byte === COMMA) {
        this.#count();
        if (this.#inResults && this.#depth === 2) {
          this.#finishRecord(bytes, start, index, false);
          start = index + 1;
        }
      }
    }
    if (start === bytes.length) return;
    const rest = copy(bytes, start, bytes.length);
    if (this.#inResults) this.#record.push(rest);
    else this.#keep(rest);
  }

  #enter(): void {
    this.#count();
    if (++this.#depth > DEPTH_LIMIT) this.#options.refuse(`brought JSON that is nested more than ${DEPTH_LIMIT} deep`);
  }

  #count(): void {
    if (++this.#values > VALUES_LIMIT) this.#options.refuse(`brought a record of more than ${VALUES_LIMIT} values`);
  }

  #keep(piece: Buffer): void {
    this.#envelope.push(piece);
    this.#tail = Buffer.concat([this.#tail, piece.subarray(-TAIL)]).subarray(-TAIL);
  }

  #isNamedResults(before: Buffer): boolean {
    const tail = Buffer.concat([this.#tail, before.subarray(-TAIL)]).subarray(-TAIL);
    return /"results"\s*:\s*$/.test(tail.toString('latin1'));
  }

  #finishRecord(bytes: Buffer, start: number, end: number, isLast: boolean): void {
    const rest = bytes.subarray(start, end);
    const text =
      this.#record.length === 0 ? rest.toString('utf8') : Buffer.concat([...this.#record, rest]).toString('utf8');
    this.#record = [];
    this.#values = 0;
    if (isLast && this.#records === 0 && text.trim() === '') return;
    this.#records++;
    this.#options.onRecord(text);
  }
}

/** A copy, since the chunk may be part of a larger buffer that would stay in memory. */
function copy(bytes: Buffer, start: number, end: number): Buffer {
  return Buffer.from(bytes.subarray(start, end));
}
