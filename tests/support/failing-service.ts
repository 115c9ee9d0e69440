/** A service that fails, a snapshot and a history to be kept from harm, and what holds of a run that ends badly. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

import { afterEach, beforeAll, beforeEach, expect } from 'vitest';

import { makeCatalogue } from './ll2-records.ts';
import type { JsonRecord } from './ll2-records.ts';
import { startLl2Server } from './ll2-server.ts';
import type { Ll2Server, Misbehaviour, SeenRequest } from './ll2-server.ts';
import { runSnapshot, temporaryFolder } from './snapshot-run.ts';
import type { SnapshotRunResult, SnapshotRunOptions } from './snapshot-run.ts';

export const TOKEN = 'a-secret-token-0123456789';
export const CRAFT = 230;

/** The server of the present test. */
export let server: Ll2Server;
/** The folder of the present test, with a snapshot and its history. */
export let folder: ReturnType<typeof temporaryFolder>;
/** What both files held before the run. */
export let before: { snapshot: Buffer; changes: Buffer };

/** The snapshot's file. */
export const out = () => folder.path('snapshot.json');
/** What both files hold now. */
export const files = () => ({ snapshot: readFileSync(out()), changes: readFileSync(folder.path('changes.json')) });
/** A run against the server, with a token; without crews and dockings, unless a test says how many calls they may take. */
export const run = ({ args = [], ...options }: Partial<SnapshotRunOptions> = {}) =>
  runSnapshot({
    api: server.api,
    out: out(),
    env: { LL2_TOKEN: TOKEN },
    args: ['--details', '0', ...args],
    ...options,
  });

/** A catalogue of few flights, as it is after so many changes. */
function catalogueAfter(changes: number) {
  const catalogue = makeCatalogue({ craft: CRAFT, flights: (index) => (index % 20 === 0 ? 2 : 0) });
  for (const place of [3, 5].slice(0, changes))
    (catalogue.spacecraft[place] as JsonRecord)['name'] = `Renamed ${place}`;
  return catalogue;
}

/** Starts a server and lays a snapshot and its history before each test of the file that calls this. */
export function useFailingService(): void {
  beforeAll(async () => {
    folder = temporaryFolder();
    for (const changes of [0, 1]) {
      server = await startLl2Server({ catalogue: catalogueAfter(changes) });
      await run();
      await server.close();
    }
    before = files();
    folder.remove();
  });

  beforeEach(async () => {
    folder = temporaryFolder();
    writeFileSync(out(), before.snapshot);
    writeFileSync(folder.path('changes.json'), before.changes);
    server = await startLl2Server({ catalogue: catalogueAfter(2) });
  });

  afterEach(async () => {
    await server.close();
    folder.remove();
  });
}

/** Misbehaves at the second page, as often as is said. */
export function atSecondPage(what: Misbehaviour, times = Infinity): (request: SeenRequest) => Misbehaviour | null {
  let left = times;
  return ({ path, query }) => {
    if (path !== 'spacecraft/' || Number(query.get('offset')) !== 100 || left <= 0) return null;
    left--;
    return what;
  };
}

/** What holds of every run that does not end well. */
export function expectNothingWritten(ended: SnapshotRunResult): void {
  expect(files()).toEqual(before);
  const kept = readdirSync(folder.path(''), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(`${entry.parentPath}/${entry.name}`, 'utf8'));
  for (const text of [ended.stdout, ended.stderr, ...kept]) expect(text).not.toContain(TOKEN);
  expect(readdirSync(folder.path('')).filter((name) => /lock|tmp/.test(name))).toEqual([]);
}
