/** Crews and dockings: which calls a run spends on them, what it does without an answer, and what it keeps. */
import { readFileSync, writeFileSync } from 'node:fs';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import type { Snapshot } from '#domain/schema.ts';
import { parseSnapshot } from '#domain/validate-snapshot.ts';

import { detailedFlight, flightsOf } from '../../tests/support/ll2-flights.ts';
import { makeCatalogue } from '../../tests/support/ll2-records.ts';
import type { JsonRecord } from '../../tests/support/ll2-records.ts';
import { startLl2Server } from '../../tests/support/ll2-server.ts';
import type { Ll2Server } from '../../tests/support/ll2-server.ts';
import { fakeClock, runSnapshot, temporaryFolder } from '../../tests/support/snapshot-run.ts';
import type { FakeClock } from '../../tests/support/snapshot-run.ts';

/** Craft of which some flew twice. */
const catalogueOf = (craft: number, flights: number) =>
  makeCatalogue({ craft, configurations: 3, flights: (index) => (index < flights - craft ? 2 : 1) });
/** As many as there are, and fewer for what does not depend on their number: 3 calls for craft, 4 for details. */
const real = { craft: 607, flights: 900, calls: 15 };
const few = { craft: 180, flights: 350, calls: 6 };
const HOUR = 3_600_000;

let size = few;
let server: Ll2Server;
let clock: FakeClock;
let folder: ReturnType<typeof temporaryFolder>;

beforeEach(async () => {
  folder = temporaryFolder();
  clock = fakeClock();
  size = few;
  server = await startLl2Server({ catalogue: catalogueOf(few.craft, few.flights) });
});
afterEach(async () => {
  await server.close();
  folder.remove();
});

const out = () => folder.path('snapshot.json');
const stored = (): Snapshot => parseSnapshot(JSON.parse(readFileSync(out(), 'utf8')));
const flights = () => stored().spacecraft.flatMap((craft) => craft.flights);
const unread = () => flights().filter(({ details }) => details === null);

/** A run with all its calls, and the calls that it made. */
async function run(...args: string[]) {
  const before = server.requests.length;
  const calls = args.includes('--wait') ? [] : ['--max-calls', String(size.calls)];
  const ended = await runSnapshot({
    api: server.api,
    out: out(),
    clock,
    args: ['--details', '999', ...calls, ...args],
  });
  clock.pass(HOUR);
  const requests = server.requests.slice(before);
  const ofFlights = requests.filter(({ path }) => path === 'spacecraft_flights/');
  return { ...ended, requests, offsets: ofFlights.map(({ query }) => Number(query.get('offset'))) };
}

const detailedFlightOf = (flight: JsonRecord) => detailedFlight(flight);

/** The details as the service has them, in the snapshot's form. */
function expected(): ReadonlyMap<unknown, { crew: number[]; dockings: number }> {
  const ids = (crew: unknown) => (crew as JsonRecord[]).map(({ astronaut }) => Number((astronaut as JsonRecord)['id']));
  return new Map(
    flightsOf(server.options.catalogue.spacecraft)
      .map(detailedFlightOf)
      .map((flight) => [
        flight['id'],
        { crew: ids(flight['launch_crew']), dockings: (flight['docking_events'] as unknown[]).length },
      ]),
  );
}

function expectAll() {
  const all = expected();
  expect(unread()).toEqual([]);
  expect(flights()).toHaveLength(size.flights);
  for (const { id, details } of flights()) {
    const crew = details?.launch_crew.map(({ astronaut }) => astronaut);
    expect({ crew, dockings: details?.docking_events.length }).toEqual(all.get(id));
  }
}

