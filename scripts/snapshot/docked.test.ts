import { expect, test } from 'vitest';

import type { FlightRecord } from '#domain/schema.ts';
import { craft, flight } from '../../tests/fixtures/builders.ts';
import { dockedInFlight, dockedTime, withDocked } from './docked.ts';

const event = (docking: string | null, departure: string | null) => ({ docking, departure });

test.each([
  ['no docking listed', [], null],
  ['one', [event('2021-01-02T00:00:00Z', '2021-01-05T06:00:00Z')], 'P3DT6H'],
  [
    'a relocation, the later first',
    [event('2021-01-05T06:45:00Z', '2021-01-06T00:00:00Z'), event('2021-01-02T00:00:00Z', '2021-01-05T06:00:00Z')],
    'P3DT23H15M',
  ],
  ['still docked', [event('2021-01-02T00:00:00Z', null)], null],
  ['an undocking before the docking', [event('2021-01-02T00:00:00Z', '2021-01-01T00:00:00Z')], null],
])('the time docked by %s', (_, events, expected) => {
  expect(dockedTime(events)).toBe(expected);
});

test.each([
  ['its dockings, once it has ended', '2021-01-11', '2021-02-01T00:00:00Z', 'P3DT6H'],
  ['nothing while it goes on', null, '2021-02-01T00:00:00Z', null],
  ['nothing where they were read before its end', '2021-01-11T00:00:00Z', '2021-01-10T00:00:00Z', null],
])('a flight was docked as long as %s', (_, mission_end, as_of, expected) => {
  const docking = { id: 1, docking_location: null, space_station_target: 4, flight_vehicle_target: null };
  const events = [{ ...docking, ...event('2021-01-02T00:00:00Z', '2021-01-05T06:00:00Z') }];
  const details = { as_of, launch_crew: [], onboard_crew: [], landing_crew: [], docking_events: events };
  expect(dockedInFlight({ mission_end }, details)).toBe(expected);
});

const dockings = (flights: readonly FlightRecord[]) => flights.map(({ docked }) => docked);
const one = (docked: string | null, more: Parameters<typeof flight>[0] = {}) => flight({ id: 1, docked, ...more });
const two = (docked: string | null) =>
  flight({ id: 2, net: '2002-01-01T00:00:00Z', mission_end: '2002-01-11T00:00:00Z', docked });

test.each([
  ['the craft’s total where it flew once', [one(null)], null, 'P5D', ['P5D']],
  ['its own dockings before that', [one('P4D')], null, 'P5D', ['P4D']],
  ['nothing where the craft has no total', [one(null)], null, 'P0D', [null]],
  ['what the last snapshot knew', [one(null), two(null)], [one('P2D'), two('P3D')], 'P5D', ['P2D', 'P3D']],
  [
    'the same, of a flight that was moved',
    [one(null, { net: '2001-01-02T00:00:00Z' }), two(null)],
    [one('P2D')],
    'P5D',
    ['P2D', null],
  ],
  [
    'nothing that was measured before its end',
    [one(null), two(null)],
    [one('P2D', { mission_end: null })],
    'P5D',
    [null, null],
  ],
  ['the same, where the craft has no total', [one(null)], [one('P2D')], 'P0D', ['P2D']],
  ['nothing that LL2’s total contradicts', [one(null), two(null)], [one('P2D'), two('P4D')], 'P5D', [null, null]],
  ['its own dockings whatever was known', [one('P1D'), two(null)], [one('P2D'), two('P4D')], 'P5D', ['P1D', 'P4D']],
])('a flight keeps %s', (_, flights, before, time_docked, expected) => {
  const old = before && craft({ id: 40, flights: before });
  expect(dockings(withDocked(craft({ id: 40, flights, time_docked }), old).flights)).toEqual(expected);
});

test('a planned flight does not share the total of the only one that flew', () => {
  const planned = flight({ id: 3, net: '2030-01-01T00:00:00Z', mission_end: null, outcome: 'planned' });
  const record = craft({ id: 40, flights: [one(null), planned], flights_count: 1, time_docked: 'P5D' });
  expect(dockings(withDocked(record, null).flights)).toEqual(['P5D', null]);
});
