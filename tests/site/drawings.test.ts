import { gzipSync } from 'node:zlib';

import { load } from 'cheerio';
import { describe, expect, test } from 'vitest';

import index from '../../src/drawings/index.json' with { type: 'json' };

import { fleet } from '../fixtures/fleet.ts';
import { handful } from '../fixtures/handful.ts';
import { inOneLine, openSite } from '../support/built-site.ts';

describe.each([
  ['fleet', fleet],
  ['handful', handful],
] as const)('the drawings of the %s', (name, snapshot) => {
  const site = openSite(name);
  const { routes } = site;
  const drawing = (address: string) => load(site.read(site.fileAt(address)!), { xml: true });
  const craft = snapshot.spacecraft.filter(({ spacecraft_config: id }) => id !== null);

  test.each([
    ['configuration', snapshot.configurations.map((each) => routes.configuration(each))],
    ['craft', craft.map((each) => routes.craft(each))],
  ])('stand on the page of every %s, with words for those who do not see them', (_, addresses) => {
    for (const address of addresses) {
      const { $ } = site.page(address);
      const picture = $('.plate img');
      expect(picture.length, address).toBe(1);
      expect(picture.attr('alt')?.length, address).toBeGreaterThan(30);
      const shown = drawing(picture.attr('src')!);
      expect(shown('.craft path').length, address).toBeGreaterThan(0);
      expect(shown('.person').length > 0, address).toBe(shown('text').length > 0);
      expect(inOneLine($('.plate figcaption').text()), address).toMatch(/^(Drawn|Outline|Size not recorded)/);
    }
  });

  test.each([routes.configurations, routes.configurationsByHeight])(
    'line up once each, to one scale: %s',
    (address) => {
      const { $ } = site.page(address);
      const figures = $('.line-up [data-configuration]').toArray();
      const ids = figures.map((figure) => Number($(figure).attr('data-configuration')));
      expect(ids.toSorted((a, b) => a - b)).toEqual(snapshot.configurations.map(({ id }) => id));
      for (const figure of figures) {
        const image = $(figure).find('.figure image');
        const [, , width = NaN, height = NaN] = (drawing(image.attr('href')!)('svg').attr('viewBox') ?? '')
          .split(' ')
          .map(Number);
        if ($(figure).attr('data-unscaled') !== undefined) {
          expect(inOneLine($(figure).text())).toContain('size not recorded');
          continue;
        }
        expect(Number.parseFloat(image.attr('width')!)).toBeCloseTo(width / 100, 2);
        expect(Number.parseFloat(image.attr('height')!)).toBeCloseTo(height / 100, 2);
      }
    },
  );

  test.runIf(name === 'fleet')('include outlines of what has none, marked as such', () => {
    const outlined = snapshot.configurations.filter(({ id }) => id > 9000);
    expect(outlined).toHaveLength(2);
    for (const configuration of outlined) {
      const { $ } = site.page(routes.configuration(configuration));
      expect(inOneLine($('.plate figcaption').text())).toContain('no drawing yet');
      const ladder = drawing($('.plate img').attr('src')!)('text');
      expect(ladder.length > 0).toBe(configuration.height !== null);
    }
  });

  test('are files of their own, for both schemes, and weigh little', () => {
    const files = site.files.filter((file) => /^drawings\/.*\.svg$/.test(file));
    expect(files.length).toBeGreaterThan(2 * snapshot.configurations.length - 3);
    for (const file of files) {
      expect(gzipSync(site.read(file)).length, file).toBeLessThan(4 * 1024);
      expect(site.read(file), file).toContain('@media(prefers-color-scheme:dark)');
    }
  });
});

describe('the list of configurations', () => {
  const site = openSite('fleet');
  const { routes } = site;
  const ids = (address: string) => {
    const { $ } = site.page(address);
    return $('.configuration-table [data-value]')
      .toArray()
      .map((row) => Number($(row).attr('data-value')));
  };

  test('is in order of first flight, and of height as drawn, with the unknown last', () => {
    const drawn = index.configurations as Readonly<Record<string, { length_m: number }>>;
    const heightOf = ({ id, height }: { id: number; height: number | null }) =>
      drawn[String(id)]?.length_m ?? height ?? 0;
    const byFlight = fleet.configurations
      .toSorted((a, b) => a.id - b.id)
      .toSorted((a, b) => Date.parse(a.maiden_flight ?? '9999') - Date.parse(b.maiden_flight ?? '9999'))
      .map(({ id }) => id);
    const byHeight = fleet.configurations
      .toSorted((a, b) => a.id - b.id)
      .toSorted((a, b) => heightOf(b) - heightOf(a))
      .map(({ id }) => id);
    expect(ids(routes.configurations)).toEqual(byFlight);
    expect(ids(routes.configurationsByHeight)).toEqual(byHeight);
  });

  test.each([
    [routes.configurations, 'First flight', routes.configurationsByHeight],
    [routes.configurationsByHeight, 'Height', routes.configurations],
  ])('%s is sorted by one head and leads to the other', (address, sorted, other) => {
    const { $ } = site.page(address);
    expect(inOneLine($('.configuration-table th[aria-sort]').text())).toBe(sorted);
    expect($(`.configuration-table thead a[href="${other}"]`)).toHaveLength(1);
  });

  test('is for search engines in one order alone', () => {
    const robots = (address: string) => site.page(address).$('meta[name="robots"]').attr('content');
    expect(robots(routes.configurations)).toBeUndefined();
    expect(robots(routes.configurationsByHeight)).toContain('noindex');
  });
});
