/** The service as an HTTP server: refusals, redirects, HEAD and OPTIONS, conditional requests. */
import { describe, expect, test } from 'vitest';

import { createRoutes } from '#routes.ts';

import { fleet } from '../../tests/fixtures/fleet.ts';
import { createService } from './service.ts';

const HOST = 'https://atlas.example';
const routes = createRoutes('/');
const service = createService(fleet);
const get = (path: string, init?: RequestInit) => service(new Request(HOST + path, init));

describe('refusals', () => {
  const notFound = { detail: 'Not found.' };
  const choice = ['Select a valid choice. That choice is not one of the available choices.'];

  test.each([
    ['/api/2.3.0/spacecraft/99999/', 404, notFound],
    ['/api/2.3.0/spacecraft/abc/', 404, notFound],
    ['/api/2.3.0/spacecraft/abc', 404, notFound],
    ['/api/2.3.0/spacecraft/-1/', 404, notFound],
    ['/api/2.3.0/spacecraft/%20/', 404, notFound],
    ['/api/2.3.0/spacecraft/200/flights/', 404, notFound],
    ['/api/2.3.0/spacecraft/99999999999999999999999/', 404, notFound],
    ['/api/2.3.0/spacecraft//', 404, notFound],
    ['/api/2.3.0/', 404, notFound],
    ['/api/2.3.0/launches/', 404, notFound],
    ['/api/2.3.0/spacecraft_configurations/99999/', 404, notFound],
    ['/api/2.3.0/spacecraft/?format=api', 404, notFound],
    ['/api/2.3.0/spacecraft/200/?format=xml', 404, notFound],
    ['/api/2.3.0/spacecraft_configurations/1/?format=xml', 404, notFound],
    ['/api/2.3.0/api-throttle/?format=xml', 404, notFound],
    ['/api/2.3.0/spacecraft/?status=x&spacecraft_config=x', 400, { spacecraft_config: choice, status: choice }],
    ['/api/2.3.0/spacecraft_configurations/?agency=x', 400, { agency: choice }],
    [
      '/api/2.3.0/spacecraft/?mode=list',
      400,
      { mode: ['Select a valid choice. list is not one of the available choices.'] },
    ],
  ])('%s is answered with %d', async (path, status, body) => {
    const response = await get(path);
    expect(response.status).toBe(status);
    expect(response.headers.get('Content-Type')).toBe('application/json');
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
    expect(await response.json()).toEqual(body);
  });

  const address = (length: number) => `/api/2.3.0/spacecraft/?${'a'.repeat(length - '/api/2.3.0/spacecraft/?'.length)}`;
  const parameters = (count: number) => `/api/2.3.0/spacecraft/?${'a&'.repeat(count - 1)}a`;

  test.each([
    [200, 'an address of 8,177 characters', address(8177)],
    [414, 'one of 8,178', address(8178)],
    [414, 'one without its final slash', address(8178).replace('/?', '?a')],
    [414, 'one of a record', `/api/2.3.0/spacecraft/200/?${'a'.repeat(8177)}`],
    [200, '1,000 parameters', parameters(1000)],
    [400, '1,001 parameters', parameters(1001)],
  ])('%d: %s', async (status, _name, path) => {
    const response = await get(path);
    expect(response.status).toBe(status);
    const body = (await response.json()) as object;
    if (status !== 200) expect(Object.keys(body)).toEqual(['detail']);
  });

  test.each(['POST', 'PUT', 'PATCH', 'DELETE', 'PURGE'])(
    '%s is not allowed where there is something',
    async (method) => {
      for (const path of [routes.spacecraftQuery, routes.spacecraftRecord(200), routes.throttle]) {
        const response = await get(path, { method });
        expect(response.status).toBe(405);
        expect(response.headers.get('Allow')).toBe('GET, HEAD, OPTIONS');
        expect(await response.json()).toEqual({ detail: `Method "${method}" not allowed.` });
      }
      expect((await get('/api/2.3.0/launches/', { method })).status).toBe(404);
      expect((await get(`${routes.spacecraftQuery}?format=xml`, { method })).status).toBe(404);
    },
  );
});

describe('addresses without the final slash', () => {
  test.each([
    ['/api/2.3.0/spacecraft', '/api/2.3.0/spacecraft/'],
    ['/api/2.3.0/spacecraft/200?mode=detailed', '/api/2.3.0/spacecraft/200/?mode=detailed'],
    ['/api/2.3.0/spacecraft?search=a%20b&x=%22', '/api/2.3.0/spacecraft/?search=a%20b&x=%22'],
    ['/api/2.3.0/spacecraft_configurations?', '/api/2.3.0/spacecraft_configurations/'],
    ['/api/2.3.0/api-throttle', '/api/2.3.0/api-throttle/'],
  ])('%s redirects to %s', async (path, target) => {
    const response = await get(path);
    expect(response.status).toBe(301);
    expect(response.headers.get('Location')).toBe(target);
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
  });
});

