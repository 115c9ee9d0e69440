/** JPEGs without an end marker: to a decoder they are truncated, even if only those two bytes are missing. */
import { appendFile, copyFile, open, rm } from 'node:fs/promises';

import sharp from 'sharp';

import { DecodeError } from './errors.ts';

const END = Buffer.from('ffd9', 'hex');
const SCAN = Buffer.from('ffda', 'hex');

/** Bytes at the end of a file in which the marker is looked for. */
const TAIL = 64 * 1024;

/** Bits that a decoder ignores when all pixels are there, and reads as pixels when some are missing. */
const FILLER = Buffer.from('5533aa0f'.repeat(32), 'hex');

/** Rows to compare: those of the last blocks. */
const ROWS = 16;

/**
 * Adds the end marker of a JPEG, if nothing else is missing.
 *
 * @param file - the picture; it may grow by two bytes
 * @param size - its pixels as they are stored
 * @throws DecodeError when pixels are missing
 */
export async function completeJpeg(file: string, size: { width: number; height: number }): Promise<void> {
  if (await hasEnd(file)) return;
  const other = `${file}-filled`;
  try {
    await copyFile(file, other);
    await appendFile(other, Buffer.concat([FILLER, END]));
    await appendFile(file, END);
    const [plain, filled] = [await lastRows(file, size), await lastRows(other, size)];
    if (!plain || !filled?.equals(plain)) throw new DecodeError('it is damaged: its last part is missing');
  } finally {
    await rm(other, { force: true });
  }
}

/** Whether there is an end marker after the last scan. */
async function hasEnd(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const tail = Buffer.alloc(Math.min(size, TAIL));
    await handle.read(tail, 0, tail.length, size - tail.length);
    const end = tail.lastIndexOf(END);
    return end >= 0 && end > tail.lastIndexOf(SCAN);
  } finally {
    await handle.close();
  }
}

/** The last rows of pixels; null where they are unreadable. */
function lastRows(file: string, { width, height }: { width: number; height: number }): Promise<Buffer | null> {
  const rows = Math.min(ROWS, height);
  return sharp(file, { failOn: 'none', limitInputPixels: false, sequentialRead: true })
    .extract({ left: 0, top: height - rows, width, height: rows })
    .raw()
    .toBuffer()
    .catch(() => null);
}
