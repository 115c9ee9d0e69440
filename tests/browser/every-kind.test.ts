import { describe, expect } from 'vitest';

import { contrastViolations, violations } from '../support/axe.ts';
import { test } from '../support/browser.ts';
import { pageKindNames, pageKinds } from '../support/page-kinds.ts';

describe.for(pageKindNames)('%s', (kind) => {
  test('breaks no rule of accessibility, by day and by night', async ({ open, site }) => {
    const { page } = await open({ colorScheme: 'light' });
    await page.goto(pageKinds[kind]!(site.routes), { waitUntil: 'networkidle' });
    expect(await violations(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await contrastViolations(page)).toEqual([]);
  });

  test('needs no sideways scrolling on a narrow screen or with large text', async ({ open, site }) => {
    const { page } = await open({ viewport: { width: 320, height: 640 } });
    await page.goto(pageKinds[kind]!(site.routes));
    expect(await page.evaluate(tooWide)).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.addStyleTag({ content: ':root { font-size: 200% }' });
    expect(await page.evaluate(tooWide)).toEqual([]);
  });

  test('loads without an error, and without a request that fails', async ({ open, site }) => {
    const { page, complaints } = await open();
    await page.goto(pageKinds[kind]!(site.routes), { waitUntil: 'networkidle' });
    expect(complaints).toEqual({ console: [], requests: [] });
  });

  test('says the same without JavaScript', async ({ open, site }) => {
    const address = pageKinds[kind]!(site.routes);
    // What a query finds is all that scripts may add.
    const main = address.includes('?') ? 'main h1' : 'main';
    const texts = [];
    for (const javaScriptEnabled of [true, false]) {
      const { page } = await open({ javaScriptEnabled });
      await page.goto(address, { waitUntil: 'networkidle' });
      texts.push((await page.locator(main).innerText()).replaceAll(/\s+/g, ' '));
    }
    expect(texts[1]!.length).toBeGreaterThan(5);
    if (address !== site.routes.search) expect(texts[1]).toBe(texts[0]);
  });
});

/** Elements that reach past the right edge of a page that scrolls sideways; runs in the page. */
function tooWide(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  return [...document.querySelectorAll('body *')]
    .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
    .slice(0, 5)
    .map(
      (element) =>
        `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} in a page of ${scrollWidth} px`,
    );
}

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
    expect(await page.getByRole('searchbox').or(page.getByRole('combobox')).isVisible()).toBe(false);
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
