import { describe, expect } from 'vitest';

import { test } from '../support/browser.ts';
import { filled, pageKindNames, pageKinds } from '../support/page-kinds.ts';

describe.for(pageKindNames)('%s', (kind) => {
  test('needs no sideways scrolling on a narrow screen', async ({ open, site }) => {
    const { page } = await open({ viewport: { width: 320, height: 640 } });
    await page.goto(pageKinds[kind]!(site.routes));
    await filled(page);
    expect(await page.evaluate(tooWide)).toEqual([]);
  });

  test('needs no sideways scrolling with text at 200 %', async ({ open, site }) => {
    const { page } = await open();
    const browser = await page.context().newCDPSession(page);
    const address = pageKinds[kind]!(site.routes);
    await page.goto(address);
    const before = await page.evaluate(textSize);
    // As a reader sets it in the browser: a style sheet would leave the breakpoints in rem as they are.
    await browser.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
    await page.goto(address);
    expect(await page.evaluate(textSize)).toBe(2 * before);
    await filled(page);
    expect(await page.evaluate(tooWide)).toEqual([]);
  });

  test.for([320, 390])(
    'needs no sideways scrolling with text at 200 per cent on %i pixels',
    async (width, { open, site }) => {
      const { page } = await open({ viewport: { width, height: 640 } });
      const browser = await page.context().newCDPSession(page);
      await browser.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
      await page.goto(pageKinds[kind]!(site.routes));
      await filled(page);
      expect(await page.evaluate(tooWide)).toEqual([]);
    },
  );

  test('needs no sideways scrolling with the spacing that a reader may ask for', async ({ open, site }) => {
    const { page } = await open({ viewport: { width: 320, height: 640 } });
    await page.goto(pageKinds[kind]!(site.routes));
    await filled(page);
    await page.evaluate(spaceOut);
    expect(await page.evaluate(tooWide)).toEqual([]);
  });
});

describe('links that stand in lists of their own', () => {
  test.for([360, 1280])('are targets of 24 pixels at least, on %i', async (width, { open, site }) => {
    const { page } = await open({ viewport: { width, height: 800 } });
    for (const [address, list] of [
      [site.routes.home, '.superlatives'],
      [site.routes.data, '.doubt-list'],
    ] as const) {
      await page.goto(address);
      const heights = await page
        .locator(`${list} a`)
        .evaluateAll((links) => links.map((link) => link.getBoundingClientRect().height));
      expect(heights.length).toBeGreaterThan(2);
      expect(Math.min(...heights)).toBeGreaterThanOrEqual(24);
    }
  });
});

test('a name that cannot be broken widens no page', async ({ open, site }) => {
  const { page } = await open({ viewport: { width: 320, height: 640 } });
  const wide: string[] = [];
  for (const kind of pageKindNames) {
    await page.goto(pageKinds[kind]!(site.routes));
    await filled(page);
    await page.evaluate(() => {
      for (const link of document.querySelectorAll<HTMLAnchorElement>('main a, main blockquote p')) {
        const isName = link.tagName === 'P' || /-\d+\/$/.test(link.pathname);
        if (isName && link.childElementCount === 0) link.textContent = 'W'.repeat(60);
      }
    });
    wide.push(...(await page.evaluate(tooWide)).map((element) => `${kind}: ${element}`));
  }
  expect(wide).toEqual([]);
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

/** Pixels of the text of the page; runs in the page. */
function textSize(): number {
  return Number.parseFloat(getComputedStyle(document.body).fontSize);
}

/** The spacing of text of WCAG 2.2, success criterion 1.4.12; runs in the page, whose policy forbids style elements. */
function spaceOut(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } ' +
      'p { margin-block-end: 2em !important }',
  );
  document.adoptedStyleSheets.push(sheet);
}
