/** The tables of people, crews, stations and dockings: worked out anew from the snapshot. */
import { describe, expect, test } from 'vitest';

import { fleet } from '../fixtures/fleet.ts';
import { handfulCurated } from '../fixtures/handful-curated.ts';
import { handful } from '../fixtures/handful.ts';
import { ApiFiles } from '../support/api-files.ts';
import type { CsvRow } from '../support/api-files.ts';
import { openSite } from '../support/built-site.ts';
import { begunFlights, secondsOf } from '../support/expected.ts';
import {
  curatedRows,
  curatedSegment,
  expectedCrew,
  expectedDockings,
  find,
  flownOf,
  isDoubtful,
  texts,
} from '../support/expected-flights.ts';

describe.each([
  ['fleet', fleet, {}],
  ['handful', handful, handfulCurated],
] as const)('the flights of the %s', (name, snapshot, curated) => {
  const api = new ApiFiles(openSite(name));
  const flown = flownOf(snapshot);
  const database = api.database();

  /** The rows of a table in the database as CSV has them. */
  function stored(table: string, booleans: readonly string[] = []): CsvRow[] {
    const rows = database.prepare(`SELECT * FROM ${table}`).all() as Record<string, string | number | null>[];
    return rows.map((row) =>
      texts(
        Object.fromEntries(
          Object.entries(row).map(([column, value]) => [
            column,
            booleans.includes(column) && value !== null ? value === 1 : value,
          ]),
        ),
      ),
    );
  }

  test('have their crews in crew.csv and in the database', () => {
    const rows = api.csv('crew.csv');
    const sorted = (table: readonly CsvRow[]) => table.map((row) => JSON.stringify(Object.entries(row))).toSorted();
    expect(sorted(rows)).toEqual(sorted(flown.flatMap((each) => expectedCrew(snapshot, each, curated))));
    const flights = (table: readonly CsvRow[]) => table.map((row) => `${row['spacecraft_id']}/${row['flight_number']}`);
    const order = flown.map(({ craft, number }) => `${craft.id}/${number}`);
    expect(flights(rows)).toEqual(flights(rows).toSorted((a, b) => order.indexOf(a) - order.indexOf(b)));
    expect(stored('crew', ['up', 'down'])).toEqual(rows);
  });

  test('have their dockings in dockings.csv and in the database', () => {
    const all = expectedDockings(snapshot);
    const expected = all.map((docked) => {
      const { event, index, port, station, craft } = docked;
      return texts({
        spacecraft_id: craft.id,
        flight_number: docked.number,
        docking_number: index + 1,
        id: event.id,
        flight_id: docked.flight.id,
        spacecraft_name: craft.name,
        station_id: station?.id,
        station_name: station?.name,
        docking_location_id: port?.id,
        docking_location_name: port?.name,
        flight_vehicle_target_id: event.flight_vehicle_target,
        docking: event.docking,
        departure: event.departure,
        doubtful:
          station &&
          isDoubtful(
            docked,
            all.filter((other) => other.station?.id === station.id),
          ),
      });
    });
    const rows = api.csv('dockings.csv');
    expect(rows).toEqual(expected);
    expect(stored('dockings', ['doubtful'])).toEqual(rows);
  });

  test('have their people in people.csv and in the database', () => {
    const crews = flown.flatMap((each) =>
      expectedCrew(snapshot, each, curated).map((row) => ({
        segment: row['person_segment'] ?? '',
        planned: each.flight.outcome === 'planned',
      })),
    );
    const people = Map.groupBy(crews, ({ segment }) => segment);
    const rows = api.csv('people.csv');
    expect(rows.map(({ segment }) => segment)).toEqual([...people.keys()].toSorted());
    for (const row of rows) {
      const person = find(snapshot.astronauts, Number(row['id']));
      const added = curatedRows(curated, 'people').find(
        ({ name: each = '' }) => curatedSegment(each) === row['segment'],
      );
      expect(row).toMatchObject(
        texts({
          name: person?.name ?? added?.['name'],
          // Of the curated codes only that of the USA is a country's.
          nationality_names:
            person?.nationality.map((country) => country.name) ??
            (added?.['countries']?.includes('USA') ? ['United States of America'] : []),
          nationality_codes:
            person?.nationality.flatMap((country) => country.alpha_3_code ?? []) ??
            added?.['countries']?.split('|').filter(Boolean),
          agency_name: person?.agency?.name,
          flights_count: people.get(row['segment']!)!.filter(({ planned }) => !planned).length,
          time_in_space_seconds: secondsOf(row['time_in_space'] ?? null),
        }),
      );
    }
    const booleans = ['in_space', 'time_in_space_complete'];
    const byText = (table: CsvRow[]) => table.toSorted((a, b) => (a['segment']! < b['segment']! ? -1 : 1));
    expect(byText(stored('people', booleans))).toEqual(rows);
  });

  test('have their stations in stations.csv and in the database', () => {
    const bound: Readonly<Record<string, number>> = { ISS: 4, 'International Space Station': 4, Mir: 5 };
    const visits = snapshot.spacecraft.flatMap(begunFlights).map((flight) => ({
      flight,
      stations: new Set([
        bound[flight.destination ?? ''],
        ...(flight.details?.docking_events ?? []).map((event) => event.space_station_target),
      ]),
    }));
    const rows = api.csv('stations.csv');
    const known = new Set([
      ...snapshot.space_stations.map(({ id }) => id),
      ...visits.map(({ flight }) => bound[flight.destination ?? '']),
    ]);
    known.delete(undefined);
    expect(rows.map(({ id }) => Number(id))).toEqual([...known].toSorted((a, b) => Number(a) - Number(b)));
    const dockings = expectedDockings(snapshot).filter(({ flight }) => flight.outcome !== 'planned');
    for (const row of rows) {
      const id = Number(row['id']);
      expect(row).toMatchObject(
        texts({
          flights_count: visits.filter(({ stations }) => stations.has(id)).length,
          dockings_count: dockings.filter(({ station }) => station?.id === id).length,
        }),
      );
      const station = find(snapshot.space_stations, id);
      if (station) {
        const { name: stationName, founded, deorbited, orbit, status } = station;
        expect(row).toMatchObject(texts({ name: stationName, founded, deorbited, orbit, status_name: status?.name }));
      }
    }
    expect(stored('stations')).toEqual(rows);
  });
});

test('the fleet has crews, dockings and doubts to look at', () => {
  const api = new ApiFiles(openSite('fleet'));
  expect(api.csv('crew.csv').filter(({ up, down }) => up !== down).length).toBeGreaterThan(5);
  expect(api.csv('dockings.csv').filter(({ doubtful }) => doubtful === 'true').length).toBeGreaterThan(3);
  expect(api.csv('dockings.csv').filter(({ doubtful }) => doubtful === 'false').length).toBeGreaterThan(5);
});
