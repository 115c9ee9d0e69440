/** Everything in a response besides the rows: statuses, headers, addresses at the host of the request. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { configurationDetailedShape, spacecraftDetailedShape, spacecraftNormalShape } from '#api/shapes.ts';
import { configurationNormalShape, listShape } from '#api/shapes.ts';
import { createRoutes } from '#routes.ts';

import { craft, snapshot } from '../../tests/fixtures/builders.ts';
import { fleet } from '../../tests/fixtures/fleet.ts';
import { createService } from './service.ts';

const HOST = 'https://atlas.example';
const routes = createRoutes('/');
const service = createService(fleet);

const get = (path: string, init?: RequestInit) => service(new Request(HOST + path, init));
const jsonOf = async (path: string, init?: RequestInit) => (await (await get(path, init)).json()) as unknown;

const LISTS = [
  [routes.spacecraftQuery, spacecraftNormalShape, spacecraftDetailedShape],
  [routes.configurationsQuery, configurationNormalShape, configurationDetailedShape],
] as const;

describe('lists and records', () => {
  test.each(LISTS)(
    '%s has the shapes of both modes, and each record the detailed one',
    async (path, normal, detailed) => {
      const ids: number[] = [];
      for (const [mode, shape] of [
        ['normal', normal],
        ['detailed', detailed],
      ] as const) {
        const list = listShape(shape).parse(await jsonOf(`${path}?limit=100&mode=${mode}`));
        expect(list.results.length).toBe(Math.min(100, list.count));
        ids.push(...list.results.map(({ id }) => id));
        for (const { id, url } of list.results) expect(url).toBe(`${HOST}${path}${id}/`);
      }
      const [id] = ids;
      const record = detailed.parse(await jsonOf(`${path}${id}/?mode=nonsense`));
      const { results } = listShape(detailed).parse(await jsonOf(`${path}?limit=100&mode=detailed`));
      expect(record).toEqual(results.find((row) => row.id === id));
    },
  );

  test('agencies keep their addresses at the API that the snapshot was taken from; empty texts stay empty', async () => {
    const { agency, wiki_link } = configurationDetailedShape.parse(await jsonOf(routes.configurationRecord(3)));
    expect(agency).toMatchObject({ url: 'https://api.example/2.3.0/agencies/11/', abbrev: '' });
    expect(wiki_link).toBe('');
  });

  test('api-throttle knows no limit worth the name', async () => {
    expect(await jsonOf(routes.throttle)).toEqual({
      your_request_limit: 1_000_000,
      limit_frequency_secs: 3600,
      current_use: 0,
      next_use_secs: 0,
      ident: '',
    });
  });

  test('is JSON, and says so', async () => {
    const response = await get(routes.spacecraftQuery);
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Type')).toBe('application/json');
  });
});

describe('the host of the request', () => {
  test.each(['http://127.0.0.1:8787', 'https://[::1]', 'http://a"b.example', 'https://xn--bcher-kva.example'])(
    '%s is named in every address',
    async (host) => {
      const address = `${host}${routes.spacecraftQuery}?limit=2&offset=2&ordering=-id`;
      const response = await service(new Request(address));
      const list = listShape(spacecraftNormalShape).parse(await response.json());
      const { origin } = new URL(host);
      expect(list.next).toBe(`${origin}${routes.spacecraftQuery}?limit=2&offset=4&ordering=-id`);
      expect(list.previous).toBe(`${origin}${routes.spacecraftQuery}?limit=2&ordering=-id`);
      for (const { id, url } of list.results) expect(url).toBe(origin + routes.spacecraftRecord(id));
      expect(response.headers.get('Link')).toBe(`<${list.next}>; rel="next", <${list.previous}>; rel="prev"`);
    },
  );

  test('does not leak into the answers of another', async () => {
    const text = async (host: string) => (await service(new Request(host + routes.spacecraftQuery))).text();
    const [one, other] = [await text('https://one.example'), await text('https://other.example')];
    expect(one).not.toBe(other);
    expect(one.replaceAll('https://one.example', 'https://other.example')).toBe(other);
  });

  test('may hold the site in a folder', async () => {
    const inFolder = createService(fleet, '/atlas/');
    const ask = (path: string) => inFolder(new Request(HOST + path));
    const response = await ask('/atlas/api/2.3.0/spacecraft/?limit=1');
    const list = listShape(spacecraftNormalShape).parse(await response.json());
    expect(list.next).toBe(`${HOST}/atlas/api/2.3.0/spacecraft/?limit=1&offset=1`);
    expect(list.results[0]?.url).toMatch(/^https:\/\/atlas\.example\/atlas\/api\/2\.3\.0\/spacecraft\/\d+\/$/);
    expect((await ask('/api/2.3.0/spacecraft/')).status).toBe(404);
  });
});

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
  ])('%s leads to %s', async (path, target) => {
    const response = await get(path);
    expect(response.status).toBe(301);
    expect(response.headers.get('Location')).toBe(target);
    expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
  });
});

describe('addresses outside the service', () => {
  test.each([
    '/',
    '/spacecraft/',
    '/api/',
    '/api/2.3.0',
    '/api/index.json',
    '/api/2.3.0/spacecraft.json',
    '/api/2.3.0/spacecraft/200.json',
    '/api/2.3.0/spacecraft/by/-time_in_space.json',
    '//api/2.3.0/spacecraft/',
    '/API/2.3.0/spacecraft/',
  ])('%s goes to the fallback', async (path) => {
    const request = new Request(`${HOST}${path}`);
    const theirs = new Response('theirs');
    expect(await service(request, () => theirs)).toBe(theirs);
    expect((await service(request)).status).toBe(404);
  });

  test('addresses of the service do not go to the fallback', async () => {
    for (const path of ['/api/2.3.0/spacecraft/', '/api/2.3.0/spacecraft', '/api/2.3.0/launches/', '/api/2.3.0/x']) {
      const response = await service(new Request(HOST + path), () => {
        throw new Error('The fallback was called.');
      });
      expect(response.headers.get('Access-Control-Allow-Origin')).toBe('*');
    }
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

describe('anything at all', () => {
  const small = createService(snapshot({ spacecraft: [craft({ id: 1 }), craft({ id: 2 })] }));
  const segment = fc.oneof(
    fc.constantFrom(
      'api',
      '2.3.0',
      'spacecraft',
      'spacecraft_configurations',
      'api-throttle',
      '1',
      '2',
      '',
      '..',
      '%2e',
    ),
    fc.string({ unit: 'binary', maxLength: 6 }),
    fc.constantFrom('%', '%zz', '%00', '\\', '?', '#', '1.json', '__proto__', '١', '0'.repeat(400)),
  );
  const path = fc
    .tuple(fc.boolean(), fc.array(segment, { maxLength: 4 }), fc.string({ unit: 'binary', maxLength: 30 }))
    .map(([below, segments, query]) => `${below ? '/api/2.3.0' : ''}/${segments.join('/')}?${query}`);
  const header = fc.string({ maxLength: 12 }).filter((text) => /^[\t\x20-\x7e]*$/.test(text));

  test('gets a response, and never a failure of the service', async () => {
    const statuses = new Set<number>();
    await fc.assert(
      fc.asyncProperty(
        path,
        fc.constantFrom('GET', 'HEAD', 'POST', 'OPTIONS'),
        header,
        async (address, method, tag) => {
          const url = URL.parse(address, HOST);
          fc.pre(url !== null);
          const response = await small(new Request(url, { method, headers: { 'If-None-Match': tag } }));
          statuses.add(response.status);
          expect(response.status).toBeLessThan(500);
          const text = await response.text();
          if (text !== '') JSON.parse(text);
        },
      ),
      { numRuns: 3000 },
    );
    expect([...statuses].toSorted()).toEqual(expect.arrayContaining([200, 204, 301, 404, 405]));
  });

  test('a link that is too long for a header is in the body only', async () => {
    const response = await small(new Request(`${HOST}/api/2.3.0/spacecraft/?limit=1&x=${"'".repeat(2000)}`));
    expect(response.headers.get('Link')).toBeNull();
    expect(listShape(spacecraftNormalShape).parse(await response.json()).next).toContain('%27'.repeat(2000));
  });
});
