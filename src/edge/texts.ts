/**
 * Records as JSON, written once whatever host is asked: each text is cut where the host's origin belongs.
 */

/**
 * Stands for the origin of the host that was asked, in what is serialised. A control character that JSON leaves as it
 * is and that no text of a snapshot can hold.
 */
export const ORIGIN = '\x7f';

/** A record's JSON. */
export interface RecordText {
  /** What stands before, between and behind the places of the origin. */
  pieces: readonly string[];
  /** Tells this text from any other. */
  hash: string;
}

/** The JSON of a value whose addresses begin with {@link ORIGIN}. */
export function textOf(value: object): RecordText {
  const text = JSON.stringify(value);
  return { pieces: text.split(ORIGIN), hash: hashOf(text) };
}

/**
 * A record's JSON for one host.
 *
 * @param origin - as JSON writes it, without quotes: a host's name may hold a quotation mark
 */
export function textFor({ pieces }: RecordText, origin: string): string {
  return pieces.join(origin);
}

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
