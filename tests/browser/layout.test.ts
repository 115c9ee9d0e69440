import { describe, expect } from 'vitest';

import { test } from '../support/browser.ts';
import { pageKindNames, pageKinds } from '../support/page-kinds.ts';

describe.for(pageKindNames)('%s', (kind) => {
  test('needs no sideways scrolling on a narrow screen or with large text', async ({ open, site }) => {
    const { page } = await open({ viewport: { width: 320, height: 640 } });
    await page.goto(pageKinds[kind]!(site.routes));
    expect(await page.evaluate(tooWide)).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 900 });
    await page.addStyleTag({ content: ':root { font-size: 200% }' });
    expect(await page.evaluate(tooWide)).toEqual([]);
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