test('two runs of 15 calls fill everything, and a third asks for 8 + 1', async () => {
  size = real;
  server.options.catalogue = catalogueOf(real.craft, real.flights);
  const first = await run();
  expect(first).toMatchObject({
    code: 0,
    report: { outcome: 'written', calls: 15, details: { read: 700, flights: 900 } },
  });
  expect(first.offsets).toEqual([0, 100, 200, 300, 400, 500, 600]);
  expect(first.report.problems).toEqual([]);
  // The newest come first.
  expect(Math.max(...unread().map(({ id }) => id ?? 0))).toBeLessThan(
    Math.min(...flights().flatMap(({ id, details }) => (details ? [id ?? 0] : []))),
  );

  const second = await run();
  expect(second).toMatchObject({
    code: 0,
    report: { outcome: 'written', changed: [], calls: 10, details: { read: 900, flights: 900 } },
  });
  expect(second.offsets).toEqual([700, 800]);
  expectAll();

  const before = stored();
  const third = await run();
  expect(third).toMatchObject({ code: 0, report: { outcome: 'written', calls: 9 } });
  expect(third.offsets).toEqual([0]);
  expectAll();
  // Nothing changed but when a page was read.
  expect(stored().source).toEqual(before.source);
  const renewed = flights().filter(({ details }) => details?.as_of === '2030-01-01T02:00:00Z');
  expect(renewed).toHaveLength(100);
  expect((await run()).offsets).toEqual([100]);
});

test('stored details are those of the people and the stations that the service names', async () => {
  await run();
  await run();
  const { astronauts, astronaut_roles, space_stations, docking_locations } = stored();
  const flight = detailedFlightOf(
    flightsOf(server.options.catalogue.spacecraft).find(({ id }) => Number(id) % 2 === 1)!,
  );
  const { astronaut } = (flight['launch_crew'] as { astronaut: JsonRecord }[])[0]!;
  const { id, name, agency } = astronaut;
  expect(astronauts).toContainEqual({
    ...{ id, name },
    nationality: [expect.objectContaining({ id: 7, name: 'Ruritania' })],
    agency: agency === null ? null : { id: 1, name: 'Bureau of Herons 1', abbrev: 'BH1' },
  });
  expect(astronaut_roles).toEqual([
    { id: 1, name: 'Commander', priority: 0 },
    { id: 2, name: 'Pilot', priority: 1 },
  ]);
  expect(space_stations).toEqual([
    {
      id: 4,
      name: 'Heronry',
      status: { id: 1, name: 'Active' },
      founded: '1998-11-20',
      deorbited: null,
      orbit: 'Low Earth Orbit',
    },
  ]);
  expect(docking_locations).toEqual([{ id: 2, name: 'Aft port', space_station: 4 }]);
  // Nothing of a person that is not about flights.
  expect(readFileSync(out(), 'utf8')).not.toMatch(/1950-01-01|site about flights/);
});

test.each([1, 2, 3, 4])('killed at any moment, nothing is lost or fetched twice (%i)', async (seed) => {
  // A run ends by the signal after so many requests, and the next one goes on.
  let kill = new AbortController();
  let left = 0;
  server.options.misbehave = () => {
    if (left-- === 0) kill.abort(new Error('killed'));
    return null;
  };
  for (let round = 0; round < 12; round++) {
    kill = new AbortController();
    left = 1 + ((seed * 7 + round * 5) % 9);
    const args = ['--details', '999', '--max-calls', '40'];
    const { code } = await runSnapshot({ api: server.api, out: out(), clock, args, signal: kill.signal }).catch(() => ({
      code: 130,
    }));
    clock.pass(60_000);
    if (code === 0) break;
  }
  expectAll();
  const asked = server.requests.map(({ path, query }) => `${path} ${query.get('offset')}`);
  // The response of a request during which the run was killed is lost; no other is asked for again.
  const counts = Map.groupBy(asked, (each) => each);
  const twice = [...counts.values()].filter(({ length }) => length > 1).length;
  expect(asked.length - counts.size).toBeLessThanOrEqual(12);
  expect(twice).toBeLessThan(counts.size);
});

describe('nothing fails because details are not there', () => {
  test.each([
    ['a throttle', { kind: 'status', status: 429, headers: { 'retry-after': '1800' } }, /throttled/],
    ['a failing list', { kind: 'status', status: 503 }, /status 503/],
    ['a service without the list', { kind: 'status', status: 404 }, /status 404/],
    ['HTML', { kind: 'body', body: '<html></html>' }, /HTML instead of JSON/],
  ] as const)('%s', async (_, misbehaviour, sentence) => {
    server.options.misbehave = ({ path }) => (path === 'spacecraft_flights/' ? misbehaviour : null);
    const { code, report } = await run();
    expect({ code, outcome: report.outcome, details: report.details }).toEqual({
      code: 0,
      outcome: 'written',
      details: { read: 0, flights: 350 },
    });
    expect(report.problems).toEqual([
      { record: 'crews and dockings', path: '', message: expect.stringMatching(sentence) as string },
    ]);
    server.options.misbehave = () => null;
    await run();
    expect((await run()).report.details).toEqual({ read: 350, flights: 350 });
  });

  test('a list that stops half way: what came is kept', async () => {
    server.options.misbehave = ({ path, query }) =>
      path === 'spacecraft_flights/' && query.get('offset') === '200' ? { kind: 'status', status: 500 } : null;
    expect((await run()).report.details).toEqual({ read: 200, flights: 350 });
    server.options.misbehave = () => null;
    expect((await run()).offsets).toEqual([200, 300]);
    expectAll();
  });
});

