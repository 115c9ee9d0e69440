/** Parts of files over HTTP, as programs that continue a download or read a database in place request them. */
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { CACHE_IMMUTABLE, headerRules } from '#publish/headers.ts';

import { listen } from './listen.ts';
import type { Listening } from './listen.ts';
import { createStaticFiles } from './static-files.ts';

const base = '/atlas/';
const content = Buffer.from(Array.from({ length: 1000 }, (_, index) => index % 251));
const database = '/atlas/api/atlas.sqlite';
const changedAt = new Date('2026-01-02T03:04:05Z');

let folder: string;
let server: Listening;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ranges-'));
  for (const [path, bytes] of Object.entries({
    'api/atlas.sqlite': content,
    'offline/atlas.zip': content,
    'assets/a.css': 'a{}',
    'assets/a.css.br': 'compressed',
    'spacecraft/index.html': 'Spacecraft',
    '404.html': 'Nothing',
  })) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), bytes);
    utimesSync(join(folder, path), changedAt, changedAt);
  }
  const files = createStaticFiles(folder, { base, rules: headerRules({ base, hstsMaxAge: 0 }) });
  server = await listen(files, { port: 0, host: '127.0.0.1' });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

/** Sends a request as it is written: `fetch` tidies headers. */
const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  new Promise<{ status: number | undefined; headers: IncomingHttpHeaders; body: Buffer }>((resolve, reject) => {
    request(server.origin + path, { method, headers, agent: false }, (response) => {
      buffer(response).then((body) => {
        resolve({ status: response.statusCode, headers: response.headers, body });
      }, reject);
    })
      .on('error', reject)
      .end();
  });

describe('a range', () => {
  test.each([
    ['bytes=0-99', 0, 99],
    ['bytes=990-', 990, 999],
    ['bytes=-10', 990, 999],
    ['bytes=990-5000', 990, 999],
    ['bytes=-5000', 0, 999],
  ])('%s is answered with that part of the database and of the zip', async (range, start, end) => {
    for (const path of [database, '/atlas/offline/atlas.zip']) {
      const { status, headers, body } = await get(path, { range });
      expect(status).toBe(206);
      expect(headers).toMatchObject({
        'accept-ranges': 'bytes',
        'content-range': `bytes ${start}-${end}/1000`,
        'content-length': String(end - start + 1),
      });
      expect(body.equals(content.subarray(start, end + 1))).toBe(true);
    }
  });

  test.each(['bytes=1000-', 'bytes=-0', 'bytes=9-5'])(
    '%s outside the file is refused and not cached',
    async (range) => {
      const { status, headers, body } = await get(database, { range });
      expect([status, headers['content-range'], body.length]).toEqual([416, 'bytes */1000', 0]);
      const asset = await get('/atlas/assets/a.css', { range: 'bytes=1000-' });
      expect([asset.status, asset.headers['cache-control']]).toEqual([416, 'public, max-age=0, must-revalidate']);
    },
  );

  test.each(['lines=0-1', 'bytes=0-1,5-6', 'bytes', 'bytes=-', '0-1'])('%s is ignored', async (range) => {
    const { status, headers, body } = await get(database, { range });
    expect([status, headers['content-range'], body.equals(content)]).toEqual([200, undefined, true]);
  });

  test('of a compressed copy is a part of that copy', async () => {
    const headers = { range: 'bytes=0-3', 'accept-encoding': 'br' };
    const part = await get('/atlas/assets/a.css', headers);
    expect([part.status, part.body.toString(), part.headers['content-encoding']]).toEqual([206, 'comp', 'br']);
    expect(part.headers['content-type']).toBe('text/css; charset=utf-8');
    expect(part.headers['cache-control']).toBe(CACHE_IMMUTABLE);
  });

  test('changes neither redirects nor pages that do not exist', async () => {
    const redirect = await get('/atlas/spacecraft', { range: 'bytes=0-1' });
    expect([redirect.status, redirect.headers.location]).toEqual([301, '/atlas/spacecraft/']);
    const missing = await get('/atlas/nothing', { range: 'bytes=0-1' });
    expect([missing.status, missing.body.toString()]).toEqual([404, 'Nothing']);
  });
});

describe('If-Range', () => {
  const range = 'bytes=0-99';

  test('continues with the version that the client has, by tag and by date', async () => {
    const { headers } = await get(database);
    for (const validator of [headers.etag!, changedAt.toUTCString()]) {
      expect((await get(database, { range, 'if-range': validator })).status).toBe(206);
    }
  });

  test.each(['"other"', 'Thu, 01 Jan 1970 00:00:00 GMT'])(
    'starts again for a client that has %s',
    async (validator) => {
      for (const each of [range, 'bytes=5000-']) {
        const { status, headers, body } = await get(database, { range: each, 'if-range': validator });
        expect([status, headers['content-range'], body.equals(content)]).toEqual([200, undefined, true]);
      }
    },
  );
});

test('a whole file says that parts of it can be requested, and HEAD has its size', async () => {
  for (const method of ['GET', 'HEAD']) {
    const { status, headers } = await get(database, { range: method === 'HEAD' ? 'bytes=0-1' : '' }, method);
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'accept-ranges': 'bytes',
      'content-length': '1000',
      'content-type': 'application/vnd.sqlite3',
    });
  }
});

test('a redirect to a folder has no header of its page', async () => {
  const { headers } = await get('/atlas/spacecraft', { 'accept-encoding': 'br' });
  expect([headers['last-modified'], headers.etag, headers['content-length'] ?? '0']).toEqual([
    undefined,
    undefined,
    '0',
  ]);
});
