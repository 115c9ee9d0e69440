import { readFileSync, readdirSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';

import { fleet } from '../fixtures/fleet.ts';
import { ids } from '../fixtures/special-craft.ts';
import { test as base } from '../support/browser.ts';
import type { WatchedPage } from '../support/browser.ts';
import { unpackEdition } from '../support/edition.ts';

const FIELD = 'Name, mission or serial number';
const options = (page: Page) => page.getByRole('listbox').getByRole('option');
const craftOf = (id: number) => fleet.spacecraft.find((craft) => craft.id === id)!;

/** `edition` is the unpacked zip; `address` makes a page's address in it. */
const test = base.extend('edition', { scope: 'file' }, () => {
  const folder = unpackEdition('fleet', 'a reader’s stick, unpacked');
  const root = pathToFileURL(`${folder}/`).href;
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => path.endsWith('.html'))
    .toSorted();
  return { folder, root, pages };
});

/** Everything that a page asks for, whatever answers. */
function requestsOf({ page }: WatchedPage): string[] {
  const urls: string[] = [];
  page.on('request', (request) => urls.push(request.url()));
  return urls;
}

const isOutside = (root: string) => (url: string) => !url.startsWith(root) && !url.startsWith('data:');

describe('the offline edition, opened from a folder', () => {
  test('shows fifty pages of all kinds without a request to anywhere and without a complaint', async ({
    open,
    edition,
  }) => {
    const watched = await open();
    const requests = requestsOf(watched);
    const kinds = Map.groupBy(edition.pages, (path) =>
      path
        .split('/')
        .slice(0, -1)
        .join('/')
        .replaceAll(/[^/]*-\d+/g, '*'),
    );
    const chosen = [...new Set([...[...kinds.values()].map(([first]) => first!), ...edition.pages])].slice(0, 50);
    for (const path of chosen) {
      await watched.page.goto(edition.root + path);
      expect(await watched.page.getByRole('heading', { level: 1 }).count(), path).toBe(1);
      const pictures = await watched.page.evaluate(() =>
        [...document.images]
          .filter(({ complete, naturalWidth }) => complete && naturalWidth === 0)
          .map(({ src }) => src),
      );
      expect(pictures).toEqual([]);
    }
    expect(chosen).toHaveLength(50);
    expect(requests.length).toBeGreaterThan(150);
    expect(requests.filter(isOutside(edition.root))).toEqual([]);
    expect(watched.complaints).toEqual({ console: [], requests: [] });
  });

  test('says on a page of which day it is, and where the page is online', async ({ open, edition }) => {
    const { page } = await open();
    await page.goto(`${edition.root}about/index.html`);
    expect(await page.getByRole('banner').innerText()).toMatch(/Offline edition, 3\s+February 2026/);
    const link = page.getByRole('link', { name: 'This page online' });
    expect(await link.getAttribute('href')).toBe('https://atlas.example/about/');
  });

  test('searches from the header, and leads to the craft', async ({ open, edition }) => {
    const watched = await open();
    const requests = requestsOf(watched);
    const { page } = watched;
    await page.goto(`${edition.root}types/index.html`);
    await page.keyboard.press('/');
    await page.keyboard.type('old faithful');
    await options(page).first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${edition.root}spacecraft/old-faithful-${ids.manyFlights}/index.html`);
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Old Faithful');
    expect(requests.filter(isOutside(edition.root))).toEqual([]);
    expect(watched.complaints).toEqual({ console: [], requests: [] });
  });

  test('searches names and text on its search page, and goes back', async ({ open, edition }) => {
    const watched = await open();
    const requests = requestsOf(watched);
    const { page } = watched;
    const main = page.getByRole('main');
    await page.goto(`${edition.root}about/index.html`);
    await page.getByRole('banner').getByLabel(FIELD).fill('suborbital');
    await page.getByRole('banner').getByLabel(FIELD).press('Enter');
    await page.waitForURL(`${edition.root}search/index.html?q=suborbital`);
    await main
      .getByRole('link', { name: /Single Malt/ })
      .first()
      .waitFor();
    await main.getByText('Full text of the craft’s pages').waitFor();
    expect(await main.locator('.search-text b').first().innerText()).toMatch(/suborbital/i);
    await page.getByRole('banner').getByLabel(FIELD).fill('night watch');
    await page.getByRole('banner').getByLabel(FIELD).press('Enter');
    await main.getByRole('link', { name: 'Night Watch' }).first().waitFor();
    await page.goBack();
    await main
      .getByRole('link', { name: /Single Malt/ })
      .first()
      .click();
    await page.waitForURL(/single-malt-\d+\/index\.html$/);
    expect(requests.filter(isOutside(edition.root))).toEqual([]);
    expect(watched.complaints).toEqual({ console: [], requests: [] });
  });

  test('finds first what the site finds first, by name and by serial number', async ({ open, edition, site }) => {
    const firstHit = async (page: Page, address: string) => {
      await page.goto(address);
      const first = page.locator('.search-names tbody a').first();
      await first.waitFor();
      return first.innerText();
    };
    const { page: online } = await open();
    const { page: offline } = await open();
    const known = [ids.manyFlights, ids.oneFlight, ids.inSpace, ids.doubtful].map(craftOf);
    const asked = [...known.map(({ name }) => name), 'H-001', 'n 017', 'heron 5', 'ols faithfull'];
    for (const query of asked) {
      const here = await firstHit(offline, `${edition.root}search/index.html?${new URLSearchParams({ q: query })}`);
      expect([query, here]).toEqual([query, await firstHit(online, site.routes.searchFor(query))]);
    }
  });

  test('says what is the matter where nothing matches, as the site does', async ({ open, edition }) => {
    const { page } = await open();
    await page.goto(`${edition.root}search/index.html?q=qqqqzzzz`);
    await page.locator('.search-nothing', { hasText: 'No name, serial number or text matches “qqqqzzzz”.' }).waitFor();
  });

  test('explores, plots, downloads and compares', async ({ open, edition }) => {
    const watched = await open();
    const { page, complaints } = watched;
    const requests = requestsOf(watched);
    await page.goto(`${edition.root}explore/index.html?search=heron&ordering=-flights_count&limit=10`);
    const rows = page.locator('tbody tr');
    await rows.nth(9).waitFor();
    await page.getByRole('radio', { name: 'Retired' }).check();
    await page.waitForURL((url) => url.searchParams.get('status') === '2');
    await page.locator('summary', { hasText: 'Download' }).click();
    expect(await page.getByRole('link', { name: /query service/ }).count()).toBe(0);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'JSON' }).first().click(),
    ]);
    const list = JSON.parse(readFileSync(await download.path(), 'utf8')) as { results: { id: number; url: string }[] };
    expect(list.results.map(({ id }) => id)).toEqual(
      await rows.evaluateAll((all) => all.map((row) => Number((row as HTMLElement).dataset['craft']))),
    );
    // Addresses in it are those of the online home, not of this folder.
    expect(list.results.every(({ url }) => url.startsWith('https://atlas.example/'))).toBe(true);
    await page.getByRole('link', { name: 'Plot' }).click();
    await page.locator('.plot-drawing').waitFor();
    await page.goto(`${edition.root}compare/index.html?ids=${ids.manyFlights},${ids.inSpace}`);
    await page.getByRole('columnheader').nth(1).waitFor();
    await page.getByRole('link', { name: 'Remove Old Faithful' }).click();
    await page.waitForURL((url) => url.search === `?ids=${ids.inSpace}`);
    await page.getByRole('columnheader', { name: /Night Watch/ }).waitFor();
    expect(requests.filter(isOutside(edition.root))).toEqual([]);
    expect(complaints.console).toEqual([]);
  });
});
