import { describe, expect, test } from 'vitest';

import type { Photo, PhotoSize } from '#domain/photos.ts';

import { configuration, craft, image } from '../../tests/fixtures/builders.ts';
import { contextOf } from '../../tests/fixtures/context.ts';
import { smallSite } from '../../tests/fixtures/small-site.ts';

import { configurationPhoto, craftPhoto } from './photo.ts';
import { ledgerPages } from './photos.ts';

const file = (name: string) => ({ name, bytes: 1 });
const sizeOf = (width: number, height: number): PhotoSize => ({
  width,
  height,
  avif: file(`${'0'.repeat(16)}-${width}.avif`),
  webp: file(`${'0'.repeat(16)}-${width}.webp`),
  jpeg: file(`${'0'.repeat(16)}-${width}.jpg`),
});
const free = { id: 1, name: 'CC BY 4.0', link: 'https://creativecommons.org/licenses/by/4.0/' };
const photoOf = (id: number, more: Partial<Photo> = {}): Photo => ({
  id,
  source: `https://pictures.example/${id}.jpg`,
  credit: 'A. Maker',
  license: free,
  fetched_at: '2026-01-01T00:00:00Z',
  width: 960,
  height: 540,
  sha256: '0'.repeat(64),
  etag: null,
  last_modified: null,
  recipe: 1,
  thumbhash: 'HBkSHYSIeHiPiHh8eJd4eTN0EEQG',
  sizes: [sizeOf(320, 180), sizeOf(960, 540)],
  square: sizeOf(96, 96),
  ...more,
});

const records = {
  spacecraft: [
    craft({ id: 1, name: 'Pictured', image: 1 }),
    craft({ id: 2, name: 'Of a Type' }),
    craft({ id: 3, name: 'Unseen', spacecraft_config: 2, image: 3 }),
    craft({ id: 4, name: 'Without', spacecraft_config: 2 }),
  ],
  configurations: [configuration({ id: 1, name: 'Heron', image: 2 }), configuration({ id: 2, name: 'Kite' })],
  images: [
    image({ id: 1, license: 1, credit: 'A. Maker' }),
    image({ id: 2, license: 1 }),
    image({ id: 3, credit: ' B. Maker ' }),
  ],
  licences: [{ ...free, priority: 0 }],
};
const context = contextOf(records, { photos: [photoOf(1), photoOf(2)] });
const shownOf = (id: number, of = context) =>
  craftPhoto(
    of,
    of.catalogue.spacecraft.find((each) => each.id === id)!,
  );

describe('the photograph of a craft', () => {
  test('is its own, with files for each screen, its maker and its terms', () => {
    expect(shownOf(1).photo).toMatchObject({
      ofType: false,
      original: 'https://pictures.example/1.jpg',
      credit: { by: 'A. Maker', licence: 'CC BY 4.0', terms: free.link },
      picture: {
        width: 960,
        height: 540,
        shape: 'broad',
        onlineOnly: false,
        src: expect.stringContaining('-960.jpg') as string,
      },
    });
    expect(shownOf(1).photo?.picture.sources.map(({ type }) => type)).toEqual(['image/avif', 'image/webp']);
  });

  test('is that of its configuration where it has none, and says so', () => {
    expect(shownOf(2).photo).toMatchObject({ ofType: true, original: 'https://pictures.example/2.jpg' });
  });

  test('is not shown where it was not fetched: the page says where it is, and whose', () => {
    const { photo, elsewhere } = shownOf(3);
    expect(photo).toBeNull();
    expect(elsewhere).toMatchObject({ original: 'https://pictures.example/3.jpg', all: '/photos/' });
    expect(elsewhere?.sentence).toContain('a picture of Unseen, by B. Maker.');
  });

  test('is nothing where no record has one', () => {
    expect(shownOf(4)).toEqual({ photo: null, elsewhere: null });
    expect(configurationPhoto(context, context.catalogue.configurations[1]!)).toEqual({ photo: null, elsewhere: null });
  });

  test.each([
    ['another picture', { source: 'https://pictures.example/other.jpg' }],
    ['other terms', { license: null }],
  ])('is not shown where it was fetched as %s', (_, more) => {
    expect(shownOf(1, contextOf(records, { photos: [photoOf(1, more)] })).photo).toBeNull();
  });

  test('of unknown terms is for this site alone', () => {
    const site = contextOf(
      { ...records, images: [image({ id: 1 }), ...records.images.slice(1)] },
      { photos: [photoOf(1, { license: null })] },
    );
    expect(shownOf(1, site).photo?.picture.onlineOnly).toBe(true);
  });
});

describe('the ledger of pictures', () => {
  test('has every picture once, with what uses it and whether it is shown', () => {
    const [page] = ledgerPages(context).map(({ make }) => make());
    expect(page?.rows.map(({ id, shown, uses }) => [id, shown, uses.map(({ label }) => label)])).toEqual([
      [2, true, ['Heron']],
      [1, true, ['Pictured']],
      [3, false, ['Unseen']],
    ]);
    expect(page?.rows[2]?.reason).not.toBe('');
    expect(page?.lead).toContain('Two are shown here.');
  });

  test('without pictures is one page that says so', () => {
    expect(ledgerPages(smallSite()).map(({ make }) => make())).toMatchObject([
      { rows: [], total: 0, lead: 'The records of these craft name no picture.' },
    ]);
  });
});
