import { describe, expect, test } from 'vitest';

import { createCatalogue } from '#domain/catalogue.ts';
import type { FlightRecord } from '#domain/schema.ts';

import { craft, flight, snapshotWith } from '../../tests/fixtures/builders.ts';
import { contextOf } from '../../tests/fixtures/context.ts';
import { knownLaunch, landing, launchRecords, plannedFlight } from '../../tests/fixtures/launches.ts';
import { flightTable } from './flights.ts';
import { plannedFlights } from './planned-flights.ts';

const craftWith = (flights: FlightRecord[], more = {}) =>
  createCatalogue(snapshotWith({ ...launchRecords, spacecraft: [craft({ id: 1, flights, ...more })] })).spacecraft[0]!;
const tableOf = (...flights: FlightRecord[]) => flightTable(contextOf(), craftWith(flights), new Set())!;
const known = { net: '1969-07-16T13:32:00Z', mission_end: '1969-07-24T16:50:35Z' };

describe('the table of flights', () => {
  test('tells launch, end, destination, duration and docking of a flight', () => {
    const [row] = tableOf(
      flight({
        ...known,
        mission: 'Apollo 11',
        destination: 'Moon',
        docked: 'P1D',
        launch: { ...knownLaunch, launch_designator: '1969-059', launch_service_provider: 20 },
        landing: landing({ type: 3, landing_location: 51 }),
      }),
    ).rows;
    expect(row).toMatchObject({
      mission: 'Apollo 11',
      designator: '1969-059',
      launch: {
        text: '16\u00a0Jul 1969',
        time: '13:32',
        exact: '1969-07-16T13:32:00Z',
        details: ['Reed 2 Long', 'Launch Complex 3, Marsh Space Centre, Ruritania', 'Marsh Launch Services'],
      },
      end: { text: '24\u00a0Jul 1969', time: '16:50', details: ['splashdown, Gulf of Ruritania'] },
      destination: { text: 'Moon' },
      orbit: 'Low Earth Orbit',
      outcome: 'landed',
      ground: { text: '–' },
      docked: { exact: 'P1D' },
    });
  });

  test('says why a launch failed, and what landing was intended', () => {
    const [row] = tableOf(
      flight({
        ...known,
        outcome: 'lost',
        launch: { ...knownLaunch, status: 4, failreason: ' A seal failed ' },
        landing: landing({ success: false }),
      }),
    ).rows;
    expect(row?.end.details).toEqual(['intended: runway landing, Marsh Runway', 'A seal failed.']);
  });

  test.each([
    ['month', 7, 'Jul 1969', '1969-07'],
    ['quarter', 10, 'Q3 1969', '1969'],
    ['year', 14, '1969', '1969'],
  ])('shows no date more exact than the %s that is known', (_, net_precision, text, exact) => {
    const [row] = tableOf(flight({ ...known, launch: { status: 3, net_precision } })).rows;
    expect(row?.launch).toMatchObject({ text, exact, time: null });
  });

  test('leaves out columns that say nothing about any flight', () => {
    const bare = flight({ mission_end: null, duration: null, destination: null, outcome: null });
    const none = { end: false, destination: false, outcome: false, ground: false, duration: false, docked: false };
    expect(tableOf(bare).columns).toEqual(none);
    expect(tableOf(bare, flight({ ...known, docked: 'P1D', turn_around_time: 'P2D' })).columns).toEqual({
      end: true,
      destination: true,
      outcome: true,
      ground: true,
      duration: true,
      docked: true,
    });
  });

  test('calls unknown what is not known, and marks with a dash what does not apply', () => {
    const [row] = tableOf(
      flight({ mission: null, net: null, mission_end: null, duration: null, outcome: null, docked: 'P0D' }),
    ).rows;
    expect(row).toMatchObject({
      mission: 'unknown',
      designator: null,
      launch: { text: 'unknown', time: null, details: [] },
      end: { text: 'unknown', details: [] },
      outcome: 'unknown',
      duration: { text: 'unknown' },
      docked: { text: '–' },
    });
  });

  test('of a flight under way says when that was known, and nothing of its landing', () => {
    const [row] = tableOf(
      flight({ mission_end: null, outcome: 'in flight', landing: landing({ success: null }) }),
    ).rows;
    expect(row?.end).toMatchObject({ text: 'in space as of 3\u00a0Feb 2026', details: [] });
  });

  test('holds no planned flight', () => {
    const planned = plannedFlight('Crew-13', '2027-03-31T00:00:00Z', 7);
    expect(tableOf(flight(known), planned).rows).toHaveLength(1);
    expect(flightTable(contextOf(), craftWith([planned]), new Set())).toBeNull();
  });

  test('of as many flights as are listed says how many are not', () => {
    expect(flightTable(contextOf(), craftWith([flight()], { flights_count: 3 }), new Set())?.heading).toBe(
      '1\u00a0flight of 3',
    );
  });

  test.each([
    ['agree', 'P20D', 'The sum of the 2 flights equals Launch Library 2’s time in space.'],
    ['differ', 'P21D', 'The sum is 1 day less than Launch Library 2’s time in space.'],
    ['have nothing to compare with', null, 'Launch Library 2 has no time in space to compare with.'],
  ])('says whether its total and the record %s', (_, time_in_space, words) => {
    const two = [flight(), flight({ net: '2002-01-01T06:00:00Z', mission_end: '2002-01-11T06:00:00Z' })];
    expect(
      flightTable(contextOf(), craftWith(two, { time_in_space }), new Set())?.total?.words.replaceAll('\u00a0', ' '),
    ).toBe(words);
  });

  test('has no total where a flight is under way or its time unknown', () => {
    const goesOn = flight({ mission_end: null, duration: null, outcome: 'in flight' });
    expect(tableOf(flight(), goesOn).total?.words).toBe('No total: the latest flight is still under way.');
    const untimed = flight({ mission_end: null, duration: null });
    expect(tableOf(untimed, flight()).total?.words).toBe('No total: the time of one flight is unknown.');
    expect(tableOf(untimed, untimed).total?.words).toBe('No total: the time of 2 flights is unknown.');
  });
});

