/** Records as JSON, serialised once for every host: each text is split where the origin of the request belongs. */

/** A control character that JSON leaves as it is and that no text of a snapshot can hold. */
export const ORIGIN_PLACEHOLDER = '\x7f';

/** A record's JSON in UTF-8, without an origin, so that forged `Host` headers cannot fill the memory. */
export interface JsonFragment {
  /** The text before, between and after the origins. */
  pieces: readonly Uint8Array[];
  /** Bytes in all pieces. */
  size: number;
  hash: string;
}

const encoder = new TextEncoder();

/** A text in UTF-8. */
export function encodeText(text: string): Uint8Array<ArrayBuffer> {
  return encoder.encode(text);
}

/** The JSON of a value whose addresses begin with {@link ORIGIN_PLACEHOLDER}. */
export function createFragment(value: object): JsonFragment {
  const text = JSON.stringify(value);
  const pieces = text.split(ORIGIN_PLACEHOLDER).map(encodeText);
  return { pieces, size: pieces.reduce((sum, { length }) => sum + length, 0), hash: hashText(text) };
}

/**
 * The JSON of records for one host, separated by commas.
 *
 * @param origin - escaped for JSON, without quotes: a host name may hold a quotation mark
 */
export function joinFragments(
  fragments: readonly JsonFragment[],
  origin: string,
  { head = '', tail = '' } = {},
): Uint8Array<ArrayBuffer> {
  const encoded = { head: encodeText(head), tail: encodeText(tail), origin: encodeText(origin) };
  const size = fragments.reduce(
    (sum, fragment) => sum + fragment.size + (fragment.pieces.length - 1) * encoded.origin.length,
    Math.max(0, fragments.length - 1),
  );
  const result = new Uint8Array(encoded.head.length + size + encoded.tail.length);
  let offset = 0;
  const append = (bytes: Uint8Array) => {
    result.set(bytes, offset);
    offset += bytes.length;
  };
  append(encoded.head);
  for (const [index, { pieces }] of fragments.entries()) {
    if (index > 0) result[offset++] = COMMA;
    for (const [pieceIndex, piece] of pieces.entries()) {
      if (pieceIndex > 0) append(encoded.origin);
      append(piece);
    }
  }
  append(encoded.tail);
  return result;
}

const COMMA = 0x2c;

/** A hash of 53 bits (cyrb53), the same on every machine. It distinguishes versions of a response; it is not for security. */
export function hashText(text: string): string {
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
