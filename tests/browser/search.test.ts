import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';

import { fleet } from '../fixtures/fleet.ts';
import { ids } from '../fixtures/special-craft.ts';
import { test } from '../support/browser.ts';
import { layoutShift, scriptsAfterPaint } from '../support/layout-shift.ts';

const FIELD = 'Name, mission or serial number';
const box = (page: Page) => page.getByRole('banner').getByLabel(FIELD);
const options = (page: Page) => page.getByRole('listbox').getByRole('option');
const craftOf = (id: number) => fleet.spacecraft.find((craft) => craft.id === id)!;

describe('the search box', () => {
  test('is reached by the slash key, from anywhere but a field', async ({ open, site }) => {
    const { page } = await open();
    await page.goto(site.routes.about);
    await page.keyboard.press('/');
    await page.getByRole('banner').getByRole('combobox').waitFor();
    expect(await box(page).evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.type('a/b');
    expect(await box(page).inputValue()).toBe('a/b');
  });

  test('lists craft as one types, and tells how many', async ({ open, site }) => {
    const { page, complaints } = await open();
    await page.goto(site.routes.about);
    await box(page).fill('night');
    await options(page).first().waitFor();
    expect(await options(page).first().innerText()).toContain('Night Watch');
    expect(await box(page).getAttribute('aria-expanded')).toBe('true');
    await page
      .getByRole('status')
      .filter({ hasText: /^1 of 120/ })
      .first()
      .waitFor({ state: 'attached' });
    expect(complaints).toEqual({ console: [], requests: [] });
  });

  test('stands on the home page, too', async ({ open, site }) => {
    const { page } = await open();
    await page.goto(site.routes.home);
    await page.getByRole('main').getByLabel(FIELD).fill('night');
    await options(page).first().waitFor();
    expect(await options(page).first().innerText()).toContain('Night Watch');
  });

  test('is worked by arrow keys and Enter', async ({ open, site }) => {
    const { page } = await open();
    await page.goto(site.routes.about);
    await box(page).fill('old faithful');
    await options(page).first().waitFor();
    await page.keyboard.press('ArrowDown');
    const active = await box(page).getAttribute('aria-activedescendant');
    expect(await options(page).first().getAttribute('id')).toBe(active);
    expect(await options(page).first().getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('Enter');
    await page.waitForURL(site.routes.craft(craftOf(ids.manyFlights)));
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Old Faithful');
  });

  test('closes its list with Escape and keeps what was typed', async ({ open, site }) => {
    const { page } = await open();
    await page.goto(site.routes.about);
    await box(page).fill('heron');
    await options(page).first().waitFor();
    await page.keyboard.press('Escape');
    await options(page).first().waitFor({ state: 'hidden' });
    expect(await box(page).getAttribute('aria-expanded')).toBe('false');
    expect(await box(page).inputValue()).toBe('heron');
  });

  test('leads to all results with Enter when nothing is chosen', async ({ open, site }) => {
    const { page } = await open();
    await page.goto(site.routes.about);
    await box(page).fill('old faithful');
    await page.keyboard.press('Enter');
    await page.waitForURL(site.routes.searchFor('old faithful'));
  });

  test.for([
    ['H-001', 'Old Faithful'],
    ['h001', 'Old Faithful'],
    ['heron 9', 'Heron No.9'],
    ['nihgt watch', 'Night Watch'],
    ['eclair', 'Éclair Ångström ǅ'],
    ['проба', 'Проба 12'],
  ] as const)('finds for "%s" first %s', async ([query, name], { open, site }) => {
    const { page } = await open();
    await page.goto(site.routes.about);
    await box(page).fill(query);
    await options(page).first().waitFor();
    expect(await options(page).first().innerText()).toContain(name);
  });

  test('writes names as text, whatever they hold', async ({ open, site }) => {
    const { page, complaints } = await open();
    let alerts = 0;
    page.on('dialog', (dialog) => {
      alerts += 1;
      void dialog.dismiss();
    });
    await page.goto(site.routes.about);
    await box(page).fill('script alert');
    await options(page).first().waitFor();
    expect(await options(page).first().innerText()).toContain('Script </script><script>alert(1)</script>');
    expect(alerts).toBe(0);
    expect(complaints.console).toEqual([]);
  });

  test('works as a plain form without JavaScript', async ({ open, site }) => {
    const { page } = await open({ javaScriptEnabled: false });
    await page.goto(site.routes.about);
    await box(page).fill('old faithful');
    await box(page).press('Enter');
    await page.waitForURL(site.routes.searchFor('old faithful'));
    expect(await page.getByRole('main').innerText()).toMatch(/JavaScript/);
    expect(await page.getByRole('main').getByRole('link').count()).toBeGreaterThan(1);
  });
});

describe('the search page', () => {
  test('shows what its address asks for: names first, then full text', async ({ open, site }) => {
    const { page, complaints } = await open();
    await page.goto(site.routes.searchFor('night watch'));
    const link = page
      .getByRole('main')
      .getByRole('link', { name: /Night Watch/ })
      .first();
    await link.waitFor();
    expect(await link.getAttribute('href')).toContain(new URL(site.routes.craft(craftOf(ids.inSpace))).pathname);
    expect(complaints).toEqual({ console: [], requests: [] });
  });

  test('moves nothing that can be seen when its results come', async ({ open, site }) => {
    const { page } = await open({ viewport: { width: 412, height: 823 } });
    await scriptsAfterPaint(page);
    await page.goto(site.routes.searchFor('heron'), { waitUntil: 'networkidle' });
    // The filters come with the last of the results.
    await page.getByRole('combobox', { name: 'Status' }).waitFor();
    expect(await layoutShift(page)).toBe(0);
  });

  test('finds words that stand in no name', async ({ open, site }) => {
    const { page } = await open();
    await page.goto(site.routes.searchFor('suborbital'));
    await page
      .getByRole('main')
      .getByRole('link', { name: /Single Malt/ })
      .first()
      .waitFor();
  });

  test('keeps the question in the address as it changes', async ({ open, site }) => {
    const { page } = await open();
    await page.goto(site.routes.searchFor('heron'));
    await page.getByRole('main').getByRole('link', { name: /Heron/ }).first().waitFor();
    const field = page.getByRole('main').locator('input[name="q"]').or(box(page)).first();
    await field.fill('icarus');
    await field.press('Enter');
    await page.waitForURL((url) => url.searchParams.get('q') === 'icarus');
    await page
      .getByRole('main')
      .getByRole('link', { name: /Icarus/ })
      .first()
      .waitFor();
  });

  test('narrows by status, and says so in its address', async ({ open, site }) => {
    const { page } = await open();
    await page.goto(site.routes.searchFor('heron'));
    await page.getByLabel('Status').selectOption('Retired');
    await page.waitForURL((url) => url.searchParams.get('status') === 'Retired');
    const address = page.url();
    await page.goto(address);
    await page.getByRole('main').getByRole('link', { name: /Heron/ }).first().waitFor();
    expect(await page.getByLabel('Status').inputValue()).toBe('Retired');
    expect(await page.getByRole('main').getByText('Active', { exact: true }).count()).toBe(0);
  });

  test('says that nothing was found, and where to go from there', async ({ open, site }) => {
    const { page } = await open();
    await page.goto(site.routes.searchFor('qqqqzzzz'));
    await page.getByRole('main').getByText('qqqqzzzz').first().waitFor();
    expect(await page.getByRole('main').getByRole('link').count()).toBeGreaterThan(0);
  });

  test('shows a question as text, whatever it holds', async ({ open, site }) => {
    const { page, complaints } = await open();
    await page.goto(site.routes.searchFor('<img src=x onerror=alert(1)>'));
    await page.getByRole('main').getByText('<img src=x').first().waitFor();
    expect(await page.locator('main img[src="x"]').count()).toBe(0);
    expect(complaints.console).toEqual([]);
  });

  test('loads the full-text search nowhere else', async ({ open, site }) => {
    const { page } = await open();
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(site.routes.about);
    await box(page).fill('heron');
    await options(page).first().waitFor();
    expect(requests.filter((url) => url.includes('names.json'))).toHaveLength(1);
    expect(requests.filter((url) => url.includes('pagefind'))).toEqual([]);
  });
});
