/** The service over HTTP, through the adapter of `npm run serve`. */
import { request as sendRequest } from 'node:http';
import { readFileSync } from 'node:fs';

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { createCatalogue } from '#domain/catalogue.ts';
import { parseSnapshot } from '#domain/validate-snapshot.ts';
import { configurationResource, spacecraftResource, withNamePlaces } from '#domain/query-resources.ts';
import { pageQuery } from '#domain/query-string.ts';
import { createQuery } from '#domain/query.ts';
import type { Query } from '#domain/query.ts';
import type { Snapshot } from '#domain/schema.ts';

import { fleet } from '../../tests/fixtures/fleet.ts';
import { makeCatalogue } from '../../tests/support/ll2-records.ts';
import { startLl2Server } from '../../tests/support/ll2-server.ts';
import { someQuestion } from '../../tests/support/query-arbitrary.ts';
import { getOnce, serveSnapshot, walk } from '../../tests/support/served.ts';
import { fakeClock, runSnapshot, temporaryFolder } from '../../tests/support/snapshot-run.ts';
import { snapshotTimeouts } from '../snapshot/policy.ts';
import type { Listening } from './listen.ts';

const catalogue = createCatalogue(fleet);
const lists: Readonly<Record<string, Query<{ id: number }>>> = {
  spacecraft: createQuery(spacecraftResource(catalogue.configurations, catalogue.statuses), catalogue.spacecraft),
  spacecraft_configurations: createQuery(
    configurationResource(catalogue.agencies),
    withNamePlaces(catalogue.configurations),
  ),
};

let server: Listening;
beforeAll(async () => {
  server = await serveSnapshot(fleet, '/atlas/');
});
afterAll(() => server.close());

