/** `npm run dev` as a person runs it. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';

import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { handful } from '../tests/fixtures/handful.ts';
import { projectFolder } from '../tests/support/folders.ts';
import { plainEnv } from '../tests/support/run.ts';
import { temporaryFolder } from '../tests/support/snapshot-run.ts';

const folder = temporaryFolder();
const snapshotFile = folder.path('snapshot.json');
let child: ChildProcess;
let address = '';
let said = '';

beforeAll(async () => {
  writeFileSync(snapshotFile, JSON.stringify(handful));
  // A machine on which Astro has not run yet: it would say that it tells its makers of every run.
  const home = { HOME: folder.path('home'), XDG_CONFIG_HOME: folder.path('home'), CI: '' };
  const server = spawn(process.execPath, ['scripts/dev.ts', '--port', '0'], {
    cwd: projectFolder,
    env: { ...plainEnv(), ...home, NODE_ENV: 'development', SNAPSHOT_FILE: snapshotFile },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child = server;
  const ready = new Promise<string>((resolve, reject) => {
    const listen = (text: Buffer) => {
      said += String(text);
      const [found] = /http:\/\/127\.0\.0\.1:\d+\//.exec(said) ?? [];
      if (found) resolve(found);
    };
    server.stdout.on('data', listen);
    server.stderr.on('data', listen);
    server.once('exit', () => {
      reject(new Error(said));
    });
  });
  address = await ready;
});
afterAll(() => {
  child.removeAllListeners('exit');
  child.kill('SIGKILL');
  folder.remove();
});

const page = async (path: string) => {
  const response = await fetch(address + path);
  return { status: response.status, text: await response.text() };
};

test('sees that the snapshot was changed, and that it was damaged and mended', async () => {
  const [first, ...others] = handful.spacecraft;
  expect((await page('spacecraft/')).text).not.toContain('Renamed 1');
  writeFileSync(
    snapshotFile,
    JSON.stringify({ ...handful, spacecraft: [{ ...first!, name: 'Renamed 1' }, ...others] }),
  );
  await vi.waitFor(async () => {
    expect((await page('spacecraft/')).text).toContain('Renamed 1');
  }, 20_000);
  writeFileSync(snapshotFile, '{');
  await vi.waitFor(async () => {
    expect((await page('spacecraft/')).status).toBe(500);
  }, 20_000);
  writeFileSync(snapshotFile, JSON.stringify(handful));
  await vi.waitFor(async () => {
    expect(await page('spacecraft/')).toMatchObject({ status: 200 });
  }, 20_000);
  expect((await page('spacecraft/')).text).not.toContain('Renamed 1');
});

test.each(['api/index.json', 'spacecraft/11/', 'sitemap.xml', 'pagefind/pagefind.js'])(
  'says of %s that a build alone makes such addresses',
  async (path) => {
    const { status, text } = await page(path);
    expect(status).toBe(404);
    expect(text).toMatch(/made by a build alone: .*npm start/);
  },
);

test('says nothing of telemetry, nor of a newer version', () => {
  expect(said).toContain('watching for file changes');
  expect(said).not.toMatch(/telemetry|anonymous usage|new version/i);
});
