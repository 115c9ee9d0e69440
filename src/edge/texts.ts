/**
 * Records as JSON, written once whatever host is asked: each text is cut where the host's origin belongs.
 */

/**
 * Stands for the origin of the host that was asked, in what is serialised. A control character that JSON leaves as it
 * is and that no text of a snapshot can hold.
 */
export const ORIGIN = '\x7f';

/** A record's JSON in UTF-8: made once, whatever the host, so that no forged host can fill a cache. */
export interface RecordText {
  /** What stands before, between and behind the places of the origin. */
  pieces: readonly Uint8Array[];
  /** Bytes in all pieces. */
  size: number;
  /** Tells this text from any other. */
  hash: string;
}

const encoder = new TextEncoder();

/** A text in UTF-8. */
export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return encoder.encode(text);
}

/** The JSON of a value whose addresses begin with {@link ORIGIN}. */
export function textOf(value: object): RecordText {
  const text = JSON.stringify(value);
  const pieces = text.split(ORIGIN).map(bytesOf);
  return { pieces, size: pieces.reduce((sum, { length }) => sum + length, 0), hash: hashOf(text) };
}

/**
 * Records' JSON for one host, with a comma between two.
 *
 * @param origin - as JSON writes it, without quotes: a host's name may hold a quotation mark
 */
export function joined(
  records: readonly RecordText[],
  origin: string,
  { head = '', tail = '' } = {},
): Uint8Array<ArrayBuffer> {
  const parts = { head: bytesOf(head), tail: bytesOf(tail), origin: bytesOf(origin) };
  const inRecords = records.reduce(
    (sum, { size, pieces }) => sum + size + (pieces.length - 1) * parts.origin.length,
    Math.max(0, records.length - 1),
  );
  const whole = new Uint8Array(parts.head.length + inRecords + parts.tail.length);
  let at = 0;
  const add = (bytes: Uint8Array) => {
    whole.set(bytes, at);
    at += bytes.length;
  };
  add(parts.head);
  for (const [index, { pieces }] of records.entries()) {
    if (index > 0) whole[at++] = COMMA;
    for (const [place, piece] of pieces.entries()) {
      if (place > 0) add(parts.origin);
      add(piece);
    }
  }
  add(parts.tail);
  return whole;
}

const COMMA = 0x2c;

/**
 * A short name of a text, the same on every machine: 53 bits of two multiplicative hashes (cyrb53). It tells versions of
 * one answer apart and protects against nothing.
 */
export function hashOf(text: string): string {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    high = Math.imul(high ^ code, 0x9e3779b1);
    low = Math.imul(low ^ code, 0x5f356495);
  }
  high = Math.imul(high ^ (high >>> 16), 0x85ebca6b) ^ Math.imul(low ^ (low >>> 13), 0xc2b2ae35);
  low = Math.imul(low ^ (low >>> 16), 0x85ebca6b) ^ Math.imul(high ^ (high >>> 13), 0xc2b2ae35);
  return ((high >>> 0) * 0x200000 + (low >>> 11)).toString(36);
}
