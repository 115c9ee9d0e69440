/** What moves on a page while it is filled. */
import type { Page } from 'playwright-core';

/** On this machine scripts may come before the first picture, when nothing can move yet: they are held back until then. */
export async function scriptsAfterPaint(page: Page): Promise<void> {
  await page.route('**/*.js', async (route) => {
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
    await route.continue();
  });
}

/** How much of the page moved, as browsers score it: 0 for nothing. */
export function layoutShift(page: Page): Promise<number> {
  return page.evaluate(shift);
}

/** Runs in the page. */
async function shift(): Promise<number> {
  // Two frames on, all that was set by now is painted and scored.
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  return new Promise((resolve) => {
    let sum = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
    setTimeout(() => {
      resolve(sum);
    }, 100);
  });
}
