/** What becomes of originals of every kind: the pixels, the rights, and nothing else. */
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import sharp from 'sharp';
import type { Sharp } from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { photoFormatNames } from '#domain/photos.ts';

import { pictureOf } from '../../tests/support/pictures.ts';
import { exifTexts } from '../../tests/support/tiff.ts';
import { encodePhoto, prepareSharp, shapeOf, widthsFor } from './encoder.ts';
import type { EncodedPhoto } from './encoder.ts';
import type { Rights } from './image-metadata.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'encoder-test-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

const rights: Rights = {
  credit: 'Jürgen “J.” 夢 (NASA)',
  license: { id: 6, name: 'CC BY 4.0', link: 'https://licences.example/by?a=1&b=2' },
};

/** What an original is made into, and its files. */
async function make(
  original: Buffer,
  which: Rights = rights,
): Promise<{ made: EncodedPhoto; files: Map<string, Buffer> }> {
  const file = join(folder, 'original');
  writeFileSync(file, original);
  const files = new Map<string, Buffer>();
  const made = await encodePhoto(file, await shapeOf(file), which, (name, bytes) => {
    files.set(name, bytes);
    return Promise.resolve();
  });
  return { made, files };
}

/** Colour of a pixel in the middle of a part of the picture, by fractions of its sides. */
async function colourAt(file: Buffer, x: number, y: number): Promise<number[]> {
  const { data, info } = await sharp(file).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels;
  return [...data.subarray(at, at + 3)];
}

/** A picture of four plain quarters: red, green; blue, white. */
function quarters(width = 400, height = 200): Sharp {
  const data = Buffer.alloc(width * height * 3);
  for (let index = 0; index < width * height; index += 1) {
    const [right, low] = [index % width >= width / 2, index >= (width * height) / 2];
    data.set(low ? (right ? [255, 255, 255] : [0, 0, 255]) : right ? [0, 255, 0] : [255, 0, 0], index * 3);
  }
  return sharp(data, { raw: { width, height, channels: 3 } });
}

const [red, green, blue, white] = [
  [255, 0, 0],
  [0, 255, 0],
  [0, 0, 255],
  [255, 255, 255],
] as const;

type Colour = readonly number[];
type Corners = [topLeft: Colour, topRight: Colour, bottomLeft: Colour, bottomRight: Colour];

const upright: Corners = [red, green, blue, white];

/** Colours of another space come back a little off, and strong ones more so. */
const NEAR = 60;

async function expectCorners(files: Map<string, Buffer>, made: EncodedPhoto, corners: Corners): Promise<void> {
  for (const format of photoFormatNames) {
    const file = files.get(made.sizes.at(-1)![format].name)!;
    for (const [index, expected] of corners.entries()) {
      const found = await colourAt(file, index % 2 === 0 ? 0.2 : 0.8, index < 2 ? 0.2 : 0.8);
      const off = Math.max(...found.map((part, each) => Math.abs(part - (expected[each] ?? 0))));
      expect([format, index, found, off < NEAR]).toEqual([format, index, found, true]);
    }
  }
}

describe('an original', () => {
  const turned = (orientation: number) => () => quarters().withMetadata({ orientation }).jpeg().toBuffer();
  const half = { r: 255, g: 0, b: 0, alpha: 0 };
  const cases: [name: string, original: () => Promise<Buffer>, width: number, corners: Corners][] = [
    ['a plain JPEG', () => quarters().jpeg().toBuffer(), 400, upright],
    ['a progressive JPEG', () => quarters().jpeg({ progressive: true }).toBuffer(), 400, upright],
    [
      'a CMYK JPEG, whose inks know no such green',
      () => quarters().toColourspace('cmyk').jpeg().toBuffer(),
      400,
      [red, [190, 207, 0], [28, 60, 140], white],
    ],
    ['a PNG', () => quarters().png().toBuffer(), 400, upright],
    ['a PNG of 16 bits', () => quarters().toColourspace('rgb16').png().toBuffer(), 400, upright],
    ['a PNG with a palette', () => quarters().png({ palette: true, colours: 4 }).toBuffer(), 400, upright],
    ['an interlaced PNG', () => quarters().png({ progressive: true }).toBuffer(), 400, upright],
    ['a WebP', () => quarters().webp().toBuffer(), 400, upright],
    ['a WebP without loss', () => quarters().webp({ lossless: true }).toBuffer(), 400, upright],
    ['a wide-gamut PNG', () => quarters().withIccProfile('p3').png().toBuffer(), 400, upright],
    [
      'a see-through PNG',
      () =>
        sharp({ create: { width: 400, height: 200, channels: 4, background: half } })
          .png()
          .toBuffer(),
      400,
      [white, white, white, white],
    ],
    [
      'a grey JPEG',
      () => quarters().greyscale().jpeg().toBuffer(),
      400,
      [
        [127, 127, 127],
        [220, 220, 220],
        [76, 76, 76],
        [255, 255, 255],
      ],
    ],
    ['a JPEG turned upside down', turned(3), 400, [white, blue, green, red]],
    ['a JPEG on its right side', turned(6), 200, [blue, red, white, green]],
    ['a JPEG on its left side', turned(8), 200, [green, white, red, blue]],
    ['a mirrored JPEG', turned(2), 400, [green, red, white, blue]],
    [
      'an animated WebP, of which it takes the first picture',
      async () => {
        const [first, second] = [await quarters().raw().toBuffer(), Buffer.alloc(400 * 200 * 3, 7)];
        const raw = { width: 400, height: 400, channels: 3 as const, pageHeight: 200 };
        return sharp(Buffer.concat([first, second]), { raw })
          .webp({ loop: 0, delay: [50, 50] })
          .toBuffer();
      },
      400,
      upright,
    ],
  ];

  test.each(cases)('%s comes out right', async (name, original, width, corners) => {
    const bytes = await original();
    if (name.includes('animated')) expect((await sharp(bytes).metadata()).pages).toBe(2);
    const { made, files } = await make(bytes);
    expect([made.width, made.sizes.at(-1)!.width]).toEqual([width, width]);
    await expectCorners(files, made, corners);
    for (const file of files.values()) {
      const { space, depth, channels, orientation = 1, hasAlpha, pages = 1 } = await sharp(file).metadata();
      expect({ space, depth, channels, orientation, hasAlpha, pages }).toEqual({
        ...{ space: 'srgb', depth: 'uchar', channels: 3, orientation: 1, hasAlpha: false, pages: 1 },
      });
    }
  });
});

