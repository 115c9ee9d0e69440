import { describe, expect, test } from 'vitest';

import { facetNames, facets } from '#domain/facets.ts';
import { directions, orderingNames } from '#domain/orderings.ts';
import { shownImageIds } from '#domain/photos.ts';
import type { Snapshot } from '#domain/schema.ts';
import { segmentOf, slugOf } from '#domain/slugs.ts';

import { FLEET_SIZE, fleet } from '../fixtures/fleet.ts';
import { oddLaunch } from '../fixtures/fleet-launches.ts';
import { gone, goneNameless, renamed } from '../fixtures/fleet-history.ts';
import { handful } from '../fixtures/handful.ts';
import { ids } from '../fixtures/special-craft.ts';
import { openSite } from '../support/built-site.ts';
import { valuesWithMembers } from '../support/expected.ts';

const PAGE_SIZE = 48;

/** Facets that have no page where no flight has a value, as in the handful. */
const flightFacets: readonly string[] = ['launch_vehicle', 'launch_site', 'destination', 'landing_type'];

/** Every address that a snapshot should have, worked out from the snapshot alone. */
function expectedAddresses(
  snapshot: Snapshot,
  years: readonly number[],
  { routes }: { routes: ReturnType<typeof openSite>['routes'] },
): string[] {
  const paged = (list: string, size: number) =>
    Array.from({ length: Math.max(1, Math.ceil(size / PAGE_SIZE)) }, (_, index) => routes.page(list, index + 1));
  const size = snapshot.spacecraft.length;
  return [
    routes.home,
    routes.timeline,
    routes.records,
    routes.statistics,
    routes.search,
    routes.changes,
    routes.explore,
    routes.compare,
    ...years.map((year) => routes.changesOf(year)),
    routes.about,
    routes.data,
    routes.dataColumns,
    routes.notFound,
    routes.offline,
    routes.offlineFiles,
    ...paged(routes.photos, shownImageIds(snapshot).size),
    ...paged(routes.spacecraft, size),
    ...orderingNames.flatMap((name) => directions.flatMap((each) => paged(routes.spacecraftBy(name, each), size))),
    ...paged(routes.inSpace, snapshot.spacecraft.filter(({ in_space }) => in_space).length),
    ...paged(routes.placeholders, snapshot.spacecraft.filter(({ is_placeholder }) => is_placeholder).length),
    ...snapshot.spacecraft.flatMap((craft) => [routes.craft(craft), routes.permalink(craft.id)]),
    ...launchAddresses(snapshot, routes),
    ...peopleAddresses(snapshot, routes),
    routes.stations,
    ...snapshot.space_stations.map((station) => routes.station(station)),
    routes.configurationsByHeight,
    ...facetNames.flatMap((facet) => {
      const values = valuesWithMembers(snapshot, facet);
      if (flightFacets.includes(facet) && values.length === 0) return [];
      return [
        routes.facet(facets[facet]),
        ...values.flatMap(({ value, members }) =>
          // A configuration's page shows all of its craft beside its facts.
          paged(routes.facetValue(facets[facet], value), facet === 'configuration' ? 0 : members.length),
        ),
      ];
    }),
  ];
}

/** One for each well-formed designator and id of a launch, however many craft flew on it. */
function launchAddresses(snapshot: Snapshot, routes: ReturnType<typeof openSite>['routes']): string[] {
  const launches = snapshot.spacecraft.flatMap(({ flights }) => flights.map(({ launch }) => launch));
  const known = (values: readonly (string | null)[]) => [...new Set(values.filter((value) => value !== null))];
  return [
    ...known(launches.map(({ launch_designator }) => launch_designator))
      .filter((value) => value !== oddLaunch.launch_designator)
      .map((value) => routes.launch('cospar', value)),
    ...known(launches.map(({ id }) => id))
      .filter((value) => value !== oddLaunch.id)
      .map((value) => routes.launch('launch', value)),
  ];
}

/** One for everyone in a crew, and one without the id where no two share it; the list and the page of any day. */
function peopleAddresses(snapshot: Snapshot, routes: ReturnType<typeof openSite>['routes']): string[] {
  const crews = snapshot.spacecraft.flatMap(({ flights }) =>
    flights.flatMap(({ details }) => [...(details?.launch_crew ?? []), ...(details?.landing_crew ?? [])]),
  );
  const ids = new Set(crews.map(({ astronaut }) => astronaut));
  const people = snapshot.astronauts.filter(({ id }) => ids.has(id));
  const slugs = people.map(({ name }) => slugOf(name, 'person'));
  return [
    routes.people,
    routes.peopleInSpace,
    ...people.map((person) => routes.person({ segment: segmentOf(person) })),
    ...slugs
      .filter((slug) => slugs.filter((each) => each === slug).length === 1)
      .map((slug) => routes.person({ segment: slug })),
  ];
}

/** Addresses that pages of the fleet had under earlier names. */
function formerAddresses({ routes }: { routes: ReturnType<typeof openSite>['routes'] }): string[] {
  const { craft, configuration, agency } = renamed;
  return [
    ...craft.names.map((name) => routes.craft({ id: craft.id, name })),
    ...configuration.names.map((name) => routes.configuration({ id: configuration.id, name })),
    ...agency.names.map((name) => routes.facetValue(facets.agency, { id: agency.id, name })),
    ...gone.names.map((name) => routes.craft({ id: gone.id, name })),
    routes.craft(goneNameless),
    ...[gone, goneNameless].map(({ id }) => routes.permalink(id)),
    `${routes.spacecraft}blank-b-b-script-page-${ids.allUnknown}/`,
  ];
}

describe.each([
  ['fleet', fleet, [2023, 2025, 2026], []],
  // Those of the curated tables have no id, and one has the name of a page.
  ['handful', handful, [], ['ada-kingfisher', 'cyril-cy-wren', 'in-space-person']],
] as const)('the addresses of the %s', (name, snapshot, years, curated) => {
  const site = openSite(name);

  test('are those of its records and lists, and no others', () => {
    const former = name === 'fleet' ? formerAddresses(site) : [];
    const people = curated.map((segment) => site.routes.person({ segment }));
    const expected = [...expectedAddresses(snapshot, years, site), ...former, ...people];
    expect(new Set(expected).size).toBe(expected.length);
    expect(site.addresses.toSorted()).toEqual(expected.toSorted());
  });
});

describe('the files of the site', () => {
  const { files } = openSite('fleet');

  test('are pages, and what pages need', () => {
    const extensions = new Set(files.map((file) => /\.[^./]*$/.exec(file)?.[0] ?? file));
    expect(files.length).toBeGreaterThan(2 * FLEET_SIZE);
    expect(extensions).toContain('.css');
    expect([...extensions].filter((each) => ['.ts', '.map', '.astro', '.tmp', '.log'].includes(each))).toEqual([]);
  });

  test('have names that every file system takes', () => {
    const awkward = files.filter(
      (file) => !/^[\w./@~-]+$/.test(file) || file.split('/').some((segment) => segment.length > 100),
    );
    expect(awkward).toEqual([]);
  });

  test('hold nothing that an unfinished build leaves', () => {
    expect(files.filter((file) => /(^|\/)(\.|_astro_internal|chunks?\/|node_modules)/.test(file))).toEqual([]);
  });
});
