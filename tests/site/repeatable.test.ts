import { expect, inject, test } from 'vitest';

import { fixtureFile, testFolder } from '../support/folders.ts';
import { runBuild } from '../support/run.ts';
import { fingerprints } from '../support/trees.ts';

test('the same snapshot gives the same bytes, whatever the folder, time zone and language', async () => {
  const outDir = `${testFolder}/fleet again, ångström`;
  const { exitCode, stderr } = await runBuild({
    snapshotFile: fixtureFile('fleet'),
    outDir,
    env: { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
  });
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  const first = fingerprints(inject('sites').fleet.folder);
  expect(Object.keys(first).length).toBeGreaterThan(300);
  expect(Object.keys(first)).toEqual(
    expect.arrayContaining(['api/atlas.sqlite', 'api/index.json', 'api/openapi.json']),
  );
  expect(fingerprints(outDir)).toEqual(first);
});
