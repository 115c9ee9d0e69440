/**
 * The query service at the edge: the Worker in Cloudflare's own runtime, with the settings of its deployment, and the
 * function of Netlify. Each is bundled as its host bundles it, with a small built site.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

import fc from 'fast-check';
import { Miniflare } from 'miniflare';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';

import { createService } from '#edge/service.ts';

import { fleet } from './fixtures/fleet.ts';
import { projectFolder } from './support/folders.ts';
import { someQuestion } from './support/query-arbitrary.ts';
import { walk } from './support/served.ts';

const files = {
  'index.html': 'home',
  '404.html': 'nothing here',
  'spacecraft/index.html': 'all craft',
  'api/2.3.0/spacecraft/200.json': '{"from":"a file"}',
  'api/snapshot.json': JSON.stringify(fleet),
};

const settings = z
  .object({
    main: z.string(),
    compatibility_date: z.string(),
    alias: z.object({ 'atlas:snapshot': z.string() }),
    assets: z.object({
      directory: z.string(),
      binding: z.string(),
      html_handling: z.enum(['force-trailing-slash']),
      not_found_handling: z.enum(['404-page']),
      run_worker_first: z.array(z.string()),
    }),
  })
  .parse(readJsonc('deploy/cloudflare/wrangler.jsonc'));

let folder = '';
let site = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'deploy-'));
  site = join(folder, 'dist');
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(site, name)), { recursive: true });
    writeFileSync(join(site, name), text);
  }
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A file of settings whose comments have lines of their own, and whose lists may end in a comma. */
function readJsonc(file: string): unknown {
  const text = readFileSync(join(projectFolder, file), 'utf8');
  return JSON.parse(text.replaceAll(/^\s*\/\/.*$/gm, '').replaceAll(/,(?=\s*[\]}])/g, ''));
}

/** The code of a program and of all that it loads, its snapshot among them. */
async function bundle(entry: string): Promise<string> {
  const result = await build({
    configFile: false,
    root: projectFolder,
    logLevel: 'silent',
    resolve: { alias: { 'atlas:snapshot': join(site, 'api/snapshot.json') } },
    build: {
      write: false,
      minify: false,
      lib: { entry: join(projectFolder, entry), formats: ['es'], fileName: 'out' },
    },
  });
  const [output] = Array.isArray(result) ? result : [];
  if (!output) throw new Error(`${entry} gave no bundle`);
  const [chunk, ...more] = output.output;
  expect(more).toEqual([]);
  return chunk.code;
}

describe('the settings', () => {
  test('lead to the built site and its snapshot, and send the service’s addresses to it first', () => {
    const at = (path: string) => join('deploy/cloudflare', path);
    expect(at(settings.alias['atlas:snapshot'])).toBe('dist/api/snapshot.json');
    expect(at(settings.assets.directory)).toBe('dist');
    expect(settings.assets.run_worker_first).toEqual(['/api/2.3.0/*']);
    const map = z
      .object({ imports: z.object({ 'atlas:snapshot': z.string() }) })
      .parse(readJsonc('deploy/netlify/import_map.json'));
    expect(join('deploy/netlify', map.imports['atlas:snapshot'])).toBe('dist/api/snapshot.json');
  });
});

