/** Recognises a file by its first bytes. */

/** Bytes that are enough. */
export const SIGNATURE_BYTES = 16;

/** The formats of originals. */
export type OriginalKind = 'jpeg' | 'png' | 'webp';

const magic = (hex: string) => Buffer.from(hex, 'hex');

/** The format of a picture; null for other files. @param head - the first bytes of the file */
export function originalKind(head: Uint8Array): OriginalKind | null {
  const starts = (bytes: Buffer, at = 0) => bytes.equals(head.subarray(at, at + bytes.length));
  if (starts(magic('ffd8ff'))) return 'jpeg';
  if (starts(magic('89504e470d0a1a0a'))) return 'png';
  if (starts(Buffer.from('RIFF')) && starts(Buffer.from('WEBP'), 8)) return 'webp';
  return null;
}

const others: readonly [RegExp, string][] = [
  [/^\s*<(?:!doctype html|html|head|body|h1)/i, 'HTML'],
  [/^\s*<(?:\?xml|svg|!doctype svg|!--)/i, 'SVG or other XML'],
  [/^GIF8/, 'a GIF'],
  [/^(?:II\*\0|MM\0\*)/, 'a TIFF'],
  [/^.{4}ftyp/s, 'an AVIF, a HEIC or a video'],
  [/^%PDF/, 'a PDF'],
  [/^BM/, 'a BMP'],
  [/^\s*[{[]/, 'JSON'],
];

/** What another file seems to be, for a message. */
export function describeContent(head: Uint8Array): string {
  const text = Buffer.from(head).toString('latin1').replace(/^ï»¿/, '');
  return others.find(([pattern]) => pattern.test(text))?.[1] ?? 'something else';
}
