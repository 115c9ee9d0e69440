import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';

import { copyProject } from '../support/elsewhere.ts';
import { fixtureFile, projectFolder } from '../support/folders.ts';
import { runBuild } from '../support/run.ts';
import { fingerprints } from '../support/trees.ts';

let folder: string;
beforeAll(() => {
  folder = join(realpathSync(mkdtempSync(join(tmpdir(), 'elsewhere-'))), 'a folder, ångström');
  copyProject(folder);
  mkdirSync(join(folder, 'home'));
});
afterAll(() => {
  rmSync(join(folder, '..'), { recursive: true, force: true });
});

const loadedFirst = (name: string) => `--import=${pathToFileURL(join(projectFolder, 'tests/support', name)).href}`;

describe('the same snapshot gives the same bytes, whatever the folder, the day, the time zone, the language and the user, and without a network', () => {
  test.each([
    ['handful', 'with every step', ''],
    ['fleet', 'with the steps of a quick build', 'social,compress'],
  ] as const)('%s, %s', async (name, _, skip) => {
    const site = inject('sites')[name];
    const outDir = join(folder, 'out', name);
    const networkLog = join(folder, `${name}.network.log`);
    const { exitCode, stderr } = await runBuild({
      snapshotFile: fixtureFile(name),
      outDir,
      base: site.base,
      cwd: folder,
      env: {
        BUILD_SKIP: skip,
        TZ: 'Pacific/Kiritimati',
        LANG: 'tr_TR.UTF-8',
        LC_ALL: 'tr_TR.UTF-8',
        USER: 'somebody',
        LOGNAME: 'somebody',
        HOME: join(folder, 'home'),
        UV_THREADPOOL_SIZE: '2',
        NODE_OPTIONS: ['another-day.mjs', 'network-log.mjs'].map(loadedFirst).join(' '),
        NETWORK_LOG: networkLog,
        // As on the machine of somebody who has never heard of it.
        ASTRO_TELEMETRY_DISABLED: '',
      },
    });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(existsSync(networkLog) && readFileSync(networkLog, 'utf8'), 'connections').toBe(false);
    const first = fingerprints(site.folder);
    expect(Object.keys(first).length).toBeGreaterThan(200);
    const quick = [/^pagefind\//, /^api\/atlas\.sqlite$/, /^api\/index\.json$/];
    for (const part of name === 'handful' ? [...quick, /^social\//, /\.br$/, /\.gz$/] : quick) {
      expect(Object.keys(first).filter((file) => part.test(file))).not.toEqual([]);
    }
    expect(fingerprints(outDir)).toEqual(first);
  });
});
