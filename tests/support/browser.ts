/**
 * A browser, a served site and pages for tests: one browser and one server per worker, one context per test, and one page
 * per view for what is checked on every kind of page.
 */
import { chromium } from 'playwright-core';
import type { Browser, BrowserContextOptions, Page, Request } from 'playwright-core';
import { test as base, inject } from 'vitest';

import { createRoutes } from '#routes.ts';

import { filled, pageKinds } from './page-kinds.ts';
import { serveSite } from './server.ts';

/** What a page did that no page should do. */
export interface Complaints {
  /** Errors and warnings of the console, uncaught errors. */
  console: string[];
  /** Requests that failed or were answered with an error. */
  requests: string[];
}

/** A page under watch. */
export interface WatchedPage {
  page: Page;
  complaints: Complaints;
}

/** How a reader sees the kinds of pages: on a desk, on the narrowest phone, without scripts. */
const views = {
  wide: { colorScheme: 'light' },
  narrow: { viewport: { width: 320, height: 640 }, hasTouch: true },
  withoutScripts: { javaScriptEnabled: false },
} as const satisfies Record<string, BrowserContextOptions>;

type View = keyof typeof views;

/** A page of a kind, loaded and filled. */
export interface Visit extends WatchedPage {
  /** The content policy that came with it. */
  policy: string;
}

/** A page that stays open for the next kind. */
interface KeptPage extends WatchedPage {
  inFlight: ReadonlySet<Request>;
  kind: string;
  policy: string;
}

/**
 * Shows a kind of page. The tests of a kind, one after another, get the same page, which is loaded once: each sets what it
 * needs (width, colours), and takes back what the next could not set.
 */
export type VisitKind = (kind: string, view: View) => Promise<Visit>;

/** Milliseconds that a step may take before it counts as failed: no step waits for a network. */
const maxWait = 10_000;

/** Opens a page in a context of its own; the context is closed after the test. */
export type OpenPage = (options?: BrowserContextOptions) => Promise<WatchedPage>;

/**
 * The tests of the browser: `site` is the served fleet, `open` opens a page on it. Where there is no browser the test is
 * left out; the global setup makes sure that this does not happen in continuous integration.
 */
export const test = base
  .extend('site', { scope: 'worker' }, async ({}, { onCleanup }) => {
    const { folder, base: path } = inject('sites').fleet;
    const server = await serveSite(folder, path);
    onCleanup(() => server.close());
    return { address: server.address, routes: createRoutes(server.address) };
  })
  .extend('browser', { scope: 'worker' }, async ({}, { onCleanup }) => {
    const found = inject('chromium');
    if (found === null) return null;
    const env = { ...(process.env as Record<string, string>), ...found.env };
    const browser: Browser = await chromium.launch({ executablePath: found.executablePath, env });
    onCleanup(() => browser.close());
    return browser;
  })
  .extend('open', ({ browser, skip }, { onCleanup }): OpenPage => {
    if (browser === null) return skip('there is no Chromium here');
    const contexts: { close: () => Promise<void> }[] = [];
    onCleanup(async () => {
      await Promise.all(contexts.map((context) => context.close()));
    });
    return async (options = {}) => {
      const { page, complaints } = await openPage(browser, options);
      contexts.push(page.context());
      return { page, complaints };
    };
  })
  .extend('keptPages', { scope: 'file' }, ({}, { onCleanup }) => {
    const kept = new Map<View, KeptPage>();
    onCleanup(async () => {
      await Promise.all([...kept.values()].map(({ page }) => page.context().close()));
    });
    return kept;
  })
  .extend('visit', ({ browser, keptPages, site, skip }): VisitKind => {
    if (browser === null) return skip('there is no Chromium here');
    return async (kind, view) => {
      const kept = keptPages.get(view) ?? { ...(await openPage(browser, views[view])), kind: '', policy: '' };
      keptPages.set(view, kept);
      if (kept.kind !== kind) await load(kept, view, kind, pageKinds[kind]!(site.routes));
      return kept;
    };
  });

async function openPage(browser: Browser, options: BrowserContextOptions): Promise<Omit<KeptPage, 'kind' | 'policy'>> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  context.setDefaultTimeout(maxWait);
  const page = await context.newPage();
  return { page, complaints: watch(page), inFlight: watchRequests(page) };
}

/** Loads the page of a kind and waits until nothing more comes. */
async function load(kept: KeptPage, view: View, kind: string, address: string): Promise<void> {
  const { page, complaints, inFlight } = kept;
  complaints.console.length = 0;
  complaints.requests.length = 0;
  kept.kind = '';
  const response = await page.goto(address);
  if (view !== 'withoutScripts') {
    await filled(page);
    // What an answer leads to is requested by the next frame.
    do await page.evaluate(nextFrames);
    while (inFlight.size > 0);
  }
  Object.assign(kept, { kind, policy: response?.headers()['content-security-policy'] ?? '' });
}

/** Waits for two frames; runs in the page. */
async function nextFrames(): Promise<void> {
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
}

/** The requests of a page that have no answer yet. */
function watchRequests(page: Page): ReadonlySet<Request> {
  const inFlight = new Set<Request>();
  page.on('request', (request) => inFlight.add(request));
  page.on('requestfinished', (request) => inFlight.delete(request));
  page.on('requestfailed', (request) => inFlight.delete(request));
  return inFlight;
}

function watch(page: Page): Complaints {
  const complaints: Complaints = { console: [], requests: [] };
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.console.push(message.text());
  });
  page.on('pageerror', (error) => complaints.console.push(String(error)));
  page.on('requestfailed', (request) => {
    // A page that is left while it loads gives up its requests: that is no failure.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') complaints.requests.push(`${request.url()} failed`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) complaints.requests.push(`${response.url()}: ${response.status()}`);
  });
  return complaints;
}
