import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, inject } from 'vitest';

import { serialiseSnapshot } from '#domain/serialise.ts';
import { createRoutes } from '#routes.ts';
import { site as settings } from '#site.ts';

import { handful } from '../fixtures/handful.ts';
import { ids } from '../fixtures/special-craft.ts';
import { test as base } from '../support/browser.ts';
import { changingSite } from '../support/changing-site.ts';
import type { ChangingSite } from '../support/changing-site.ts';
import { testFolder } from '../support/folders.ts';
import { runBuild } from '../support/run.ts';

/** Milliseconds that saving or a build may take. */
const LONG = 60_000;

interface Listed {
  files: { path: string; sha256: string }[];
}

/** Serves one of the fixture sites for a test alone. */
type Serve = (name: 'fleet' | 'handful') => Promise<ChangingSite & { routes: ReturnType<typeof createRoutes> }>;

/**
 * `serve` begins to serve a site; `later` is the handful with three changed craft, a month later; `killed` is one with the
 * kill switch.
 */
const test = base
  .extend('serve', ({}, { onCleanup }): Serve => {
    const sites: ChangingSite[] = [];
    onCleanup(async () => {
      await Promise.all(sites.map((site) => site.close()));
    });
    return async (name) => {
      const { folder, base: path } = inject('sites')[name];
      const site = await changingSite(folder, path);
      sites.push(site);
      return Object.assign(site, { routes: createRoutes(site.address) });
    };
  })
  .extend('later', { scope: 'file' }, () => {
    const changed = handful.spacecraft.map((craft, index) =>
      index < 3 ? { ...craft, description: `${craft.description} It was looked at again.` } : craft,
    );
    return build(
      'later',
      JSON.stringify({ ...handful, spacecraft: changed }).replace(handful.source.fetched_at, '2026-03-12T10:00:00Z'),
    );
  })
  .extend('killed', { scope: 'file' }, () => build('killed', serialiseSnapshot(handful), { OFFLINE_KILL: '1' }));

