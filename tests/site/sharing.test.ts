import { join } from 'node:path';

import sharp from 'sharp';
import { describe, expect, test } from 'vitest';

import { site as settings } from '#site.ts';
import { canonicalOf, descriptionOf, openSite } from '../support/built-site.ts';
import type { BuiltPage } from '../support/built-site.ts';
import { ORIGIN } from '../support/run.ts';

const withPictures = openSite('handful');
const without = openSite('fleet');

/** What a page says for sharing: `og:title` and the like; twice said is seen as two. */
function said({ $ }: BuiltPage): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const element of $('head > meta[property^="og:"], head > meta[name^="twitter:"]').toArray()) {
    const name = $(element).attr('property') ?? $(element).attr('name') ?? '';
    found.set(name, [...(found.get(name) ?? []), $(element).attr('content') ?? '']);
  }
  return found;
}

const one = (page: BuiltPage, name: string) => {
  const values = said(page).get(name) ?? [];
  expect([page.address, name, values.length]).toEqual([page.address, name, 1]);
  return values[0] ?? '';
};

describe('every page that may be listed', () => {
  test.each([
    ['with pictures', withPictures],
    ['without', without],
  ])('says for sharing what it is, once each (%s)', (_, site) => {
    const pages = site.indexablePages();
    expect(pages.length).toBeGreaterThan(20);
    for (const page of pages) {
      expect(one(page, 'og:url')).toBe(canonicalOf(page));
      expect(one(page, 'og:description')).toBe(descriptionOf(page));
      expect(one(page, 'og:title')).not.toBe('');
      expect(one(page, 'og:type')).toBe('website');
      expect(one(page, 'og:site_name')).toBe(settings.name);
    }
  });

  test('has a picture of its own or that of its list, with its size and what it shows', async () => {
    const pictures = new Map<string, BuiltPage[]>();
    for (const page of withPictures.indexablePages()) {
      const address = one(page, 'og:image');
      pictures.set(address, [...(pictures.get(address) ?? []), page]);
      expect(one(page, 'og:image:width')).toBe('1200');
      expect(one(page, 'og:image:height')).toBe('630');
      expect(one(page, 'og:image:alt').length).toBeGreaterThan(20);
      expect(one(page, 'twitter:card')).toBe('summary_large_image');
    }
    expect(pictures.size).toBeGreaterThan(20);
    for (const [address, pages] of pictures) {
      expect(address.startsWith(ORIGIN + withPictures.base)).toBe(true);
      const file = withPictures.fileAt(address.slice(ORIGIN.length));
      expect([address, file]).not.toEqual([address, null]);
      const picture = await sharp(join(withPictures.folder, file!)).stats();
      expect(picture.channels.some(({ min, max }) => min < max)).toBe(true);
      expect(await sharp(join(withPictures.folder, file!)).metadata()).toMatchObject({ width: 1200, height: 630 });
      expect(new Set(pages.map((page) => page.address.replace(/page\/\d+\/$/, ''))).size).toBe(1);
    }
    const written = withPictures.files.filter((file) => file.startsWith('social/'));
    expect(written).toHaveLength(pictures.size);
  });
});

test('a page that may not be listed has no picture', () => {
  const listed = new Set(withPictures.indexablePages());
  const others = withPictures.pages().filter((page) => !listed.has(page));
  expect(others.length).toBeGreaterThan(10);
  expect(others.filter((page) => said(page).has('og:image')).map(({ address }) => address)).toEqual([]);
});

test('a build that skips the pictures has none, and no page speaks of one', () => {
  expect(without.files.filter((file) => file.startsWith('social/'))).toEqual([]);
  expect(
    without
      .pages()
      .filter((page) => [...said(page).keys()].some((name) => name.startsWith('og:image')))
      .map(({ address }) => address),
  ).toEqual([]);
});

describe('the manifest', () => {
  const { $ } = withPictures.page(withPictures.routes.home);
  const manifest = JSON.parse(withPictures.read(withPictures.fileAt($('link[rel="manifest"]').attr('href')!)!)) as {
    name: string;
    start_url: string;
    scope: string;
    icons: { src: string; sizes: string; type: string; purpose?: string }[];
  };

  test('names the site and where it begins', () => {
    expect(manifest).toMatchObject({
      name: settings.name,
      start_url: withPictures.routes.home,
      scope: withPictures.routes.home,
    });
  });

  test('names icons that are as large as it says', async () => {
    const pictures = manifest.icons.filter(({ type }) => type === 'image/png');
    expect(pictures.map(({ sizes, purpose }) => `${sizes} ${purpose}`)).toEqual([
      '192x192 any',
      '512x512 any',
      '512x512 maskable',
    ]);
    for (const { src, sizes } of manifest.icons) {
      const file = withPictures.fileAt(src);
      expect(file).not.toBeNull();
      const { width, height } = await sharp(join(withPictures.folder, file!)).metadata();
      if (sizes !== 'any') expect(`${width}x${height}`).toBe(sizes);
    }
  });

  test('has a maskable icon without a hole at its edges', async () => {
    const file = withPictures.fileAt(withPictures.routes.icon(512, true))!;
    const { data } = await sharp(join(withPictures.folder, file))
      .extract({ left: 0, top: 0, width: 512, height: 1 })
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(new Set(data)).toEqual(new Set([0xf5, 0xf6, 0xf2]));
  });
});