describe('the service over HTTP', () => {
  test.each(Object.entries(lists))('answers a hundred queries of %s as the engine does', async (name, query) => {
    const address = `${server.origin}/atlas/api/2.3.0/${name}/`;
    const statuses = new Set<number>();
    for (const queryString of fc.sample(someQuestion, { numRuns: 100, seed: 6 })) {
      const response = await getOnce(`${address}?${queryString}`);
      const body = (await response.json()) as { results?: { id: number; response_mode: string }[] };
      const parameters = new URLSearchParams(queryString);
      const answer = query.answer(parameters);
      statuses.add(response.status);
      if (!answer.ok) {
        expect([queryString, response.status, body]).toEqual([queryString, answer.status, answer.body]);
        continue;
      }
      const { rows, count, mode, limit, next, previous } = answer;
      const link = (offset: number | null) =>
        offset === null ? null : `${address}?${pageQuery(parameters, { limit, offset })}`;
      const results = rows.map(({ id }) => ({ id, response_mode: mode }));
      expect({
        queryString,
        ...body,
        results: body.results?.map(({ id, response_mode }) => ({ id, response_mode })),
      }).toEqual({ queryString, count, next: link(next), previous: link(previous), results });
    }
    expect([...statuses].toSorted()).toEqual([200, 400, 404]);
  });

  test.each([
    'spacecraft/',
    'spacecraft/?limit=7&offset=0&ordering=-time_docked',
    'spacecraft/?limit=100&mode=detailed&ordering=-flights_count,name,time_in_space&format=json',
    'spacecraft/?search=heron&in_space=false&limit=3',
    'spacecraft_configurations/?limit=2&ordering=-name',
    'spacecraft_configurations',
  ])('a client that follows next from %s gets each row once', async (first) => {
    const url = new URL(`${server.origin}/atlas/api/2.3.0/${first}`);
    const [name = ''] = first.split(/[/?]/);
    const expected = lists[name]?.matching(url.searchParams);
    expect(expected).toBeInstanceOf(Array);
    const ids = await walk(url.href);
    expect(ids).toEqual((expected as readonly { id: number }[]).map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
  });

  /** What a raw request line and raw headers bring: `fetch` sends no bad ones. */
  const raw = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    new Promise<number | undefined>((resolve, reject) => {
      const { port } = new URL(server.origin);
      sendRequest({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
        response.resume();
        response.on('end', () => {
          resolve(response.statusCode);
        });
      })
        .on('error', reject)
        .end();
    });

  test.each([
    ['/atlas/api/2.3.0/spacecraft/?search=%', {}, 200],
    ['/atlas/api/2.3.0/spacecraft/?search=%ff&=&&', {}, 200],
    ['/atlas/api/2.3.0/spacecraft/?search="<>\\^`{|}', {}, 200],
    ['/atlas/api/2.3.0/spacecraft/%zz/', {}, 404],
    ['/atlas/api/2.3.0/../../../etc/passwd', {}, 404],
    ['/atlas/api/2.3.0/spacecraft\\1/', {}, 400],
    ['*', {}, 400],
    ['/atlas/api/2.3.0/spacecraft/', { host: 'a b' }, 400],
    ['/atlas/api/2.3.0/spacecraft/', { host: 'a"b' }, 200],
    ['/atlas/api/2.3.0/spacecraft/', { host: '' }, 200],
    ['/atlas/api/2.3.0/spacecraft/', { host: 'x'.repeat(5000) }, 200],
    ['http://other.example/atlas/api/2.3.0/spacecraft/', {}, 200],
    ['/atlas/api/2.3.0/spacecraft/', { 'if-none-match': '\u00ff,"",W/"",*' }, 200],
  ])('%s with %j is answered with %d', async (path, headers, status) => {
    expect(await raw(path, headers as Record<string, string>)).toBe(status);
  });

  test.each(['POST', 'DELETE', 'TRACE', 'PROPFIND'])('%s is refused', async (method) => {
    expect(await raw('/atlas/api/2.3.0/spacecraft/', {}, method)).toBe(405);
  });

  test('any request line gets a response, and never a failure of the service', async () => {
    // What the parser of Node lets through: printable, without spaces.
    const target = fc
      .string({ unit: 'binary-ascii', maxLength: 40 })
      .map((text) => text.replaceAll(/[^\x21-\x7e]/g, ''));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('', 'spacecraft/', 'spacecraft/?', 'spacecraft/?search='),
        target,
        async (path, rest) => {
          expect(await raw(`/atlas/api/2.3.0/${path}${rest}`)).toBeLessThan(500);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('a snapshot', () => {
  test('taken from the service is the snapshot that it serves, but for what LL2’s shapes do not carry', async () => {
    const folder = temporaryFolder();
    const upstream = await startLl2Server({
      catalogue: makeCatalogue({ craft: 230, configurations: 9, flights: (index) => index % 4 }),
    });
    // A run refuses a clock that does not agree with the service's, and this service has the system's. The time limits
    // are those of production: the shorter ones of other tests are too short for a busy machine.
    const now = Date.now();
    const take = async (api: string, name: string): Promise<Snapshot> => {
      const ended = await runSnapshot({
        api,
        out: folder.path(name),
        clock: fakeClock(now),
        timeouts: snapshotTimeouts,
        args: ['--details', '99'],
      });
      expect(ended).toMatchObject({ code: 0, report: { outcome: 'written' } });
      return parseSnapshot(JSON.parse(readFileSync(folder.path(name), 'utf8')));
    };
    try {
      const first = await take(upstream.api, 'first.json');
      const service = await serveSnapshot(first);
      const second = await take(`${service.origin}/api/2.3.0/`, 'second.json').finally(service.close);
      // A landing is not in the service's shape of a flight, so how one ended is not known there.
      const withoutOutcomes = (snapshot: Snapshot) => ({
        ...snapshot,
        source: { ...snapshot.source, api: '' },
        spacecraft: snapshot.spacecraft.map((craft) => ({
          ...craft,
          flights: craft.flights.map((flight) => ({ ...flight, outcome: null })),
        })),
      });
      expect(first.spacecraft).toHaveLength(230);
      expect(first.spacecraft.flatMap(({ flights }) => flights).filter(({ details }) => !details)).toEqual([]);
      expect(withoutOutcomes(second)).toEqual(withoutOutcomes(first));
    } finally {
      await upstream.close();
      folder.remove();
    }
  });
});
