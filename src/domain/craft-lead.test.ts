import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { configuration, craft, flight, snapshotWith } from '../../tests/fixtures/builders.ts';
import { someCraft } from '../../tests/support/craft-arbitrary.ts';
import { createCatalogue } from './catalogue.ts';
import type { Craft } from './catalogue.ts';
import { craftSummary } from './craft-lead.ts';
import { craftKind } from './flight-phrases.ts';
import type { LandingRecord, LaunchRecord } from './schema-launch.ts';
import type { ConfigurationRecord, SpacecraftRecord } from './schema.ts';

const statuses = [
  { id: 1, name: 'Active' },
  { id: 2, name: 'Retired' },
  { id: 3, name: 'Destroyed' },
  { id: 4, name: 'Single Use' },
];
const types = [
  { id: 1, name: 'Unknown' },
  { id: 2, name: 'Capsule' },
  { id: 3, name: 'Spaceplane' },
  { id: 4, name: 'Cargo Resupply' },
];
const launchers = [
  'Saturn V',
  'Space Shuttle',
  'Soyuz-FG',
  'Soyuz',
  'Titan II GLV',
  'Redstone MRLV',
  'Vostok-K',
  'Falcon 9 Block 5',
];
const sites = [
  'Kennedy Space Center, FL, USA',
  'Baikonur Cosmodrome, Republic of Kazakhstan',
  'Cape Canaveral SFS, FL, USA',
  'Air launch to Suborbital flight',
];
const places = [
  'Pacific Ocean',
  'Atlantic Ocean',
  'Kazakhstan',
  'Altai Mountains, Russia',
  'Edwards Air Force Base',
  'Shuttle Landing Facility',
];
const [splashdown, parachute, runway, reentry] = [3, 4, 6, 7];

const on = (vehicle: string, site: string): Partial<LaunchRecord> => ({
  rocket: launchers.indexOf(vehicle) + 1,
  pad: sites.findIndex((each) => each.startsWith(site)) + 1,
});
const down = (type: number | null, place: string | null, success: boolean | null = true): LandingRecord => ({
  attempt: true,
  success,
  description: null,
  downrange_distance: null,
  type,
  landing_location: place === null ? null : places.indexOf(place) + 1,
});

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

function joined(record: Partial<SpacecraftRecord>, kind: Partial<ConfigurationRecord> = {}): Craft {
  const [made] = createCatalogue(
    snapshotWith({
      spacecraft: [craft({ id: 1, status: 4, spacecraft_config: 7, as_of: '2026-08-23T00:00:00Z', ...record })],
      configurations: [configuration({ id: 7, name: 'Swift', type: 2, ...kind })],
      statuses,
      types,
      launcher_configurations: launchers.map((name, index) => ({
        id: index + 1,
        name,
        full_name: name,
        variant: '',
        families: [],
      })),
      pads: sites.map((_, index) => ({
        id: index + 1,
        name: '1',
        location: index + 1,
        country: null,
        latitude: null,
        longitude: null,
      })),
      locations: sites.map((name, index) => ({ id: index + 1, name, country: null })),
      landing_types: [splashdown, parachute, runway, reentry].map((id) => ({ id, name: `Type ${id}`, abbrev: '' })),
      landing_locations: places.map((name, index) => ({ id: index + 1, name })),
    }),
  ).spacecraft;
  if (!made) throw new Error('The fixture has no craft.');
  return made;
}

function leadOf(
  record: Partial<SpacecraftRecord>,
  kind: Partial<ConfigurationRecord> = {},
  held: string | null = null,
) {
  return plain(craftSummary(joined(record, kind), { first: true, record: held }));
}

