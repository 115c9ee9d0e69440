import { facets } from '#domain/facets.ts';
import { readFileSync } from 'node:fs';

import { parse } from 'csv-parse/sync';
import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';

import { fleet } from '../fixtures/fleet.ts';
import { oddNames } from '../fixtures/odd-names.ts';
import { ids } from '../fixtures/special-craft.ts';
import { test } from '../support/browser.ts';

const rows = (page: Page) => page.locator('tbody tr');
const idsOn = (page: Page) =>
  rows(page).evaluateAll((all) => all.map((row) => Number((row as HTMLElement).dataset['craft'])));
const count = (page: Page) => page.getByRole('region', { name: 'Results' }).getByRole('heading');
const search = (page: Page) => page.getByLabel('Search in name and configuration');
const shows = (page: Page, words: string | RegExp) => count(page).filter({ hasText: words }).waitFor();
const asked = (page: Page) => Object.fromEntries(new URL(page.url()).searchParams);

/** The file that a click saves. */
async function saved(page: Page, click: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), click()]);
  return readFileSync(await download.path(), 'utf8');
}

describe('the explorer', () => {
  test('begins with the craft that were longest in space', async ({ open, site }) => {
    const { page, complaints } = await open();
    await page.goto(site.routes.explore);
    await shows(page, 'All 120 craft');
    expect(await rows(page).count()).toBe(25);
    expect((await idsOn(page))[0]).toBe(ids.manyFlights);
    expect(await page.getByRole('columnheader', { name: 'Time in space' }).getAttribute('aria-sort')).toBe(
      'descending',
    );
    expect(complaints).toEqual({ console: [], requests: [] });
  });

  test('searches as one types, keeps the field and says how many', async ({ open, site }) => {
    const { page } = await open();
    await page.goto(site.routes.explore);
    await search(page).pressSequentially('night w');
    await shows(page, '1 of 120 craft');
    expect(await idsOn(page)).toEqual([ids.inSpace]);
    expect(await search(page).evaluate((element) => element === document.activeElement)).toBe(true);
    expect(asked(page)).toMatchObject({ search: 'night w' });
    await page.getByRole('status').filter({ hasText: '1 of 120 craft' }).waitFor({ state: 'attached' });
    // Typing is one step: back leads to where it began.
    await page.goBack();
    await shows(page, 'All 120 craft');
    expect(await search(page).inputValue()).toBe('');
  });

  test('filters by choices, with what each would leave', async ({ open, site }) => {
    const { page } = await open();
    await page.goto(site.routes.explore);
    const retired = fleet.spacecraft.filter(({ status }) => status === 2);
    const choice = page.getByRole('radio', { name: 'Retired' });
    expect(await choice.locator('..').innerText()).toMatch(new RegExp(`Retired\\s+${retired.length}$`));
    await choice.check();
    await shows(page, `${retired.length} of 120 craft`);
    const kind = page.getByRole('combobox', { name: 'Configuration' });
    const heron = retired.filter(({ spacecraft_config }) => spacecraft_config === 1).length;
    // The counts of a closed list are made when it is about to be opened.
    await kind.focus();
    await kind.selectOption({ label: `Heron (${heron})` });
    await shows(page, `${heron} of 120 craft`);
    expect(asked(page)).toMatchObject({ status: '2', spacecraft_config: '1' });
    await page.getByRole('link', { name: 'Without status Retired' }).click();
    await shows(page, new RegExp(`^${fleet.spacecraft.filter((each) => each.spacecraft_config === 1).length} of`));
    await page.getByRole('link', { name: 'clear all' }).click();
    await shows(page, 'All 120 craft');
    expect(await page.getByRole('radio', { name: 'any' }).first().isChecked()).toBe(true);
  });

  test('asks for the years in which craft flew, once they are years', async ({ open, site }) => {
    const { page } = await open();
    await page.goto(site.routes.explore);
    const from = page.getByLabel('from', { exact: true });
    const to = page.getByLabel('to', { exact: true });
    await from.fill('2021');
    await to.fill('20');
    expect(await to.getAttribute('aria-invalid')).toBe('true');
    await to.fill('2022');
    await page.waitForURL((url) => url.searchParams.get('flown') === '2021/2022');
    expect(await idsOn(page)).toEqual([ids.inSpace]);
    expect(await to.getAttribute('aria-invalid')).toBeNull();
  });

  test('sorts by its heads, and keeps the focus on them', async ({ open, site }) => {
    const { page } = await open();
    await page.goto(site.routes.explore);
    const head = page.getByRole('columnheader', { name: 'Flights' });
    await head.getByRole('link').focus();
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.searchParams.get('ordering') === '-flights_count');
    expect(await head.getAttribute('aria-sort')).toBe('descending');
    expect(await head.getByRole('link').evaluate((element) => element === document.activeElement)).toBe(true);
    expect((await idsOn(page))[0]).toBe(ids.manyFlights);
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.searchParams.get('ordering') === 'flights_count');
    expect(await head.getAttribute('aria-sort')).toBe('ascending');
    expect(await page.locator('[aria-sort]').count()).toBe(1);
  });

  test('leads from page to page, forth and back, and holds after a reload', async ({ open, site }) => {
    const { page } = await open();
    await page.goto(site.routes.exploreFor({ ordering: 'id', limit: '10', search: 'heron' }));
    const first = await idsOn(page);
    await page.getByRole('link', { name: 'Next page' }).click();
    await page.waitForURL((url) => url.searchParams.get('offset') === '10');
    const second = await idsOn(page);
    expect(second).toHaveLength(10);
    expect(second.filter((id) => first.includes(id))).toEqual([]);
    await page.getByRole('link', { name: 'Page 4' }).click();
    await page.waitForURL((url) => url.searchParams.get('offset') === '30');
    await page.goBack();
    await page.waitForURL((url) => url.searchParams.get('offset') === '10');
    expect(await idsOn(page)).toEqual(second);
    await page.goForward();
    await page.waitForURL((url) => url.searchParams.get('offset') === '30');
    const fourth = await idsOn(page);
    await page.reload();
    await rows(page).first().waitFor();
    expect(await idsOn(page)).toEqual(fourth);
    await page.goBack();
    await page.goBack();
    await expect.poll(() => idsOn(page)).toEqual(first);
  });

  test('says the same to whoever gets the address', async ({ open, site }) => {
    const { page } = await open();
    await page.goto(site.routes.explore);
    await search(page).fill('heron');
    await page.getByRole('radio', { name: 'Active' }).check();
    await page.locator('summary', { hasText: 'Columns' }).click();
    await page.getByRole('checkbox', { name: 'Height' }).check();
    await page.waitForURL((url) => url.searchParams.get('columns')?.includes('height') === true);
    const [words, craft] = [await count(page).innerText(), await idsOn(page)];
    const other = await open();
    await other.page.goto(page.url());
    await shows(other.page, words);
    expect(await idsOn(other.page)).toEqual(craft);
    expect(await other.page.getByRole('columnheader', { name: 'Height' }).isVisible()).toBe(true);
    expect(await search(other.page).inputValue()).toBe('heron');
    expect(await other.page.getByRole('radio', { name: 'Active' }).isChecked()).toBe(true);
  });

  test('tells what no craft is, and what to leave out', async ({ open, site }) => {
    const { page } = await open();
    await page.goto(site.routes.exploreFor({ search: 'night watch', status: '2' }));
    await page.getByText('No craft is all of this.').waitFor();
    await page.getByRole('main').getByRole('link', { name: 'Without status Retired' }).last().click();
    await shows(page, '1 of 120 craft');
  });

  test.for([
    ['?status=99', 'No status has the id “99”.'],
    ['?flown=never', '“never” is no span of time'],
    ['?view=globe', '“globe” is no view'],
  ] as const)('answers %s with a sentence and a way back', async ([query, sentence], { open, site }) => {
    const { page, complaints } = await open();
    await page.goto(site.routes.explore + query);
    await page.getByText(sentence).first().waitFor();
    await page.getByRole('link', { name: 'Remove it' }).click();
    await rows(page).first().waitFor();
    expect(complaints.console).toEqual([]);
  });

  test('marks the launches of what is shown on the ruler of years', async ({ open, site }) => {
    const { page } = await open();
    await page.goto(site.routes.exploreFor({ name: 'Old Faithful' }));
    await page.getByRole('img', { name: /39 launches/ }).waitFor();
    expect((await page.locator('.ruler path').getAttribute('d'))!.split('M')).toHaveLength(40);
  });

  test('says without JavaScript where the same craft are', async ({ open, site }) => {
    const { page } = await open({ javaScriptEnabled: false });
    await page.goto(site.routes.explore);
    const main = page.getByRole('main');
    expect(await main.innerText()).toContain('Filtering needs JavaScript');
    await main.getByRole('link', { name: 'Statuses' }).click();
    await page.waitForURL(site.routes.facet(facets.status));
  });

  test('says when its file cannot be loaded', async ({ open, site }) => {
    const { page } = await open();
    await page.route('**/craft.json', (route) => route.fulfill({ body: '<html>', contentType: 'text/html' }));
    await page.goto(site.routes.explore);
    await page.getByText('The craft could not be loaded.').waitFor();
    expect(await page.getByRole('main').getByRole('link', { name: 'Agencies' }).isVisible()).toBe(true);
  });
});

