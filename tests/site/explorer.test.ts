import { describe, expect, test } from 'vitest';

import { decodeExplorer } from '#explorer/codec.ts';

import { fleet } from '../fixtures/fleet.ts';
import { handful } from '../fixtures/handful.ts';
import { openSite } from '../support/built-site.ts';

describe.each([
  ['fleet', fleet],
  ['handful', handful],
] as const)('the explorer of the %s', (name, snapshot) => {
  const site = openSite(name);
  const fileOf = (address: string) => address.slice(site.base.length);
  const data = decodeExplorer(JSON.parse(site.read(fileOf(site.routes.explorerFile))));

  test('has every craft in its file', () => {
    expect(data.craft.map(({ id, name: called }) => [id, called])).toEqual(
      snapshot.spacecraft.toSorted((a, b) => a.id - b.id).map(({ id, name: called }) => [id, called]),
    );
  });

  test('has a drawing for every configuration, of the size that it names', () => {
    expect(data.configurations).toHaveLength(snapshot.configurations.length);
    for (const { drawing } of data.configurations) {
      const svg = site.read(fileOf(site.routes.drawing(drawing.name)));
      const [, width, height] = /viewBox="\S+ \S+ (\S+) (\S+)"/.exec(svg)!.map(Number);
      expect([drawing.width, drawing.height]).toEqual([width, height]);
      expect(drawing.standing).toBeLessThanOrEqual(drawing.height);
    }
    expect(site.files).toContain(fileOf(site.routes.drawing('person')));
  });

  test('is in the menu of every page, the comparison in its foot', () => {
    for (const page of site.pages()) {
      const { $ } = page;
      if ($('body > header').length === 0) continue;
      expect($(`header a[href="${site.routes.explore}"]`).length, page.file).toBe(1);
      expect($(`footer a[href="${site.routes.compare}"]`).length, page.file).toBe(1);
    }
  });

  test('or the comparison is a link away from every configuration with several craft', () => {
    const links = snapshot.configurations.map((configuration) => {
      const { $ } = site.page(site.routes.configuration(configuration));
      return $('section[aria-labelledby="craft"] .section-head a').attr('href') ?? null;
    });
    const expected = snapshot.configurations.map(({ id }) => {
      const craft = snapshot.spacecraft.filter(({ spacecraft_config }) => spacecraft_config === id);
      return craft.length < 2 ? null : craft.length <= 6 ? new Set(craft.map((each) => each.id)) : id;
    });
    const asked = links.map((href, index) => {
      if (href === null) return null;
      const { pathname, searchParams } = new URL(href, 'https://atlas.example');
      if (pathname === site.routes.compare) return new Set(searchParams.get('ids')!.split(',').map(Number));
      expect([index, pathname]).toEqual([index, site.routes.explore]);
      return Number(searchParams.get('spacecraft_config'));
    });
    expect(asked).toEqual(expected);
    expect(expected.some((each) => each !== null)).toBe(true);
  });

  test('and the comparison are in the sitemap, without a question', () => {
    const sitemap = site.read('sitemap.xml');
    for (const address of [site.routes.explore, site.routes.compare]) {
      expect(sitemap).toContain(`${address}</loc>`);
      expect(sitemap).not.toContain(`${address}?`);
    }
  });
});
