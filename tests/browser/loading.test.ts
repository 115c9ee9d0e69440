import { describe, expect } from 'vitest';

import { test } from '../support/browser.ts';
import { pageKinds } from '../support/page-kinds.ts';

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