describe('a download', () => {
  test('as CSV holds what is shown, strange names and all', async ({ open, site }) => {
    const { page } = await open();
    await page.goto(site.routes.exploreFor({ spacecraft_config: '7', ordering: 'id', limit: '100' }));
    await rows(page).first().waitFor();
    await page.locator('summary', { hasText: 'Download' }).click();
    const text = await saved(page, () => page.getByRole('button', { name: 'CSV' }).first().click());
    const records: Record<string, string>[] = parse(text, { columns: true, bom: true });
    expect(records.map(({ id }) => Number(id))).toEqual(await idsOn(page));
    // A spreadsheet takes what begins like a formula for one, but for the apostrophe.
    const expected = oddNames.map((name) => (/^[=+@-]/.test(name) ? `'${name}` : name));
    expect(records.map(({ name }) => name)).toEqual(expect.arrayContaining(expected));
    await page.getByRole('status').filter({ hasText: 'spacecraft.csv is saved.' }).waitFor({ state: 'attached' });
  });

  test('as JSON is in the shape of Launch Library 2, the page or all of it', async ({ open, site }) => {
    const { page, complaints } = await open();
    await page.goto(site.routes.exploreFor({ search: 'heron', ordering: '-time_docked', limit: '10', offset: '20' }));
    await rows(page).first().waitFor();
    await page.locator('summary', { hasText: 'Download' }).click();
    const [first, all] = [
      JSON.parse(await saved(page, () => page.getByRole('button', { name: 'JSON' }).first().click())),
      JSON.parse(await saved(page, () => page.getByRole('button', { name: 'JSON' }).last().click())),
    ] as Record<string, unknown>[];
    const results = first!['results'] as Record<string, unknown>[];
    expect(results.map(({ id }) => id)).toEqual(await idsOn(page));
    expect(results[0]).toMatchObject({ response_mode: 'normal', spacecraft_config: { response_mode: 'normal' } });
    expect(String(results[0]!['url'])).toBe(site.routes.spacecraftRecord(Number(results[0]!['id'])));
    expect(String(first!['next'])).toBe(
      `${site.routes.spacecraftQuery}?limit=10&offset=30&ordering=-time_docked&search=heron`,
    );
    expect(first!['count']).toBe((all!['results'] as unknown[]).length);
    expect(all!['next']).toBeNull();
    expect(complaints).toEqual({ console: [], requests: [] });
  });

  test('comes with the question to the query service, and with what that does not know', async ({ open, site }) => {
    const { page } = await open();
    await page.goto(site.routes.exploreFor({ search: 'heron', family: '1', limit: '10' }));
    await rows(page).first().waitFor();
    await page.locator('summary', { hasText: 'Download' }).click();
    const link = page.getByRole('link', { name: /query service/ });
    expect(await link.evaluate((element) => (element as HTMLAnchorElement).href)).toBe(
      `${site.routes.spacecraftQuery}?limit=10&search=heron`,
    );
    expect(await page.getByText('It does not know family.').isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    expect(await link.isVisible()).toBe(false);
  });
});

describe('a plot that cannot be loaded', () => {
  test('takes nothing from the table that was asked for meanwhile', async ({ open, site }) => {
    const { page } = await open();
    await page.goto(site.routes.explore);
    await rows(page).first().waitFor();
    const held = Promise.withResolvers<() => Promise<void>>();
    await page.route('**/*.js', (route) => {
      held.resolve(() => route.abort());
    });
    await page.getByRole('link', { name: 'Plot', exact: true }).click();
    const fail = await held.promise;
    await page.getByRole('link', { name: 'Table', exact: true }).click();
    await page.locator('.explorer-view table').waitFor();
    await Promise.all([page.waitForEvent('requestfailed'), fail()]);
    await page.waitForTimeout(300);
    expect(await page.locator('.explorer-view table').count()).toBe(1);
    expect(await page.getByText('The plot could not be loaded').count()).toBe(0);
  });
});

describe('the plot', () => {
  test('is reached by Tab, walked by arrow keys, and left for a craft by Enter', async ({ open, site }) => {
    const { page, complaints } = await open();
    await page.goto(site.routes.exploreFor({ view: 'plot' }));
    const points = page.getByRole('group', { name: /time in space by first launch/ }).getByRole('link');
    await points.first().waitFor();
    await page.getByLabel('across').focus();
    await page.keyboard.press('Tab');
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
    const first = await focused();
    expect(first).toContain('time in space');
    await page.keyboard.press('ArrowRight');
    const second = await focused();
    expect(second).not.toBe(first);
    expect(await page.locator('.plot-reading').textContent()).toBe(second);
    await page.keyboard.press('End');
    const last = await focused();
    await page.keyboard.press('ArrowRight');
    expect(await focused()).toBe(last);
    await page.keyboard.press('Home');
    expect(await focused()).toBe(first);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/spacecraft\/./);
    expect(first).toContain(await page.getByRole('heading', { level: 1 }).innerText());
    expect(complaints).toEqual({ console: [], requests: [] });
  });

  test('follows its axes, counts what is left out, and has a table', async ({ open, site }) => {
    const { page } = await open();
    await page.goto(site.routes.exploreFor({ view: 'plot' }));
    await page.getByLabel('up', { exact: true }).selectOption('height');
    await page.waitForURL((url) => url.searchParams.get('y') === 'height');
    const points = page.getByRole('group', { name: /height by first launch/ }).getByRole('link');
    await points.first().waitFor();
    const note = await page.getByText(/left out/).innerText();
    const left = Number(/(\d+)\scraft (?:is|are) left out/.exec(note)![1]);
    expect((await points.count()) + left).toBe(120);
    await page.getByRole('link', { name: 'The same as a table' }).click();
    expect(await rows(page).count()).toBe(25);
  });

  test('loads its script for itself alone', async ({ open, site }) => {
    const { page } = await open();
    const scripts: string[] = [];
    page.on('request', (request) => {
      if (request.resourceType() === 'script') scripts.push(request.url());
    });
    await page.goto(site.routes.explore, { waitUntil: 'networkidle' });
    const before = [...scripts];
    await page.getByRole('link', { name: 'Plot' }).click();
    await page.locator('.plot-drawing').waitFor();
    expect(scripts.length).toBeGreaterThan(before.length);
    // Nothing that draws a plot was there before.
    const texts = await Promise.all(before.map(async (url) => (await page.request.get(url)).text()));
    expect(texts.filter((text) => text.includes('plot-drawing'))).toEqual([]);
  });
});
