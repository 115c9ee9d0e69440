import { describe, expect, test } from 'vitest';

import { configuration, craft, flight, snapshotWith } from '../../tests/fixtures/builders.ts';
import { createCatalogue } from './catalogue.ts';
import type { Craft } from './catalogue.ts';
import type { ConfigurationRecord, SpacecraftRecord } from './schema.ts';
import { agencySentence, configurationSummary, craftDescription, familySentence, someNames } from './sentences.ts';

const statuses = [
  { id: 1, name: 'Active' },
  { id: 2, name: 'Retired' },
  { id: 3, name: 'Destroyed' },
  { id: 4, name: 'Single Use' },
];
const types = [
  { id: 2, name: 'Capsule' },
  { id: 4, name: 'Cargo Resupply' },
  { id: 5, name: 'Mass Simulator' },
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
      'a mass simulator, whose seats carry nobody',
      { type: 5, crew_capacity: 2, maiden_flight: '2018-02-06', spacecraft_flown: 1 },
      [{}],
      'Swift MK is a mass simulator, first flown in 2018. The record counts 1 flown; one craft is in this atlas.',
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
