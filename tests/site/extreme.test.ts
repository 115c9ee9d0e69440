/** Whatever a snapshot may hold can be built: no page, drawing or file grows with a number or a text beyond reason. */
import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { parseSnapshot } from '#domain/validate-snapshot.ts';

import { extreme } from '../fixtures/extreme.ts';
import { testFolder } from '../support/folders.ts';
import { runBuild } from '../support/run.ts';

test('the largest and smallest values that a snapshot may hold make a site of a normal size', async () => {
  parseSnapshot(extreme);
  const [file, outDir] = [`${testFolder}/extreme.json`, `${testFolder}/extreme`];
  writeFileSync(file, JSON.stringify(extreme));
  const { exitCode, stderr } = await runBuild({ snapshotFile: file, outDir, env: { BUILD_SKIP: 'compress' } });
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  const files = readdirSync(outDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const sizes = files.map(({ parentPath, name }) => {
    const path = join(parentPath, name);
    return { size: statSync(path).size, isFlight: path.includes('/spacecraft_flights') };
  });
  const sum = (isFlight: boolean) =>
    sizes.filter((file) => file.isFlight === isFlight).reduce((bytes, { size }) => bytes + size, 0);
  expect(Math.max(...sizes.map(({ size }) => size))).toBeLessThan(25 * 1024 * 1024);
  expect(sum(false)).toBeLessThan(200 * 1024 * 1024);
  // Each flight is in the list and in a file of its own, both times with its craft.
  const flights = new Set(extreme.spacecraft.flatMap((craft) => craft.flights.map(({ id }) => id))).size;
  expect(sum(true)).toBeGreaterThan(0);
  expect(sum(true)).toBeLessThan(2 * flights * 300 * 1024);
  rmSync(outDir, { recursive: true });
}, 600_000);
