/**
 * The search box in Chromium, on a local site of 600 made-up craft with compressed copies: time and bytes of the first
 * result, from the focus of the field with a key pressed at once, and the time of later results.
 *
 * Run with `npm run bench -- search`.
 */
import type { Browser, Page } from 'playwright-core';

import { inChromium } from './support/chromium.ts';
import { median, report } from './support/figures.ts';
import { withServedSite } from './support/served-site.ts';

const CRAFT = 600;

/** Pages to open, each with an empty cache. */
const PAGES = 15;

/** Rounds of later queries. */
const ROUNDS = 11;

const queries = [
  ...['Zarya TMA-08M', 'Longzhou-7', 'Hermes No.12', 'kestrel', 'zarya', 'lemaitre', 'ms28', 'c206', 'ov 105'],
  ...['z', 'c', 'm', 'kestral', 'perseverence', 'zaria ms-12', 'enterprize', 'qqqqqqqq', 'wherever it may be'],
];

/** A first result: milliseconds, and the files that it loaded. */
interface First {
  inPage: number;
  painted: number;
  files: readonly { name: string; bytes: number }[];
}

await inChromium((browser) => withServedSite(CRAFT, (craft) => measure(browser, craft)));

async function measure(browser: Browser, address: string): Promise<void> {
  const firsts: First[] = [];
  let later: number[] = [];
  for (let round = 0; round < PAGES; round++) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(address, { waitUntil: 'networkidle' });
    firsts.push(await firstAnswer(page));
    if (round === PAGES - 1) later = await page.evaluate(laterAnswers, { queries, rounds: ROUNDS });
    await context.close();
  }
  report('first answer, painted', median(firsts.map(({ painted }) => painted)), 'ms', { atMost: 50 });
  report('first answer, in the page', median(firsts.map(({ inPage }) => inPage)), 'ms');
  const files = firsts[0]?.files ?? [];
  const kilobytes = (of: typeof files) => of.reduce((sum, { bytes }) => sum + bytes, 0) / 1000;
  const named = (end: string) => files.filter(({ name }) => name.endsWith(end));
  report('first answer, all that is loaded for it', kilobytes(files), 'KB', { atMost: 8 });
  for (const [what, end] of Object.entries({ names: '.json', scripts: '.js', styles: '.css' })) {
    report(`first answer, ${what}`, kilobytes(named(end)), 'KB');
  }
  for (const { name, bytes } of files) console.log(`  ${name} ${bytes} bytes`);
  report('later answer, drawn and laid out, median', median(later), 'ms', { atMost: 2 });
  report(
    'later answer, the slowest of twenty',
    later.toSorted((a, b) => a - b)[Math.floor(later.length * 0.95)] ?? NaN,
    'ms',
  );
}

async function firstAnswer(page: Page): Promise<First> {
  await page.evaluate(watch);
  await page.locator('search-box input').focus();
  await page.keyboard.press('z');
  await page.waitForFunction(() => performance.getEntriesByName('painted').length > 0);
  return page.evaluate(() => {
    const at = (name: string) => performance.getEntriesByName(name)[0]?.startTime ?? NaN;
    const files = performance
      .getEntriesByType('resource')
      .filter((entry) => entry instanceof PerformanceResourceTiming && entry.startTime >= at('focused'))
      .map((entry) => ({
        name: new URL(entry.name).pathname,
        bytes: (entry as PerformanceResourceTiming).encodedBodySize,
      }));
    return { inPage: at('in the page') - at('focused'), painted: at('painted') - at('focused'), files };
  });
}

/** Marks when the field gets the focus, when the first hit is in the page, and when it is painted; runs in the page. */
function watch(): void {
  // Before the page's own listeners, which begin to load.
  addEventListener('focusin', () => performance.mark('focused'), { once: true, capture: true });
  const observer = new MutationObserver(() => {
    if (!document.querySelector('[role=option]')) return;
    observer.disconnect();
    performance.mark('in the page');
    // A task that is put in line while a frame is made comes once it is painted.
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => performance.mark('painted');
      port2.postMessage(null);
    });
  });
  observer.observe(document.body, { childList: true, subtree: true });
}

/** Milliseconds of later answers, each with its layout; runs in the page. */
function laterAnswers({ queries, rounds }: { queries: readonly string[]; rounds: number }): number[] {
  const input = document.querySelector<HTMLInputElement>('search-box input');
  const popup = document.querySelector<HTMLElement>('.search-popup');
  if (!input || !popup) throw new Error('There is no search box');
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const query of queries) {
      input.value = query;
      const start = performance.now();
      input.dispatchEvent(new Event('input', { bubbles: true }));
      popup.getBoundingClientRect();
      times.push(performance.now() - start);
    }
  }
  return times;
}