describe('planned flights', () => {
  test.each([
    ['to the minute', '2027-03-14T12:30:00Z', 1, '14 March 2027, 12:30 UTC', '2027-03-14T12:30Z'],
    ['to the hour', '2027-03-14T12:00:00Z', 2, '14 March 2027, about 12:00 UTC', '2027-03-14'],
    ['to the day', '2027-03-14T00:00:00Z', 5, '14 March 2027', '2027-03-14'],
    ['to the week', '2027-03-14T00:00:00Z', 6, 'the week of 8 March 2027', undefined],
    ['to the month', '2027-03-31T00:00:00Z', 7, 'March 2027', '2027-03'],
    ['to the quarter', '2027-09-30T00:00:00Z', 10, 'the third quarter of 2027', '2027'],
    ['to the half', '2027-12-31T00:00:00Z', 13, 'the second half of 2027', '2027'],
    ['to the year', '2027-12-31T00:00:00Z', 14, '2027', '2027'],
    ['to the fiscal year', '2027-12-31T00:00:00Z', 15, 'fiscal year 2027', '2027'],
    ['to the decade', '2029-12-31T00:00:00Z', 16, 'the 2020s', undefined],
    ['without a precision', '2027-12-31T00:00:00Z', null, '2027', '2027'],
  ])('are as exact as they are known, %s', (_, net, precision, text, exact) => {
    const { next } = plannedFlights(contextOf(), craftWith([plannedFlight('Crew-13', net, precision)]))!;
    expect({ ...next.date, text: next.date?.text.replaceAll('\u00a0', ' ') }).toEqual({ text, exact });
    expect(next.details).toEqual(['Reed 2 Long', 'Marsh Space Centre, Ruritania']);
  });

  test('are the next, then the others', () => {
    const made = plannedFlights(
      contextOf(),
      craftWith([
        flight(),
        plannedFlight('First', '2027-03-31T00:00:00Z', 7),
        plannedFlight('Second', '2028-12-31T00:00:00Z', 14, { rocket: null, pad: null }),
      ]),
    );
    expect(made?.next.mission).toBe('First');
    expect(made?.others).toEqual([{ mission: 'Second', date: { text: '2028', exact: '2028' }, details: [], crew: [] }]);
    expect(plannedFlights(contextOf(), craftWith([flight()]))).toBeNull();
  });
});
