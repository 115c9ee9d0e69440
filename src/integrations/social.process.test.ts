import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { colours as drawingColours } from '#drawings/colours.ts';
import type { Card } from '#views/card.ts';

import { cardColours } from './social/colours.ts';
import { drawCard, withoutMissing } from './social/picture.ts';
import { writePictures } from './social.ts';

const card: Card = {
  layout: 'record',
  name: 'Hermes',
  otherName: 'Spacecraft, record 4',
  line: 'Heron capsule',
  now: null,
  facts: [{ label: 'Flights', value: '3' }],
  plate: null,
};

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'social-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('drawCard', () => {
  test('draws 1200 by 630 pixels in few bytes, and the same again', async () => {
    const picture = await drawCard(card);
    expect(await sharp(picture).metadata()).toMatchObject({ format: 'png', width: 1200, height: 630 });
    expect(picture.length).toBeLessThan(30_000);
    expect((await drawCard(card)).equals(picture)).toBe(true);
  });

  test.each([
    ['letters of another script', 'مركبة الاختبار Hermes'],
    ['an emoji', 'Hermes 🚀👩‍🚀'],
    ['signs without a glyph', '夢Her舟mes'],
  ])('leaves out %s', async (_, name) => {
    expect((await drawCard({ ...card, name })).equals(await drawCard(card))).toBe(true);
  });

  test('uses the other name where nothing of the name can be written', async () => {
    const other = await drawCard({ ...card, name: card.otherName });
    expect((await drawCard({ ...card, name: '試験機' })).equals(other)).toBe(true);
  });

  test.each(['Проба 12', 'Ωμέγα', 'Éclair Ångström ǅ', 'Tiên phong ộ'])('writes %s', async (name) => {
    expect((await drawCard({ ...card, name })).equals(await drawCard({ ...card, name: card.otherName }))).toBe(false);
  });

  test('keeps long names on the card: the margin at its right stays paper', async () => {
    for (const name of ['X'.repeat(255), 'Long '.repeat(50), 'Configuration/'.repeat(9)]) {
      const margin = sharp(await drawCard({ ...card, name })).extract({ left: 1145, top: 0, width: 55, height: 630 });
      const { channels } = await sharp(await margin.png().toBuffer()).stats();
      expect(channels.slice(0, 3).every(({ min, max }) => min === max)).toBe(true);
    }
  });
});

test('withoutMissing takes nothing but the missing characters', () => {
  const { name, line } = withoutMissing({ ...card, name: 'A夢B 夢 C', line: '夢' }, new Set(['夢']));
  expect([name, line]).toEqual(['AB C', '']);
});

test('the colours are those of the site by day', async () => {
  const css = await readFile('src/styles/tokens.css', 'utf8');
  const drawn: Record<string, readonly [string, string]> = drawingColours;
  for (const [name, colour] of Object.entries(cardColours)) {
    const token = new RegExp(`--${name}: light-dark\\((#\\w+), `).exec(css)?.[1];
    expect([token, drawn[name]?.[0]]).toContain(colour);
  }
});

test('writePictures draws each picture that a page names, once for all builds', async () => {
  const page = async (path: string, picture: string, robots = '') => {
    const file = join(folder, 'site', path, 'index.html');
    await mkdir(dirname(file), { recursive: true });
    const image = `<meta property="og:image" content="${picture}">`;
    await writeFile(file, `<html><head>${robots}${image}</head></html>`);
  };
  await page('list', 'https://atlas.example/social/list.png');
  await page('list/page/2', 'https://atlas.example/social/list.png');
  await page('one', 'https://atlas.example/social/one.png');
  await page('hidden', 'https://atlas.example/social/hidden.png', '<meta name="robots" content="noindex">');
  await page('elsewhere', 'https://elsewhere.example/social/far.png');
  const build = () =>
    writePictures(join(folder, 'site'), ({ address }) => ({ ...card, name: address }), join(folder, 'kept'));
  expect(await build()).toEqual({ pictures: 2, drawn: 2 });
  expect(await build()).toEqual({ pictures: 2, drawn: 0 });
  expect((await readdir(join(folder, 'site', 'social'))).toSorted()).toEqual(['list.png', 'one.png']);
});
