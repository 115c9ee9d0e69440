import { describe, expect, test } from 'vitest';

import { facetNames } from '#domain/facets.ts';
import type { FlightRecord, Snapshot } from '#domain/schema.ts';

import { fleet } from '../fixtures/fleet.ts';
import { handful } from '../fixtures/handful.ts';
import { ApiFiles } from '../support/api-files.ts';
import type { CsvRow, Json } from '../support/api-files.ts';
import { openSite } from '../support/built-site.ts';
import { secondsOf, valuesWithMembers } from '../support/expected.ts';

/** A value of a database as CSV has it; an absent one is null in both. */
type Cell = string | number | boolean | null | undefined;
const asText = (value: Cell) => (value === null || value === undefined ? null : String(value));
const idOf = (value: unknown) => (value as { id: number } | null)?.id ?? null;
const nameOf = (value: unknown) => (value as { name: string } | null)?.name ?? null;

/** What a row of spacecraft.csv should hold, from the record in Launch Library 2's normal shape. */
function expectedCraft(record: Json): CsvRow {
  const { status, spacecraft_config: configuration, image } = record;
  const picture = image as { image_url: string; credit: string | null; license: { name: string } | null } | null;
  const values = {
    ...Object.fromEntries(
      ['id', 'url', 'name', 'serial_number', 'is_placeholder', 'in_space', 'flights_count', 'mission_ends_count'].map(
        (field) => [field, record[field]],
      ),
    ),
    ...durations(record, 'time_in_space', 'time_docked', 'fastest_turnaround'),
    description: record['description'],
    status_id: idOf(status),
    status_name: nameOf(status),
    spacecraft_config_id: idOf(configuration),
    spacecraft_config_name: nameOf(configuration),
    image_id: idOf(image),
    image_image_url: picture?.image_url,
    image_credit: picture?.credit,
    image_license_name: picture?.license?.name,
  };
  return texts(values);
}

function durations(record: Json, ...fields: readonly string[]): Json {
  const pairs = fields.flatMap((field): [string, unknown][] => {
    const duration = record[field] as string | null;
    return [
      [field, duration],
      [`${field}_seconds`, secondsOf(duration)],
    ];
  });
  return Object.fromEntries(pairs);
}

const texts = (values: Json): CsvRow =>
  Object.fromEntries(Object.entries(values).map(([field, value]) => [field, asText(value as Cell)]));

/** The end of a flight; one before its launch, or more than twenty years after it, counts as unknown. */
function endOf({ launch, mission_end }: FlightRecord): string | null {
  if (launch.net === null || mission_end === null) return mission_end;
  const years = Number(mission_end.slice(0, 4)) - Number(launch.net.slice(0, 4));
  return mission_end.slice(0, 10) < launch.net.slice(0, 10) || years > 20 ? null : mission_end;
}

/** What the columns of a flight hold of its launch and its landing. */
function expectedLaunch(snapshot: Snapshot, { launch, landing, mission }: FlightRecord): Json {
  const find = <Row extends { id: number }>(rows: readonly Row[], id: number | null | undefined) =>
    rows.find((row) => row.id === id);
  const pad = find(snapshot.pads, launch.pad);
  const site = find(snapshot.locations, pad?.location);
  return {
    launch_id: launch.id,
    launch_name: launch.name,
    launch_designator: launch.launch_designator,
    launch_status_name: find(snapshot.launch_statuses, launch.status)?.name,
    launch_net: launch.net,
    launch_net_precision_name: find(snapshot.net_precisions, launch.net_precision)?.name,
    launch_rocket_configuration_full_name: find(snapshot.launcher_configurations, launch.rocket)?.full_name,
    launch_launch_service_provider_name: find(snapshot.launch_service_providers, launch.launch_service_provider)?.name,
    launch_pad_name: pad?.name,
    launch_pad_location_name: site?.name,
    launch_pad_country_name: (pad?.country ?? site?.country)?.name,
    launch_pad_latitude: pad?.latitude,
    launch_pad_longitude: pad?.longitude,
    launch_mission_type: launch.mission?.type,
    launch_mission_orbit_name: find(snapshot.orbits, launch.mission?.orbit)?.name,
    launch_failreason: launch.failreason,
    launch_mission_name: mission,
    landing_success: landing?.success,
    landing_type_name: find(snapshot.landing_types, landing?.type)?.name,
    landing_location_name: find(snapshot.landing_locations, landing?.landing_location)?.name,
  };
}

/** What both shapes of a configuration say in the same words. */
function inBrief(configuration: Json | null): Json | null {
  if (!configuration) return null;
  const { id, url, name, type, in_use, image } = configuration;
  return { id, url, name, type, in_use, image };
}

/** A sum of what is known; nobody knows it where nothing is. */
function sumOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
}