describe('the Worker', () => {
  let worker: Miniflare;
  let origin = '';

  beforeAll(async () => {
    const { main, compatibility_date, assets } = settings;
    worker = new Miniflare({
      modules: [{ type: 'ESModule', path: 'worker.js', contents: await bundle(join('deploy/cloudflare', main)) }],
      compatibilityDate: compatibility_date,
      // Without these it would fetch a file about the caller's place, and listen to everyone.
      cf: false,
      host: '127.0.0.1',
      port: 0,
      assets: {
        directory: site,
        binding: assets.binding,
        routerConfig: {
          has_user_worker: true,
          static_routing: { user_worker: assets.run_worker_first },
        },
        assetConfig: { html_handling: assets.html_handling, not_found_handling: assets.not_found_handling },
      },
    });
    ({ origin } = await worker.ready);
  });
  afterAll(() => worker.dispose());

  const request = (path: string, init?: RequestInit) => fetch(origin + path, { redirect: 'manual', ...init });

  test('answers as the service does on Node, byte for byte', async () => {
    const onNode = createService(fleet);
    const queries = fc.sample(someQuestion, { numRuns: 40, seed: 7 }).map((query) => `spacecraft/?${query}`);
    const paths = [
      ...['spacecraft/200/', 'spacecraft', 'spacecraft/0/', 'spacecraft/x/', 'api-throttle/', 'launches/'],
      ...['spacecraft_configurations/?limit=100&mode=detailed', 'spacecraft_configurations/1/'],
      ...queries,
    ];
    for (const path of paths) {
      const address = `/api/2.3.0/${path}`;
      const [there, here] = [await request(address), await onNode(new Request(origin + address))];
      expect([path, there.status, await there.text()]).toEqual([path, here.status, await here.text()]);
      for (const name of ['ETag', 'Link', 'Location', 'Cache-Control', 'Content-Type', 'Access-Control-Allow-Origin']) {
        expect([path, name, there.headers.get(name)]).toEqual([path, name, here.headers.get(name)]);
      }
    }
  });

  test('can be read page by page through next', async () => {
    const ids = await walk(`${origin}/api/2.3.0/spacecraft/?limit=50&ordering=-time_in_space`);
    expect(ids.toSorted((a, b) => a - b)).toEqual(fleet.spacecraft.map(({ id }) => id).toSorted((a, b) => a - b));
  });

  test('responds to HEAD, OPTIONS, POST and a known tag', async () => {
    const path = '/api/2.3.0/spacecraft/200/';
    const whole = await request(path);
    const { length } = new Uint8Array(await whole.arrayBuffer());
    const head = await request(path, { method: 'HEAD' });
    expect([head.status, head.headers.get('Content-Length')]).toEqual([200, String(length)]);
    expect((await request(path, { method: 'OPTIONS' })).status).toBe(204);
    expect((await request(path, { method: 'POST', body: 'x' })).status).toBe(405);
    const headers = { 'If-None-Match': whole.headers.get('ETag') ?? '' };
    expect((await request(path, { headers })).status).toBe(304);
  });

  test('responds to a browser that navigates there too, not the 404 page', async () => {
    const response = await request('/api/2.3.0/spacecraft/?limit=1', { headers: { 'Sec-Fetch-Mode': 'navigate' } });
    expect([response.status, response.headers.get('Content-Type')]).toEqual([200, 'application/json']);
  });

  test.each([
    ['/', 200, 'home'],
    ['/spacecraft/', 200, 'all craft'],
    ['/nothing/', 404, 'nothing here'],
    ['/api/2.3.0/spacecraft/200.json', 200, '{"from":"a file"}'],
    ['/api/2.3.0/spacecraft/0.json', 404, 'nothing here'],
  ])('leaves %s to the site', async (path, status, text) => {
    const response = await request(path);
    expect([response.status, await response.text()]).toEqual([status, text]);
  });
});

describe('the edge function', () => {
  test('responds to the service’s addresses and passes all others on', async () => {
    const file = join(folder, 'query.mjs');
    writeFileSync(file, await bundle('deploy/netlify/edge-functions/query.ts'));
    const module = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as {
      default: (request: Request, context: { next: () => Promise<Response> }) => Promise<Response>;
      config: unknown;
    };
    expect(module.config).toEqual({ path: '/api/2.3.0/*' });
    const request = (path: string) =>
      module.default(new Request(`https://atlas.example${path}`), {
        next: () => Promise.resolve(new Response('file')),
      });
    const list = (await (await request('/api/2.3.0/spacecraft/?limit=1')).json()) as object;
    expect(list).toMatchObject({ next: 'https://atlas.example/api/2.3.0/spacecraft/?limit=1&offset=1' });
    expect(await (await request('/api/2.3.0/spacecraft.json')).text()).toBe('file');
  });
});