async function build(name: string, snapshot: string, env: Record<string, string> = {}): Promise<string> {
  const folder = `${testFolder}/saved`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/${name}.json`, snapshot);
  const outDir = `${folder}/${name}`;
  const settings = { BUILD_SKIP: 'social,offline,compress', ...env };
  const { base } = inject('sites').handful;
  const { exitCode, stderr } = await runBuild({ snapshotFile: `${folder}/${name}.json`, outDir, base, env: settings });
  if (exitCode !== 0) throw new Error(stderr);
  return outDir;
}

/** What the browser keeps for a site; runs in the page. */
async function kept(): Promise<{ caches: string[]; workers: number; storage: string[] }> {
  return {
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    storage: Object.keys(localStorage),
  };
}

const nothing = { caches: [], workers: 0, storage: [] };
const status = (page: Page) => page.locator('save-copy').getByRole('status');
const button = (page: Page, name: string | RegExp) => page.locator('save-copy').getByRole('button', { name });

/** Presses the button and waits until the copy is whole. */
async function save(page: Page, routes: ReturnType<typeof createRoutes>): Promise<void> {
  await page.goto(routes.offline);
  await button(page, 'Save for offline').click();
  await status(page).filter({ hasText: 'Done.' }).waitFor({ timeout: LONG });
}

const badge = (page: Page) => page.getByRole('banner').getByRole('link', { name: /Saved copy of/ });

describe.for(['fleet', 'handful'] as const)('a copy of the %s', (name) => {
  test(
    'is kept only when asked for, then needs no network, and leaves nothing behind',
    { timeout: 2 * LONG },
    async ({ open, serve }) => {
      const { page, complaints } = await open();
      const { routes, close, requests } = await serve(name);
      for (const address of [routes.home, routes.spacecraft, routes.search, routes.offline]) {
        await page.goto(address);
        expect(await badge(page).count()).toBe(0);
      }
      await page.waitForLoadState('networkidle');
      expect(await page.evaluate(kept)).toEqual(nothing);
      await save(page, routes);
      expect(await status(page).innerText()).toContain('This browser has a saved copy of 3\u00a0February 2026.');
      expect(complaints).toEqual({ console: [], requests: [] });

      await close();
      requests.length = 0;
      const main = page.getByRole('main');
      const craft = name === 'fleet' ? 'Old Faithful' : 'Wren 10';
      for (const address of [routes.home, routes.spacecraft, routes.timeline, routes.configurations]) {
        await page.goto(address);
        expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
        expect(await badge(page).innerText()).toMatch(/^Saved copy of 3\s+February 2026$/);
      }
      // A craft that was never visited, by its permanent address; and what there is no page of.
      const id = name === 'fleet' ? ids.manyFlights : 9;
      await page.goto(routes.permalink(id));
      await page.getByRole('heading', { level: 1, name: craft }).waitFor();
      expect((await page.goto(`${routes.spacecraft}nothing-999/`))?.status()).toBe(404);
      await page.getByRole('heading', { name: 'No page has this address' }).waitFor();
      // Without its slash, as somebody types it.
      await page.goto(routes.spacecraft.slice(0, -1));
      expect(page.url()).toBe(routes.spacecraft);

      await page.keyboard.press('/');
      await page.keyboard.type(craft.toLowerCase());
      await page.getByRole('listbox').getByRole('option').first().waitFor();
      await page.goto(routes.searchFor(craft));
      await main.getByRole('link', { name: craft }).first().waitFor();
      await page.goto(routes.searchFor('landed'));
      await page.locator('.search-text-list a').first().waitFor();
      await page.goto(routes.explore);
      await main.locator('table tbody th a').first().waitFor();
      expect(await page.evaluate(async (file) => (await fetch(file)).ok, routes.snapshotFile)).toBe(true);

      await page.goto(routes.offline);
      await button(page, 'Remove').click();
      await status(page).filter({ hasText: 'removed' }).waitFor();
      expect(await page.evaluate(kept)).toEqual(nothing);
      await expect(page.goto(routes.home)).rejects.toThrow(/ERR_CONNECTION_REFUSED/);
    },
  );
});

describe('an update', () => {
  test(
    'fetches only what changed, and mixes no two snapshots',
    { timeout: 3 * LONG },
    async ({ open, serve, later }) => {
      const { page } = await open();
      const { routes, requests, publish, close } = await serve('handful');
      await save(page, routes);
      expect(await button(page, /Update/).count()).toBe(0);
      // A page that is open while the copy changes under it.
      const old = await page.context().newPage();
      await old.goto(routes.about);
      await badge(old).waitFor();

      publish(later);
      await page.goto(routes.offline);
      await button(page, /^Update to 12\s+March 2026 \(\d+\s+files, \d+\.\d\s+MB\)$/).waitFor();
      await page.goto(routes.home);
      expect(await page.locator('footer time').innerText()).toMatch(/3\s+February 2026/);
      await page.goto(routes.offline);
      const label = await button(page, /Update/).innerText();
      requests.length = 0;
      await button(page, /Update/).click();
      await status(page).filter({ hasText: '12\u00a0March 2026' }).waitFor({ timeout: LONG });

      const expected = changedFiles(inject('sites').handful.folder, later);
      const fetched = [...new Set(requests)].filter((path) => !['offline/manifest.json', 'sw.js'].includes(path));
      expect(fetched.toSorted()).toEqual(expected.map((path) => path.replace(/(^|\/)index\.html$/, '$1')).toSorted());
      expect(label).toContain(`${expected.length}\u00a0files`);
      // What is neither page nor data of the changed craft stays as it is.
      expect(expected.filter((path) => /^(drawings|icons)\//.test(path))).toEqual([]);

      await close();
      await page.goto(routes.home);
      expect(await page.locator('footer time').innerText()).toMatch(/12\s+March 2026/);
      expect(await badge(page).innerText()).toMatch(/12\s+March 2026/);
      // What the old page asks for is still of the old snapshot.
      const text = (each: Page) =>
        each.evaluate(async (file) => (await fetch(file)).text(), routes.health.replace('health', 'api/snapshot'));
      expect(await text(old)).toContain(handful.source.fetched_at);
      expect(await text(page)).toContain('2026-03-12T10:00:00Z');
      await old.close();
    },
  );

  test('that is given up leaves the old copy whole', { timeout: 3 * LONG }, async ({ open, serve, later }) => {
    const { page } = await open();
    const site = await serve('handful');
    await save(page, site.routes);
    site.publish(later);
    await page.goto(site.routes.offline);
    await button(page, /Update/).waitFor();
    site.delay = 100;
    await button(page, /Update/).click();
    await button(page, 'Cancel').click();
    await status(page)
      .filter({ hasText: 'Given up. This browser has a saved copy of 3\u00a0February 2026.' })
      .waitFor();
    expect((await page.evaluate(kept)).caches).toHaveLength(2);
    await site.close();
    await page.goto(site.routes.craft(handful.spacecraft[0]!));
    expect(await page.locator('footer time').innerText()).toMatch(/3\s+February 2026/);
  });
});

describe('saving', () => {
  test(
    'that is broken off is finished by the next visit, whatever page that is',
    { timeout: 2 * LONG },
    async ({ open, serve }) => {
      const { page: first } = await open();
      const site = await serve('handful');
      const { routes, requests } = site;
      await first.goto(routes.offline);
      site.delay = 60;
      await button(first, 'Save for offline').click();
      const begun = requests.length;
      await expect.poll(() => requests.length, { timeout: LONG }).toBeGreaterThan(begun + 60);
      const context: BrowserContext = first.context();
      await first.close();
      site.delay = 0;

      const before = new Set(requests.slice(begun));
      requests.length = 0;
      const page = await context.newPage();
      expect(before.size).toBeGreaterThan(10);
      await page.goto(routes.about);
      await expect.poll(() => page.evaluate(kept), { timeout: LONG }).toMatchObject({ workers: 1, storage: [] });
      // It goes on where it stopped: what was there already is not fetched again, but for what was on its way.
      const again = requests.filter((path) => before.has(path) && /^(spacecraft|pagefind|api)\//.test(path));
      expect(again.length).toBeLessThanOrEqual(8);
      await site.close();
      await page.goto(routes.spacecraft);
      await badge(page).waitFor();
    },
  );

  test(
    'goes on by itself where the network failed, once the page is opened again',
    { timeout: 2 * LONG },
    async ({ open, serve }) => {
      const { page } = await open();
      const site = await serve('handful');
      await page.goto(site.routes.offline);
      await page.route(/\/spacecraft\//, (route) => route.abort());
      await button(page, 'Save for offline').click();
      await status(page).filter({ hasText: 'The network failed' }).waitFor();
      await button(page, 'Go on saving').waitFor();
      await page.unroute(/\/spacecraft\//);
      await page.goto(site.routes.offline);
      await status(page).filter({ hasText: 'Done.' }).waitFor({ timeout: LONG });
    },
  );

  test.for([
    // As Firefox and as WebKitGTK.
    ['asks the reader for room and gets no answer', '{ persist: () => new Promise(() => undefined) }'],
    ['has nothing to ask for room', 'undefined'],
  ] as const)('goes on where the browser %s', async ([, storage], { open, serve }) => {
    const { page } = await open();
    const { routes } = await serve('handful');
    await page.addInitScript(`Object.defineProperty(navigator, 'storage', { value: ${storage} })`);
    await save(page, routes);
  });

  test('names a file that does not arrive as it was published, and keeps no such copy', async ({ open, serve }) => {
    const { page } = await open();
    const site = await serve('handful');
    site.damaged.set('about/', '<h1>Sign in to the network of this hotel</h1>');
    await page.goto(site.routes.offline);
    await button(page, 'Save for offline').click();
    await status(page).filter({ hasText: 'The file about/index.html does not arrive as it was published' }).waitFor();
    expect((await page.evaluate(kept)).workers).toBe(0);
    await button(page, 'Remove').click();
    await status(page).filter({ hasText: 'removed' }).waitFor();
    expect(await page.evaluate(kept)).toEqual(nothing);
  });

  test('tells when there is no room, keeps nothing, and the site goes on', async ({ open, serve }) => {
    const { page } = await open();
    const { routes } = await serve('handful');
    await page.goto(routes.offline);
    const browser = await page.context().newCDPSession(page);
    await browser.send('Storage.overrideQuotaForOrigin', { origin: new URL(routes.home).origin, quotaSize: 400_000 });
    await button(page, 'Save for offline').click();
    await status(page).filter({ hasText: 'This browser has no room for a copy' }).waitFor();
    expect(await page.evaluate(kept)).toEqual(nothing);
    await page.goto(routes.home);
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
    expect(await badge(page).count()).toBe(0);
  });
});

describe('the kill switch', () => {
  test(
    'removes every copy and the worker from readers who come by',
    { timeout: 3 * LONG },
    async ({ open, serve, killed }) => {
      const { page } = await open();
      const site = await serve('handful');
      await save(page, site.routes);
      await page.goto(site.routes.about);
      await badge(page).waitFor();
      site.publish(killed);
      // The browser looks for a newer worker when a page is opened; that worker loads the page anew.
      await page.goto(site.routes.home, { waitUntil: 'commit' });
      await page.waitForEvent('framenavigated', { timeout: LONG });
      await page.waitForLoadState();
      await expect.poll(() => page.evaluate(kept).catch(() => null), { timeout: LONG }).toEqual(nothing);
      await page.goto(site.routes.about);
      expect(await badge(page).count()).toBe(0);
    },
  );
});

describe('the site', () => {
  test('can be installed', async ({ open, site }) => {
    const { page } = await open();
    await page.goto(site.routes.home, { waitUntil: 'load' });
    const browser = await page.context().newCDPSession(page);
    const { installabilityErrors } = await browser.send('Page.getInstallabilityErrors');
    // A context of a test is a private window, in which nothing can be installed.
    expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito')).toEqual([]);
    const { manifest } = await browser.send('Page.getAppManifest');
    expect(manifest.name).toBe(settings.name);
  });

  test.for([
    ['2026-03-01T00:00:00Z', null],
    ['2026-05-20T00:00:00Z', /^These facts are 3 months old\.$/],
  ] as const)('read on %s says how old its facts are', async ([now, expected], { open, site }) => {
    const { page } = await open();
    await page.clock.setFixedTime(now);
    await page.goto(site.routes.about);
    await page.waitForFunction(() => document.readyState === 'complete');
    const notes = await page.locator('header .page-note').allInnerTexts();
    expect(notes).toHaveLength(expected ? 1 : 0);
    if (expected) expect(notes[0]?.trim()).toMatch(expected);
  });
});

/** Files of a saved copy that a later build has in another form. */
function changedFiles(earlier: string, later: string): string[] {
  const read = (folder: string) => JSON.parse(readFileSync(`${folder}/offline/manifest.json`, 'utf8')) as Listed;
  const known = new Set(read(earlier).files.map(({ sha256 }) => sha256));
  const apart = /^(robots\.txt|sitemap.*|sw\.js|verify\.mjs|health\.json|social\/.*|.*\.zip)$/;
  return read(later)
    .files.filter(({ path, sha256 }) => !apart.test(path) && !known.has(sha256))
    .map(({ path }) => path);
}