test('a bad record keeps its earlier details, and the others come', async () => {
  await run();
  await run();
  const [newest] = flights().toSorted((a, b) => (b.id ?? 0) - (a.id ?? 0));
  const before = newest?.details;
  server.options.changeFlight = (flight) =>
    flight['id'] === newest?.id ? { ...flight, launch_crew: 'nobody' } : flight;
  const { report } = await run();
  expect(report.problems).toEqual([
    {
      record: `spacecraft_flights ${newest?.id}`,
      path: '',
      message: expect.stringContaining('its earlier crews and dockings stay') as string,
    },
  ]);
  expect(flights().find(({ id }) => id === newest?.id)?.details).toEqual(before);
});

test('a bad record without earlier details does not keep the others from being renewed', async () => {
  server.options.changeFlight = (flight) => (flight['id'] === 300 ? { ...flight, docking_events: 7 } : flight);
  await run();
  await run();
  expect(unread().map(({ id }) => id)).toEqual([300]);
  // Its page once more, and the one that was read longest ago.
  const { offsets } = await run();
  expect(offsets).toHaveLength(2);
});

test('a service that ignores the order is tried page by page, none twice in a run', async () => {
  server.options.unsortedFlights = true;
  const first = await run();
  const second = await run();
  expect(first.offsets).toHaveLength(3);
  expect(new Set(first.offsets).size).toBe(3);
  expect(first.stderr).toContain('does not sort its flights');
  expect(new Set(second.offsets).size).toBe(second.offsets.length);
  expectAll();
});

test('--details 0 leaves them out, and what is known stays', async () => {
  await run();
  expect(unread()).toHaveLength(50);
  const { requests, report } = await run('--details', '0');
  expect(requests).toHaveLength(3);
  expect(report).toMatchObject({ outcome: 'unchanged', details: { read: 300, flights: 350 } });
  expect(unread()).toHaveLength(50);
  expect((await run('--details', '1')).offsets).toEqual([300]);
});

test('--wait fetches all, over as many windows as it takes', async () => {
  server.options.throttle = { calls: 5, window: HOUR };
  server.options.now = () => clock.now();
  const { code, report } = await run('--wait');
  expect(code).toBe(0);
  expect(report.details).toEqual({ read: 350, flights: 350 });
  expect(clock.slept.reduce((sum, each) => sum + each, 0)).toBeGreaterThan(HOUR / 2);
  expectAll();
});

test('a new flight moves the pages, and all that is missing is found', async () => {
  await run();
  size = { craft: few.craft + 15, flights: few.flights + 15, calls: few.calls };
  server.options.catalogue = makeCatalogue({
    craft: size.craft,
    configurations: 3,
    flights: (index) => (index < few.flights - few.craft ? 2 : 1),
  });
  await run();
  await run();
  expectAll();
});

test('a snapshot of schema 2 is read, and its flights get their details', async () => {
  await run('--details', '0');
  const { astronauts, astronaut_roles, space_stations, docking_locations, ...whole } = stored();
  expect([astronauts, astronaut_roles, space_stations, docking_locations].flat()).toEqual([]);
  const spacecraft = whole.spacecraft.map((craft) => ({
    ...craft,
    flights: craft.flights.map(({ details, ...flight }) => ({ ...flight, ...(details && { details }) })),
  }));
  writeFileSync(out(), JSON.stringify({ ...whole, schema: 2, spacecraft }));
  const { code, report } = await run();
  expect(code).toBe(0);
  expect(report).toMatchObject({ changed: [], details: { read: 300, flights: 350 } });
});
