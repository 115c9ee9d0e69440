import { describe, expect, test } from 'vitest';

import { FLEET_SIZE, fleet } from '../fixtures/fleet.ts';
import { handful } from '../fixtures/handful.ts';
import { canonicalOf, openSite, robotsOf } from '../support/built-site.ts';
import { ORIGIN } from '../support/run.ts';

describe.each([
  ['fleet', fleet, FLEET_SIZE],
  ['handful', handful, 6],
] as const)('the permanent addresses of the %s', (name, snapshot, size) => {
  const site = openSite(name);
  const { routes } = site;

  test('lead every craft to its page, at once and by a link', () => {
    expect(snapshot.spacecraft).toHaveLength(size);
    for (const craft of snapshot.spacecraft) {
      const page = site.page(routes.craftForEver(craft.id));
      const target = routes.craft(craft);
      expect(page.$('meta[http-equiv="refresh"]').attr('content')).toBe(`0; url=${target}`);
      expect(canonicalOf(page)).toBe(ORIGIN + target);
      expect(page.$('body a').attr('href')).toBe(target);
      expect(page.$('body').text()).toContain(craft.name.replaceAll(/\s+/g, ' '));
    }
  });

  test('are kept out of search engines, and name their language', () => {
    for (const { id } of snapshot.spacecraft) {
      const page = site.page(routes.craftForEver(id));
      expect(robotsOf(page)).toMatch(/noindex/);
      expect(page.$('html').attr('lang')).toBe('en');
      expect(page.$('title').text()).not.toBe('');
    }
  });
});