describe('what an original says beside its pixels', () => {
  test('is dropped, but for whose it is and under what terms, which are written in', async () => {
    const original = await quarters()
      .withExif({
        IFD0: { Artist: 'Not this one', Make: 'Camera 3000', ImageDescription: 'Secret' },
        IFD3: { GPSLatitude: '51/1 30/1 0/1', GPSLatitudeRef: 'N' },
      })
      .withIccProfile('p3')
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><secret/></x:xmpmeta>')
      .jpeg()
      .toBuffer();
    const { files } = await make(original);
    expect(files.size).toBe(9);
    for (const bytes of files.values()) {
      expect(bytes.includes('Camera 3000') || bytes.includes('ecret') || bytes.includes('Not this one')).toBe(false);
      const { exif, xmp, icc, iptc } = await sharp(bytes).metadata();
      expect(exifTexts(exif!)).toEqual({
        // Behind a bracket stands a space, or the library would take the bracket for a note of its own.
        Artist: 'Jurgen "J." ? (NASA) ',
        Copyright: 'Jurgen "J." ? (NASA), CC BY 4.0, https://licences.example/by?a=1&b=2',
      });
      expect(xmp!.toString('utf8')).toContain('<rdf:li>Jürgen “J.” 夢 (NASA)</rdf:li>');
      expect(xmp!.toString('utf8')).toContain('WebStatement>https://licences.example/by?a=1&amp;b=2</xmpRights');
      expect([icc, iptc]).toEqual([undefined, undefined]);
    }
  });

  test('is nothing where nothing is known', async () => {
    const { made, files } = await make(await quarters().jpeg().toBuffer(), { credit: null, license: null });
    const { exif } = await sharp(files.get(made.square.jpeg.name)).metadata();
    expect(exif === undefined ? {} : exifTexts(exif)).toEqual({});
  });
});

describe('sizes', () => {
  test.each([
    [3, [3]],
    [200, [200]],
    [320, [320]],
    [330, [320]],
    [500, [320, 500]],
    [640, [320, 640]],
    [700, [320, 640]],
    [960, [320, 640, 960]],
    [1280, [320, 640, 960, 1280]],
    [1599, [320, 640, 960, 1599]],
    [1600, [320, 640, 960, 1600]],
  ])('a picture of %i px is made in %j', (width, widths) => {
    expect(widthsFor(width)).toEqual(widths);
  });

  test('never exceed 1600 px, nor half as much again in height', async () => {
    const wide = (await make(await pictureOf({ width: 2000, height: 10 }).jpeg().toBuffer())).made;
    expect(wide.sizes.map(({ width, height }) => [width, height])).toEqual([
      [320, 2],
      [640, 3],
      [960, 5],
      [1600, 8],
    ]);
    const tall = (await make(await pictureOf({ width: 100, height: 5000 }).jpeg().toBuffer())).made;
    expect(tall.sizes.map(({ width, height }) => [width, height])).toEqual([[48, 2400]]);
    const dot = (await make(await pictureOf({ width: 1, height: 1 }).png().toBuffer())).made;
    expect([dot.sizes[0]!.width, dot.square.width]).toEqual([1, 1]);
  });
});

test('gives the same bytes every time, by whatever threads, under names that are their hashes', async () => {
  const original = await pictureOf({ width: 700, height: 500 }).jpeg().toBuffer();
  prepareSharp();
  const first = await make(original);
  const again = await make(original);
  sharp.unblock({ operation: ['VipsForeignLoad'] });
  expect(again).toEqual(first);
  expect(sharp.concurrency()).toBe(1);
  for (const [name, bytes] of first.files) {
    expect(name.slice(0, 16)).toBe(createHash('sha256').update(bytes).digest('hex').slice(0, 16));
  }
  const listed = [...first.made.sizes, first.made.square].flatMap((size) => photoFormatNames.map((each) => size[each]));
  expect(new Map(listed.map(({ name, bytes }) => [name, bytes]))).toEqual(
    new Map([...first.files].map(([name, bytes]) => [name, bytes.length])),
  );
});

test('once prepared, reads nothing but JPEG, PNG and WebP', async () => {
  prepareSharp();
  try {
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>');
    await expect(make(svg)).rejects.toThrow(/^it is damaged: /);
  } finally {
    sharp.unblock({ operation: ['VipsForeignLoad'] });
  }
});
