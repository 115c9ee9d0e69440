import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { createStaticFiles } from './static-files.ts';

const files = {
  'site/index.html': 'home',
  'site/404.html': 'nothing here',
  'site/spacecraft/index.html': 'all craft',
  'site/empty/deeper/index.html': 'deeper',
  'site/a b/ä.txt': 'odd name',
  'site/assets/Base.1234.css': 'body{}',
  'site/api/spacecraft.ndjson': '{}',
  'site/api/atlas.sqlite': 'SQLite',
  'site/changes.atom': '<feed/>',
  'site/pagefind/index.pf_index': 'x',
  'secret.txt': 'secret',
  'site-elsewhere/secret.txt': 'secret',
};

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'static-files-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

const ask = (path: string, init?: RequestInit, base = '/') =>
  createStaticFiles(join(folder, 'site'), base)(new Request(`http://host.example${path}`, init));

describe('static files', () => {
  test.each([
    ['/', 'home', 'text/html; charset=utf-8'],
    ['/index.html', 'home', 'text/html; charset=utf-8'],
    ['/spacecraft/', 'all craft', 'text/html; charset=utf-8'],
    ['/spacecraft/?page=2', 'all craft', 'text/html; charset=utf-8'],
    ['/a%20b/%C3%A4.txt', 'odd name', 'text/plain; charset=utf-8'],
    ['/assets/Base.1234.css', 'body{}', 'text/css; charset=utf-8'],
    ['/api/spacecraft.ndjson', '{}', 'application/x-ndjson; charset=utf-8'],
    ['/api/atlas.sqlite', 'SQLite', 'application/vnd.sqlite3'],
    ['/changes.atom', '<feed/>', 'application/atom+xml; charset=utf-8'],
    ['/pagefind/index.pf_index', 'x', 'application/octet-stream'],
  ])('%s is %j of type %s', async (path, text, type) => {
    const response = await ask(path);
    expect(response.status).toBe(200);
    expect(await response.text()).toBe(text);
    expect(response.headers.get('Content-Type')).toBe(type);
  });

  test.each([
    '/nothing/',
    '/nothing',
    '/empty',
    '/empty/',
    '/spacecraft/index.html/',
    '/%',
    '/%zz',
    '/%00',
    '/..%2fsecret.txt',
    '/..%2fsite-elsewhere%2fsecret.txt',
    '/%2e%2e%2fsecret.txt',
    '/..%5csecret.txt',
    '/spacecraft%2f..%2f..%2fsecret.txt',
  ])('%s is not found', async (path) => {
    const response = await ask(path);
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('nothing here');
    expect(response.headers.get('Content-Type')).toBe('text/html; charset=utf-8');
  });

  test.each([
    ['/spacecraft', '/', '/spacecraft/'],
    ['/spacecraft?a=b%20c', '/', '/spacecraft/?a=b%20c'],
    ['/atlas', '/atlas/', '/atlas/'],
    ['/atlas/spacecraft?x', '/atlas/', '/atlas/spacecraft/?x'],
  ])('%s under %s leads to %s', async (path, base, target) => {
    const response = await ask(path, {}, base);
    expect(response.status).toBe(301);
    expect(response.headers.get('Location')).toBe(target);
  });

  test('a folder of the host holds the site and nothing else', async () => {
    expect(await (await ask('/atlas/spacecraft/', {}, '/atlas/')).text()).toBe('all craft');
    expect((await ask('/spacecraft/', {}, '/atlas/')).status).toBe(404);
  });

  test('a client that has a file gets no body; the tag is that of the content', async () => {
    const whole = await ask('/spacecraft/');
    const etag = whole.headers.get('ETag') ?? '';
    expect((await ask('/spacecraft/', { headers: { 'If-None-Match': `W/${etag}` } })).status).toBe(304);
    expect((await ask('/', { headers: { 'If-None-Match': etag } })).status).toBe(200);
    writeFileSync(join(folder, 'site/spacecraft/index.html'), files['site/spacecraft/index.html']);
    expect((await ask('/spacecraft/')).headers.get('ETag')).toBe(etag);
  });

  test('only files with a hash in their names are kept without asking', async () => {
    expect((await ask('/assets/Base.1234.css')).headers.get('Cache-Control')).toBe(
      'public, max-age=31536000, immutable',
    );
    expect((await ask('/')).headers.get('Cache-Control')).toBe('no-cache');
  });

  test('HEAD is GET without a body; nothing can be changed', async () => {
    const head = await ask('/spacecraft/', { method: 'HEAD' });
    expect([head.status, head.body, head.headers.get('Content-Length')]).toEqual([200, null, '9']);
    const post = await ask('/spacecraft/', { method: 'POST' });
    expect([post.status, post.headers.get('Allow')]).toEqual([405, 'GET, HEAD']);
  });
});
