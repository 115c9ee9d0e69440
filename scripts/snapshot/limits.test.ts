/** A value beyond the limits costs its field, is told, and costs nothing else. */
import { describe, expect, test } from 'vitest';

import { parseSnapshot } from '#domain/validate-snapshot.ts';
import { longest } from '#domain/schema-values.ts';

import { makeCatalogue } from '../../tests/support/ll2-records.ts';
import type { JsonRecord } from '../../tests/support/ll2-records.ts';
import { assemble } from './assemble.ts';
import { Normalizer } from './normalize.ts';

const API = 'https://ll2.example/2.3.0/';

/** The snapshot of one craft, whose records were changed somewhere. */
function snapshotOf(change: (craft: JsonRecord) => void) {
  const [craft] = structuredClone(makeCatalogue({ craft: 2, configurations: 2 }).spacecraft.slice(1));
  change(craft!);
  const page = (records: JsonRecord[]) => {
    const normalizer = new Normalizer(API, 0);
    for (const record of records) normalizer.add('spacecraft', record);
    return { offset: 0, received: records.length, count: records.length, at: '', content: normalizer.end() };
  };
  const made = assemble({
    api: API,
    spacecraft: [page([craft!])],
    configurations: [],
    flights: [],
    missed: [],
    old: null,
    at: '1970-01-01T00:00:00Z',
  });
  expect(made.snapshot.source.complete).toBe(true);
  parseSnapshot(made.snapshot);
  return made;
}

/** The object at a path, as `spacecraft_config.agency`. */
function at(craft: JsonRecord, path: string): JsonRecord {
  const steps = path === '' ? [] : path.split('.');
  return steps.reduce((value, step) => value[step] as JsonRecord, craft);
}

const texts: [path: string, fields: string[]][] = [
  ['', ['name', 'serial_number', 'description']],
  ['flights.0', ['destination']],
  ['flights.0.launch', ['id', 'name']],
  ['flights.0.launch.mission', ['name']],
  ['status', ['name']],
  ['spacecraft_config', ['name', 'capability', 'history', 'details', 'flight_life', 'wiki_link', 'info_link']],
  ['spacecraft_config.type', ['name']],
  ['spacecraft_config.agency', ['name', 'abbrev', 'description', 'administrator', 'launchers', 'spacecraft', 'parent']],
  [
    'spacecraft_config.agency.country.0',
    ['name', 'alpha_2_code', 'alpha_3_code', 'nationality_name', 'nationality_name_composed'],
  ],
  ['spacecraft_config.family.0', ['name', 'description']],
  ['image', ['name', 'thumbnail_url', 'credit', 'image_url']],
  ['image.license', ['name', 'link']],
];

describe('a text of 200,000 letters', () => {
  test.each(texts.flatMap(([path, fields]) => fields.map((field) => [path, field] as const)))(
    'as %s %s',
    (path, field) => {
      const long = /_url$|link$/.test(field) ? `https://example.org/${'a'.repeat(200_000)}` : '🚀'.repeat(100_000);
      const { snapshot, problems } = snapshotOf((craft) => Object.assign(at(craft, path), { [field]: long }));
      expect(problems.length).toBeGreaterThan(0);
      expect(problems.every((problem) => problem.path.endsWith(field) && JSON.stringify(problem).length < 500)).toBe(
        true,
      );
      expect(snapshot.configurations).toHaveLength(1);
    },
  );
});

test('a name that is too long is cut between two letters', () => {
  const { snapshot, problems } = snapshotOf((craft) => Object.assign(craft, { name: `x${'🚀'.repeat(1000)}` }));
  expect(snapshot.spacecraft[0]?.name).toBe(`x${'🚀'.repeat(longest.line / 2 - 1)}…`);
  expect(problems).toEqual([
    {
      record: `spacecraft 2 (x${'🚀'.repeat(39)}…)`,
      path: 'name',
      message: 'expected 300 characters at most, got 2001; it is cut',
    },
  ]);
});

test('a text of 30 MB overflows no stack', () => {
  const { snapshot, problems } = snapshotOf((craft) => Object.assign(craft, { description: 'a'.repeat(30_000_000) }));
  expect(snapshot.spacecraft[0]?.description).toBe('');
  expect(problems[0]?.message).toBe('expected 10000 characters at most, got 30000000; treated as not recorded');
  const stored = { ...snapshot, spacecraft: [{ ...snapshot.spacecraft[0], description: 'a'.repeat(30_000_000) }] };
  expect(() => parseSnapshot(stored)).toThrow(/description: expected 10000 characters at most, got "a+…"$/);
});

