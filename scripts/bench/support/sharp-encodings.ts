/**
 * The encodings of `npm run photos` with sharp alone: every size of every original from the original itself, as
 * many originals at a time as there are cores. Arguments: the folder of the originals, how many they are.
 */
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

import sharp from 'sharp';
import type { Sharp } from 'sharp';

import { ENCODING, BACKGROUND, SQUARE_SIDE, WIDTHS } from '../../photos/encoding.ts';

const [folder = '', count = '0'] = process.argv.slice(2);
sharp.concurrency(1);
sharp.cache(false);

async function encode(file: string): Promise<void> {
  const sizes = [
    ...WIDTHS.map((width) => (picture: Sharp) => picture.resize({ width, withoutEnlargement: true })),
    (picture: Sharp) => picture.resize({ width: SQUARE_SIDE, height: SQUARE_SIDE, position: sharp.strategy.attention }),
  ];
  for (const [index, resize] of sizes.entries()) {
    const made = () => resize(sharp(file).autoOrient()).flatten({ background: BACKGROUND }).toColourspace('srgb');
    writeFileSync(`${file}-${index}.avif`, await made().avif(ENCODING.avif).toBuffer());
    writeFileSync(`${file}-${index}.webp`, await made().webp(ENCODING.webp).toBuffer());
    writeFileSync(`${file}-${index}.jpeg`, await made().jpeg(ENCODING.jpeg).toBuffer());
  }
}

const jobs = Array.from({ length: Number(count) }, (_, index) => join(folder, `${index + 1}.jpg`)).values();
const work = async () => {
  for (const file of jobs) await encode(file);
};
await Promise.all(Array.from({ length: availableParallelism() }, work));
