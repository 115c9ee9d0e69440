/** Crews and dockings of several pages, and of the last snapshot, in one. */
import { expect, test } from 'vitest';

import type { FlightRecord, Snapshot } from '#domain/schema.ts';

import { makeDetails } from '../../tests/support/ll2-details.ts';
import { allFlights, makeCatalogue } from '../../tests/support/ll2-records.ts';
import type { JsonRecord } from '../../tests/support/ll2-records.ts';
import { formatTimestamp } from '../support/clock.ts';
import { assemble } from './assemble.ts';
import type { FetchedPage } from './checkpoint.ts';
import type { ListName } from './client.ts';
import { Normalizer } from './normalize.ts';

const api = 'https://ll2.example/2.3.0/';
const catalogue = makeCatalogue({ craft: 2, configurations: 1, flights: () => 2 });
const [first, ...others] = allFlights(catalogue).map((flight) => ({ ...flight, ...makeDetails(flight) }));

function page(list: ListName, records: readonly unknown[], hour = 0): FetchedPage {
  const at = Date.UTC(2030, 0, 1, hour);
  const normalizer = new Normalizer(api, at);
  for (const record of records) normalizer.add(list, record);
  const counts = { offset: 0, received: records.length, count: records.length };
  return { ...counts, at: formatTimestamp(at), content: normalizer.end() };
}

function assembled(
  flights: readonly FetchedPage[],
  old: Snapshot | null = null,
  missed: readonly number[] = [],
): Snapshot {
  const spacecraft = [page('spacecraft', catalogue.spacecraft)];
  const at = '2030-01-02T00:00:00Z';
  return assemble({ api, spacecraft, configurations: [], flights, missed, old, at }).snapshot;
}

const flightsOf = ({ spacecraft }: Snapshot): FlightRecord[] => spacecraft.flatMap(({ flights }) => flights);
const asOf = (snapshot: Snapshot) => flightsOf(snapshot).map(({ details }) => details?.as_of ?? null);

test('a flight has the newest details: those of the last page, else those of the last snapshot', () => {
  const old = assembled([page('flights', [first, others[0]])]);
  expect(asOf(old)).toEqual(['2030-01-01T00:00:00Z', '2030-01-01T00:00:00Z', null, null]);
  const next = assembled([page('flights', [first], 5), page('flights', [first, others[1]], 6)], old);
  expect(asOf(next)).toEqual(['2030-01-01T06:00:00Z', '2030-01-01T00:00:00Z', '2030-01-01T06:00:00Z', null]);
});

test('the records that they refer to come with them', () => {
  const old = assembled([page('flights', [first, ...others])]);
  expect(old.astronauts.length).toBeGreaterThan(0);
  const { astronauts, astronaut_roles, space_stations, docking_locations } = assembled([], old);
  expect({ astronauts, astronaut_roles, space_stations, docking_locations }).toEqual({
    astronauts: old.astronauts,
    astronaut_roles: old.astronaut_roles,
    space_stations: old.space_stations,
    docking_locations: old.docking_locations,
  });
  expect(assembled([]).astronauts).toEqual([]);
});

test('a station keeps its dates where a page names it by a port alone', () => {
  const flights = [first, ...others];
  const old = assembled([page('flights', flights)]);
  const named = flights.map((flight) => {
    const events = (flight as JsonRecord)['docking_events'] as JsonRecord[];
    return { ...flight, docking_events: events.map((event) => ({ ...event, space_station_target: null })) };
  });
  expect(assembled([page('flights', named, 1)], old).space_stations).toEqual(old.space_stations);
  expect(assembled([page('flights', named, 1)]).space_stations).toMatchObject([{ id: 4, founded: null }]);
});

test('the time docked of a flight is that of its dockings', () => {
  const docked = flightsOf(assembled([page('flights', [first, ...others])])).filter(
    ({ details }) => details && details.docking_events.length > 0,
  );
  expect(docked.map((flight) => flight.docked)).toEqual(docked.map(() => 'P8DT15H'));
  expect(docked.length).toBeGreaterThan(0);
});

test('flights that were missed are named, and only where there are any', () => {
  expect(assembled([], null, [7]).source.flights_without_details).toEqual([7]);
  expect(assembled([]).source).not.toHaveProperty('flights_without_details');
});
