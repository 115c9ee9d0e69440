/** What nobody takes: messages to a full disk or to a closed pipe. The data, the lock and the exit code are what they are. */
import { spawn } from 'node:child_process';
import { existsSync, openSync, closeSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { makeCatalogue } from '../../tests/support/ll2-records.ts';
import { startLl2Server } from '../../tests/support/ll2-server.ts';
import type { Ll2Server } from '../../tests/support/ll2-server.ts';
import { photosFolder, snapshotOf } from '../../tests/support/photos-run.ts';
import { startPictureServer } from '../../tests/support/picture-server.ts';
import type { PictureServer } from '../../tests/support/picture-server.ts';
import { jpegOf } from '../../tests/support/pictures.ts';

const FULL = '/dev/full';
const root = join(import.meta.dirname, '..', '..');

type Target = 'full' | 'closed';

/** Runs a command of the project with its streams as they are asked for. @returns its exit code */
async function run(script: string, args: readonly string[], [stdout, stderr]: readonly [Target, Target], env = {}) {
  const full = openSync(FULL, 'w');
  const stdio = (target: Target) => (target === 'full' ? full : 'pipe');
  const child = spawn(process.execPath, [join(root, 'scripts', script), ...args], {
    cwd: root,
    env: { ...process.env, LL2_TOKEN: '', SITE_URL: '', ...env },
    stdio: ['ignore', stdio(stdout), stdio(stderr)],
  });
  closeSync(full);
  for (const stream of [child.stdout, child.stderr]) stream?.destroy();
  return new Promise<number | null>((resolve) => child.on('close', resolve));
}

/** Each stream in each state: what happens to one does not depend on the other. */
const streams: [stdout: Target, stderr: Target][] = [
  ['full', 'closed'],
  ['closed', 'full'],
];

describe.skipIf(!existsSync(FULL)).each(streams)('with stdout %s and stderr %s', (...targets) => {
  let service: Ll2Server;
  let pictures: PictureServer;
  let folder: ReturnType<typeof photosFolder>;

  beforeAll(async () => {
    folder = photosFolder();
    service = await startLl2Server({ catalogue: makeCatalogue({ craft: 120, flights: () => 0 }) });
    const picture = await jpegOf({ width: 320, height: 200 });
    pictures = await startPictureServer({ at: (path) => (path === '/1.jpg' ? picture : null) });
  });

  afterAll(async () => {
    await service.close();
    await pictures.close();
    folder.remove();
  });

  test('a snapshot is written, and a refused one ends with 1', async () => {
    const args = (api: string) => ['--api', api, '--out', folder.path('new.json')];
    expect(await run('snapshot.ts', args(service.api), targets)).toBe(0);
    expect(readdirSync(folder.path(''))).toEqual(['new.json']);
    expect(await run('snapshot.ts', args(service.api.replace('2.3.0', '9.9.9')), targets)).toBe(1);
    expect(readdirSync(folder.path(''))).toEqual(['new.json']);
  });

  test('photographs are made', async () => {
    const records = [1, 2].map((id) => ({ id, image_url: `${pictures.origin}/${id}.jpg` }));
    folder.write(snapshotOf(records));
    expect(await run('photos.ts', [...folder.args, '--host', '127.0.0.1'], targets)).toBe(0);
    expect([...folder.photos().keys()]).toEqual([1]);
    expect(readdirSync(folder.path('')).filter((name) => name.includes('lock'))).toEqual([]);
  });

  test('a build that cannot be ends with 1', async () => {
    const env = { SNAPSHOT_FILE: folder.path('none.json'), OUT_DIR: folder.path('site') };
    expect(await run('build.ts', [], targets, env)).toBe(1);
    expect(existsSync(folder.path('site'))).toBe(false);
  });
});
