/** Photographs on the pages: their files, their rights, and what stands where there is none. */
import { cpSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { unzipSync } from 'fflate';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';

import { photoFileNames, photoListSchema, shownImageIds } from '#domain/photos.ts';
import type { Snapshot } from '#domain/schema.ts';
import { serialiseSnapshot } from '#domain/serialise.ts';

import { fleet } from '../fixtures/fleet.ts';
import { photographed } from '../fixtures/photos.ts';
import { ids } from '../fixtures/special-craft.ts';
import { BuiltSite, inOneLine, openSite } from '../support/built-site.ts';
import type { BuiltPage } from '../support/built-site.ts';
import { fixtureFile, testFolder } from '../support/folders.ts';
import { ORIGIN, runBuild } from '../support/run.ts';

const site = openSite('fleet');
const { routes } = site;
const list = photoListSchema.parse(JSON.parse(readFileSync(join(fixtureFile('fleet'), '..', 'photos.json'), 'utf8')));
const photoOf = (id: number) => list.photos.find((photo) => photo.id === id)!;
const craftOf = (id: number) => fleet.spacecraft.find((craft) => craft.id === id)!;
const cargo = fleet.configurations.find(({ id }) => id === 2)!;

const own = site.page(routes.craft(craftOf(ids.manyFlights)));
const ofConfiguration = site.page(routes.configuration(cargo));
const ofType = site.page(routes.craft(craftOf(ids.countsWithoutFlights)));
const withPhotos: [string, BuiltPage, number][] = [
  ['a craft with a picture of its own', own, photographed.ownOfCraft],
  ['a craft with its configuration’s', ofType, photographed.ofConfiguration],
  ['a configuration', ofConfiguration, photographed.ofConfiguration],
];

const graphText = ({ $ }: BuiltPage) => $('script[type="application/ld+json"]').text().replaceAll('\\u003c', '<');
const pictures = fleet.images.length;

describe.each(withPhotos)('%s', (_, page, id) => {
  const { $ } = page;
  const image = $('.photo img');
  const photo = photoOf(id);

  test('shows it in three formats, the best first, each in every width', () => {
    const types = $('.photo picture source').toArray();
    expect(types.map((source) => $(source).attr('type'))).toEqual(['image/avif', 'image/webp']);
    const srcsets = [...types.map((source) => $(source).attr('srcset')), image.attr('srcset')];
    for (const [index, format] of (['avif', 'webp', 'jpeg'] as const).entries()) {
      expect(srcsets[index]).toBe(
        photo.sizes.map((size) => `${routes.photo(size[format].name)} ${size.width}w`).join(', '),
      );
    }
    expect(new Set([...types.map((source) => $(source).attr('sizes')), image.attr('sizes')]).size).toBe(1);
    expect(image.attr('sizes')).toMatch(/vw/);
  });

  test('says how large it is, and asks for it first', () => {
    const { width, height } = photo.sizes.at(-1)!;
    expect([Number(image.attr('width')), Number(image.attr('height'))]).toEqual([width, height]);
    expect(image.attr('loading')).toBe('eager');
    expect(image.attr('fetchpriority')).toBe('high');
    expect($('img[fetchpriority]')).toHaveLength(1);
  });

  test('says whose it is, under what terms, and where the original is', () => {
    const caption = $('.photo figcaption');
    expect(inOneLine(caption.text())).toContain(`Picture: ${photo.credit}; ${photo.license!.name}`);
    expect(caption.find('a[rel="license"]').attr('href')).toBe(photo.license!.link);
    expect(caption.find('a').last().attr('href')).toBe(photo.source);
  });

  test('tells machines the same', () => {
    expect(graphText(page)).toContain(`"creditText":${JSON.stringify(photo.credit)}`);
    expect(graphText(page)).toContain(
      `"license":"${photo.license!.link}","acquireLicensePage":"${photo.license!.link}"`,
    );
    expect(graphText(page)).toContain(`"contentUrl":"${ORIGIN}${image.attr('src')}"`);
  });

  test('still has its drawing', () => {
    expect($('.plate img')).toHaveLength(1);
  });
});

describe('what a picture shows', () => {
  const caption = (page: BuiltPage) => inOneLine(page.$('.photo figcaption').text());
  const alternative = (page: BuiltPage) => page.$('.photo img').attr('alt');

  test('is said from the facts', () => {
    expect(alternative(own)).toBe('Picture of Old Faithful, a Heron capsule');
    expect(alternative(ofType)).toBe('Picture of a Heron Cargo spacecraft');
    expect(alternative(ofConfiguration)).toBe('Picture of Heron Cargo');
  });

  test('is the type where the picture is the configuration’s', () => {
    expect(caption(ofType)).toMatch(/^It shows the type, not this very craft\. /);
    expect(caption(own)).not.toContain('type');
    expect(caption(ofConfiguration)).not.toContain('type');
    expect(graphText(own)).toContain('"image":{"@id"');
    expect(graphText(ofType)).not.toContain('"image":{"@id"');
  });
});

describe('a page without a photograph', () => {
  test('says that there is a picture elsewhere, why it is not here, and leads to it', () => {
    const { $ } = site.page(routes.configuration({ id: 1, name: 'Heron' }));
    expect($('.photo')).toHaveLength(0);
    expect(inOneLine($('.photo-elsewhere').text())).toBe(
      'Launch Library 2 has a picture of Heron. It is not shown here: nobody wrote down under what terms it may be used. See it there, or all pictures and their rights.',
    );
    expect($('.photo-elsewhere a').first().attr('href')).toBe(fleet.images.find(({ id }) => id === 2)!.image_url);
  });

  test('says of a craft that the picture is of its type', () => {
    const { $ } = site.page(routes.craft(craftOf(ids.oneFlight)));
    expect(inOneLine($('.photo-elsewhere').text())).toContain('has a picture of the type');
  });

  test('says nothing where no record names a picture', () => {
    for (const address of [routes.craft(craftOf(ids.allUnknown)), routes.craft(craftOf(ids.noConfiguration))]) {
      const { $ } = site.page(address);
      expect($('.photo, .photo-elsewhere')).toHaveLength(0);
    }
  });
});

describe('the page of all pictures', () => {
  const { $ } = site.page(routes.photos);
  const row = (id: number) => $(`[data-image="${id}"]`);
  const text = (id: number) =>
    row(id)
      .children()
      .toArray()
      .map((cell) => inOneLine($(cell).text()))
      .join(' | ');

  test('names every picture of the craft and configurations, and whether it is shown', () => {
    const rows = $('[data-image]').toArray();
    const seen = rows.map((each) => Number($(each).attr('data-image')));
    expect(seen.toSorted()).toEqual([...shownImageIds(fleet)].toSorted());
    expect(seen).toHaveLength(pictures);
    const shown = rows.filter((each) => $(each).attr('data-shown') === 'true');
    expect(shown.map((each) => Number($(each).attr('data-image'))).toSorted()).toEqual([1, 3]);
    expect(inOneLine($('.lead').text())).toContain(`${pictures} pictures`);
  });

  test('says who made it, under what terms, and why it is not shown', () => {
    expect(text(1)).toContain('A. N. Other <a@n.example> | CC BY 4.0 | Yes.');
    expect(text(2)).toContain('not recorded | licence not recorded | No. Nobody wrote down');
    expect(text(4)).toContain('Nobody’s | licence: Unknown | No. Nobody wrote down');
    expect(row(1).find('a[rel="license"]').attr('href')).toBe('https://licences.example/by/4.0');
  });

  test('leads to what uses it', () => {
    const uses = (id: number) =>
      row(id)
        .find('th a')
        .toArray()
        .map((link) => $(link).attr('href'));
    expect(uses(1)).toEqual([routes.craft(craftOf(ids.manyFlights))]);
    expect(uses(3)).toEqual([routes.configuration(cargo)]);
    const members = fleet.spacecraft.filter(
      ({ spacecraft_config, image }) => spacecraft_config === 2 && (image === null || image === 3),
    );
    expect(text(3)).toContain(`Heron Cargo and its ${members.length} craft`);
  });

  test('shows squares, when they come near the window', () => {
    expect($('.photo-ledger img')).toHaveLength(2);
    expect($('.photo-ledger img[loading="lazy"][width][height]')).toHaveLength(2);
  });

  test('is within two clicks of home, and in the sitemap', () => {
    expect(site.page(routes.home).$(`a[href="${routes.photos}"]`).length).toBeGreaterThan(0);
    expect(site.read('sitemap.xml')).toContain(`<loc>${ORIGIN}${routes.photos}</loc>`);
  });
});

describe('the files', () => {
  const listed = list.photos.flatMap(photoFileNames);

  test('are exactly those of the pictures shown, and what the list says they are', async () => {
    const files = site.files.filter((file) => /^photos\/.*\.(avif|webp|jpg)$/.test(file));
    expect(files.toSorted()).toEqual(listed.map(({ name }) => `photos/${name}`).toSorted());
    for (const photo of list.photos) {
      for (const size of [...photo.sizes, photo.square]) {
        for (const format of ['avif', 'webp', 'jpeg'] as const) {
          const file = join(site.folder, 'photos', size[format].name);
          const found = await sharp(file).metadata();
          expect([found.width, found.height]).toEqual([size.width, size.height]);
          expect(found.format).toBe(format === 'avif' ? 'heif' : format);
          expect(statSync(file).size).toBe(size[format].bytes);
        }
      }
    }
  });
});

describe('no page says more than it may', () => {
  test('a site without a list has no photograph, and says why of each', () => {
    const bare = openSite('handful');
    expect(bare.files.filter((file) => /\.(avif|webp|jpg)$/.test(file))).toEqual([]);
    expect(inOneLine(bare.page(bare.routes.photos).$('.lead').text())).toBe(
      'The records of these craft name no picture.',
    );
  });
});

describe('a build from another list', () => {
  const folder = `${testFolder}/photos`;

  /** A site built from the fleet as it is changed, beside the fleet's own photographs as they are changed. */
  async function build(
    name: string,
    snapshot: Snapshot,
    change: (folder: string) => void = () => undefined,
    env: Record<string, string> = {},
  ) {
    const place = `${folder}/${name}`;
    rmSync(place, { recursive: true, force: true });
    mkdirSync(place, { recursive: true });
    cpSync(join(fixtureFile('fleet'), '..', 'photos'), `${place}/photos`, { recursive: true });
    cpSync(join(fixtureFile('fleet'), '..', 'photos.json'), `${place}/photos.json`);
    change(place);
    writeFileSync(`${place}/fleet.json`, serialiseSnapshot(snapshot));
    const result = await runBuild({ snapshotFile: `${place}/fleet.json`, outDir: `${place}/site`, env });
    return { result, site: () => new BuiltSite(`${place}/site`, '/') };
  }

  const shownIn = (built: BuiltSite) => built.files.filter((file) => /^photos\/.*\.avif$/.test(file)).length;
  const small: Snapshot = { ...fleet, spacecraft: [craftOf(ids.manyFlights)], source: { ...fleet.source, count: 1 } };
  const withImage = (fields: Partial<Snapshot['images'][number]>): Snapshot => ({
    ...small,
    images: small.images.map((image) => (image.id === photographed.ownOfCraft ? { ...image, ...fields } : image)),
  });
  const files = (id: number) => photoOf(id).sizes.length + 1;

  // Which photograph is another picture or has other terms is a matter of unit tests (views/photos.test.ts).
  test('shows the same path on another host, and no picture of which a file is missing', async () => {
    const { result, site: built } = await build(
      'missing',
      withImage({ image_url: 'https://b.example/1.jpg?x' }),
      (place) => {
        rmSync(`${place}/photos/${photoOf(photographed.ofConfiguration).square.webp.name}`);
      },
    );
    expect(result.exitCode).toBe(0);
    expect(shownIn(built())).toBe(files(photographed.ownOfCraft));
    const { $ } = built().page(built().routes.craft(craftOf(ids.manyFlights)));
    expect([$('.photo').length, $('.photo-elsewhere').length]).toEqual([1, 0]);
  });

  test('shows no picture under other terms than it was fetched under', async () => {
    const { result, site: built } = await build('terms', withImage({ license: 5 }));
    expect(result.exitCode).toBe(0);
    expect(shownIn(built())).toBe(files(photographed.ofConfiguration));
    const { $ } = built().page(built().routes.craft(craftOf(ids.manyFlights)));
    expect([$('.photo').length, $('.photo-elsewhere').length]).toEqual([0, 1]);
  });

  test('a list that is damaged stops the build with a way out', async () => {
    const { result } = await build('damaged', small, (place) => {
      writeFileSync(`${place}/photos.json`, '{"schema":1,"folder":"photos","photos":[{"id":0}]}');
    });
    expect(result.exitCode).toBe(1);
    expect(result.stderr).toMatch(/photos\.json is not sound: photos\[0\]\.id: .*\. Run npm run photos, or remove/);
  });

  test('only one who took everything has to answer for it, and the page says so', async () => {
    const unknown = withImage({ license: 5 });
    const { site: built } = await build(
      'all',
      unknown,
      (place) => {
        const text = readFileSync(`${place}/photos.json`, 'utf8');
        const licence = { id: 5, name: 'Unknown', link: null };
        const changed = JSON.parse(text) as typeof list;
        const photos = changed.photos.map((each) => (each.id === 1 ? { ...each, license: licence } : each));
        writeFileSync(`${place}/photos.json`, JSON.stringify({ ...changed, photos }));
      },
      { BUILD_SKIP: 'social,compress' },
    );
    const page = built().page(built().routes.craft(craftOf(ids.manyFlights)));
    expect(inOneLine(page.$('.photo figcaption').text())).toContain('licence: Unknown');
    expect(page.$('.photo a[rel="license"]')).toHaveLength(0);
    expect(graphText(page)).not.toContain('"license"');
    // What must not be handed on is in no copy for reading offline; the rest is.
    expect(page.$('.photo[data-online]')).toHaveLength(1);
    const edition = Object.keys(unzipSync(readFileSync(join(built().folder, 'offline/spacecraft-atlas.zip'))));
    const pictured = (id: number) =>
      photoFileNames(photoOf(id)).filter(({ name }) => edition.includes(`photos/${name}`));
    expect([pictured(1).length, pictured(3).length]).toEqual([0, photoFileNames(photoOf(3)).length]);
    const ledger = built().page(built().routes.photos);
    expect(inOneLine(ledger.$('[data-image="1"]').text())).toContain('whoever publishes this site answers for it');
  });
});
