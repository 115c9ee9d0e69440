/**
 * A browser, a served site and a page for tests: one browser and one server per worker, one context per test.
 */
import { chromium } from 'playwright-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { test as base, inject } from 'vitest';

import { createRoutes } from '#routes.ts';

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
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
      context.setDefaultTimeout(maxWait);
      contexts.push(context);
      const page = await context.newPage();
      return { page, complaints: watch(page) };
    };
  });

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
