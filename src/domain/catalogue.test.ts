import { describe, expect, test } from 'vitest';

import {
  agency,
  configuration,
  craft,
  family,
  flight,
  flights,
  image,
  snapshotWith,
} from '../../tests/fixtures/builders.ts';
import { fleet } from '../../tests/fixtures/fleet.ts';
import { countFlights, createCatalogue } from './catalogue.ts';
import { compareByName } from './compare.ts';
import type { Craft } from './catalogue.ts';
import { facetNames, facets } from './facets.ts';
import type { SpacecraftRecord } from './schema.ts';

const idsOf = (rows: readonly { id: number }[]) => rows.map(({ id }) => id);

function joined(fields: Partial<SpacecraftRecord>): Craft {
  const [only] = createCatalogue(snapshotWith({ spacecraft: [craft({ id: 1, ...fields })] })).spacecraft;
  return only!;
}

describe('the references of a craft', () => {
  const catalogue = createCatalogue(
    snapshotWith({
      spacecraft: [
        craft({ id: 5, spacecraft_config: 8, image: 3, status: 2 }),
        craft({ id: 6, spacecraft_config: null }),
      ],
      configurations: [configuration({ id: 8, name: 'Heron', type: 1, agency: 4, family: [2, 1] })],
      agencies: [agency({ id: 4, name: 'Works', type: 9 })],
      families: [
        family({ id: 1, name: 'Birds', parent: 1 }),
        family({ id: 2, name: 'Waders', manufacturer: 4, parent: 1 }),
      ],
      types: [{ id: 1, name: 'Capsule' }],
      agency_types: [{ id: 9, name: 'Private' }],
      images: [image({ id: 3, license: 7 })],
      licences: [{ id: 7, name: 'CC0', priority: null, link: null }],
    }),
  );
  const byId = new Map(catalogue.spacecraft.map((each) => [each.id, each]));

  test('are followed', () => {
    const found = byId.get(5)!;
    expect(found.status).toEqual({ id: 2, name: 'Retired' });
    expect(found.image?.license?.name).toBe('CC0');
    expect(found.configuration?.type?.name).toBe('Capsule');
    expect(found.configuration?.agency?.type?.name).toBe('Private');
    expect(found.configuration?.families.map(({ name, manufacturer }) => [name, manufacturer?.name])).toEqual([
      ['Waders', 'Works'],
      ['Birds', undefined],
    ]);
  });

  test('may be absent, and a family may be its own parent', () => {
    expect(byId.get(6)?.configuration).toBeNull();
    expect(catalogue.families.find(({ id }) => id === 1)?.parent?.name).toBe('Birds');
  });
});

describe('a time of zero', () => {
  test.each([
    ['P0D', 0, 0],
    ['P0D', 2, null],
    ['P0D', null, 0],
    ['PT1S', 2, 1],
    [null, 2, null],
    [null, 0, null],
  ])('in space: %s with %s flights is %s seconds', (time_in_space, flights_count, seconds) => {
    expect(joined({ time_in_space, flights_count }).timeInSpace).toBe(seconds);
  });

  test('is unknown where the craft has no count but flights', () => {
    const flown = { time_in_space: 'P0D', flights_count: null, flights: [flight()] };
    expect(joined(flown).timeInSpace).toBeNull();
  });

  test('docked means that no docking is recorded', () => {
    expect(joined({ time_docked: 'P0D' }).timeDocked).toBeNull();
    expect(joined({ time_docked: null }).timeDocked).toBeNull();
    expect(joined({ time_docked: 'PT5M' }).timeDocked).toBe(300);
  });

  test('is still zero for the orderings, as LL2 sorts it', () => {
    expect(joined({ time_in_space: 'P0D', flights_count: 2 }).seconds.time_in_space).toBe(0);
  });
});

describe('the flights of a craft', () => {
  test('have a first and a last', () => {
    const flown = flights(3, { from: '1990-01-01T00:00:00Z', days: 5, mission: 'M' });
    expect(joined({ flights: flown }).firstFlight?.mission).toBe('M 1');
    expect(joined({ flights: flown }).lastFlight?.mission).toBe('M 3');
  });

  test('may be none', () => {
    expect(joined({}).firstFlight).toBeNull();
    expect(joined({}).lastFlight).toBeNull();
  });
});

