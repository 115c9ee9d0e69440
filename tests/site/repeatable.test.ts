import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';

import { copyProject } from '../support/elsewhere.ts';
import { fixtureFile, projectFolder } from '../support/folders.ts';
import { runBuild } from '../support/run.ts';
import { fingerprints } from '../support/trees.ts';

test('the same snapshot gives the same bytes, whatever the folder, time zone and language', async () => {
  const outDir = `${testFolder}/fleet again, ångström`;
  const { exitCode, stderr } = await runBuild({
    snapshotFile: fixtureFile('fleet'),
    outDir,
    env: { BUILD_SKIP: 'social,compress', TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
  });
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  const first = fingerprints(inject('sites').fleet.folder);
  expect(Object.keys(first).length).toBeGreaterThan(300);
  expect(fingerprints(outDir)).toEqual(first);
});
