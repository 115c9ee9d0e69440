/**
 * Writes the made-up snapshots and the history of one of them, checked, as files that a build can read.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

import { historySchema, serialiseHistory } from '#domain/changes.ts';
import { parseSnapshot } from '#domain/validate-snapshot.ts';
import type { Snapshot } from '#domain/schema.ts';
import { serialiseSnapshot } from '#domain/serialise.ts';

import { fleet } from '../fixtures/fleet.ts';
import { fleetHistory } from '../fixtures/fleet-history.ts';
import { handful } from '../fixtures/handful.ts';
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
  writeFileSync(fixtureHistory('fleet'), serialiseHistory(historySchema.parse(fleetHistory)));
}