/** Written by hand, as an encyclopaedia would begin: what a reader wants of a craft, in the order in which he wants it. */
describe('the model leads', () => {
  test('Columbia of Apollo 11', () => {
    expect(
      leadOf(
        {
          name: 'Apollo Columbia CSM-107',
          flights_count: 1,
          flights: [
            flight({
              mission: 'Apollo 11',
              net: '1969-07-16T13:32:00Z',
              mission_end: '1969-07-24T16:50:35Z',
              destination: 'Moon',
              launch: on('Saturn V', 'Kennedy'),
              landing: down(splashdown, 'Pacific Ocean'),
            }),
          ],
        },
        { name: 'Apollo CSM' },
      ),
    ).toBe(
      'Apollo Columbia CSM-107 is the Apollo CSM capsule that flew Apollo 11, a mission to the Moon. It was launched on a Saturn V from Kennedy Space Center on 16 July 1969 and splashed down in the Pacific Ocean 8 days 3 hours later.',
    );
  });

  const shuttle = { name: 'Space Shuttle', type: 3, maiden_flight: '1981-04-12' };

  test('Columbia, the Shuttle', () => {
    expect(
      leadOf(
        {
          name: 'Space Shuttle Columbia',
          status: 3,
          flights_count: 28,
          time_in_space: 'P300DT17H39M37S',
          flights: Array.from({ length: 28 }, (_, index) =>
            index === 27
              ? flight({
                  mission: 'STS-107',
                  net: '2003-01-16T15:39:00Z',
                  mission_end: '2003-02-01T13:59:32Z',
                  outcome: 'lost',
                })
              : flight({
                  mission: `STS-${index + 1}`,
                  net: `${1981 + (index % 20)}-04-12T12:00:0${index % 10}Z`,
                  mission_end: `${1981 + (index % 20)}-04-14T18:20:57Z`,
                }),
          ),
        },
        shuttle,
      ),
    ).toBe(
      'Space Shuttle Columbia was lost on its 28th flight, STS-107, on 1 February 2003. It flew 28 times between 12 April 1981 and 1 February 2003 and spent 300 days 17 hours in space. By Launch Library 2’s record, it was the first Space Shuttle to fly.',
    );
  });

  test('Challenger', () => {
    expect(
      leadOf(
        {
          name: 'Space Shuttle Challenger',
          status: 3,
          flights_count: 2,
          time_in_space: 'P5DT1M13S',
          flights: [
            flight({ mission: 'STS-6', net: '1983-04-04T18:30:00Z', mission_end: '1983-04-09T18:53:42Z' }),
            flight({
              mission: 'STS-51-L',
              net: '1986-01-28T16:38:00Z',
              mission_end: '1986-01-28T16:39:13Z',
              outcome: 'lost',
            }),
          ],
        },
        shuttle,
      ),
    ).toBe(
      'Space Shuttle Challenger was lost 1 minute 13 seconds into its second flight, STS-51-L, on 28 January 1986. It flew twice between 4 April 1983 and 28 January 1986 and spent 5 days in space.',
    );
  });

  test('Discovery', () => {
    expect(
      leadOf(
        {
          name: 'Space Shuttle Discovery',
          status: 2,
          flights_count: 39,
          time_in_space: 'P364DT22H39M33S',
          flights: Array.from({ length: 39 }, (_, index) =>
            flight({
              mission: index === 38 ? 'STS-133' : `STS-${index + 41}-D`,
              net: index === 38 ? '2011-02-24T21:53:24Z' : `${1984 + (index % 26)}-08-30T12:41:5${index % 10}Z`,
              mission_end: index === 38 ? '2011-03-09T16:57:17Z' : `${1984 + (index % 26)}-09-05T13:37:54Z`,
              landing: down(runway, 'Shuttle Landing Facility'),
            }),
          ),
        },
        shuttle,
        'made the most flights of any spacecraft in this atlas',
      ),
    ).toBe(
      'Space Shuttle Discovery is a Space Shuttle that flew 39 times between 30 August 1984 and 9 March 2011 and spent 364 days 22 hours in space. It made the most flights of any spacecraft in this atlas. Its last flight, STS-133, landed on a runway at the Shuttle Landing Facility.',
    );
  });

  test('Soyuz MS-10', () => {
    expect(
      leadOf({
        name: 'Soyuz MS-10',
        flights_count: 1,
        flights: [
          flight({
            mission: 'Soyuz MS-10',
            net: '2018-10-11T08:40:15Z',
            mission_end: '2018-10-11T08:59:56Z',
            destination: 'International Space Station',
            outcome: 'aborted',
            launch: { ...on('Soyuz-FG', 'Baikonur'), status: 4 },
            landing: down(parachute, 'Kazakhstan'),
          }),
        ],
      }),
    ).toBe(
      'Soyuz MS-10 was bound for the International Space Station when its launch on 11 October 2018 was aborted; it came down in Kazakhstan 19 minutes 41 seconds after launch.',
    );
  });

  test('Soyuz 18a', () => {
    expect(
      leadOf({
        name: 'Soyuz 7K-T No.39',
        flights_count: 1,
        flights: [
          flight({
            mission: 'Soyuz 18a',
            net: '1975-04-05T11:04:54Z',
            mission_end: '1975-04-05T11:26:21Z',
            destination: 'Salyut 4',
            outcome: 'aborted',
            landing: down(parachute, 'Altai Mountains, Russia'),
          }),
        ],
      }),
    ).toBe(
      'Soyuz 7K-T No.39 was bound for Salyut 4 when its launch as Soyuz 18a on 5 April 1975 was aborted; it came down in the Altai Mountains, Russia, 21 minutes 27 seconds after launch.',
    );
  });

  test('Soyuz 11', () => {
    expect(
      leadOf(
        {
          name: 'Soyuz 11',
          flights_count: 1,
          flights: [
            flight({
              mission: 'Soyuz 11',
              net: '1971-06-06T04:55:09Z',
              mission_end: '1971-06-29T23:16:52Z',
              destination: 'Salyut 1',
              docked: 'P22DT10H43M',
              launch: on('Soyuz', 'Baikonur'),
              landing: down(parachute, 'Kazakhstan'),
            }),
          ],
        },
        { name: 'Soyuz 7K-OKS' },
      ),
    ).toBe(
      'Soyuz 11 is a Soyuz 7K-OKS capsule that flew to Salyut 1. It was launched from Baikonur Cosmodrome on 6 June 1971 and landed by parachute in Kazakhstan 23 days 18 hours later. It spent 22 days 10 hours docked.',
    );
  });

  test('Gemini SC2', () => {
    expect(
      leadOf(
        {
          name: 'Gemini SC2',
          flights_count: 1,
          flights: [
            flight({
              mission: 'Gemini II',
              net: '1965-01-19T14:04:00Z',
              mission_end: '1965-01-19T14:22:16Z',
              destination: 'Suborbital',
              launch: on('Titan II GLV', 'Cape'),
              landing: down(splashdown, 'Atlantic Ocean'),
            }),
          ],
        },
        { name: 'Gemini' },
      ),
    ).toBe(
      'Gemini SC2 is the Gemini capsule that flew Gemini II, a suborbital flight. It was launched on a Titan II GLV from Cape Canaveral on 19 January 1965 and splashed down in the Atlantic Ocean 18 minutes 16 seconds later.',
    );
  });

  test('Mercury-Redstone 1', () => {
    expect(
      leadOf(
        {
          name: 'Mercury No.2',
          flights_count: 2,
          time_in_space: 'PT15M45S',
          fastest_turnaround: 'P28DT2H15M',
          flights: [
            flight({
              mission: 'Mercury-Redstone 1',
              net: '1960-11-21T14:00:00Z',
              mission_end: '1960-11-21T14:00:00Z',
              duration: 'P0D',
              destination: 'Suborbital',
              outcome: 'aborted',
            }),
            flight({
              mission: 'Mercury-Redstone 1A',
              net: '1960-12-19T16:15:00Z',
              mission_end: '1960-12-19T16:30:45Z',
              destination: 'Suborbital',
              launch: on('Redstone MRLV', 'Cape'),
              landing: down(splashdown, 'Atlantic Ocean'),
            }),
          ],
        },
        { name: 'Mercury', maiden_flight: '1959-09-09' },
      ),
    ).toBe(
      'The launch of Mercury No.2 as Mercury-Redstone 1 on 21 November 1960 was aborted on the pad. Mercury No.2 is the Mercury capsule that flew Mercury-Redstone 1A, a suborbital flight. It was launched on a Redstone MRLV from Cape Canaveral on 19 December 1960 and splashed down in the Atlantic Ocean 15 minutes 45 seconds later.',
    );
  });

  test('Vostok 1', () => {
    expect(
      leadOf(
        {
          name: 'Vostok 1',
          flights_count: 1,
          flights: [
            flight({
              mission: 'Vostok 1',
              net: '1961-04-12T06:07:00Z',
              mission_end: '1961-04-12T07:55:00Z',
              launch: on('Vostok-K', 'Baikonur'),
              landing: down(parachute, null),
            }),
          ],
        },
        { name: 'Vostok', maiden_flight: '1961-04-12' },
      ),
    ).toBe(
      'Vostok 1 is a Vostok capsule that flew to low Earth orbit. By Launch Library 2’s record, it was the first Vostok to fly. It was launched on a Vostok-K from Baikonur Cosmodrome on 12 April 1961 and landed by parachute 1 hour 48 minutes later.',
    );
  });

  const dragon = { name: 'Crew Dragon', maiden_flight: '2019-03-02' };

  test('C204 of Demo-1', () => {
    expect(
      leadOf(
        {
          name: 'Crew Dragon C204',
          status: 3,
          flights_count: 1,
          flights: [
            flight({
              mission: 'SpX-DM1',
              net: '2019-03-02T07:49:00Z',
              mission_end: '2019-03-08T13:45:00Z',
              destination: 'ISS',
              docked: 'P4DT20H41M',
              launch: on('Falcon 9 Block 5', 'Kennedy'),
              landing: down(splashdown, 'Atlantic Ocean'),
            }),
          ],
        },
        dragon,
      ),
    ).toBe(
      'Crew Dragon C204 was the Crew Dragon capsule that flew SpX-DM1, a mission to the International Space Station. By Launch Library 2’s record, it was the first Crew Dragon to fly. It was launched on a Falcon 9 Block 5 from Kennedy Space Center on 2 March 2019 and splashed down in the Atlantic Ocean 6 days 5 hours later. It spent 4 days 20 hours docked. Launch Library 2 lists it as destroyed.',
    );
  });

  test('Endeavour of SpaceX', () => {
    expect(
      leadOf(
        {
          name: 'Crew Dragon Endeavour',
          status: 1,
          flights_count: 2,
          time_in_space: 'P263DT4H',
          time_docked: 'P260DT1H',
          flights: [
            flight({ mission: 'SpX-DM2', net: '2020-05-30T19:22:45Z', mission_end: '2020-08-02T18:48:06Z' }),
            flight({
              mission: 'Crew-2',
              net: '2021-04-23T09:49:02Z',
              mission_end: '2021-11-09T03:33:25Z',
              landing: down(splashdown, 'Atlantic Ocean'),
            }),
          ],
        },
        dragon,
      ),
    ).toBe(
      'Crew Dragon Endeavour is a Crew Dragon capsule that has flown twice since 30 May 2020 and has spent 263 days 4 hours in space, 260 days 1 hour of it docked. Its latest flight, Crew-2, splashed down in the Atlantic Ocean on 9 November 2021.',
    );
  });

  test('a cargo ship', () => {
    expect(
      leadOf(
        {
          name: 'Progress MS-10',
          flights_count: 1,
          flights: [
            flight({
              mission: 'Progress MS-10',
              net: '2018-11-16T18:14:08Z',
              mission_end: '2019-06-04T12:29:00Z',
              destination: 'International Space Station',
              docked: 'P197DT13H12M',
              outcome: 'deorbited',
              launch: on('Soyuz-FG', 'Baikonur'),
              landing: { ...down(reentry, null, null), attempt: false },
            }),
          ],
        },
        { name: 'Progress MS', type: 4 },
      ),
    ).toBe(
      'Progress MS-10 was a Progress MS cargo ship that flew to the International Space Station. It was launched on a Soyuz-FG from Baikonur Cosmodrome on 16 November 2018 and burned up on re-entry as planned 199 days 18 hours later. It spent 197 days 13 hours docked.',
    );
  });

  test('a planned craft', () => {
    expect(
      leadOf(
        {
          name: 'Crew Dragon C214',
          status: 1,
          flights_count: 0,
          flights: [
            flight({
              mission: 'Crew-13',
              net: '2027-03-31T00:00:00Z',
              mission_end: null,
              duration: null,
              outcome: null,
              launch: { status: 2, net_precision: 7 },
            }),
          ],
        },
        dragon,
      ),
    ).toBe('Crew Dragon C214 is a Crew Dragon capsule. Its first flight, Crew-13, is planned for March 2027.');
  });
});

