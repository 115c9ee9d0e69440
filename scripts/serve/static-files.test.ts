import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { compressFiles } from '#integrations/compress.ts';
import { headerRules } from '#publish/headers.ts';

import { createStaticFiles } from './static-files.ts';

const base = '/atlas/';
let folder: string;
let respond: (request: Request) => Promise<Response>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'static-'));
  const files = {
    'site/index.html': '<h1>Atlas</h1>',
    'site/404.html': '<h1>Nothing</h1>',
    'site/spacecraft/index.html': '<h1>Spacecraft</h1>',
    'site/api/a.json': '{}',
    'site/api/a.ndjson': '{}\n',
    'site/assets/a.css': 'a{}',
    'site/icons/1.png': 'picture',
    'site/a b/é.txt': 'text',
    'secret.txt': 'secret',
  };
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  await compressFiles(join(folder, 'site'), join(folder, 'cache'));
  respond = createStaticFiles(join(folder, 'site'), { base, rules: headerRules({ base, hstsMaxAge: 0 }) });
});
afterAll(() => rm(folder, { recursive: true }));

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  respond(new Request(`http://localhost${path}`, { method, headers }));

describe('addresses', () => {
  test.each([
    ['/atlas/', '<h1>Atlas</h1>'],
    ['/atlas/?q=1', '<h1>Atlas</h1>'],
    ['/atlas/spacecraft/', '<h1>Spacecraft</h1>'],
    ['/atlas/a%20b/%C3%A9.txt', 'text'],
  ])('%s is found', async (path, text) => {
    const response = await get(path);
    expect([response.status, await response.text()]).toEqual([200, text]);
  });

  test.each([
    ['/atlas', '/atlas/'],
    ['/atlas/spacecraft', '/atlas/spacecraft/'],
    ['/atlas/spacecraft?a=1', '/atlas/spacecraft/?a=1'],
    ['/atlas/spacecraft/index.html?a=1', '/atlas/spacecraft/?a=1'],
    ['/atlas/index.html', '/atlas/'],
    ['/atlas/index%2ehtml', '/atlas/'],
    ['/atlas/a%20b%3F/%C3%A9%23/%69ndex.html', '/atlas/a%20b%3F/%C3%A9%23/'],
  ])('%s leads to %s', async (path, location) => {
    const response = await get(path);
    expect([response.status, response.headers.get('location')]).toEqual([301, location]);
  });

  test.each([
    '/',
    '/other/',
    '/atlas/nothing',
    '/atlas/nothing/',
    '/atlas/icons/',
    '/atlas/icons',
    '/atlas/api/a.json/',
    '/atlas/index.html/',
    '/atlas/spacecraft/index.html/',
    '/atlas/spacecraft/my-index.html',
    '/atlas/%',
    '/atlas/%2e%2e%2fsecret.txt',
    '/atlas/..%2fsecret.txt',
    '/atlas/%00',
  ])('%s is not there', async (path) => {
    const response = await get(path);
    expect([response.status, await response.text()]).toEqual([404, '<h1>Nothing</h1>']);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('public, max-age=0, must-revalidate');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });
});

describe('headers', () => {
  test.each([
    ['/atlas/', 'text/html; charset=utf-8'],
    ['/atlas/api/a.json', 'application/json'],
    ['/atlas/api/a.ndjson', 'application/x-ndjson'],
    ['/atlas/icons/1.png', 'image/png'],
  ])('%s is of type %s', async (path, type) => {
    expect((await get(path)).headers.get('content-type')).toBe(type);
  });

  test('are those of the table', async () => {
    expect((await get('/atlas/assets/a.css')).headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect((await get('/atlas/api/a.json')).headers.get('access-control-allow-origin')).toBe('*');
  });
});

describe('compressed copies', () => {
  test.each([
    ['br', 'br'],
    ['gzip', 'gzip'],
    ['gzip, deflate, br, zstd', 'br'],
    ['GZIP;q=0.5, br;q=0', 'gzip'],
    ['br;q=0.0, gzip;q=1', 'gzip'],
    ['identity', null],
    ['', null],
    ['br;q=0', null],
    ['brotli', null],
  ])('for "%s": %s', async (acceptEncoding, encoding) => {
    const response = await get('/atlas/spacecraft/', { 'accept-encoding': acceptEncoding });
    expect(response.headers.get('content-encoding')).toBe(encoding);
    expect(response.headers.get('vary')).toBe('Accept-Encoding');
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const body = Buffer.from(await response.arrayBuffer());
    const text = encoding === null ? body : encoding === 'br' ? brotliDecompressSync(body) : gunzipSync(body);
    expect(text.toString()).toBe('<h1>Spacecraft</h1>');
  });

  test('there are none of pictures', async () => {
    const { headers } = await get('/atlas/icons/1.png', { 'accept-encoding': 'br' });
    expect([headers.get('content-encoding'), headers.get('vary')]).toEqual([null, null]);
  });
});

describe('revalidation', () => {
  test('a reader who has it gets no body; one with another version does', async () => {
    const etag = (await get('/atlas/')).headers.get('etag')!;
    const again = await get('/atlas/', { 'if-none-match': etag });
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
    expect((await get('/atlas/', { 'if-none-match': '"other"' })).status).toBe(200);
  });

  test('what is not there stays not there', async () => {
    const etag = (await get('/atlas/nothing')).headers.get('etag')!;
    expect((await get('/atlas/nothing', { 'if-none-match': etag })).status).toBe(404);
  });

  test('each encoding has a tag of its own', async () => {
    const tags = await Promise.all(
      ['', 'gzip', 'br'].map(async (name) => (await get('/atlas/', { 'accept-encoding': name })).headers.get('etag')),
    );
    expect(new Set(tags).size).toBe(3);
  });
});

describe('methods', () => {
  test('HEAD has the headers of GET', async () => {
    const response = await get('/atlas/', {}, 'HEAD');
    expect([response.status, await response.text(), response.headers.get('content-length')]).toEqual([200, '', '14']);
  });

  test.each(['POST', 'PUT', 'DELETE'])('%s is refused', async (method) => {
    const response = await get('/atlas/', {}, method);
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });
});
