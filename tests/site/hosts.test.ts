import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { extname, join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';

import { byHeader, headerRules, headersFor } from '#publish/headers.ts';
import { contentTypeOf, fileTypeOf } from '#publish/types.ts';

import { gone, goneNameless } from '../fixtures/fleet-history.ts';
import { fleet } from '../fixtures/fleet.ts';
import { openSite } from '../support/built-site.ts';
import { HSTS_MAX_AGE, startCaddy, startCloudflare, startNginx } from '../support/hosts.ts';
import type { Listening } from '../../scripts/serve/listen.ts';
import type { RunningHost } from '../support/hosts.ts';
import { serveSnapshot } from '../support/served.ts';
import type { SiteFolder } from '../support/sites.setup.ts';

const programs = inject('hostPrograms');

/** A response as it came over the wire. */
interface RawResponse {
  status: number;
  headers: Readonly<Record<string, string | undefined>>;
  body: Buffer;
}

const servers = [
  {
    name: 'nginx',
    here: programs !== null,
    start: (site: SiteFolder, service: string) => startNginx(programs!, site, service),
    sendsCopies: true,
    hstsMaxAge: HSTS_MAX_AGE,
  },
  {
    name: 'Caddy',
    here: programs !== null,
    start: (site: SiteFolder, service: string) => startCaddy(programs!, site, service),
    sendsCopies: true,
    hstsMaxAge: HSTS_MAX_AGE,
  },
  // It compresses at its edge, and its headers are those that the build wrote.
  { name: 'Cloudflare', here: true, start: startCloudflare, sendsCopies: false, hstsMaxAge: 0 },
];

describe.each(servers)('$name', ({ name, here, start, sendsCopies, hstsMaxAge }) => {
  // The fleet stands at the root of its host; the handful in a folder, with compressed copies.
  describe.runIf(here).each(['fleet', 'handful'] as const)('with the %s', (siteName) => {
    const site = openSite(siteName);
    const { base, routes } = site;
    const copies = sendsCopies && siteName === 'handful';
    const rules = headerRules({ base, hstsMaxAge });
    let host: RunningHost;
    let service: Listening;

    beforeAll(async () => {
      service = await serveSnapshot(fleet, base);
      host = await start(inject('sites')[siteName], new URL(service.origin).host);
    });
    afterAll(async () => {
      await host.close();
      await service.close();
    });

    // As written: fetch would tidy the address and unpack the body.
    const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
      new Promise<RawResponse>((resolve, reject) => {
        const { hostname, port } = new URL(host.origin);
        // On a connection of its own: a server may close an idle one just as the next request is sent.
        const sent = request({ hostname, port, path, headers, method, agent: false }, (response) => {
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => parts.push(part));
          response.on('end', () => {
            const own = response.headers as Record<string, string | undefined>;
            resolve({ status: response.statusCode ?? 0, headers: own, body: Buffer.concat(parts) });
          });
        });
        sent.on('error', reject).end();
      });

    /** One file of each ending, beside pages of several kinds. */
    const samples = [
      ...new Map(site.files.filter((file) => !/(^|\/)_/.test(file)).map((file) => [extname(file), file])).values(),
      ...['index.html', 'search/index.html', 'about/index.html', '404.html'],
      ...['assets/', 'pagefind/fragment/', 'pagefind/index/', 'api/'].map((folder) => {
        const found = site.files.find((file) => file.startsWith(folder));
        if (found === undefined) throw new Error(`The ${siteName} has no file in ${folder}`);
        return found;
      }),
    ];

    test('sends every kind of file as it is, with its type and the headers of the table', async () => {
      expect(samples.length).toBeGreaterThan(15);
      for (const file of new Set(samples)) {
        const address = site.addressOf(file);
        const { status, headers, body } = await get(address);
        const expected = headersFor(rules, address);
        const sent = Object.fromEntries(byHeader(rules).map((each) => [each.name, headers[each.name.toLowerCase()]]));
        // Cloudflare serves an error page under a clean address.
        if (name === 'Cloudflare' && file === '404.html') continue;
        expect({ address, status, sent }).toEqual({
          address,
          status: 200,
          sent: { ...Object.fromEntries(Object.keys(sent).map((each) => [each, undefined])), ...expected },
        });
        expect({ address, equal: body.equals(readFileSync(join(site.folder, file))) }).toEqual({
          address,
          equal: true,
        });
        if (fileTypeOf(file).type !== 'application/octet-stream') {
          expect({ address, type: headers['content-type'] }).toEqual({ address, type: contentTypeOf(file) });
        }
      }
    });

    test('redirects from a folder and from its index to its slash, with the query', async () => {
      for (const [from, to] of [
        [routes.spacecraft.slice(0, -1), routes.spacecraft],
        [`${routes.search.slice(0, -1)}?q=heron`, `${routes.search}?q=heron`],
        [`${routes.search}index.html?q=heron`, `${routes.search}?q=heron`],
        [`${base}index.html`, base],
        ...(base === '/' ? [] : [[base.slice(0, -1), base] as const]),
      ] as const) {
        const { status, headers } = await get(from);
        expect([301, 307, 308]).toContain(status);
        const { pathname, search } = new URL(headers['location']!, host.origin);
        expect(pathname + search).toBe(to);
      }
    });

    test.runIf(sendsCopies)('passes queries on to the service, and no files', async () => {
      const { status, headers, body } = await get(`${routes.spacecraftQuery}?limit=1`);
      const { next } = JSON.parse(body.toString()) as { next: string };
      expect([status, next]).toEqual([200, `${host.origin}${routes.spacecraftQuery}?limit=1&offset=1`]);
      // A second value would make browsers refuse the response.
      expect(headers).toMatchObject({
        'access-control-allow-origin': '*',
        'cache-control': 'public, max-age=300',
        'x-content-type-options': 'nosniff',
      });
      const redirect = await get(routes.spacecraftQuery.slice(0, -1));
      expect([redirect.status, redirect.headers['location']]).toEqual([301, routes.spacecraftQuery]);
      const file = site.files.find((path) => /^api\/2\.3\.0\/.+\.json$/.test(path))!;
      expect((await get(site.addressOf(file))).body.equals(readFileSync(join(site.folder, file)))).toBe(true);
    });

    test('redirects to no other host', async () => {
      const starts = ['//', '/\\', '///', '/%2f', '/%5c', '/%09/', '/./', '/%2e%2e//', `${base}/`, `${base}\\`];
      const ends = ['', '/', '/index.html', '/..%2fspacecraft', '/..%2f..%2fspacecraft', '/%2e%2e/spacecraft'];
      for (const path of starts.flatMap((start) => ends.map((end) => `${start}elsewhere.example${end}`))) {
        const { headers } = await get(path);
        const { origin } = new URL(headers['location'] ?? '/', host.origin);
        expect({ path, origin }).toEqual({ path, origin: host.origin });
      }
    });

    test('redirects from the permanent address of a craft to its page', async () => {
      const craft = site.files.flatMap((file) => /^spacecraft\/(\d+)\/index\.html$/.exec(file)?.[1] ?? []);
      expect(craft.length).toBeGreaterThan(5);
      // A craft that was removed has its page there.
      for (const id of craft.map(Number).filter((each) => each !== gone.id && each !== goneNameless.id)) {
        const { status, headers, body } = await get(routes.permalink(id));
        const target =
          status === 200
            ? /http-equiv="refresh" content="0; url=([^"]*)"/.exec(body.toString())?.[1]
            : headers['location'];
        expect(site.fileAt(target ?? '')).toMatch(new RegExp(`^spacecraft/.+-${id}/index\\.html$`));
        expect(status).toBe(name === 'Cloudflare' ? 301 : 200);
      }
    });

    test('has a page for addresses that do not exist, which is not cached for long', async () => {
      const page = readFileSync(join(site.folder, '404.html'));
      for (const path of ['nothing', 'nothing/', 'icons/', 'spacecraft/nothing-1/', 'api/nothing.json']) {
        const { status, headers, body } = await get(base + path);
        expect({ path, status, equal: body.equals(page) }).toEqual({ path, status: 404, equal: true });
        expect(headers['content-type']).toBe('text/html; charset=utf-8');
        expect(headers['cache-control'] ?? '').not.toContain('immutable');
        expect(headers['content-security-policy']).toBe(headersFor(rules, base)['Content-Security-Policy']);
      }
    });

    // Cloudflare knows of no status where it reads `_headers`; deploy/cloudflare/README.md says so.
    test.runIf(sendsCopies)('lets no error be cached in place of a file that never changes', async () => {
      const path = site.addressOf(site.files.find((file) => file.startsWith('assets/'))!);
      const { etag } = (await get(path)).headers;
      const known = await get(path, { 'if-none-match': etag! });
      expect(known.status).toBe(304);
      const responses = await Promise.all([
        get(path, { 'if-match': '"other"' }),
        get(path, { 'if-unmodified-since': 'Thu, 01 Jan 1970 00:00:00 GMT' }),
        get(path, { range: 'bytes=99999999-' }),
        get(path, { cookie: 'a'.repeat(12_000) }),
        ...['POST', 'DELETE', 'OPTIONS'].map((method) => get(path, {}, method)),
        get(path, { 'content-length': '99999999999' }, 'POST'),
        get(path, { 'transfer-encoding': 'nonsense' }, 'POST'),
        get(`${path}?${'a'.repeat(12_000)}`),
        get(`${path}/`),
        get(path.slice(0, path.lastIndexOf('/'))),
        get(`${path}.nothing`),
      ]);
      const statuses = new Set(responses.map(({ status }) => status));
      expect([...statuses]).toEqual(expect.arrayContaining([404, 412, 416, 501]));
      for (const { status, headers } of responses) {
        const isCached = headers['cache-control']?.includes('immutable') ?? false;
        expect({ status, isCached }).toEqual({ status, isCached: isCached && [200, 206, 304].includes(status) });
      }
    });

    test('has nothing outside of its folder', async () => {
      if (base === '/') return;
      for (const path of ['/', '/nothing/'])
        expect({ path, status: (await get(path)).status }).toEqual({ path, status: 404 });
    });

    test('sends no body for a version that the client has', async () => {
      for (const path of [base, routes.names]) {
        const { headers } = await get(path);
        const again = await get(path, { 'if-none-match': headers['etag']! });
        expect({ path, status: again.status, size: again.body.length }).toEqual({ path, status: 304, size: 0 });
      }
    });

    test.runIf(copies)('sends the compressed copies of the build to clients that accept them', async () => {
      for (const file of ['index.html', 'search/names.json', 'favicon.svg', '404.html']) {
        const address = file === '404.html' ? `${base}nothing/` : site.addressOf(file);
        const whole = readFileSync(join(site.folder, file));
        for (const [accepted, encoding, copy, unpack] of [
          ['gzip, deflate, br, zstd', 'br', '.br', brotliDecompressSync],
          ['gzip', 'gzip', '.gz', gunzipSync],
          ['identity', undefined, '', (body: Buffer) => body],
        ] as const) {
          const { headers, body } = await get(address, { 'accept-encoding': accepted });
          expect({ address, encoding: headers['content-encoding'] }).toEqual({ address, encoding });
          expect(body.equals(readFileSync(join(site.folder, file + copy)))).toBe(true);
          expect(unpack(body).equals(whole)).toBe(true);
          expect(headers['content-type']).toBe(contentTypeOf(file));
          if (encoding) expect(headers['vary']).toMatch(/accept-encoding/i);
        }
      }
    });
  });
});
