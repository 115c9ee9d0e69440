/** Crews and dockings on their way into the snapshot. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { FlightDetailsRecord } from '#domain/schema-details.ts';

import { detailsWithLists } from '../../tests/support/details-arbitrary.ts';
import { detailsShape, madeUpLists, makeDetails } from '../../tests/support/ll2-details.ts';
import type { DetailLists } from '../../tests/support/ll2-details.ts';
import type { JsonRecord } from '../../tests/support/ll2-records.ts';
import { Normalizer } from './normalize.ts';

const API = 'https://ll2.example/2.3.0/';

function normalized(records: readonly JsonRecord[]) {
  const normalizer = new Normalizer(API, Date.UTC(2026, 7, 23));
  for (const record of records) normalizer.add('flights', record);
  return normalizer.end();
}

/** A made-up flight with a crew and a docking. */
const record = (change: JsonRecord = {}): JsonRecord => ({
  id: 8,
  ...makeDetails({ id: 8, launch: { net: '2026-01-01T00:00:00Z' }, mission_end: '2026-01-10T00:00:00Z' }),
  ...change,
});

test('nothing of them is lost on the way from the snapshot to the shape of the service and back', () => {
  fc.assert(
    fc.property(detailsWithLists, ({ lists, details }) => {
      const page = normalized(details.map((each, index) => ({ id: index + 1, ...detailsShape(each, lists) })));
      expect(page.problems).toEqual([]);
      expect(page.details).toEqual(details.map((each, index) => ({ id: index + 1, details: each })));
      const known = new Map(page.references.map(({ part, row }) => [`${part} ${row.id}`, row]));
      for (const [part, id] of details.flatMap((each) => referencesOf(each))) {
        const row = lists[part].find((each) => each.id === id);
        // A port names its station without its dates, so only a station that was docked at is whole.
        expect(known.get(`${part} ${id}`)).toEqual(row);
      }
    }),
  );
});

function referencesOf(details: FlightDetailsRecord): [keyof DetailLists, number | null][] {
  const crews = [details.launch_crew, details.onboard_crew, details.landing_crew].flat();
  const all: [keyof DetailLists, number | null][] = [
    ...crews.map(({ astronaut }): [keyof DetailLists, number | null] => ['astronauts', astronaut]),
    ...crews.map(({ role }): [keyof DetailLists, number | null] => ['astronaut_roles', role]),
    ...details.docking_events.flatMap((event): [keyof DetailLists, number | null][] => [
      ['docking_locations', event.docking_location],
      ['space_stations', event.space_station_target],
    ]),
  ];
  return all.filter(([, id]) => id !== null);
}

describe('what real answers may have', () => {
  const [event] = record()['docking_events'] as JsonRecord[];
  const nobody = [{ id: null, role: null, astronaut: null }];
  test.each<[string, JsonRecord, Partial<FlightDetailsRecord>]>([
    ['null for a crew', { launch_crew: null }, { launch_crew: [] }],
    ['null for a role, a person and an id', { landing_crew: nobody }, { landing_crew: nobody }],
    [
      'a role without a number',
      { onboard_crew: [{ id: 5, role: { id: 0, role: 'Guest' } }] },
      { onboard_crew: [{ id: 5, role: 0, astronaut: null }] },
    ],
    [
      'a docking with another craft',
      { docking_events: [{ ...event, space_station_target: null, flight_vehicle_target: { id: 77, name: 'ATV' } }] },
      {
        docking_events: [expect.objectContaining({ space_station_target: null, flight_vehicle_target: 77 }) as never],
      },
    ],
    [
      'a docking without a place',
      { docking_events: [{ id: 9, docking: null, departure: '' }] },
      {
        docking_events: [
          {
            id: 9,
            docking: null,
            departure: null,
            docking_location: null,
            space_station_target: null,
            flight_vehicle_target: null,
          },
        ],
      },
    ],
    [
      'fractions of seconds',
      { docking_events: [{ ...event, docking: '2026-01-01T06:00:00.250+00:00' }] },
      {
        docking_events: [expect.objectContaining({ docking: '2026-01-01T06:00:00Z' }) as never],
      },
    ],
  ])('%s', (_, change, expected) => {
    const { details, problems } = normalized([record(change)]);
    expect(problems).toEqual([]);
    expect(details[0]?.details).toMatchObject(expected);
  });

  test('null for all lists is no details: a query service has not fetched them', () => {
    const unread = { launch_crew: null, onboard_crew: null, landing_crew: null, docking_events: null };
    expect(normalized([record(unread)])).toMatchObject({ details: [], bad: [], ids: [], problems: [] });
  });

  test('nothing of a person but name, nationality and agency is kept', () => {
    const { references } = normalized([record()]);
    const people = references.filter(({ part }) => part === 'astronauts').map(({ row }) => row);
    expect(people).toEqual(madeUpLists.astronauts.filter(({ id }) => people.some((row) => row.id === id)));
    expect(people).toHaveLength(2);
  });

  test('the whole record of a station stands, not that which a port names', () => {
    const { references } = normalized([record()]);
    expect(references.filter(({ part }) => part === 'space_stations')).toMatchObject([
      { rank: 2, row: { id: 4, founded: '1988-11-20' } },
    ]);
  });
});

describe('a bad record', () => {
  test.each<[string, JsonRecord, string]>([
    ['the normal mode', { launch_crew: undefined }, 'flights 8, launch_crew: expected a list, got nothing'],
    ['a crew that is no list', { landing_crew: 3 }, 'flights 8, landing_crew: expected a list, got 3'],
    [
      'a docking without an id',
      { docking_events: [{ id: null }] },
      'flights 8, docking_events[0].id: expected a number, got null',
    ],
  ])('%s costs its own details alone', (_, change, reason) => {
    const page = normalized([record(change), { ...record(), id: 7 }]);
    expect(page.bad).toEqual([{ part: 'flights', id: 8, after: null, reason }]);
    expect(page.ids).toEqual([7]);
  });

  test('a time or a list beyond the limits costs its field alone, with a problem', () => {
    const [event] = record()['docking_events'] as JsonRecord[];
    const page = normalized([
      record({ docking_events: [{ ...event, departure: '3001-01-01T00:00:00Z' }], launch_crew: Array(51).fill({}) }),
    ]);
    expect(page.details[0]?.details.launch_crew).toHaveLength(50);
    expect(page.details[0]?.details.docking_events).toMatchObject([{ departure: null }]);
    expect(page.problems.map(({ path }) => path)).toEqual(['launch_crew', 'docking_events[0].departure']);
  });
});
