import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';

import { createTables } from '#api/tables.ts';
import { createCatalogue } from '#domain/catalogue.ts';
import type { Catalogue } from '#domain/catalogue.ts';
import type { Ride } from '#domain/people.ts';
import type { FlightRecord, Snapshot } from '#domain/schema.ts';

import { craft, flight, snapshotWith } from '../../../tests/fixtures/builders.ts';
import { detailRecords } from '../../../tests/fixtures/fleet-details.ts';
import { fleet } from '../../../tests/fixtures/fleet.ts';
import { writeDatabase } from './database.ts';

const folder = mkdtempSync(join(tmpdir(), 'database-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

let files = 0;

async function query(catalogue: Catalogue, sql: string): Promise<Record<string, unknown>[]> {
  const { DatabaseSync } = await import('node:sqlite');
  const file = join(folder, `${(files += 1)}.sqlite`);
  await writeDatabase(file, createTables(catalogue, { spacecraft: String, configuration: String, flight: String }), []);
  const database = new DatabaseSync(file, { readOnly: true });
  const rows = database.prepare(sql).all();
  database.close();
  return rows.map((row) => ({ ...row }));
}

/** What the view of stays should hold, from the stays of the pages about people. */
function expectedStays({ people }: Catalogue) {
  const key = (ride: Ride | null) =>
    ride ? [ride.craft.id, ride.craft.allFlights.indexOf(ride.flight) + 1] : [null, null];
  return people.flatMap(({ segment, stays }) =>
    stays.map(({ up, down, ongoingAt }) => {
      const last = down ?? (up?.flight.outcome === 'lost' ? up : null);
      const [upCraft, upFlight] = key(up);
      const [downCraft, downFlight] = key(down);
      return {
        person_segment: segment,
        launch: up?.flight.launch.net ?? null,
        mission_end: last?.flight.mission_end ?? null,
        in_space: Number(ongoingAt !== null),
        up_spacecraft_id: upCraft,
        up_flight_number: upFlight,
        down_spacecraft_id: downCraft,
        down_flight_number: downFlight,
      };
    }),
  );
}

const inOrder = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).toSorted();

const staysOf = (catalogue: Catalogue) =>
  query(
    catalogue,
    `SELECT person_segment, launch, mission_end, in_space, up_spacecraft_id, up_flight_number, down_spacecraft_id,
      down_flight_number FROM people_in_space`,
  );

test('the view of people in space has the stays of the pages, for the fleet', async () => {
  const catalogue = createCatalogue(fleet);
  const expected = expectedStays(catalogue);
  expect(expected.length).toBeGreaterThan(50);
  expect(inOrder(await staysOf(catalogue))).toEqual(inOrder(expected));
});

const member = (astronaut: number) => ({ id: null, role: null, astronaut });
const crewed = fc.record({
  day: fc.integer({ min: 1, max: 28 }),
  days: fc.option(fc.integer({ min: 0, max: 40 })),
  lost: fc.boolean(),
  up: fc.subarray([301, 302, 303]),
  down: fc.subarray([301, 302, 303]),
});

function flightOf({
  day,
  days,
  lost,
  up,
  down,
}: typeof crewed extends fc.Arbitrary<infer Value> ? Value : never): FlightRecord {
  const net = `2001-01-${String(day).padStart(2, '0')}T06:00:00Z`;
  const end = days === null ? null : new Date(Date.parse(net) + days * 86_400_000).toISOString();
  return flight({
    net,
    mission_end: end?.replace('.000Z', 'Z') ?? null,
    outcome: days === null ? 'in flight' : lost ? 'lost' : 'landed',
    details: {
      as_of: '2026-02-03T04:05:06Z',
      launch_crew: up.map(member),
      onboard_crew: [],
      landing_crew: down.map(member),
      docking_events: [],
    },
  });
}

test('the view of people in space has the stays of the pages, for any crews', async () => {
  const crews = fc.uniqueArray(crewed, { minLength: 1, maxLength: 8, selector: ({ day }) => day });
  await fc.assert(
    fc.asyncProperty(crews, async (plans) => {
      const records: Partial<Snapshot> = {
        ...detailRecords,
        spacecraft: plans.map((plan, index) => craft({ id: index + 1, flights: [flightOf(plan)] })),
      };
      const catalogue = createCatalogue(snapshotWith(records));
      expect(inOrder(await staysOf(catalogue))).toEqual(inOrder(expectedStays(catalogue)));
    }),
    { numRuns: 40 },
  );
});

test('the view of dockings at stations leaves out the doubtful ones, and counts the same as the stations', async () => {
  const catalogue = createCatalogue(fleet);
  const expected = catalogue.stations.flatMap(({ id, dockings }) =>
    dockings
      .filter(({ doubts }) => doubts.length === 0)
      .map((docking) => ({ station_id: id, spacecraft_id: docking.craft.id, docking: docking.docking })),
  );
  const rows = await query(catalogue, 'SELECT station_id, spacecraft_id, docking FROM station_dockings');
  expect(expected.length).toBeGreaterThan(5);
  expect(inOrder(rows)).toEqual(inOrder(expected));
  expect(rows.length).toBeLessThan(catalogue.stations.flatMap(({ dockings }) => dockings).length);
});
