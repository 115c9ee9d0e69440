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
  const sizes = files.map(({ parentPath, name }) => statSync(join(parentPath, name)).size);
  expect(Math.max(...sizes)).toBeLessThan(25 * 1024 * 1024);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(200 * 1024 * 1024);
  rmSync(outDir, { recursive: true });
}, 600_000);
