/**
 * A made-up service with 230 craft, a folder for what a run writes, and the run: new for each test of a file. Its runs
 * fetch no crews and dockings unless a test says how many calls they may take.
 */
import { readFileSync } from 'node:fs';

import { afterEach, beforeEach } from 'vitest';

import { historySchema } from '#domain/changes.ts';

import { makeCatalogue } from './ll2-records.ts';
import type { JsonRecord } from './ll2-records.ts';
import { startLl2Server } from './ll2-server.ts';
import type { Ll2Server } from './ll2-server.ts';
import { runSnapshot, temporaryFolder } from './snapshot-run.ts';
import type { SnapshotRunOptions } from './snapshot-run.ts';

export let server: Ll2Server;
export let folder: ReturnType<typeof temporaryFolder>;

/** Starts the service before each test, and ends it after. */
export function useSnapshotService(): void {
  beforeEach(async () => {
    folder = temporaryFolder();
    const isInSpace = (index: number) => (index + 1 + Math.floor(index / 40)) % 29 === 0;
    const flights = (index: number) => (isInSpace(index) ? 1 : index % 50 === 0 ? 2 : 0);
    server = await startLl2Server({ catalogue: makeCatalogue({ craft: 230, flights }) });
  });

  afterEach(async () => {
    await server.close();
    folder.remove();
  });
}

export const out = () => folder.path('snapshot.json');
export const changes = () => folder.path('changes.json');
export const run = (...args: string[]) => runWith({ args });
export const runWith = ({ args = [], ...options }: Partial<SnapshotRunOptions>) =>
  runSnapshot({ api: server.api, out: out(), args: ['--details', '0', ...args], ...options });
export const history = () => historySchema.parse(JSON.parse(readFileSync(changes(), 'utf8')));
/** A craft of the service. */
export const craft = (index: number) => server.options.catalogue.spacecraft[index] as JsonRecord;
/** The offsets that were requested so far. */
export const offsets = () => server.requests.map(({ query }) => Number(query.get('offset')));
