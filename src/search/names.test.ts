import { brotliCompressSync, gzipSync } from 'node:zlib';

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { madeUpCraft, madeUpFacets } from '../../tests/support/made-up-names.ts';
import type { MadeUpCraft } from '../../tests/support/made-up-names.ts';
import { namesIndex as indexOf, readNames } from './names.ts';

const namesIndex = (craft: readonly MadeUpCraft[]) => indexOf(craft, madeUpFacets);
const agency = { name: 'Western Administration' };
const hermes = { name: 'Hermes', agency };
const craft: MadeUpCraft[] = [
  {
    id: 7,
    name: 'Hermes No.2 “</script>”',
    serial_number: null,
    configuration: hermes,
    status: { name: 'Active' },
    in_space: true,
    flights_count: 2,
    firstLaunch: '1969-12-31T23:59:59Z',
    flights: [{ mission: 'Dawn 1' }, { mission: 'Dawn 2' }],
  },
  {
    id: 3,
    name: 'Nameless',
    serial_number: '0',
    configuration: null,
    status: null,
    in_space: false,
    flights_count: null,
    firstLaunch: null,
    flights: [],
  },
  {
    id: 5,
    name: 'Zarya 1',
    serial_number: '1',
    configuration: { name: 'Hermes', agency: null },
    status: { name: 'Active' },
    in_space: false,
    flights_count: 1,
    firstLaunch: null,
    flights: [{ mission: 'ZARYA-1' }],
  },
];

describe('namesIndex', () => {
  test('is written by name, with each value of a facet once', () => {
    expect(namesIndex(craft)).toEqual({
      facets: {
        configuration: { values: ['Hermes'], craft: [0, null, 0] },
        status: { values: ['Active'], craft: [0, null, 0] },
        agency: { values: ['Western Administration'], craft: [0, null, null] },
      },
      craft: [
        [7, 'Hermes No.2 “</script>”', null, 2, 1969, 1],
        [3, 'Nameless', '0', null, null],
        [5, 'Zarya 1', '1', 1, null],
      ],
      missions: [['Dawn 1', 'Dawn 2'], 0, 0],
    });
  });

  test('puts names in the order of people, and craft of one name by id', () => {
    const [first] = craft as [MadeUpCraft];
    const named = [
      { ...first, id: 9, name: 'Hermes 10' },
      { ...first, id: 7, name: 'Hermes 2' },
      { ...first, id: 3, name: 'Hermes 2' },
    ];
    expect(readNames(namesIndex(named)).map(({ id }) => id)).toEqual([3, 7, 9]);
  });

  test('is the same in whatever order the craft come', () => {
    expect(namesIndex(craft.toReversed())).toEqual(namesIndex(craft));
  });

  test('has one mission as it is, each once, and none that bears the name of its craft', () => {
    const [first] = craft as [MadeUpCraft];
    const flights = [{ mission: 'Dawn' }, { mission: null }, { mission: 'Dawn' }, { mission: 'hermes 9' }];
    expect(namesIndex([{ ...first, name: 'Hermes 9', flights }]).missions).toEqual(['Dawn']);
  });

  test('holds 600 craft with their missions in 12 KB, compressed', () => {
    const json = JSON.stringify(namesIndex(madeUpCraft(600)));
    expect(gzipSync(json, { level: 9 }).length).toBeLessThanOrEqual(12_288);
    expect(brotliCompressSync(json).length).toBeLessThanOrEqual(12_288);
  });
});

describe('readNames', () => {
  test('reads back what was written', () => {
    expect(readNames(JSON.parse(JSON.stringify(namesIndex(craft))))).toEqual([
      {
        id: 7,
        name: 'Hermes No.2 “</script>”',
        serial: null,
        missions: ['Dawn 1', 'Dawn 2'],
        configuration: 'Hermes',
        status: 'Active',
        facets: { configuration: ['Hermes'], status: ['Active'], agency: ['Western Administration'] },
        inSpace: true,
        flights: 2,
        year: 1969,
      },
      {
        id: 3,
        name: 'Nameless',
        serial: '0',
        missions: [],
        configuration: null,
        status: null,
        facets: { configuration: [], status: [], agency: [] },
        inSpace: false,
        flights: null,
        year: null,
      },
      {
        id: 5,
        name: 'Zarya 1',
        serial: '1',
        missions: [],
        configuration: 'Hermes',
        status: 'Active',
        facets: { configuration: ['Hermes'], status: ['Active'], agency: [] },
        inSpace: false,
        flights: 1,
        year: null,
      },
    ]);
  });

  test('keeps several values of a craft, and leaves out a facet that no craft has a value of', () => {
    const destinations = [['Mir', 'Moon'], [], ['Moon']];
    const index = indexOf(craft, {
      destination: (each) => destinations[craft.indexOf(each)] ?? [],
      launch_site: () => [],
    });
    expect(index.facets).toEqual({ destination: { values: ['Mir', 'Moon'], craft: [[0, 1], null, 1] } });
    expect(readNames(index).map(({ id, facets }) => [id, facets])).toEqual([
      [7, { destination: ['Mir', 'Moon'] }],
      [3, { destination: [] }],
      [5, { destination: ['Moon'] }],
    ]);
  });

  test('keeps every name and serial number as it is', () => {
    const text = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(text, text, text, (name, serial, configuration) => {
        const [first] = craft as [MadeUpCraft];
        const each = { ...first, name, serial_number: serial, configuration: { name: configuration, agency: null } };
        const [row] = readNames(JSON.parse(JSON.stringify(namesIndex([each]))));
        expect(row).toMatchObject({ name, serial, configuration });
      }),
    );
  });

  test.for([null, 'text', [], {}, { craft: [] }, { facets: {} }, { craft: [], facets: {} }])(
    'refuses what is no index: %j',
    (value) => {
      expect(() => readNames(value)).toThrow(TypeError);
    },
  );
});
