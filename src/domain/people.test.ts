import { describe, expect, test } from 'vitest';

import { craft, flight, snapshotWith } from '../../tests/fixtures/builders.ts';
import { crewRecords, details } from '../../tests/fixtures/crews.ts';

import { createCatalogue } from './catalogue.ts';
import { daysOf } from './people.ts';
import type { Stay } from './people.ts';
import type { FlightRecord } from './schema.ts';

const HOUR = 3600;
const DAY = 24 * HOUR;

/** One craft per flight, from 1. */
const peopleOf = (...flights: FlightRecord[]) =>
  createCatalogue(
    snapshotWith({
      ...crewRecords,
      spacecraft: flights.map((each, index) => craft({ id: index + 1, flights: [each] })),
    }),
  ).people;

const there = { net: '2001-01-01T06:00:00Z', mission_end: '2001-07-01T06:00:00Z' };
const back = { net: '2001-06-01T06:00:00Z', mission_end: '2001-12-01T06:00:00Z' };
const ongoing = { net: '2026-01-01T04:05:06Z', mission_end: null, duration: null, outcome: 'in flight' as const };

const said = ({ up, down, from, to, seconds }: Stay) => [
  up?.craft.id ?? null,
  down?.craft.id ?? null,
  from,
  to,
  seconds,
];

describe('the stays of a person', () => {
  test('lead from a launch to the landing in whatever craft', () => {
    const [ada, bela] = peopleOf(
      flight({ ...there, details: details({ up: [[1]], down: [[2]] }) }),
      flight({ ...back, details: details({ up: [[2]], down: [[1]] }) }),
    );
    expect(ada?.stays.map(said)).toEqual([[1, 2, there.net, back.mission_end, 334 * DAY]]);
    expect(bela?.stays.map(said)).toEqual([[2, 1, back.net, there.mission_end, 30 * DAY]]);
    expect(ada).toMatchObject({ seconds: 334 * DAY, complete: true });
  });

  test.each([
    ['of whom no landing is known', { up: [[1]], down: [] }, there, [[1, null, there.net, null, null]], 0],
    ['of whom no launch is known', { up: [], down: [[1]] }, there, [[null, 1, null, there.mission_end, null]], 0],
    ['who is up', { up: [[1]], down: [[1]] }, ongoing, [[1, null, ongoing.net, null, null]], 33 * DAY],
    [
      'whose flight has a day for an end',
      { up: [[1]], down: [[1]] },
      { ...there, mission_end: '2001-01-11' },
      [[1, 1, there.net, '2001-01-11', 10 * DAY]],
      10 * DAY,
    ],
  ] as const)('are incomplete or not, for somebody %s', (_, crew, times, stays, seconds) => {
    const [ada] = peopleOf(flight({ ...times, details: details(crew) }));
    expect(ada?.stays.map(said)).toEqual(stays);
    expect(ada).toMatchObject({ seconds, complete: stays[0][4] !== null });
  });

  test('end with the craft of those who were lost in it', () => {
    const [ada] = peopleOf(flight({ ...there, outcome: 'lost', details: details({ up: [[1]] }) }));
    expect(ada?.stays.map(said)).toEqual([[1, null, there.net, there.mission_end, 181 * DAY]]);
  });

  test('are none of a flight that never left the pad, nor of a planned one', () => {
    const [ada] = peopleOf(
      flight({
        net: there.net,
        mission_end: there.net,
        duration: 'P0D',
        outcome: 'aborted',
        details: details({ up: [[1]], down: [[1]] }),
      }),
      flight({
        net: '2027-01-01T00:00:00Z',
        mission_end: null,
        duration: null,
        outcome: 'planned',
        details: details({ up: [[1]] }),
      }),
    );
    expect(ada?.stays).toEqual([]);
    expect(ada?.planned.map((ride) => ride.craft.id)).toEqual([2]);
  });

  test('have nothing of a flight in which somebody is only to come down', () => {
    const people = peopleOf(flight({ ...ongoing, details: details({ up: [[1]], down: [[2]] }) }));
    expect(people.map(({ segment, rides }) => [segment, rides.length])).toEqual([['ada-1', 1]]);
  });

  test('begin anew with a second launch where the landing between is missing', () => {
    const [ada] = peopleOf(
      flight({ ...there, details: details({ up: [[1]] }) }),
      flight({
        net: '2003-01-01T06:00:00Z',
        mission_end: '2003-01-11T06:00:00Z',
        details: details({ up: [[1]], down: [[1]] }),
      }),
    );
    expect(ada?.stays.map(({ up, down }) => [up?.craft.id, down?.craft.id])).toEqual([
      [1, undefined],
      [2, 2],
    ]);
    expect(ada).toMatchObject({ seconds: 10 * DAY, complete: false });
  });
});

describe('the days of a stay', () => {
  test.each([
    ['from launch to landing', '2001-01-01T23:59:59Z', '2001-01-03T00:00:01Z', null, ['2001-01-01', '2001-01-03']],
    ['the launch’s alone where the end is not known', '2001-01-01T06:00:00Z', null, null, ['2001-01-01', '2001-01-01']],
    ['until it was confirmed last', '2026-01-01T06:00:00Z', null, '2026-02-03T04:05:06Z', ['2026-01-01', '2026-02-03']],
    ['never before the launch', '2026-01-05T06:00:00Z', null, '2026-01-03T04:05:06Z', ['2026-01-05', '2026-01-05']],
    ['the end’s alone where the launch is not known', null, '2001-07-01T06:00:00Z', null, ['2001-07-01', '2001-07-01']],
    ['none where no day is known', '1966', '1966-03', null, null],
    ['none of nothing', null, null, null, null],
  ])('are %s', (_, from, to, ongoingAt, expected) => {
    expect(daysOf({ up: null, down: null, from, to, ongoingAt, seconds: null })).toEqual(expected);
  });
});
