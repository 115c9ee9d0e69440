/**
 * Encodes the files of a photograph with sharp. The original is decoded once, upright, in sRGB and without metadata; then it
 * is resized, and encoded in every format with its credit and licence.
 */
import { createHash } from 'node:crypto';

import sharp from 'sharp';
import type { Metadata, Sharp } from 'sharp';
import { rgbaToThumbHash } from 'thumbhash';

import { photoFormatNames, photoFormats } from '#domain/photos.ts';
import type { Photo, PhotoFile, PhotoFormat, PhotoSize } from '#domain/photos.ts';

import { errorReason } from '../support/errors.ts';
import { DecodeError } from './errors.ts';
import { completeJpeg } from './jpeg-end.ts';
import { gammaExponentOf } from './png-gamma.ts';
import { MAX_PIXELS, MEBIBYTE, MEMORY, STEP_SECONDS } from './policy.ts';
import {
  ENCODING,
  BACKGROUND,
  MAX_WIDTH,
  SQUARE_SIDE,
  MAX_HEIGHT_RATIO,
  THUMB_HASH_SIDE,
  WIDTHS,
  EXTRA_WIDTH_RATIO,
} from './encoding.ts';
import { exifOf, xmpOf } from './image-metadata.ts';
import type { Rights } from './image-metadata.ts';

const encoders: Readonly<Record<PhotoFormat, (picture: Sharp) => Sharp>> = {
  avif: (picture) => picture.avif(ENCODING.avif),
  webp: (picture) => picture.webp(ENCODING.webp),
  jpeg: (picture) => picture.jpeg(ENCODING.jpeg),
};

/** What the header of an original says. */
export interface ImageDimensions {
  /** Pixels, upright. */
  width: number;
  height: number;
  /** Its format, and its pixels as they are stored. */
  stored: { format: string; width: number; height: number };
  /** Estimated bytes of memory for decoding. */
  decoding: number;
  /** Estimated bytes of memory for encoding. */
  encoding: number;
}

/** The files and figures of an encoded photograph. */
export type EncodedPhoto = Pick<Photo, 'width' | 'height' | 'thumbhash' | 'sizes' | 'square'>;

/** Pixels in memory. */
interface Pixels {
  data: Buffer;
  width: number;
  height: number;
}

/** Limits sharp to one thread per picture, no cache, and the allowed input formats. */
export function prepareSharp(): void {
  // With more threads the bytes of AVIF depend on the number of cores.
  sharp.concurrency(1);
  sharp.cache(false);
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp'] });
}

/**
 * Reads the header of an original.
 *
 * @throws DecodeError when it is unreadable or too large
 */
export async function shapeOf(file: string): Promise<ImageDimensions> {
  // Checked below, with a better message.
  const metadata = await decoding(() => sharp(file, { limitInputPixels: false }).metadata());
  const { width, height } = metadata.autoOrient;
  if (width * height > MAX_PIXELS) {
    const pixels = `${millions(width * height)} megapixels`;
    throw new DecodeError(
      `it has ${width} by ${height} pixels, ${pixels}; at most ${millions(MAX_PIXELS)} are decoded`,
    );
  }
  const needed = decodingMemory(metadata);
  if (needed > MEMORY) {
    const megabytes = `${Math.round(needed / MEBIBYTE)} MiB of memory`;
    throw new DecodeError(
      `its ${width} by ${height} pixels are stored so that decoding takes ${megabytes}; at most ${MEMORY / MEBIBYTE} are given`,
    );
  }
  const scale = scaleFor(width, height, MAX_WIDTH);
  return {
    ...{ width, height, decoding: needed, encoding: encodingMemory(width * height * scale * scale) },
    stored: { format: metadata.format, width: metadata.width, height: metadata.height },
  };
}

/**
 * Encodes an original.
 *
 * @param file - the original
 * @param write - gets each file
 * @param onDecoded - called once the original is no longer needed
 * @throws DecodeError when the original is damaged; errors of `write`
 */
export async function encodePhoto(
  file: string,
  shape: ImageDimensions,
  rights: Rights,
  write: (name: string, bytes: Buffer) => Promise<void>,
  onDecoded: () => void = () => undefined,
): Promise<EncodedPhoto> {
  const { width, height } = shape;
  const whole = await decode(file, shape);
  onDecoded();
  const exif = exifOf(rights);
  const xmp = xmpOf(rights);
  const encode = async (pixels: Pixels, suffix: string): Promise<PhotoSize> => {
    const files: Partial<Record<PhotoFormat, PhotoFile>> = {};
    for (const format of photoFormatNames) {
      const picture = encoders[format](sharpOf(pixels).withExif(exif).withXmp(xmp));
      const bytes = await picture.timeout({ seconds: STEP_SECONDS }).toBuffer();
      const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
      const name = `${hash}-${suffix}.${photoFormats[format].ending}`;
      await write(name, bytes);
      files[format] = { name, bytes: bytes.length };
    }
    const { avif, webp, jpeg } = files as Record<PhotoFormat, PhotoFile>;
    return { width: pixels.width, height: pixels.height, avif, webp, jpeg };
  };
  const sizes: PhotoSize[] = [];
  for (const each of widthsFor(whole.width)) sizes.push(await encode(await resized(whole, each), String(each)));
  const side = Math.min(SQUARE_SIDE, whole.width, whole.height);
  const cut = sharpOf(whole).resize({ width: side, height: side, fit: 'cover', position: sharp.strategy.attention });
  const square = await encode(await pixelsOf(cut), 'square');
  return { width, height, thumbhash: await thumbHashOf(whole), sizes, square };
}

