/** Nothing of the normal shape is lost on the way into the snapshot; and the rules of what is changed on the way. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { createLl2Serializers } from '#api/ll2.ts';
import { createCatalogue } from '#domain/catalogue.ts';
import { parseSnapshot } from '#domain/validate-snapshot.ts';
import type { Snapshot } from '#domain/schema.ts';
import { serialiseSnapshot } from '#domain/serialise.ts';

import { pseudoRandom } from '../../tests/support/made-up-names.ts';
import { makeCatalogue } from '../../tests/support/ll2-records.ts';
import type { JsonRecord } from '../../tests/support/ll2-records.ts';
import { normalSpacecraft } from '../../tests/support/snapshot-arbitrary.ts';
import { assemble } from './assemble.ts';
import { Normalizer } from './normalize.ts';
import type { FetchedPage } from './checkpoint.ts';

const API = 'https://ll2.example/2.3.0/';

function page(list: 'spacecraft' | 'configurations', records: readonly unknown[]): FetchedPage {
  const normalizer = new Normalizer(API, Date.UTC(2026, 7, 23));
  for (const record of records) normalizer.add(list, record);
  return {
    offset: 0,
    received: records.length,
    count: records.length,
    at: '1970-01-01T00:00:00Z',
    content: normalizer.end(),
  };
}

function snapshotOf(craft: readonly unknown[], configurations: readonly unknown[] = []) {
  const pages = { spacecraft: [page('spacecraft', craft)], configurations: [page('configurations', configurations)] };
  return assemble({ api: API, ...pages, flights: [], missed: [], old: null, at: '1970-01-01T00:00:00Z' });
}

/** A snapshot's records in the service's shapes, with addresses as the service has them. */
function shapesOf(snapshot: Snapshot) {
  const catalogue = createCatalogue(parseSnapshot(snapshot));
  const shapes = createLl2Serializers(catalogue, {
    spacecraft: (id) => `${API}spacecraft/${id}/`,
    configuration: (id) => `${API}spacecraft_configurations/${id}/`,
    flight: (id) => `${API}spacecraft_flights/${id}/`,
  });
  return { catalogue, shapes };
}

describe('the way into the snapshot and back', () => {
  test('keeps every field of the normal shape', () => {
    fc.assert(
      fc.property(normalSpacecraft, (craft) => {
        const { snapshot, problems } = snapshotOf([{ ...craft, flights: [] }]);
        const { catalogue, shapes } = shapesOf(snapshot);
        expect(problems).toEqual([]);
        expect(catalogue.spacecraft.map(shapes.spacecraftNormal)).toEqual([craft]);
      }),
    );
  });

  test('keeps every field of a detailed configuration, and their order', () => {
    const { spacecraft, configurations } = makeCatalogue({ craft: 1, configurations: 6, api: API });
    const { catalogue, shapes } = shapesOf(snapshotOf(spacecraft, configurations).snapshot);
    const back = catalogue.configurations.map(shapes.configurationDetailed);
    expect(back).toEqual(configurations.map(withPlainLines));
    expect(back.map((each) => Object.keys(each))).toEqual(configurations.map((each) => Object.keys(each)));
  });

  test('keeps every field of a detailed craft but those of its flights that the atlas leaves out', () => {
    const { spacecraft, configurations } = makeCatalogue({ craft: 60, api: API });
    const { catalogue, shapes } = shapesOf(snapshotOf(spacecraft, configurations).snapshot);
    const sent = spacecraft.map((craft) => withPlainLines(craft));
    const back = catalogue.spacecraft.map(shapes.spacecraftDetailed).sort((a, b) => a.id - b.id);
    const missing = new Set<string>();
    expect(back).toEqual(sent.map((craft, index) => fieldsOf(back[index], craft, '', missing)));
    expect([...missing].sort()).toEqual(leftOut);
    expect(Object.keys(back[0]!)).toEqual(Object.keys(sent[0] as JsonRecord));
  });

  test('gives the same bytes whatever the order of rows and keys', () => {
    const { spacecraft, configurations } = makeCatalogue({ craft: 20 });
    const expected = serialiseSnapshot(snapshotOf(spacecraft, configurations).snapshot);
    fc.assert(
      fc.property(fc.shuffledSubarray(spacecraft, { minLength: 20 }), fc.integer(), (rows, seed) => {
        const random = pseudoRandom(seed);
        const turned = rows.map((row) => shuffledKeys(row, random));
        expect(serialiseSnapshot(snapshotOf(turned, configurations).snapshot)).toBe(expected);
      }),
      { numRuns: 8 },
    );
  });
});

