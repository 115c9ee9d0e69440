/** Which responses the service gives: their shapes, the host in their addresses, and which requests it leaves alone. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { configurationDetailedShape, spacecraftDetailedShape, spacecraftNormalShape } from '#api/shapes.ts';
import { configurationNormalShape, listShape } from '#api/shapes.ts';
import { spacecraftFlightDetailedShape, spacecraftFlightNormalShape } from '#api/shapes-flight-details.ts';
import { createRoutes } from '#routes.ts';

import { craft, snapshotWith } from '../../tests/fixtures/builders.ts';
import { fleet } from '../../tests/fixtures/fleet.ts';
import { createService } from './service.ts';

const HOST = 'https://atlas.example';
const routes = createRoutes('/');
const service = createService(fleet);

const get = (path: string, init?: RequestInit) => service(new Request(HOST + path, init));
const jsonOf = async (path: string, init?: RequestInit) => (await (await get(path, init)).json()) as unknown;

const LISTS = [
  [routes.spacecraftQuery, spacecraftNormalShape, spacecraftDetailedShape],
  [routes.flightsQuery, spacecraftFlightNormalShape, spacecraftFlightDetailedShape],
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
        ids.push(...list.results.flatMap(({ id }) => id ?? []));
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

  test('flights are those with an id, of one craft where it is asked for, and are found by craft and mission', async () => {
    const list = (parameters: string) => jsonOf(`${routes.flightsQuery}?mode=detailed&limit=100&${parameters}`);
    const withId = fleet.spacecraft.flatMap((each) =>
      each.flights.flatMap(({ id }) => (id === null ? [] : [{ id, craft: each.id }])),
    );
    const parse = async (parameters: string) =>
      listShape(spacecraftFlightDetailedShape).parse(await list(parameters)).results;
    const ids = (rows: readonly { id: number | null }[]) => rows.map(({ id }) => id);
    const sorted = ids(withId.toSorted((a, b) => a.id - b.id));
    expect(ids(await parse(''))).toEqual(sorted);
    expect(ids(await parse('ordering=-id'))).toEqual(sorted.toReversed());
    const [first] = withId;
    const ofCraft = await parse(`spacecraft=${first?.craft}`);
    expect(ids(ofCraft)).toEqual(
      sorted.filter((id) => withId.some((row) => row.id === id && row.craft === first?.craft)),
    );
    expect(ofCraft.map(({ spacecraft }) => spacecraft.id)).toEqual(ofCraft.map(() => first?.craft));
    expect(ids(await parse(`search=${ofCraft[0]?.launch.mission?.name}`))).toContain(ofCraft[0]?.id);
    expect(await list('spacecraft=99999')).toHaveProperty('spacecraft');
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
    const getInFolder = (path: string) => inFolder(new Request(HOST + path));
    const response = await getInFolder('/atlas/api/2.3.0/spacecraft/?limit=1');
    const list = listShape(spacecraftNormalShape).parse(await response.json());
    expect(list.next).toBe(`${HOST}/atlas/api/2.3.0/spacecraft/?limit=1&offset=1`);
    expect(list.results[0]?.url).toMatch(/^https:\/\/atlas\.example\/atlas\/api\/2\.3\.0\/spacecraft\/\d+\/$/);
    expect((await getInFolder('/api/2.3.0/spacecraft/')).status).toBe(404);
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

describe('anything at all', () => {
  const small = createService(snapshotWith({ spacecraft: [craft({ id: 1 }), craft({ id: 2 })] }));
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
