import { describe, expect } from 'vitest';

import type { Page } from 'playwright-core';

import { listen } from '../../scripts/serve/listen.ts';
import { test } from '../support/browser.ts';

declare global {
  interface Window {
    /** What the policy stopped. */
    stopped: string[];
    /** Scripts that should not have run. */
    ran: string[];
  }
}

/** Notes on every page what the policy stops. */
async function watchPolicy(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    window.stopped = [];
    window.ran = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) => {
      window.stopped.push(`${effectiveDirective} ${blockedURI}`);
    });
  });
  return () => page.evaluate(() => window.stopped);
}

describe('the search page', () => {
  test('searches the text of pages under its policy, in a worker', async ({ open, site }) => {
    const { page, complaints } = await open();
    const stopped = await watchPolicy(page);
    const workers: string[] = [];
    page.on('worker', (worker) => workers.push(worker.url()));
    await page.goto(site.routes.searchFor('heron'), { waitUntil: 'networkidle' });
    await expect.poll(() => workers).toEqual([expect.stringContaining('/pagefind/pagefind-worker.js')]);
    expect(await stopped()).toEqual([]);
    expect(complaints.console).toEqual([]);
  });
});

const HTML = { 'content-type': 'text/html' };

/** Ways in which a foreign script may come into a page. */
const INJECTED = `
<script>window.ran?.push('inline script')</script>
<script src="data:text/javascript,window.ran.push('script from an address')"></script>
<script src="https://elsewhere.example/script.js"></script>
<img src="/nothing-there.png" alt="" onerror="window.ran.push('handler')">
<style>main { display: none }</style>
<p style="position: fixed">styled</p>
<base href="https://elsewhere.example/">
<object data="data:text/html,object"></object>
<iframe title="frame" src="data:text/html,frame"></iframe>
<a id="bait" href="javascript:window.ran.push('address')">bait</a>
`;

describe.for([
  ['the header', (html: string) => html.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, ''), true],
  ['the head', (html: string) => html, false],
] as const)('what is injected into a page under the policy in %s alone', ([, change, headers]) => {
  test('does not run', async ({ open, site }) => {
    const { page } = await open();
    const stopped = await watchPolicy(page);
    await page.route('https://elsewhere.example/**', (route) =>
      route.fulfill({ contentType: 'text/javascript', body: 'window.ran.push("script of another site")' }),
    );
    await page.route(site.routes.about, async (route) => {
      const response = await route.fetch();
      const { 'content-security-policy': policy, ...others } = response.headers();
      const body = change(await response.text()).replace('<main', `${INJECTED}<main`);
      await route.fulfill({
        response,
        body,
        headers: headers ? { ...others, 'content-security-policy': policy! } : others,
      });
    });
    await page.goto(site.routes.about, { waitUntil: 'load' });
    await page.locator('#bait').click();
    await page.evaluate(() => {
      // A text as a function is what eval is.
      // eslint-disable-next-line @typescript-eslint/no-implied-eval -- that it does not run is what is tested
      setTimeout('window.ran.push("text")');
    });
    await expect
      .poll(async () => new Set((await stopped()).map((line) => line.replace(/ https?:.*| data.*| $/, ''))))
      .toEqual(
        new Set([
          'script-src-elem inline',
          'script-src-elem',
          'script-src-attr inline',
          'script-src eval',
          'style-src-elem inline',
          'style-src-attr inline',
          'base-uri',
          'object-src',
          'frame-src',
        ]),
      );
    expect(await page.evaluate(() => window.ran)).toEqual([]);
    expect(await page.getByRole('main').isVisible()).toBe(true);
  });
});

describe('a page of another site', () => {
  test('cannot show the atlas in a frame', async ({ open, site, onTestFinished }) => {
    const { page, complaints } = await open();
    const elsewhere = await listen(
      () => Promise.resolve(new Response(`<iframe title="atlas" src="${site.address}"></iframe>`, { headers: HTML })),
      { port: 0, host: '127.0.0.1' },
    );
    onTestFinished(() => elsewhere.close());
    await page.goto(elsewhere.origin);
    await expect.poll(() => complaints.console).toEqual([expect.stringContaining("frame-ancestors 'none'")]);
    expect(await page.frameLocator('iframe').getByRole('main').count()).toBe(0);
  });
});
