/**
 * A made-up service with many flights, a folder for what runs write, and the runs, on a clock of their own: new for each test
 * of a file.
 */
import { readFileSync } from 'node:fs';

import { afterEach, beforeEach } from 'vitest';

import { historySchema } from '#domain/changes.ts';
import { parseSnapshot } from '#domain/validate-snapshot.ts';
import type { FlightRecord } from '#domain/schema.ts';

import { makeCatalogue } from './ll2-records.ts';
import { startLl2Server } from './ll2-server.ts';
import type { Ll2Server, SeenRequest } from './ll2-server.ts';
import { fakeClock, runSnapshot, temporaryFolder } from './snapshot-run.ts';
import type { FakeClock, SnapshotRunOptions } from './snapshot-run.ts';

export const HOUR = 3_600_000;

export let server: Ll2Server;
export let folder: ReturnType<typeof temporaryFolder>;
export let clock: FakeClock;

/** How many records the service has. */
export interface DetailsServiceOptions {
  craft: number;
  configurations: number;
  /** Of all craft together. */
  flights: number;
}

/** Starts the service before each test, and ends it after. */
export function useDetailsService({ craft, configurations, flights }: DetailsServiceOptions): void {
  const each = Math.floor(flights / craft);
  const more = flights - each * craft;
  beforeEach(async () => {
    folder = temporaryFolder();
    clock = fakeClock();
    const catalogue = makeCatalogue({ craft, configurations, flights: (index) => each + Number(index < more) });
    server = await startLl2Server({ catalogue, now: clock.now });
  });

  afterEach(async () => {
    await server.close();
    folder.remove();
  });
}

export const out = () => folder.path('snapshot.json');
export const stored = () => parseSnapshot(JSON.parse(readFileSync(out(), 'utf8')));
export const history = () => historySchema.parse(JSON.parse(readFileSync(folder.path('changes.json'), 'utf8')));
/** The flights of the stored snapshot by id, the newest first. */
export const flights = (): FlightRecord[] =>
  stored()
    .spacecraft.flatMap((craft) => craft.flights)
    .sort((a, b) => (b.id ?? 0) - (a.id ?? 0));
/** Ids of flights without details, the newest first. */
export const missing = () => flights().flatMap(({ id, details }) => (details === null ? [id] : []));

/** Makes a run, an hour after the one before, and gives what it asked for. */
export async function run(args: readonly string[] = [], options: Partial<SnapshotRunOptions> = {}) {
  const from = server.requests.length;
  // Nothing here is about how long an answer may take, and a busy machine may take long.
  const timeouts = { headers: 60_000, answer: 60_000 };
  const usual = { api: server.api, out: out(), clock, timeouts, args: ['--quiet', ...args] };
  const ended = await runSnapshot({ ...usual, ...options });
  const requests = server.requests.slice(from);
  clock.pass(HOUR);
  return { ...ended, requests, offsets: detailOffsets(requests) };
}

/** Offsets of the requests for crews and dockings. */
export function detailOffsets(requests: readonly SeenRequest[]): number[] {
  return requests.filter(({ path }) => path === 'spacecraft_flights/').map(({ query }) => Number(query.get('offset')));
}