/**
 * The widths in which a picture is encoded.
 *
 * @param width - of the picture, 1600 at most
 */
export function widthsFor(width: number): number[] {
  const widths: number[] = WIDTHS.filter((each) => each <= width);
  return width > (widths.at(-1) ?? 0) * EXTRA_WIDTH_RATIO ? [...widths, width] : widths;
}

async function decode(file: string, { width, height, stored }: ImageDimensions): Promise<Pixels> {
  const scale = scaleFor(width, height, MAX_WIDTH);
  const isJpeg = stored.format === 'jpeg';
  if (isJpeg) await completeJpeg(file, stored);
  const exponent = stored.format === 'png' ? await gammaExponentOf(file) : null;
  // To a JPEG decoder, missing data is only a warning: it fills the gap with grey.
  const failOn = isJpeg ? 'warning' : 'error';
  const source = sharp(file, { limitInputPixels: MAX_PIXELS, sequentialRead: true, failOn });
  const picture = (exponent === null ? source : source.gamma(Math.max(1, exponent), Math.max(1, 1 / exponent)))
    .autoOrient()
    .resize({ ...scaled(width, height, scale), fit: 'fill' })
    .flatten({ background: BACKGROUND })
    .toColourspace('srgb')
    .timeout({ seconds: STEP_SECONDS });
  return decoding(() => pixelsOf(picture));
}

async function resized(whole: Pixels, width: number): Promise<Pixels> {
  if (width === whole.width) return whole;
  const height = Math.max(1, Math.round((whole.height * width) / whole.width));
  return pixelsOf(sharpOf(whole).resize({ width, height, fit: 'fill' }));
}

async function thumbHashOf(whole: Pixels): Promise<string> {
  const scale = Math.min(1, THUMB_HASH_SIDE / Math.max(whole.width, whole.height));
  const { width, height } = scaled(whole.width, whole.height, scale);
  const small = sharpOf(whole).resize({ width, height, fit: 'fill' }).ensureAlpha().raw({ depth: 'uchar' });
  return Buffer.from(rgbaToThumbHash(width, height, await small.toBuffer())).toString('base64');
}

function sharpOf({ data, width, height }: Pixels): Sharp {
  return sharp(data, { raw: { width, height, channels: 3 } });
}

async function pixelsOf(picture: Sharp): Promise<Pixels> {
  const { data, info } = await picture.removeAlpha().raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
  if (info.channels !== 3) throw new RangeError(`sRGB has three channels, not ${info.channels}`);
  return { data, width: info.width, height: info.height };
}

async function decoding<Value>(work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof DecodeError) throw error;
    throw new DecodeError(`it is damaged: ${(errorReason(error).split('\n')[0] ?? '').trim()}`);
  }
}

function scaleFor(width: number, height: number, most: number): number {
  return Math.min(1, most / width, (most * MAX_HEIGHT_RATIO) / height);
}

function scaled(width: number, height: number, scale: number): { width: number; height: number } {
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** Bytes per pixel of a progressive JPEG by chroma subsampling: two per sample. */
const samplings: Readonly<Record<string, number>> = { '4:2:0': 3, '4:2:2': 4, '4:4:4': 6, '4:4:4:4': 8 };

/** Bytes per sample; unknown ones count as the largest. */
const sampleBytes: Readonly<Record<string, number>> = { uchar: 1, ushort: 2 };

/** Bytes that a decoder that reads line by line takes for common pictures. */
const LINE_BUFFER = 64 * MEBIBYTE;

/** Measured: most and fewest lines in memory while a picture is resized. */
const LINES_IN_MEMORY = { most: 1500, least: 200 } as const;

/** Most frames of an animation in memory. */
const FRAMES_IN_MEMORY = 4;

/** Overhead of each line in bytes, for pictures with millions of lines. */
const LINE_EXTRA = 100;

/** Estimated bytes for decoding: of a whole picture, or of the lines in flight. */
function decodingMemory(metadata: Metadata): number {
  const { width, height, channels, depth } = metadata;
  const line = width * channels * (sampleBytes[depth] ?? 4);
  const lines = line * (2 * Math.min(height, LINES_IN_MEMORY.most) + LINES_IN_MEMORY.least);
  return Math.max(
    wholePictureMemory(metadata, line),
    lines,
    height * LINE_EXTRA,
    Math.min(LINE_BUFFER, width * height * 4),
  );
}

/** Estimated bytes of pictures that are decoded as a whole: progressive, interlaced, and WebP. */
function wholePictureMemory(
  { format, width, height, isProgressive, chromaSubsampling, channels, pages = 1 }: Metadata,
  line: number,
): number {
  const pixels = width * height;
  if (format === 'jpeg' && isProgressive) return pixels * (samplings[chromaSubsampling ?? ''] ?? 2 * channels);
  if (format === 'png' && isProgressive) return line * height * 1.2;
  return format === 'webp' ? pixels * 4 * Math.min(pages, FRAMES_IN_MEMORY) : 0;
}

/** The AVIF encoder needs many copies of a picture. */
function encodingMemory(pixels: number): number {
  return 25 * MEBIBYTE + pixels * 40;
}

function millions(pixels: number): string {
  return String(Math.round(pixels / 100_000) / 10);
}
