import { describe, expect } from 'vitest';

import { targetViolations } from '../support/axe.ts';
import { test } from '../support/browser.ts';
import { pageKindNames } from '../support/page-kinds.ts';

/** Width and height of a screen; a page never scrolls sideways, so heights do not matter. */
const screen = (width: number) => ({ width, height: 640 });
const narrowest = 320;
const phones = [narrowest, 390];
const desk = 1280;

describe.for(pageKindNames)('%s', (kind) => {
  test('needs no sideways scrolling on a narrow screen, whatever spacing a reader asks for', async ({ visit }) => {
    const { page } = await visit(kind, 'narrow');
    await page.setViewportSize(screen(narrowest));
    // A plot follows the width of its page a frame later.
    await expect.poll(() => page.evaluate(tooWide)).toEqual([]);
    await page.evaluate(spaceOut);
    await expect.poll(() => page.evaluate(tooWide)).toEqual([]);
    await page.evaluate(unspace);
  });

  test('has room for a finger on a phone', async ({ visit }) => {
    const { page } = await visit(kind, 'narrow');
    await page.setViewportSize(screen(412));
    expect(await targetViolations(page)).toEqual([]);
  });

  test('needs no sideways scrolling with text at 200 per cent', async ({ visit, onTestFinished }) => {
    const { page } = await visit(kind, 'narrow');
    const browser = await page.context().newCDPSession(page);
    const before = await page.evaluate(textSize);
    // As a reader sets it in the browser: a style sheet would leave the breakpoints in rem as they are.
    const setTextSize = async (percent: 100 | 200) => {
      const fontSizes = { standard: 0.16 * percent, fixed: 0.13 * percent };
      await browser.send('Page.setFontSizes', { fontSizes });
      // The page follows a moment later.
      await expect.poll(() => page.evaluate(textSize)).toBe((before * percent) / 100);
    };
    onTestFinished(async () => {
      await setTextSize(100);
      await browser.detach();
    });
    await setTextSize(200);
    for (const width of [...phones, desk]) {
      await page.setViewportSize(screen(width));
      await expect.poll(() => page.evaluate(tooWide), { message: `at ${width} pixels` }).toEqual([]);
    }
  });

  test('is not widened by a name that cannot be broken', async ({ visit }) => {
    const { page } = await visit(kind, 'narrow');
    await page.setViewportSize(screen(narrowest));
    await page.evaluate(lengthenNames);
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

/** Takes {@link spaceOut} back; runs in the page. */
function unspace(): void {
  document.adoptedStyleSheets.pop();
}

/** Gives each craft, and each quotation, a name of one long word; runs in the page. */
function lengthenNames(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('main a, main blockquote p')) {
    const isName = link.tagName === 'P' || /-\d+\/$/.test(link.pathname);
    if (isName && link.childElementCount === 0) link.textContent = 'W'.repeat(60);
  }
}
