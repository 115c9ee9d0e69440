import { pathToFileURL } from 'node:url';

import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest';

import { createRoutes } from '#routes.ts';

import { fleet } from '../fixtures/fleet.ts';
import { ids } from '../fixtures/special-craft.ts';
import { changingSite } from '../support/changing-site.ts';
import type { DriverOptions } from '../support/driver.ts';
import { unpackEdition } from '../support/edition.ts';
import { startFirefox } from '../support/firefox.ts';
import { pageKinds } from '../support/page-kinds.ts';
import { createReader } from '../support/reader.ts';
import type { Reader } from '../support/reader.ts';
import { serveSite } from '../support/server.ts';
import type { SiteServer } from '../support/server.ts';
import { startWebKit } from '../support/webkit.ts';

const craftOf = (id: number) => fleet.spacecraft.find((craft) => craft.id === id)!;
const FIELD = 'header search-box input';

const { Firefox, WebKitGTK } = inject('otherBrowsers');
const browsers = [
  { name: 'Firefox', start: Firefox && ((options: DriverOptions) => startFirefox(Firefox, options)) },
  { name: 'WebKitGTK', start: WebKitGTK && ((options: DriverOptions) => startWebKit(WebKitGTK, options)) },
];

describe.for(browsers)('$name', { timeout: 120_000 }, ({ start }) => {
  if (!start) {
    test.skip('is not here');
    return;
  }
  let site: SiteServer;
  let routes: ReturnType<typeof createRoutes>;
  let reader: Reader;

  beforeAll(async () => {
    const { folder, base } = inject('sites').fleet;
    site = await serveSite(folder, base);
    routes = createRoutes(site.address);
  });
  afterAll(() => site.close());

  describe('on a desk', () => {
    beforeAll(async () => {
      reader = createReader(await start({ dark: false, width: 1280 }));
    });
    afterAll(() => reader.close());

    test('shows every kind of page without a complaint', async () => {
      for (const [kind, addressOf] of Object.entries(pageKinds)) {
        await reader.open(addressOf(routes));
        await reader.shows('h1', '');
        expect(reader.complaints, kind).toEqual([]);
      }
    });

    test('leads from the search box to a craft by keys alone', async () => {
      await reader.open(routes.about);
      await reader.enter('/');
      await reader.enter('old faithful');
      await reader.shows('[role=option]', 'Old Faithful');
      await reader.press('ArrowDown');
      await reader.press('Enter');
      await reader.arrives(routes.craft(craftOf(ids.manyFlights)));
      await reader.shows('h1', 'Old Faithful');
      expect(reader.complaints).toEqual([]);
    });

    test('finds names and words of the text on the search page', async () => {
      await reader.open(routes.about);
      await reader.type(FIELD, 'suborbital');
      await reader.press('Enter');
      await reader.arrives(routes.searchFor('suborbital'));
      await reader.shows('.search-text-list', 'Single Malt');
      await reader.click('main a', 'Single Malt');
      await reader.shows('h1', 'Single Malt');
      expect(reader.complaints).toEqual([]);
    });

    test('explores, and plots', async () => {
      await reader.open(routes.explore);
      await reader.shows('main h2', 'All 120 craft');
      await explore(reader);
      await reader.shows('h1', '');
      expect(reader.complaints).toEqual([]);
    });

    test('compares', async () => {
      await reader.open(routes.compareOf([ids.manyFlights, ids.oneFlight]));
      await compare(reader);
      await reader.arrives(routes.compareOf([ids.manyFlights, ids.oneFlight, ids.inSpace]));
      expect(reader.complaints).toEqual([]);
    });

    test('saves a copy, reads it without the network, and removes it', async () => {
      const { folder, base } = inject('sites').handful;
      const server = await changingSite(folder, base);
      onTestFinished(server.close);
      const saved = createRoutes(server.address);
      await reader.open(saved.offline);
      await reader.click('save-copy button', 'Save for offline');
      await reader.shows('save-copy [role=status]', 'This browser has a saved copy of 3 February 2026.');
      expect(reader.complaints).toEqual([]);
      await server.close();
      await reader.open(saved.spacecraft);
      await reader.shows('header', 'Saved copy of 3 February 2026');
      await reader.type(FIELD, 'wren 10');
      await reader.shows('[role=option]', 'Wren 10');
      await reader.open(saved.searchFor('flit'));
      await reader.click('.search-text-list a');
      await reader.shows('header', 'Saved copy of');
      await reader.open(saved.offline);
      await reader.click('save-copy button', 'Remove');
      await reader.shows('save-copy [role=status]', 'removed');
      expect(await reader.evaluate(() => caches.keys())).toEqual([]);
      // What the page asked of the network, which was down, is no fault.
      reader.complaints.length = 0;
    });

    test('reads the edition from a folder', async () => {
      const root = pathToFileURL(`${unpackEdition('fleet', 'a reader’s folder')}/`).href;
      await reader.open(`${root}index.html`);
      await reader.type('main search-box input', 'night');
      await reader.shows('[role=option]', 'Night Watch');
      await reader.press('ArrowDown');
      await reader.press('Enter');
      await reader.shows('h1', 'Night Watch');
      await reader.type(FIELD, 'suborbital');
      await reader.press('Enter');
      await reader.shows('.search-text', 'Single Malt');
      await reader.open(`${root}explore/index.html`);
      await explore(reader);
      await reader.open(`${root}compare/index.html?ids=${ids.manyFlights},${ids.oneFlight}`);
      await compare(reader);
      await reader.arrives(`${root}compare/index.html?ids=${ids.manyFlights},${ids.oneFlight},${ids.inSpace}`);
      expect(reader.complaints).toEqual([]);
    });
  });

  describe('on a phone, in the dark', () => {
    beforeAll(async () => {
      reader = createReader(await start({ dark: true, width: 360 }));
    });
    afterAll(() => reader.close());

    test('shows every kind of page dark, and without sideways scrolling', async () => {
      for (const [kind, addressOf] of Object.entries(pageKinds)) {
        await reader.open(addressOf(routes));
        const { screen, page, paper } = await reader.evaluate(() => ({
          screen: innerWidth,
          page: document.documentElement.scrollWidth,
          paper: getComputedStyle(document.documentElement).backgroundColor,
        }));
        expect(screen).toBe(360);
        expect(page, kind).toBeLessThanOrEqual(360);
        expect(Math.max(...paper.match(/\d+/g)!.map(Number)), kind).toBeLessThan(64);
      }
    });

    test('searches', async () => {
      await reader.open(routes.home);
      await reader.type('main search-box input', 'night');
      await reader.click('[role=option]', 'Night Watch');
      await reader.shows('h1', 'Night Watch');
      expect(reader.complaints).toEqual([]);
    });
  });
});

/** Filters and plots, and opens the craft of a point. */
async function explore(reader: Reader): Promise<void> {
  await reader.type('main input[name=search]', 'heron');
  await reader.shows('main h2', 'of 120 craft');
  await reader.click('main a', 'Plot');
  await reader.shows('.plot-drawing', '');
  await reader.evaluate(() => {
    document.querySelector<SVGElement>('.plot-drawing a')!.focus();
  });
  await reader.press('Home');
  await reader.press('ArrowRight');
  const label = await reader.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
  expect(label).toContain('Heron');
  await reader.shows('.plot-reading', label.replaceAll(/\s+/g, ' '));
  await reader.press('Enter');
}

/** Adds a craft to the comparison of two. */
async function compare(reader: Reader): Promise<void> {
  await reader.shows('main table', 'Old Faithful');
  await reader.shows('main table', 'differs');
  await reader.type('main input[role=combobox]', 'night w');
  await reader.shows('[role=option]', 'Night Watch');
  await reader.press('Enter');
  await reader.shows('main table', 'Night Watch');
}