describe('HEAD and OPTIONS', () => {
  test.each(['/api/2.3.0/spacecraft/?limit=3', '/api/2.3.0/spacecraft/200/', '/api/2.3.0/spacecraft/0/'])(
    'HEAD %s is GET without a body',
    async (path) => {
      const [whole, head] = [await get(path), await get(path, { method: 'HEAD' })];
      const body = new Uint8Array(await whole.arrayBuffer());
      expect(head.status).toBe(whole.status);
      expect(head.body).toBeNull();
      expect(Object.fromEntries(head.headers)).toEqual({
        ...Object.fromEntries(whole.headers),
        'content-length': String(body.length),
      });
    },
  );

  test.each([routes.spacecraftQuery, '/api/2.3.0/spacecraft/200', routes.configurationRecord(1), routes.throttle])(
    'OPTIONS %s says what may be done, also with a key',
    async (path) => {
      const response = await get(path, { method: 'OPTIONS' });
      expect(response.status).toBe(204);
      expect(response.body).toBeNull();
      expect(response.headers.get('Allow')).toBe('GET, HEAD, OPTIONS');
      expect(response.headers.get('Access-Control-Allow-Methods')?.split(/, ?/)).toEqual(['GET', 'HEAD', 'OPTIONS']);
      expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
      expect(response.headers.get('Access-Control-Allow-Headers')).toMatch(/\bAuthorization\b/);
    },
  );
});

describe('conditional requests', () => {
  const tagOf = async (path: string, from = service) =>
    (await from(new Request(HOST + path))).headers.get('ETag') ?? 'none';
  const path = '/api/2.3.0/spacecraft/?limit=3&offset=3';

  test.each([
    ['the tag', (tag: string) => tag],
    ['the tag, weak', (tag: string) => `W/${tag}`],
    ['any tag', () => '*'],
    ['any tag, among spaces', () => ' * '],
    ['the tag in a list', (tag: string) => `"a,b", W/"c",${tag} , "d"`],
  ])('a client that has %s gets no body', async (_, header) => {
    const whole = await get(path);
    const response = await get(path, { headers: { 'If-None-Match': header(await tagOf(path)) } });
    expect(response.status).toBe(304);
    expect(response.body).toBeNull();
    for (const name of ['ETag', 'Cache-Control', 'Access-Control-Allow-Origin', 'Link']) {
      expect([name, response.headers.get(name)]).toEqual([name, whole.headers.get(name)]);
    }
    expect(whole.headers.get('Cache-Control')).toMatch(/^public, max-age=\d+$/);
  });

  test.each([
    ['another tag', () => '"other"'],
    ['the tag without quotes', (tag: string) => tag.slice(1, -1)],
    ['nothing', () => ''],
    ['a list with a star', () => '"a", *'],
    ['half a tag', (tag: string) => tag.slice(0, -2)],
  ])('a client that has %s gets it whole', async (_, header) => {
    const response = await get(path, { headers: { 'If-None-Match': header(await tagOf(path)) } });
    expect(response.status).toBe(200);
  });

  test('refusals are never "not modified"', async () => {
    const response = await get('/api/2.3.0/spacecraft/0/', { headers: { 'If-None-Match': '*' } });
    expect(response.status).toBe(404);
  });

  test('every response has a tag of its own', async () => {
    const changed = createService({
      ...fleet,
      spacecraft: fleet.spacecraft.map((row) => (row.id === 200 ? { ...row, description: 'New.' } : row)),
    });
    const query = '/api/2.3.0/spacecraft/?ordering=id&limit=100&name=';
    const same = createService(fleet);
    expect(await tagOf(query, same)).toBe(await tagOf(query));
    expect(await tagOf(query, changed)).not.toBe(await tagOf(query));
    expect(await tagOf(routes.spacecraftRecord(200), changed)).not.toBe(await tagOf(routes.spacecraftRecord(200)));
    expect(await tagOf(routes.spacecraftRecord(237), changed)).toBe(await tagOf(routes.spacecraftRecord(237)));
    expect(await tagOf(routes.spacecraftRecord(200))).not.toBe(await tagOf(routes.spacecraftRecord(237)));
    const pages = ['', '&offset=1', '&limit=1', '&mode=detailed', '&in_space=true&offset=500', '&ordering=-id'];
    const tags = await Promise.all(pages.map((page) => tagOf(`${routes.spacecraftQuery}?${page}`)));
    expect(new Set(tags).size).toBe(pages.length);
  });

  test('a tag changes with the count alone', async () => {
    const fewer = createService({ ...fleet, spacecraft: fleet.spacecraft.filter(({ id }) => id !== 410) });
    const first = '/api/2.3.0/spacecraft/?limit=1&ordering=id';
    expect(await tagOf(first, fewer)).not.toBe(await tagOf(first));
  });
});