describe('a lead says no more than the record', () => {
  const flown = { name: 'Swift 1', flights_count: 1, time_in_space: 'P10D' } satisfies Partial<SpacecraftRecord>;
  const unended = { mission_end: null, duration: null } as const;

  test.each<[string, Partial<SpacecraftRecord>, string]>([
    [
      'a count without flights',
      { ...flown, flights: [] },
      'Swift 1 is a Swift capsule that flew once and spent 10 days in space.',
    ],
    [
      'a count without flights and time',
      { ...flown, flights_count: 3, time_in_space: null, flights: [] },
      'Swift 1 is a Swift capsule that flew three times.',
    ],
    [
      'a count, in space',
      { ...flown, in_space: true, flights: [] },
      'Swift 1 is a Swift capsule that was in space on 23 August 2026.',
    ],
    [
      'nothing known',
      { ...flown, flights_count: null, flights: [] },
      'Swift 1 is a Swift capsule. How often it has flown is unknown.',
    ],
    [
      'no flight of an active craft',
      { name: 'Swift 1', status: 1 },
      'Swift 1 is a Swift capsule. No flights of it are recorded.',
    ],
    [
      'no flight of a retired craft',
      { name: 'Swift 1', status: 2 },
      'Swift 1 is a Swift capsule. No flights of it are recorded.',
    ],
    [
      'a placeholder with a plan of which only the year is known',
      {
        name: 'Swift',
        is_placeholder: true,
        flights_count: 0,
        flights: [
          flight({ mission: null, net: '2028-12-31T00:00:00Z', ...unended, outcome: null, launch: { status: 2 } }),
        ],
      },
      'Swift is a placeholder: it stands for a Swift capsule that has not been named yet. The next flight is planned for 2028.',
    ],
    [
      'a loss of which the day is unknown',
      { ...flown, flights: [flight({ ...unended, outcome: 'lost' })] },
      'Swift 1 was lost on its only flight, Trial 1. It was launched on 1 January 2001.',
    ],
    [
      'a launch that failed on the way to a station',
      { ...flown, flights: [flight({ destination: 'ISS', outcome: 'lost', mission_end: '2001-01-01T06:02:19Z' })] },
      'Swift 1 was lost 2 minutes 19 seconds into its only flight, Trial 1, on 1 January 2001. It was bound for the International Space Station.',
    ],
    [
      'a docking on the way to the Moon, which is no arrival',
      { ...flown, flights: [flight({ mission: 'Swift 1', destination: 'Moon', docked: 'P3D' })] },
      'Swift 1 is a Swift capsule that flew a mission to the Moon. It was launched on 1 January 2001 and landed 10 days later. It spent 3 days docked.',
    ],
    [
      'a landing of which nothing tells whether it followed an arrival',
      { ...flown, flights: [flight({ destination: 'ISS' })] },
      'Swift 1 is the Swift capsule that flew Trial 1, a mission to the International Space Station. It was launched on 1 January 2001 and landed 10 days later.',
    ],
    [
      'an end of which the outcome is unknown',
      { ...flown, flights: [flight({ outcome: 'ended' })] },
      'Swift 1 is the Swift capsule that flew Trial 1, a mission to low Earth orbit. It was launched on 1 January 2001 and ended its flight 10 days later.',
    ],
    [
      'a first flight that goes on, of which the launch is known to the month',
      {
        ...flown,
        status: 1,
        in_space: true,
        flights: [
          flight({ ...unended, outcome: 'in flight', launch: { net_precision: 7 }, net: '2026-03-31T00:00:00Z' }),
        ],
      },
      'Swift 1 is the Swift capsule launched on Trial 1, a mission to low Earth orbit. It was launched in March 2026. It was still in space on 23 August 2026.',
    ],
    [
      'a launch from the air',
      { ...flown, flights: [flight({ destination: null, launch: on('Soyuz', 'Air launch') })] },
      'Swift 1 is the Swift capsule that flew Trial 1. It was launched on a Soyuz on 1 January 2001 and landed 10 days later.',
    ],
    [
      'flights of which some are listed',
      {
        ...flown,
        status: 2,
        flights_count: 5,
        flights: [
          flight(),
          flight({ mission: 'Trial 2', net: '2002-01-01T06:00:00Z', mission_end: '2002-01-11T06:00:00Z' }),
        ],
      },
      'Swift 1 is a Swift capsule that flew five times and spent 10 days in space. The last flight listed, Trial 2, landed on 11 January 2002.',
    ],
    [
      'several flights, the latest going on, another planned',
      {
        ...flown,
        status: 1,
        in_space: true,
        flights_count: 2,
        flights: [
          flight(),
          flight({ mission: 'Trial 2', net: '2026-08-01T06:00:00Z', ...unended, outcome: 'in flight' }),
          flight({
            mission: 'Trial 3',
            net: '2027-09-30T00:00:00Z',
            ...unended,
            outcome: null,
            launch: { net_precision: 10, status: 8 },
          }),
        ],
      },
      'Swift 1 is a Swift capsule that has flown twice since 1 January 2001 and has spent 10 days in space. It was in space on 23 August 2026, on its second flight, Trial 2. Its next flight, Trial 3, is planned for the third quarter of 2027.',
    ],
  ])('%s', (_, record, expected) => {
    expect(leadOf(record)).toBe(expected);
  });

  test('reads as sentences for whatever the schema allows', () => {
    fc.assert(
      fc.property(someCraft, (spacecraft) => {
        for (const each of createCatalogue(snapshotWith({ spacecraft })).spacecraft) {
          expect(craftSummary(each)).toMatch(/^[^\s.].*[^\s.]\.$/);
          expect(craftSummary(each)).not.toMatch(/undefined|null|NaN| {2}| ,|,\.|\.\./);
        }
      }),
    );
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
