import { facets } from '#domain/facets.ts';
import { describe, expect, test } from 'vitest';

import type { LaunchRecord } from '#domain/schema-launch.ts';

import { FLEET_SIZE, fleet } from '../fixtures/fleet.ts';
import { oddLaunch, sharedLaunch } from '../fixtures/fleet-launches.ts';
import { fleetHistory, gone, renamed } from '../fixtures/fleet-history.ts';
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
      const page = site.page(routes.permalink(craft.id));
      const target = routes.craft(craft);
      expect(page.$('meta[http-equiv="refresh"]').attr('content')).toBe(`0; url=${target}`);
      expect(canonicalOf(page)).toBe(ORIGIN + target);
      expect(page.$('body a').attr('href')).toBe(target);
      expect(page.$('body').text()).toContain(craft.name.replaceAll(/\s+/g, ' '));
    }
  });

  test('are kept out of search engines, and name their language', () => {
    for (const { id } of snapshot.spacecraft) {
      const page = site.page(routes.permalink(id));
      expect(robotsOf(page)).toMatch(/noindex/);
      expect(page.$('html').attr('lang')).toBe('en');
      expect(page.$('title').text()).not.toBe('');
    }
  });
});

describe('the addresses of earlier names', () => {
  const site = openSite('fleet');
  const { routes } = site;
  const addressOf = {
    craft: routes.craft,
    configuration: routes.configuration,
    agency: (row: { id: number; name: string }) => routes.facetValue(facets.agency, row),
  };

  test.each(
    Object.entries(renamed).flatMap(([kind, { id, names, now }]) =>
      names.map((name) => [name, addressOf[kind as keyof typeof renamed], id, now] as const),
    ),
  )('%s leads to the page of today, and is no page of its own', (name, at, id, now) => {
    const page = site.page(at({ id, name }));
    const target = at({ id, name: now });
    expect(page.$('meta[http-equiv="refresh"]').attr('content')).toBe(`0; url=${target}`);
    expect(canonicalOf(page)).toBe(ORIGIN + target);
    expect(robotsOf(page)).toMatch(/noindex/);
    expect(site.isRedirect(target)).toBe(false);
  });

  test('lead to what is left of a craft that is gone, and never take the place of a page', () => {
    const names = fleetHistory.entries.flatMap(({ added, removed }) => [...added, ...removed].map(({ name }) => name));
    expect(names).toEqual(expect.arrayContaining([...gone.names]));
    for (const name of gone.names) {
      const { $ } = site.page(routes.craft({ id: gone.id, name }));
      expect($('meta[http-equiv="refresh"]').attr('content')).toBe(`0; url=${routes.permalink(gone.id)}`);
    }
    for (const row of fleet.spacecraft) expect(site.isRedirect(routes.craft(row))).toBe(false);
  });
});

describe('the addresses of launches', () => {
  const site = openSite('fleet');
  const { routes } = site;
  const crafts = (accept: (launch: LaunchRecord) => boolean) =>
    fleet.spacecraft.filter(({ flights }) => flights.some(({ launch }) => accept(launch)));
  const single = crafts(({ launch_designator }) => launch_designator !== null).find(({ flights }) =>
    flights.every(({ launch }) => launch.id !== sharedLaunch.id && launch.id !== oddLaunch.id),
  )!;

  test('lead to the craft, by designator and by id', () => {
    const target = routes.craft(single);
    const { launch } = single.flights.find((flight) => flight.launch.launch_designator !== null)!;
    expect(crafts((each) => each.launch_designator === launch.launch_designator)).toEqual([single]);
    for (const address of [routes.launch('cospar', launch.launch_designator!), routes.launch('launch', launch.id!)]) {
      const page = site.page(address);
      expect(page.$('meta[http-equiv="refresh"]').attr('content')).toBe(`0; url=${target}`);
      expect(canonicalOf(page)).toBe(ORIGIN + target);
      expect(site.read('_redirects')).toContain(`${address} ${target} 301\n`);
    }
  });

  test('give a choice where several craft flew on one launch', () => {
    const shared = crafts(({ id }) => id === sharedLaunch.id);
    expect(shared.length).toBeGreaterThan(1);
    for (const address of [
      routes.launch('cospar', sharedLaunch.launch_designator),
      routes.launch('launch', sharedLaunch.id),
    ]) {
      const page = site.page(address);
      const links = page.$('main li a').not('nav a').toArray();
      expect(links.map((link) => page.$(link).attr('href')).toSorted()).toEqual(
        shared.map((craft) => routes.craft(craft)).toSorted(),
      );
      expect(robotsOf(page)).toMatch(/noindex/);
      expect(canonicalOf(page)).toBe(ORIGIN + address);
      expect(site.isRedirect(address)).toBe(false);
      expect(site.read('_redirects')).not.toContain(`${address} `);
    }
  });

  test('stand in _redirects behind those of craft', () => {
    const lines = site.read('_redirects').split('\n');
    const isOfLaunch = (line: string) => line.startsWith('/id/');
    expect(lines.filter(isOfLaunch).length).toBeGreaterThan(100);
    expect(lines.findLastIndex((line) => line.startsWith(routes.spacecraft))).toBeLessThan(lines.findIndex(isOfLaunch));
    expect(lines.findLastIndex((line) => line.startsWith('/id/cospar/'))).toBeLessThan(
      lines.findIndex((line) => line.startsWith('/id/launch/')),
    );
  });
});