/** What the service sends of a flight and the atlas leaves out. */
const leftOut = [
  ...['id', 'url', 'type.description'].map((field) => `flights.*.landing.${field}`),
  ...['abbrev', 'active', 'celestial_body'].map((field) => `flights.*.landing.landing_location.${field}`),
  ...['hashtag', 'image', 'infographic', 'last_updated', 'orbital_launch_attempt_count', 'probability', 'response_mode']
    .concat('slug', 'weather_concerns', 'webcast_live', 'rocket.id', 'status.description', 'net_precision.description')
    .map((field) => `flights.*.launch.${field}`),
  ...['agencies', 'id', 'image', 'info_urls', 'vid_urls'].map((field) => `flights.*.launch.mission.${field}`),
  ...['active', 'agencies', 'description'].map((field) => `flights.*.launch.pad.${field}`),
  ...['celestial_body', 'description'].map((field) => `flights.*.launch.pad.location.${field}`),
  ...['agencies', 'end_date', 'info_url', 'start_date', 'type'].map((field) => `flights.*.launch.program.*.${field}`),
  ...['agency', 'response_mode'].map((field) => `flights.*.launch.program.*.mission_patches.*.${field}`),
  'flights.*.spacecraft',
].sort();

/** The fields of `sent` that `back` has too; adds the paths of the others to `missing`. */
function fieldsOf(back: unknown, sent: unknown, path: string, missing: Set<string>): unknown {
  if (Array.isArray(sent) && Array.isArray(back)) {
    return sent.map((item, index) => fieldsOf(back[index], item, `${path}*.`, missing));
  }
  if (!isRecord(sent) || !isRecord(back)) return sent;
  for (const key of Object.keys(sent)) if (!(key in back)) missing.add(`${path}${key}`);
  return Object.fromEntries(
    Object.keys(back).map((key) => [key, fieldsOf(back[key], sent[key], `${path}${key}.`, missing)]),
  );
}

function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null;
}

/** The same record with its line breaks as the snapshot writes them, all the way down. */
function withPlainLines(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value).replaceAll(String.raw`\r\n`, String.raw`\n`)) as unknown;
}

/** The same record with its keys in another order, all the way down. */
function shuffledKeys(value: unknown, random: () => number): unknown {
  if (Array.isArray(value)) return value.map((item) => shuffledKeys(item, random));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, field]) => [key, shuffledKeys(field, random)] as const);
  return Object.fromEntries(
    entries
      .map((entry) => ({ entry, at: random() }))
      .sort((a, b) => a.at - b.at)
      .map(({ entry }) => entry),
  );
}

