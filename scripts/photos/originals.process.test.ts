/** Originals that are damaged, strange in their colours, or too much: what is refused before or after they are decoded. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { pngOf } from '../../tests/support/odd-pictures.ts';
import { pictureOf } from '../../tests/support/pictures.ts';
import { encodePhoto, shapeOf } from './encoder.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'originals-test-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** What an original is made into, and its files. */
async function make(original: Buffer) {
  const file = join(folder, 'original');
  writeFileSync(file, original);
  const files = new Map<string, Buffer>();
  const made = await encodePhoto(file, await shapeOf(file), { credit: null, license: null }, (name, bytes) => {
    files.set(name, bytes);
    return Promise.resolve();
  });
  return { made, files };
}

describe('a JPEG of which something is missing', () => {
  /** Twenty that differ in all that matters to a decoder; the odd ones have random bytes in their second half as well. */
  const twenty = Array.from({ length: 20 }, (_, index) => ({
    size: { width: 240 + 53 * (index % 7), height: 180 + 31 * (index % 5), seed: index },
    how: {
      progressive: index % 3 === 0,
      chromaSubsampling: index % 4 < 2 ? '4:2:0' : '4:4:4',
      quality: 60 + 2 * index,
    },
    corrupted: index % 2 === 1,
  }));
  const jpeg = ({ size, how }: (typeof twenty)[number]) => pictureOf(size).jpeg(how).toBuffer();

  test.each(twenty)('%# cut to two thirds is refused', async (each) => {
    const whole = await jpeg(each);
    const cut = whole.subarray(0, Math.floor((whole.length * 2) / 3));
    if (each.corrupted) for (let at = cut.length >> 1; at < cut.length; at += 997) cut[at] = (at * 31) & 127;
    await expect(make(cut)).rejects.toThrow(/^it is damaged: /);
    await expect(make(Buffer.concat([cut, Buffer.from('ffd9', 'hex')]))).rejects.toThrow(/^it is damaged: /);
  });

  test.each(twenty)('%# without its last hundred bytes is refused', async (each) => {
    const whole = await jpeg(each);
    await expect(make(whole.subarray(0, -100))).rejects.toThrow(/^it is damaged: /);
  });

  test.each(twenty)('%# without its end marker alone is taken, with all its pixels', async (each) => {
    const whole = await jpeg(each);
    const [expected, got] = [await make(whole), await make(whole.subarray(0, -2))];
    expect(got.made).toEqual(expected.made);
  });

  test('with something behind its end is taken', async () => {
    const whole = await jpeg(twenty[1]!);
    const got = await make(Buffer.concat([whole, Buffer.alloc(70_000, 7)]));
    expect(got.made).toEqual((await make(whole)).made);
  });
});

describe('the gamma of a PNG', () => {
  const gamma = (value: number) => {
    const data = Buffer.alloc(4);
    data.writeUInt32BE(value);
    return { gAMA: data };
  };
  /** A grey of 55, as linear light the half of white. */
  const rows = Buffer.concat(Array.from({ length: 40 }, () => Buffer.from([0, ...Array<number>(40).fill(55)])));
  const grey = (chunks: Record<string, Buffer>) => pngOf({ width: 40, height: 40, depth: 8, rows, chunks });

  test.each([
    ['none', {}, 55],
    ['linear', gamma(100_000), 127],
    ['that of sRGB', gamma(45_455), 55],
    ['that of old Macs', gamma(55_556), 73],
    ['a dark one', gamma(30_000), 25],
    ['none that makes sense', gamma(0), 55],
    ['linear, beside a word that it is sRGB', { ...gamma(100_000), sRGB: Buffer.from([0]) }, 55],
  ])('%s', async (_, chunks, expected) => {
    const { made, files } = await make(grey(chunks));
    const [level = 0] = await sharp(files.get(made.sizes[0]!.webp.name)).raw().toBuffer();
    expect(Math.abs(level - expected)).toBeLessThanOrEqual(3);
  });
});

describe('what decoding would take', () => {
  test.each([
    [60_000_000, 1, 16, 6],
    [20_000_000, 1, 8, 0],
    [1, 60_000_000, 16, 6],
    [1, 60_000_000, 8, 0],
    [5_000_000, 10, 8, 0],
    [1_000_000, 16, 8, 2],
    [300_000, 200, 8, 6],
    [60_000, 1000, 16, 6],
  ])('is worked out before anything is decoded: %i by %i pixels of %i bits', async (width, height, depth, colours) => {
    const file = join(folder, 'original');
    writeFileSync(file, pngOf({ width, height, depth, colours, rows: Buffer.alloc(0) }));
    await expect(shapeOf(file)).rejects.toThrow(/decoding takes \d+ MiB of memory; at most 240 are given$/);
  });

  test.each([
    [7700, 7700, 8, 2],
    [7700, 7700, 16, 2],
    [20_000, 3000, 8, 2],
    [3000, 20_000, 16, 6],
  ])('lets usual pictures through: %i by %i pixels of %i bits', async (width, height, depth, colours) => {
    const file = join(folder, 'original');
    writeFileSync(file, pngOf({ width, height, depth, colours, rows: Buffer.alloc(0) }));
    expect(await shapeOf(file)).toMatchObject({ width, height });
  });
});
