/**
 * Writes the made-up snapshots, the history of one and the curated tables of the other, as files that a build can read.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { historySchema, serialiseHistory } from '#domain/changes.ts';
import { CURATED_FOLDER } from '#domain/curated.ts';
import { parseSnapshot } from '#domain/validate-snapshot.ts';
import type { Snapshot } from '#domain/schema.ts';
import { serialiseSnapshot } from '#domain/serialise.ts';

import { fleet } from '../fixtures/fleet.ts';
import { fleetHistory } from '../fixtures/fleet-history.ts';
import { handful } from '../fixtures/handful.ts';
import { handfulCurated } from '../fixtures/handful-curated.ts';
import { fixtureFile, fixtureHistory } from './folders.ts';
import type { FixtureName } from './folders.ts';

const fixtures: Record<FixtureName, Snapshot> = { fleet, handful };

/** Vitest's global setup of the unit tests. */
export function setup(): void {
  for (const [name, snapshot] of Object.entries(fixtures) as [FixtureName, Snapshot][]) {
    const file = fixtureFile(name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, serialiseSnapshot(parseSnapshot(snapshot)));
  }
  const curated = join(dirname(fixtureFile('handful')), CURATED_FOLDER);
  mkdirSync(curated, { recursive: true });
  for (const [table, text] of Object.entries(handfulCurated)) writeFileSync(join(curated, `${table}.csv`), text);
  writeFileSync(fixtureHistory('fleet'), serialiseHistory(historySchema.parse(fleetHistory)));
}
