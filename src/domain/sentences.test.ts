import { describe, expect, test } from 'vitest';

import { configuration, craft, flight, snapshotWith } from '../../tests/fixtures/builders.ts';
import { createCatalogue } from './catalogue.ts';
import type { Craft } from './catalogue.ts';
import type { ConfigurationRecord, SpacecraftRecord } from './schema.ts';
import {
  agencySentence,
  configurationSummary,
  craftDescription,
  craftKind,
  craftSummary,
  familySentence,
  someNames,
} from './sentences.ts';

const statuses = [
  { id: 1, name: 'Active' },
  { id: 2, name: 'Retired' },
  { id: 3, name: 'Destroyed' },
  { id: 4, name: 'Single Use' },
];
const types = [
  { id: 2, name: 'Capsule' },
  { id: 4, name: 'Cargo Resupply' },
];

function joined(record: Partial<SpacecraftRecord>, config: Partial<ConfigurationRecord> = {}): Craft {
  const kind = configuration({ id: 7, name: 'Swift MK', type: 2, agency: null, family: [], ...config });
  const made = createCatalogue(
    snapshotWith({
      spacecraft: [craft({ id: 1, name: 'Swift 1', spacecraft_config: 7, ...record })],
      configurations: [kind],
      statuses,
      types,
    }),
  ).spacecraft[0];
  if (!made) throw new Error('The fixture has no craft.');
  return made;
}

/** Sentences keep numbers and units together; the tests read them with plain spaces. */
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

const flown = {
  status: 4,
  flights_count: 1,
  mission_ends_count: 1,
  time_in_space: 'P10D',
  flights: [flight({ destination: 'Moon', outcome: 'landed' })],
} satisfies Partial<SpacecraftRecord>;

describe('craftSummary', () => {
  test.for<[string, Partial<SpacecraftRecord>, string]>([
    [
      'one flight, landed',
      flown,
      'Swift 1 is a single-use Swift MK capsule. It flew once, to the Moon and back: Trial 1, launched on 1 January 2001; it landed 10 days later.',
    ],
    [
      'one flight whose mission has the name of the craft',
      { ...flown, flights: [flight({ mission: 'Swift 1', destination: 'Mir' })] },
      'Swift 1 is a single-use Swift MK capsule. It flew once, to Mir: launched on 1 January 2001, it landed 10 days later.',
    ],
    [
      'one flight without an end',
      { ...flown, time_in_space: 'P0D', flights: [flight({ mission_end: null, duration: null, outcome: 'lost' })] },
      'Swift 1 is a single-use Swift MK capsule. It flew once, to low Earth orbit: Trial 1, launched on 1 January 2001; it was lost, and its time in space is not recorded.',
    ],
    [
      'one flight of which only the count is known',
      { ...flown, time_in_space: null, flights: [] },
      'Swift 1 is a single-use Swift MK capsule. It flew once; the time it spent in space is not recorded.',
    ],
    [
      'one flight that goes on',
      {
        ...flown,
        in_space: true,
        status: 1,
        time_in_space: 'P3DT4H',
        as_of: '2001-01-04T10:00:00Z',
        flights: [flight({ mission_end: null, duration: null, outcome: 'in flight' })],
      },
      'Swift 1 is an active Swift MK capsule. When its record was read, on 4 January 2001, it was on its first flight, to low Earth orbit: Trial 1, launched on 1 January 2001, 3 days 4 h before.',
    ],
    [
      'one flight that goes on, of a record whose day of reading is not known',
      {
        ...flown,
        in_space: true,
        status: 1,
        time_in_space: 'P3DT4H',
        as_of: '2001',
        flights: [flight({ mission_end: null, duration: null, outcome: 'in flight' })],
      },
      'Swift 1 is an active Swift MK capsule. When its record was read, in 2001, it was on its first flight, to low Earth orbit: Trial 1, launched on 1 January 2001, 3 days 4 h before.',
    ],
    [
      'one flight that was aborted',
      {
        ...flown,
        time_in_space: 'P0D',
        flights: [flight({ outcome: 'aborted', destination: 'Suborbital', duration: 'P0D' })],
      },
      'Swift 1 is a single-use Swift MK capsule. It flew once, on a suborbital path: Trial 1, launched on 1 January 2001, was aborted.',
    ],
    [
      'two flights, retired',
      {
        status: 2,
        flights_count: 2,
        time_in_space: 'P20D',
        time_docked: 'P3DT1H',
        flights: [flight(), flight({ net: '2002-01-01T06:00:00Z', mission_end: '2002-01-11T06:00:00Z' })],
      },
      'Swift 1 is a retired Swift MK capsule. It flew twice between 1 January 2001 and 11 January 2002 and spent 20 days in space, 3 days 1 h of them docked.',
    ],
    [
      'several flights, still active',
      { status: 1, flights_count: 3, time_in_space: 'P20D', flights: [flight(), flight(), flight()] },
      'Swift 1 is an active Swift MK capsule. It has flown three times since 1 January 2001 and has spent 20 days in space.',
    ],
    [
      'several flights without a time',
      { status: 3, flights_count: 3, time_in_space: 'P0D', flights: [] },
      'Swift 1 is a Swift MK capsule. It flew three times and its time in space is not recorded.',
    ],
    [
      'several flights of which the record lists some',
      { status: 2, flights_count: 3, time_in_space: 'P20D', flights: [flight(), flight()] },
      'Swift 1 is a retired Swift MK capsule. It flew three times and spent 20 days in space.',
    ],
    [
      'one flight that goes on, of which only the count is known',
      { ...flown, in_space: true, status: 1, time_in_space: 'P3D', flights: [] },
      'Swift 1 is an active Swift MK capsule. When its record was read, on 3 February 2026, it was on its first flight and had spent 3 days in space.',
    ],
    ['no flights, active', { status: 1 }, 'Swift 1 is an active Swift MK capsule. It has not flown yet.'],
    ['no flights, retired', { status: 2 }, 'Swift 1 is a retired Swift MK capsule. It has not flown.'],
    [
      'nothing known',
      { status: null, flights_count: null, spacecraft_config: null },
      'Swift 1 is a spacecraft. How often it flew is not recorded.',
    ],
    [
      'a placeholder',
      { is_placeholder: true },
      'Swift 1 is a placeholder: this record stands for a Swift MK capsule that has not been named yet.',
    ],
  ])('sums up %s', ([, record, expected]) => {
    expect(plain(craftSummary(joined(record)))).toBe(expected);
  });
});

