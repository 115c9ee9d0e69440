/** What a service sends of flights, as it stands in every file that a site of it publishes. */
import { readFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';

import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';

import { csvOf } from '#api/csv.ts';
import { createLl2Serializers } from '#api/ll2.ts';
import { createTables, facetMembers } from '#api/tables.ts';
import { createCatalogue } from '#domain/catalogue.ts';
import { parseSnapshot } from '#domain/validate-snapshot.ts';

import { writeDatabase } from '../src/integrations/api/database.ts';
import type { JsonRecord } from './support/ll2-records.ts';
import { folder, out, run, server, useSnapshotService } from './support/snapshot-service.ts';

useSnapshotService();

/** A value within records, by the names of the fields on the way. */
function at(record: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((value, field) => (value as JsonRecord | null)?.[field] ?? null, record);
}

/** What is compared: the columns of files, each with the way to it in Launch Library 2's record of the flight. */
const columns = {
  id: ['id'],
  launch_id: ['launch', 'id'],
  launch_designator: ['launch', 'launch_designator'],
  launch_net: ['launch', 'net'],
  launch_net_precision_name: ['launch', 'net_precision', 'name'],
  launch_rocket_configuration_full_name: ['launch', 'rocket', 'configuration', 'full_name'],
  launch_launch_service_provider_name: ['launch', 'launch_service_provider', 'name'],
  launch_pad_name: ['launch', 'pad', 'name'],
  launch_pad_location_name: ['launch', 'pad', 'location', 'name'],
  launch_pad_country_name: ['launch', 'pad', 'country', 'name'],
  launch_mission_orbit_name: ['launch', 'mission', 'orbit', 'name'],
  landing_type_name: ['landing', 'type', 'name'],
  landing_location_name: ['landing', 'landing_location', 'name'],
  destination: ['destination'],
} as const satisfies Record<string, readonly string[]>;

type Row = Record<keyof typeof columns, string | null>;

const fromRecord = (flight: unknown) => rowOf((name) => at(flight, ...columns[name]));

function rowOf(valueOf: (name: keyof typeof columns) => unknown): Row {
  const names = Object.keys(columns) as (keyof typeof columns)[];
  const text = (value: unknown) =>
    typeof value === 'number' || (typeof value === 'string' && value !== '') ? String(value) : null;
  return Object.fromEntries(names.map((name) => [name, text(valueOf(name))])) as Row;
}

const byId = (rows: readonly Row[]) => rows.toSorted((a, b) => Number(a.id) - Number(b.id));

test('vehicle, pad, designator, orbit, landing and place of every flight are those of the service', async () => {
  for (const [index, craft] of server.options.catalogue.spacecraft.entries()) vary(craft, index);
  const sent = server.options.catalogue.spacecraft.flatMap(({ flights }) => flights as JsonRecord[]);
  const expected = byId(sent.map(fromRecord));
  expect(expected.length).toBeGreaterThan(10);
  for (const name of Object.keys(columns) as (keyof Row)[]) {
    expect([name, new Set(expected.map((row) => row[name])).size > 1]).toEqual([name, true]);
  }

  expect((await run()).code).toBe(0);
  const catalogue = createCatalogue(parseSnapshot(JSON.parse(readFileSync(out(), 'utf8'))));
  const links = { spacecraft: String, configuration: String, flight: String };
  const tables = createTables(catalogue, links);

  const csv = parse<Row>(csvOf(tables.flights.columns, tables.flights.rows), { columns: true });
  expect(byId(csv.map((row) => rowOf((name) => row[name])))).toEqual(expected);

  const { spacecraftDetailed } = createLl2Serializers(catalogue, links);
  const json = JSON.parse(JSON.stringify(catalogue.spacecraft.map(spacecraftDetailed))) as JsonRecord[];
  expect(byId(json.flatMap(({ flights }) => flights as JsonRecord[]).map(fromRecord))).toEqual(expected);

  const file = folder.path('atlas.sqlite');
  await writeDatabase(file, tables, facetMembers(catalogue));
  const database = new DatabaseSync(file, { readOnly: true });
  const flights = database.prepare('SELECT * FROM flights').all();
  expect(byId(flights.map((row) => rowOf((name) => row[name])))).toEqual(expected);

  const launches = database.prepare('SELECT * FROM launches').all();
  database.close();
  expect(launches).toHaveLength(new Set(expected.map((row) => row.launch_id)).size);
  for (const launch of launches) {
    const flown = expected.filter((row) => row.launch_id === launch['id']);
    expect(JSON.parse(String(launch['flight_ids']))).toEqual(flown.map(({ id }) => Number(id)));
    expect(launch).toMatchObject({
      launch_designator: flown[0]?.launch_designator,
      rocket_configuration_full_name: flown[0]?.launch_rocket_configuration_full_name,
      pad_name: flown[0]?.launch_pad_name,
      pad_location_name: flown[0]?.launch_pad_location_name,
      mission_orbit_name: flown[0]?.launch_mission_orbit_name,
    });
  }
});

/** Gives each other craft flights from another pad, to another orbit and place, that ended in another way. */
function vary(craft: JsonRecord, index: number): void {
  if (index % 4 !== 0) return;
  const flights = craft['flights'] as JsonRecord[];
  craft['flights'] = flights.map((flight): JsonRecord => {
    const launch = flight['launch'] as JsonRecord;
    const pad = launch['pad'] as JsonRecord;
    const country = { ...(pad['country'] as JsonRecord), id: 2, name: 'Elsewhere' };
    return {
      ...flight,
      destination: 'ISS',
      launch: {
        ...launch,
        net_precision: { id: 5, name: 'Day', abbrev: 'DAY' },
        pad: {
          ...pad,
          id: 4,
          name: 'Pad 1',
          country,
          location: { ...(pad['location'] as JsonRecord), id: 9, name: 'Moor' },
        },
        mission: { ...(launch['mission'] as JsonRecord), orbit: { id: 13, name: 'Polar Orbit', abbrev: 'PO' } },
      },
      landing: index % 8 === 0 ? null : { ...(flight['landing'] as JsonRecord), type: null, landing_location: null },
    };
  });
}
