import { describe, expect } from 'vitest';

import { test } from '../support/browser.ts';
import { pageKindNames, pageKinds } from '../support/page-kinds.ts';

describe.for(pageKindNames)('%s', (kind) => {
  test('loads without an error, and without a request that fails', async ({ open, site }) => {
    const { page, complaints } = await open();
    await page.goto(pageKinds[kind]!(site.routes), { waitUntil: 'networkidle' });
    expect(complaints).toEqual({ console: [], requests: [] });
  });
});

// What a query finds, the explorer with its comparison, and saving a copy are all that scripts add to a page.
describe.for(pageKindNames.filter((kind) => !/search|explorer|comparison|reading offline/.test(kind)))('%s', (kind) => {
  test('says the same without JavaScript', async ({ open, site }) => {
    const texts = [];
    for (const javaScriptEnabled of [true, false]) {
      const { page } = await open({ javaScriptEnabled });
      await page.goto(pageKinds[kind]!(site.routes), { waitUntil: 'networkidle' });
      texts.push((await page.getByRole('main').innerText()).replaceAll(/\s+/g, ' '));
    }
    expect(texts[1]!.length).toBeGreaterThan(50);
    expect(texts[1]).toBe(texts[0]);
  });
});

describe('a craft’s page', () => {
  test('loads no script but that of the search box', async ({ open, site }) => {
    const { page } = await open();
    const scripts: string[] = [];
    page.on('response', (response) => {
      if (response.request().resourceType() === 'script') scripts.push(response.url());
    });
    await page.goto(pageKinds['a craft with many flights']!(site.routes), { waitUntil: 'networkidle' });
    expect(scripts.length).toBeLessThanOrEqual(2);
    expect(scripts.filter((url) => url.includes('pagefind'))).toEqual([]);
  });

  test('prints without its navigation', async ({ open, site }) => {
    const { page } = await open();
    await page.goto(pageKinds['a craft with many flights']!(site.routes));
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByLabel('Name, mission or serial number').isVisible()).toBe(false);
    expect(await page.getByRole('heading', { level: 1 }).isVisible()).toBe(true);
  });
});

describe('the keyboard', () => {
  test('reaches the main part with the first key', async ({ open, site }) => {
    const { page } = await open();
    await page.goto(site.routes.spacecraft);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const focused = await page.evaluate(() => document.activeElement?.closest('main') !== null || location.hash !== '');
    expect(focused).toBe(true);
  });
});