describe('a number, a date or a duration beyond the limits', () => {
  const cases: [path: string, field: string, value: unknown][] = [
    ['', 'flights_count', 1_000_000_000],
    ['', 'mission_ends_count', 10_001],
    ['', 'time_in_space', 'P999999D'],
    ['', 'time_docked', `P${'9'.repeat(100_000)}D`],
    ['', 'fastest_turnaround', 'P54901D'],
    ['flights.0', 'duration', 'PT1234567S'],
    ['flights.0', 'mission_end', '9999-12-31T00:00:00Z'],
    ['flights.0.launch', 'net', '0001-01-01T00:00:00Z'],
    ['spacecraft_config', 'maiden_flight', '9999-12-31'],
    ['spacecraft_config', 'height', 1e300],
    ['spacecraft_config', 'diameter', 1e-300],
    ['spacecraft_config', 'crew_capacity', 1_000_000],
    ['spacecraft_config', 'payload_capacity', 1_000_000_000],
    ['spacecraft_config', 'spacecraft_flown', 1_000_000_001],
    ['spacecraft_config.agency', 'founding_year', 99_999],
    ['spacecraft_config.family.0', 'maiden_flight', '1066-10-14'],
    ['image.license', 'priority', 2 ** 40],
  ];

  test.each(cases)('%s %s %s', (path, field, value) => {
    const { snapshot, problems } = snapshotOf((craft) => Object.assign(at(craft, path), { [field]: value }));
    expect(new Set(problems.map((problem) => problem.path.split('.').at(-1)))).toEqual(new Set([field]));
    expect(problems[0]?.message).toMatch(/^expected .*, got .*; treated as not recorded$/);
    expect(snapshot.configurations).toHaveLength(1);
  });
});

test.each([
  ['flights', 'spacecraft 2 (Heron 2)', '', 301],
  ['country', 'agencies 3 (Bureau of Herons 3)', 'spacecraft_config.agency', 51],
  ['family', 'configurations 2 (Heron Type 2)', 'spacecraft_config', 6],
  ['variants', 'images 102 (Picture 102)', 'image', 11],
])('of a list of %s that is too long its beginning stays', (field, record, path, length) => {
  const item: JsonRecord = {
    id: 1,
    name: 'One',
    type: { id: 1, name: 'One' },
    image_url: 'https://example.org/',
    flights: [],
  };
  const { problems } = snapshotOf((craft) => {
    Object.assign(at(craft, path), { [field]: Array.from({ length }, () => item) });
  });
  const message = `expected a list of ${length - 1} at most, got ${length}; the rest are left out`;
  expect(problems).toEqual([{ record, path: field, message }]);
});

describe('records inside records', () => {
  const family = (id: number, parent: JsonRecord | null): JsonRecord => ({
    id,
    name: `Family ${id}`,
    manufacturer: null,
    parent,
  });

  test('a family twenty thousand families deep is cut off, told, and overflows no stack', () => {
    let deepest: JsonRecord | null = null;
    for (let id = 20_000; id > 0; id--) deepest = family(id, deepest);
    const { snapshot, problems } = snapshotOf((craft) => {
      Object.assign(at(craft, 'spacecraft_config'), { family: [deepest] });
    });
    expect(snapshot.families).toHaveLength(21);
    expect(problems).toMatchObject([{ record: 'families 22', path: 'parent' }]);
  });

  test('a chain of families that goes on from record to record overflows no stack either', () => {
    const chain = Array.from({ length: 12_000 }, (_, index) => ({
      ...family(index + 1, family(index + 2, null)),
      // The deeper form of a family, which its form as a parent does not have.
      maiden_flight: null,
    }));
    const normalizer = new Normalizer(API, 0);
    const [one] = makeCatalogue({ craft: 1, configurations: 1 }).configurations;
    for (let index = 0; index < 2400; index += 1) {
      normalizer.add('configurations', { ...one, id: index + 1, family: chain.slice(index * 5, index * 5 + 5) });
    }
    const page = (content: ReturnType<Normalizer['end']>, count: number) => ({
      offset: 0,
      received: count,
      count,
      at: '',
      content,
    });
    const craft = new Normalizer(API, 0);
    craft.add('spacecraft', makeCatalogue({ craft: 1 }).spacecraft[0]);
    const pages = { spacecraft: [page(craft.end(), 1)], configurations: [page(normalizer.end(), 2400)] };
    const { snapshot } = assemble({
      api: API,
      ...pages,
      flights: [],
      missed: [],
      old: null,
      at: '1970-01-01T00:00:00Z',
    });
    expect(snapshot.families).toHaveLength(12_001);
    parseSnapshot(snapshot);
  });
});