describe('craftKind', () => {
  test.for([
    ['Swift MK', 2, 'Swift MK capsule'],
    ['Swift MK', 4, 'Swift MK cargo ship'],
    ['Swift MK', null, 'Swift MK spacecraft'],
    ['Crew Capsule 2.0', 2, 'Crew Capsule 2.0'],
  ] as const)('names a craft of %s with type %s "%s"', ([name, type, expected]) => {
    expect(craftKind(joined({}, { name, type }))).toBe(expected);
  });
});

describe('craftDescription', () => {
  test('carries the facts that tell craft apart', () => {
    expect(plain(craftDescription(joined({ ...flown, serial_number: 'S1' })))).toBe(
      'Swift 1: Swift MK capsule, serial number S1, 1 flight, first launched on 1 January 2001, 10 days in space. Record 1 of Launch Library 2.',
    );
  });

  test('leaves out what is not known', () => {
    expect(craftDescription(joined({ flights_count: null, time_in_space: null }))).toBe(
      'Swift 1: Swift MK capsule. Record 1 of Launch Library 2.',
    );
  });
});

describe('configurationSummary', () => {
  const summary = (config: Partial<ConfigurationRecord>, here: Partial<SpacecraftRecord>[] = []) => {
    const made = createCatalogue(
      snapshotWith({
        spacecraft: here.map((record, index) => craft({ id: index + 1, spacecraft_config: 7, ...record })),
        configurations: [
          configuration({ id: 7, name: 'Swift MK', type: 2, agency: null, family: [], maiden_flight: null, ...config }),
        ],
        statuses,
        types,
      }),
    );
    const [only] = made.configurations;
    if (!only) throw new Error('The fixture has no configuration.');
    return plain(configurationSummary(only, made.spacecraft));
  };

  test.for<[string, Partial<ConfigurationRecord>, Partial<SpacecraftRecord>[], string]>([
    [
      'one in use, with craft in space',
      { in_use: true, crew_capacity: 3, maiden_flight: '2016-07-07', spacecraft_flown: 29 },
      [{ in_space: true }, {}, {}],
      'Swift MK is a capsule for a crew of three, in use since 2016. The record counts 29 flown; three craft are in this atlas, one of them in space.',
    ],
    [
      'one for one person, no longer in use',
      { in_use: false, crew_capacity: 1, maiden_flight: '1961-05-05', spacecraft_flown: 14 },
      [{}],
      'Swift MK is a capsule for one person, first flown in 1961. The record counts 14 flown; one craft is in this atlas.',
    ],
    [
      'one of which nothing is known',
      { in_use: false, type: null, crew_capacity: null, spacecraft_flown: null },
      [],
      'Swift MK is a spacecraft. None of its craft is in this atlas.',
    ],
  ])('sums up %s', ([, config, here, expected]) => {
    expect(summary(config, here)).toBe(expected);
  });
});

describe('agencySentence and familySentence', () => {
  const base = {
    id: 1,
    name: 'Ministry',
    featured: null,
    description: null,
    administrator: null,
    launchers: '',
    spacecraft: '',
    image: null,
    logo: null,
    social_logo: null,
  };
  const country = (name: string) => ({
    id: null,
    name,
    alpha_2_code: null,
    alpha_3_code: null,
    nationality_name: null,
    nationality_name_composed: null,
  });

  test('says what the record says of an agency', () => {
    const agency = {
      ...base,
      abbrev: 'MIN',
      type: { id: 1, name: 'Government' },
      country: [country('Ruritania')],
      founding_year: 1901,
      parent: 'Crown',
    };
    expect(agencySentence(agency)).toBe(
      'A government agency, Ruritania, founded in 1901, part of Crown; abbreviated MIN.',
    );
  });

  test('says of an agency without facts that it is one', () => {
    const agency = { ...base, abbrev: '', type: null, country: [], founding_year: null, parent: null };
    expect(agencySentence(agency)).toBe('An agency.');
  });

  test('does not make a family part of itself', () => {
    const record = {
      id: 3,
      name: 'Swift',
      description: '',
      maiden_flight: '1999-01-01',
      spacecraft_flown: 4,
      total_launch_count: null,
      successful_launches: null,
      failed_launches: null,
      attempted_landings: null,
      successful_landings: null,
      failed_landings: null,
    };
    const family = { ...record, manufacturer: null, parent: { ...record, manufacturer: null, parent: 3 } };
    expect(plain(familySentence(family, []))).toBe(
      'A family of 0 configurations: first flown in 1999, 4 craft flown as the record counts.',
    );
  });
});

describe('someNames', () => {
  test.for([
    [['a'], 'a'],
    [['a', 'b', 'c'], 'a, b and c'],
    [['a', 'b', 'c', 'd', 'e'], 'a, b, c and 2 more'],
  ] as const)('joins %j', ([names, expected]) => {
    expect(someNames(names)).toBe(expected);
  });
});
