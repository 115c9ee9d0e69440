import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';

import { test } from '../support/browser.ts';
import { layoutShift, scriptsAfterPaint } from '../support/layout-shift.ts';
import { filled, pageKinds } from '../support/page-kinds.ts';

/** Three months after the snapshot of the fleet. */
const LATER = Date.parse('2026-05-20T00:00:00Z');
const SENTENCE = 'These facts are 3 months old.';

const wide = { width: 1280, height: 900 };
const narrow = { width: 390, height: 844 };
const home = 'the home page';
const kinds = [home, 'a craft with many flights', 'the list by name', 'the page that is not there'];

/** What is beside the note differs by page and width; colours come from one style sheet, so that one page shows them. */
const cases = [
  ...kinds.flatMap((kind) => [
    [kind, 'wide', { viewport: wide }] as const,
    [kind, 'narrow', { viewport: narrow }] as const,
  ]),
  [home, 'narrow, dark', { viewport: narrow, colorScheme: 'dark' }],
  [home, 'wide, in forced colours', { viewport: wide, forcedColors: 'active' }],
] as const;

// A machine that is busy elsewhere may paint a page in pieces, once; what moves by itself moves again.
describe('the age of the facts', { retry: 1 }, () => {
  test.for(cases)('on %s, %s, moves nothing and covers nothing', async ([kind, , options], { open, site }) => {
    const { page } = await open(options);
    await readLater(page);
    await scriptsAfterPaint(page);
    await page.goto(pageKinds[kind]!(site.routes));
    const note = page.getByRole('banner').getByText(SENTENCE);
    await note.waitFor();
    await filled(page);
    expect(await layoutShift(page)).toBe(0);
    expect(await note.evaluate(around)).toEqual({ seen: true, above: true, below: true, oneLine: true });
  });

  test('goes onto paper', async ({ open, site }) => {
    const { page } = await open();
    await readLater(page);
    await page.goto(pageKinds['a craft with one flight']!(site.routes));
    await page.emulateMedia({ media: 'print' });
    const note = page.getByRole('banner').getByText(SENTENCE);
    await note.waitFor();
    expect(await note.evaluate(around)).toEqual({ seen: true, above: true, below: true, oneLine: true });
  });
});

/** Sets the reader's clock alone: Playwright's sets that of painting as well. */
async function readLater(page: Page): Promise<void> {
  await page.addInitScript((now) => {
    Date.now = () => now;
  }, LATER);
}

/** How a note stands among its neighbours; runs in the page. */
function around(note: Element): { seen: boolean; above: boolean; below: boolean; oneLine: boolean } {
  const { top, bottom, left, right, height } = note.getBoundingClientRect();
  const ruler = document.querySelector('.ruler')!.getBoundingClientRect();
  const shown = [...document.querySelectorAll('main > *')].find((element) => element.getClientRects().length > 0);
  return {
    seen: height > 0 && left >= 0 && right <= innerWidth && bottom <= innerHeight,
    above: ruler.bottom <= top,
    below: bottom <= shown!.getBoundingClientRect().top,
    oneLine: note.getClientRects().length === 1 && height < 24,
  };
}
