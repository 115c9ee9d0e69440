/** Pictures that are hard to decode, or not meant to be. */
import { crc32, deflateSync } from 'node:zlib';

import { jpegOf, pictureOf } from './pictures.ts';

export interface PngOptions {
  width: number;
  height: number;
  /** Bits of a sample. */
  depth?: number;
  /** PNG's number for the kind of its colours: 0 grey, 2 RGB, 6 RGBA. */
  colours?: number;
  interlaced?: boolean;
  /** Chunks between header and pixels, by type. */
  chunks?: Readonly<Record<string, Buffer>>;
  /** Bytes of pixels, each row with its filter; all zero where absent. */
  rows?: Buffer;
}

/** A PNG written by hand: black and white, so that few bytes hold many pixels. */
export function pngOf({
  width,
  height,
  depth = 1,
  colours = 0,
  interlaced = false,
  rows,
  chunks = {},
}: PngOptions): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, colours, 0, 0, interlaced ? 1 : 0], 8);
  const pixels = rows ?? Buffer.alloc(height * (1 + Math.ceil((width * depth) / 8)));
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    ...Object.entries(chunks).map(([type, data]) => chunk(type, data)),
    chunk('IDAT', deflateSync(pixels, { level: 1 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** 900 megapixels in some 100 kB. */
export const bomb = (): Buffer => pngOf({ width: 30_000, height: 30_000 });

/** A header that promises 60 megapixels of 64 bits, to be held whole; nothing follows. */
export const greedy = (): Buffer =>
  pngOf({ width: 7700, height: 7700, depth: 16, colours: 6, interlaced: true, rows: Buffer.alloc(0) });

/** A header that promises 60 megapixels of 64 bits in a single row; nothing follows. */
export const wide = (): Buffer => pngOf({ width: 60_000_000, height: 1, depth: 16, colours: 6, rows: Buffer.alloc(0) });

/** The same in a single column. */
export const tall = (): Buffer => pngOf({ width: 1, height: 60_000_000, depth: 16, colours: 6, rows: Buffer.alloc(0) });

/** 59 megapixels that can be read line by line. */
export const large = (): Buffer => pngOf({ width: 7680, height: 7680 });

export const svgPicture = Buffer.from(
  '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>',
);

export const html = Buffer.from('<!doctype html><title>Sign in</title><p>Sign in to see this picture.</p>');

/** A picture whose last part is missing. */
export async function cutShort(): Promise<Buffer> {
  const whole = await jpegOf({ width: 400, height: 300 });
  return whole.subarray(0, whole.length / 2);
}

/** A GIF under any name. */
export const gif = (): Promise<Buffer> => pictureOf({ width: 20, height: 20 }).gif().toBuffer();
