import { describe, expect, test } from 'vitest';

import { facetList, facets } from '#domain/facets.ts';
import { directions, orderingNames } from '#domain/orderings.ts';

import { createRoutes } from './routes.ts';

const routes = createRoutes('/');
const craft = { id: 612, name: 'Soyuz MS-28' };

describe('the addresses that bookmarks rest on', () => {
  test.each([
    [routes.home, '/'],
    [routes.spacecraft, '/spacecraft/'],
    [routes.spacecraftBy('time-in-space', 'ascending'), '/spacecraft/by/time-in-space/'],
    [routes.spacecraftBy('time-in-space', 'descending'), '/spacecraft/by/time-in-space/descending/'],
    [routes.craft(craft), '/spacecraft/soyuz-ms-28-612/'],
    [routes.craft({ id: 7, name: 'Союз' }), '/spacecraft/unnamed-7/'],
    [routes.permalink(612), '/spacecraft/612/'],
    [routes.configurations, '/configurations/'],
    [routes.configuration({ id: 1, name: 'Soyuz' }), '/configurations/soyuz-1/'],
    [routes.facet(facets.status), '/statuses/'],
    [routes.facetValue(facets.agency, { id: 63, name: 'Roscosmos' }), '/agencies/roscosmos-63/'],
    [routes.facetValue(facets.family, { id: 1, name: 'Soyuz' }), '/families/soyuz-1/'],
    [routes.facetValue(facets.type, { id: 2, name: 'Capsule' }), '/types/capsule-2/'],
    [routes.facetValue(facets.decade, { id: 1960, name: '1960s' }), '/decades/1960s/'],
    [routes.inSpace, '/in-space/'],
    [routes.placeholders, '/placeholders/'],
    [routes.timeline, '/timeline/'],
    [routes.decade(1960), '/timeline/#1960s'],
    [routes.decade(null), '/timeline/#not-launched'],
    [routes.records, '/records/'],
    [routes.record('fastest-turnaround'), '/records/#fastest-turnaround'],
    [routes.statistics, '/statistics/'],
    [routes.search, '/search/'],
    [routes.searchFor('tma 8m & co'), '/search/?q=tma+8m+%26+co'],
    [routes.searchFor('Союз'), '/search/?q=%D0%A1%D0%BE%D1%8E%D0%B7'],
    [routes.about, '/about/'],
    [routes.data, '/data/'],
    [routes.dataColumns, '/data/columns/'],
    [routes.notFound, '/404.html'],
    [routes.page('/spacecraft/', 1), '/spacecraft/'],
    [routes.page('/spacecraft/', 2), '/spacecraft/page/2/'],
    [routes.names, '/search/names.json'],
    [routes.offline, '/offline/'],
    [routes.edition, '/offline/spacecraft-atlas.zip'],
    [routes.offlineManifest, '/offline/manifest.json'],
    [routes.serviceWorker, '/sw.js'],
    [routes.health, '/health.json'],
  ])('%s', (address, expected) => {
    expect(address).toBe(expected);
  });

  test('every facet has a folder of its own', () => {
    expect(new Set(facetList.map(({ folder }) => folder)).size).toBe(facetList.length);
  });

  test('every ordering has two addresses of its own', () => {
    const addresses = orderingNames.flatMap((name) => directions.map((each) => routes.spacecraftBy(name, each)));
    expect(new Set(addresses).size).toBe(2 * orderingNames.length);
  });
});

describe('under a base path', () => {
  const fixed = Object.entries(createRoutes('/atlas/')).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );

  test('every address lies in its folder and is otherwise the same', () => {
    expect(fixed.length).toBeGreaterThan(10);
    for (const [name, address] of fixed) {
      expect(address.replace(/^\/atlas\//, '/')).toBe(routes[name as keyof typeof routes]);
      expect(address).toMatch(/^\/atlas\//);
    }
  });

  test('every address ends with a slash or with the extension of a file', () => {
    for (const [, address] of fixed) expect(address).toMatch(/(\/|\.[a-z0-9]+)$/);
  });
});

describe('where no server answers', () => {
  const files = createRoutes('../../');

  test.each([
    [files.home, '../../index.html'],
    [files.craft(craft), '../../spacecraft/soyuz-ms-28-612/index.html'],
    [files.searchFor('ms 28'), '../../search/index.html?q=ms+28'],
    [files.record('fastest-turnaround'), '../../records/index.html#fastest-turnaround'],
    [files.page(files.spacecraft, 1), '../../spacecraft/index.html'],
    [files.page(files.spacecraft, 2), '../../spacecraft/page/2/index.html'],
    [files.names, '../../search/names.json'],
  ])('%s', (address, expected) => {
    expect(address).toBe(expected);
  });
});