describe('flights', () => {
  const flight = (changes: JsonRecord): JsonRecord => ({
    id: 1,
    url: '',
    destination: '',
    mission_end: null,
    duration: null,
    turn_around_time: null,
    launch: {
      id: 'a',
      name: 'Stork 2 | Errand | Again',
      net: '1990-01-01T00:00:00Z',
      mission: null,
      status: { id: 3, name: 'Launch Successful' },
    },
    landing: null,
    ...changes,
  });
  const craft = (flights: readonly JsonRecord[], inSpace = false): JsonRecord => ({
    ...makeCatalogue({ craft: 1 }).spacecraft[0],
    in_space: inSpace,
    flights,
  });
  const flightsOf = (flights: readonly JsonRecord[], inSpace?: boolean) =>
    snapshotOf([craft(flights, inSpace)]).snapshot.spacecraft[0]?.flights ?? [];
  const launched = (status: number) => ({
    launch: { id: null, name: null, net: null, status: { id: status, name: `Status ${status}` } },
  });

  test('are in order of launch, then of id, unknown launches last', () => {
    const at = (id: number, net: string | null) => flight({ id, launch: { id: null, name: null, net } });
    const flights = [
      at(4, null),
      at(3, '1990-01-02T00:00:00Z'),
      at(2, '1990-01-02T00:00:00Z'),
      at(9, '1990-01-01T00:00:00+02:00'),
    ];
    expect(flightsOf(flights).map(({ id, launch }) => [id, launch.net])).toEqual([
      [9, '1989-12-31T22:00:00Z'],
      [2, '1990-01-02T00:00:00Z'],
      [3, '1990-01-02T00:00:00Z'],
      [4, null],
    ]);
  });

  test('are named by their mission, else by what follows the bar in the name of the launch', () => {
    expect(flightsOf([flight({})])[0]?.mission).toBe('Errand | Again');
    const mission = flight({ launch: { id: 'a', name: 'Stork 2 | Errand', net: null, mission: { name: 'Errand 7' } } });
    expect(flightsOf([mission])[0]).toMatchObject({ mission: 'Errand 7', launch: { name: 'Stork 2 | Errand' } });
    expect(flightsOf([flight({ launch: null })])[0]?.mission).toBeNull();
  });

  test.each([
    ['a landing that succeeded', { landing: { attempt: true, success: true } }, false, 'landed'],
    [
      'a landing after a launch that failed',
      { ...launched(4), landing: { attempt: true, success: true } },
      false,
      'aborted',
    ],
    ['a landing that failed', { landing: { attempt: true, success: false } }, false, 'lost'],
    ['a launch that failed, no landing tried', { ...launched(4), landing: { attempt: false } }, false, 'lost'],
    ['a launch that failed, no word of a landing', launched(4), false, 'ended'],
    [
      'an end without a landing',
      { landing: { attempt: false }, mission_end: '1990-02-01T00:00:00Z' },
      false,
      'deorbited',
    ],
    ['no end, and the craft is in space', {}, true, 'in flight'],
    ['no end, and the craft is not in space', {}, false, 'ended'],
    ['a launch to come', launched(1), true, 'planned'],
  ] as const)('%s', (_, changes, inSpace, outcome) => {
    expect(flightsOf([flight(changes)], inSpace)[0]).toMatchObject({ outcome, docked: null, evidence: null });
  });
});

describe('references', () => {
  test('keep the deepest form of a record, wherever it was read', () => {
    const { spacecraft, configurations } = makeCatalogue({ craft: 4, configurations: 2 });
    const { snapshot } = snapshotOf(spacecraft, configurations);
    expect(snapshot.families.map(({ id, spacecraft_flown, parent }) => [id, spacecraft_flown, parent])).toEqual([
      [1, 1, null],
      [2, 2, 1],
    ]);
    expect(snapshot.agencies.every(({ country }) => country.length === 1)).toBe(true);
  });

  test('become null and a problem when they lead nowhere', () => {
    const { spacecraft, configurations } = makeCatalogue({ craft: 60, configurations: 2 });
    const configuration = { ...configurations[0], agency: { id: 77, name: '', type: null } };
    const { snapshot, problems } = snapshotOf(spacecraft, [configuration, configurations[1]]);
    expect(snapshot.configurations[0]?.agency).toBeNull();
    expect(problems.map(({ record, path }) => [record, path])).toEqual([
      ['agencies 77', 'name'],
      ['configurations 1 (Heron Type 1)', 'agency'],
    ]);
    expect(() => parseSnapshot(snapshot)).not.toThrow();
  });
});