describe('the flights of several craft', () => {
  test('are those that the records count; where a record counts none, those that it lists', () => {
    const { spacecraft } = createCatalogue(
      snapshotWith({
        spacecraft: [
          craft({ id: 1, flights: [flight()] }),
          craft({ id: 2, flights_count: 7, flights: [] }),
          craft({ id: 3, flights_count: null, flights: [flight(), flight()] }),
        ],
      }),
    );
    expect(countFlights(spacecraft)).toBe(1 + 7 + 2);
    expect(countFlights([])).toBe(0);
  });
});

describe('the order of lists', () => {
  const catalogue = createCatalogue(
    snapshotWith({
      spacecraft: [
        craft({ id: 4, name: 'Heron 10', in_space: true, flights: [flight({ net: '2001-01-01T00:00:00Z' })] }),
        craft({ id: 3, name: 'heron 9', in_space: true, flights: [flight({ net: null })] }),
        craft({ id: 2, name: 'Heron 9', in_space: true, flights: [flight({ net: '2001-01-01T00:00:00Z' })] }),
        craft({ id: 1, name: 'Heron 100', in_space: true, is_placeholder: true }),
        craft({ id: 9, name: 'Éclair', in_space: true, flights: [flight({ net: '1969-01-01T00:00:00Z' })] }),
      ],
    }),
  );

  test('by name is as people sort: numbers by value, accents beside their letters', () => {
    expect(catalogue.spacecraft.map(({ name }) => name)).toEqual([
      'Éclair',
      'heron 9',
      'Heron 9',
      'Heron 10',
      'Heron 100',
    ]);
  });

  test('of one name is by id', () => {
    const named = (id: number) => ({ id, name: 'Twin' });
    expect([named(10), named(9)].toSorted(compareByName)).toEqual([named(9), named(10)]);
  });

  test('in space is by first launch, then id, without a launch last', () => {
    expect(idsOf(catalogue.inSpace)).toEqual([9, 2, 4, 1, 3]);
  });

  test('of a value of a facet is the same', () => {
    expect(idsOf(catalogue.groups.configuration[0]!.craft)).toEqual([9, 2, 4, 1, 3]);
  });

  test('of placeholders holds nothing else', () => {
    expect(idsOf(catalogue.placeholders)).toEqual([1]);
  });

  test('does not depend on the order of the file', () => {
    const turned = createCatalogue({ ...fleet, spacecraft: fleet.spacecraft.toReversed() });
    expect(turned).toEqual(createCatalogue(fleet));
  });
});

describe('the facets', () => {
  const catalogue = createCatalogue(fleet);

  test.each(facetNames)('%s: each craft stands once with each of its values', (facet) => {
    const pairs = catalogue.groups[facet].flatMap(({ value, craft: members }) =>
      members.map(({ id }) => [value.id, id]),
    );
    const expected = catalogue.spacecraft.flatMap((each) =>
      facets[facet].valuesOf(each).map(({ id }) => [id, each.id]),
    );
    const sorted = (rows: (number | string)[][]) => rows.map((row) => row.join()).toSorted();
    expect(pairs.length).toBeGreaterThan(0);
    expect(sorted(pairs)).toEqual(sorted(expected));
  });

  test.each([
    ['configuration', fleet.configurations.length],
    ['status', 6],
    ['agency', 4],
    ['family', 4],
    ['type', 4],
  ] as const)('%s: values without craft are there too, %d in all', (facet, count) => {
    expect(catalogue.groups[facet]).toHaveLength(count);
    expect(catalogue.groups[facet].some(({ craft: members }) => members.length === 0)).toBe(true);
  });

  test('a craft whose configuration has two families stands with both', () => {
    const withCraft = catalogue.groups.family.filter(({ craft: members }) => members.some(({ id }) => id === 18));
    expect(withCraft.map(({ value }) => value.name)).toEqual(['Heron', 'Heron Cargo']);
  });
});