/** What the atlas adds to a craft's row, from the snapshot. */
function ownColumns({ as_of, counts_from, doubts }: Snapshot['spacecraft'][number]): CsvRow {
  return { as_of, counts_from, doubts: JSON.stringify(doubts) };
}

describe.each([
  ['fleet', fleet],
  ['handful', handful],
] as const)('the tables of the %s', (name, snapshot) => {
  const api = new ApiFiles(openSite(name));
  const csv = api.csv('spacecraft.csv');
  const database = api.database();
  const read = (sql: string) => database.prepare(sql).all() as Json[];

  test('every craft is the same in its own file, in the list of all, in the lines, in CSV and in the database', () => {
    const rows = read('SELECT * FROM spacecraft ORDER BY id');
    const lines = api.lines('spacecraft.ndjson');
    const all = api.list('2.3.0/spacecraft/all.json').results;
    const records = snapshot.spacecraft.toSorted((a, b) => a.id - b.id);
    const { length } = records;
    expect([rows.length, lines.length, all.length, csv.length]).toEqual([length, length, length, length]);
    for (const [index, record] of records.entries()) {
      const twin = api.json(`2.3.0/spacecraft/${record.id}.json`);
      const normal = all[index] ?? {};
      const expected = { ...expectedCraft(normal), ...ownColumns(record) };
      expect(lines[index]).toEqual(twin);
      // The detailed shape says all that the normal one does, and more of the configuration.
      const { flights, spacecraft_config: configuration, ...rest } = twin;
      expect({ ...rest, response_mode: 'normal', spacecraft_config: inBrief(configuration as Json | null) }).toEqual({
        ...normal,
        spacecraft_config: inBrief(normal['spacecraft_config'] as Json | null),
      });
      expect(flights).toHaveLength(record.flights.length);
      expect(csv[index]).toEqual(expected);
      expect(asCsv(rows[index] ?? {})).toEqual(expected);
    }
  });

  test('craft are those of the snapshot, letter for letter', () => {
    for (const record of snapshot.spacecraft) {
      const row = csv.find(({ id }) => id === String(record.id));
      expect(row).toMatchObject({
        name: record.name,
        serial_number: record.serial_number,
        description: record.description,
        time_in_space: record.time_in_space,
        flights_count: asText(record.flights_count),
      });
    }
  });

  test('flights are those of the snapshot, in order', () => {
    const expected = snapshot.spacecraft
      .toSorted((a, b) => a.id - b.id)
      .flatMap((craft) =>
        craft.flights.map((flight, index) =>
          texts({
            spacecraft_id: craft.id,
            flight_number: index + 1,
            spacecraft_name: craft.name,
            id: flight.id,
            destination: flight.destination,
            ...expectedLaunch(snapshot, flight),
            mission_end: endOf(flight),
            ...durations(flight as unknown as Json, 'duration', 'turn_around_time', 'docked'),
            outcome: flight.outcome,
          }),
        ),
      );
    expect(api.csv('flights.csv')).toEqual(expected);
    expect(read('SELECT * FROM flights ORDER BY spacecraft_id, flight_number').map(asCsv)).toEqual(expected);
  });

  test('configurations are those of the snapshot', () => {
    const rows = api.csv('configurations.csv');
    expect(read('SELECT * FROM configurations ORDER BY id').map(asCsv)).toEqual(rows);
    expect(rows).toHaveLength(snapshot.configurations.length);
    const nameIn = (list: readonly { id: number; name: string }[], id: number | null) =>
      list.find((row) => row.id === id)?.name ?? null;
    for (const record of snapshot.configurations) {
      const { type, agency, family, image, ...fields } = record;
      const row = rows.find(({ id }) => id === String(record.id));
      expect(row).toMatchObject(
        texts({
          ...fields,
          ...durations(record as unknown as Json, 'fastest_turnaround'),
          url: `${api.address}2.3.0/spacecraft_configurations/${record.id}.json`,
          type_id: type,
          type_name: nameIn(snapshot.types, type),
          agency_id: agency,
          agency_name: nameIn(snapshot.agencies, agency),
          family_ids: JSON.stringify(family),
          family_names: JSON.stringify(family.map((id) => nameIn(snapshot.families, id))),
          image_id: image,
        }),
      );
    }
  });

  test('the database counts and adds up what the snapshot holds', () => {
    expect(
      read(`SELECT COUNT(*) AS craft, TOTAL(flights_count) AS flights, TOTAL(time_in_space_seconds) AS time,
        TOTAL(in_space) AS up, (SELECT COUNT(*) FROM flights) AS listed FROM spacecraft`),
    ).toEqual([
      {
        craft: snapshot.spacecraft.length,
        flights: sumOf(snapshot.spacecraft.map(({ flights_count }) => flights_count)),
        time: sumOf(snapshot.spacecraft.map(({ time_in_space }) => secondsOf(time_in_space))),
        up: snapshot.spacecraft.filter(({ in_space }) => in_space).length,
        listed: sumOf(snapshot.spacecraft.map(({ flights }) => flights.length)),
      },
    ]);
  });

  test.each(facetNames)('the view by_%s has each value', (facet) => {
    const expected = valuesWithMembers(snapshot, facet)
      .filter(({ members }) => members.length > 0)
      .map(({ value, members }) => ({
        id: value.id,
        name: value.name,
        spacecraft: members.length,
        flights_count: sumOf(members.map(({ flights_count }) => flights_count)),
        time_in_space_seconds: sumOf(members.map(({ time_in_space }) => secondsOf(time_in_space))),
      }))
      .toSorted((a, b) => b.spacecraft - a.spacecraft || (a.id < b.id ? -1 : 1));
    expect(read(`SELECT * FROM by_${facet} WHERE spacecraft > 0`)).toEqual(expected);
  });

  test('the view of launches has each launch once, with its craft and its flights', () => {
    const flights = snapshot.spacecraft.flatMap((craft) =>
      craft.flights.map((flight, index) => ({ craft: craft.id, flight, number: index + 1 })),
    );
    const launches = Map.groupBy(
      flights,
      ({ craft, flight, number }) => flight.launch.id ?? flight.launch.launch_designator ?? `${craft}/${number}`,
    );
    const expected = [...launches.values()].map((of) => {
      const first = of.toSorted((a, b) => a.craft - b.craft)[0]!;
      const columns = texts(expectedLaunch(snapshot, first.flight));
      return {
        id: columns['launch_id'],
        name: columns['launch_name'],
        launch_designator: columns['launch_designator'],
        status_name: columns['launch_status_name'],
        net_precision_name: columns['launch_net_precision_name'],
        rocket_configuration_full_name: columns['launch_rocket_configuration_full_name'],
        launch_service_provider_name: columns['launch_launch_service_provider_name'],
        pad_name: columns['launch_pad_name'],
        pad_location_name: columns['launch_pad_location_name'],
        pad_country_name: columns['launch_pad_country_name'],
        mission_orbit_name: columns['launch_mission_orbit_name'],
        net: columns['launch_net'],
        spacecraft: String(new Set(of.map(({ craft }) => craft)).size),
        spacecraft_ids: JSON.stringify([...new Set(of.map(({ craft }) => craft))].toSorted((a, b) => a - b)),
        flight_ids: JSON.stringify(of.flatMap(({ flight }) => flight.id ?? [])),
      };
    });
    const sorted = (rows: Json[]) => rows.map((row) => JSON.stringify(Object.entries(row).toSorted())).toSorted();
    expect(sorted(read('SELECT * FROM launches').map(asCsv))).toEqual(sorted(expected));
    expect(read('SELECT * FROM launches WHERE spacecraft > 1').length).toBeGreaterThan(0);
  });

  test('the database is whole, and has the indexes and keys that it promises', () => {
    expect(read('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    expect(read('PRAGMA foreign_key_check')).toEqual([]);
    const plan = read('EXPLAIN QUERY PLAN SELECT name FROM spacecraft WHERE status_id = 2');
    expect(JSON.stringify(plan)).toContain('USING INDEX spacecraft_status_id');
    expect(read(`SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY name`).map((row) => row['name'])).toEqual(
      ['launches', 'people_in_space', 'station_dockings', ...facetNames.map((facet) => `by_${facet}`)].toSorted(),
    );
  });

  test('CSV ends each line with CRLF, and has no mark at its beginning', () => {
    for (const path of api.pathsOf('{name}.csv')) {
      const text = api.text(path);
      expect([path, text.endsWith('\r\n'), /^[a-z]/.test(text)]).toEqual([path, true, true]);
    }
  });
});

/** A row of the database as CSV has it. */
function asCsv(row: Json): CsvRow {
  const flags = ['is_placeholder', 'in_space', 'in_use', 'human_rated', 'landing_success'];
  return texts(
    Object.fromEntries(
      Object.entries(row).map(([field, value]) => [
        field,
        flags.includes(field) && value !== null ? value === 1 : value,
      ]),
    ),
  );
}

test('a text that a spreadsheet takes for a formula, markup, quotes and line breaks come through', () => {
  const rows = new ApiFiles(openSite('fleet')).csv('spacecraft.csv');
  const names = rows.map((row) => row['name']);
  expect(names).toEqual(
    expect.arrayContaining(['=HYPERLINK("https://evil.example")', '+1, -1; @SUM(A1)', ']]> --> end']),
  );
  expect(rows.map((row) => row['description'])).toContain('=1+1, "quoted"\r\n]]></script>\n-2');
});
