/** `npm run mock`, and the commands that it prints, as a person runs them. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { photoListSchema } from '#domain/photos.ts';
import { parseSnapshot } from '#domain/validate-snapshot.ts';

import project from '../package.json' with { type: 'json' };
import { projectFolder } from '../tests/support/folders.ts';
import { runScript } from '../tests/support/run.ts';
import { temporaryFolder } from '../tests/support/snapshot-run.ts';

const folder = temporaryFolder();
let child: ChildProcess;
let said = '';

beforeAll(async () => {
  const script = project.scripts.mock.split(' ').slice(1);
  const mock = spawn(process.execPath, [...script, '--port', '0', '--craft', '30'], {
    cwd: projectFolder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child = mock;
  const [text] = (await once(mock.stdout, 'data')) as [Buffer];
  said = String(text).replaceAll('.cache/mock', folder.path(''));
});
afterAll(() => {
  child.kill('SIGKILL');
  folder.remove();
});

/** Runs a command as it was printed, with a folder of the test's own in it. */
function run(name: 'snapshot' | 'photos') {
  const args = new RegExp(`^  npm run ${name} -- (.+)$`, 'm').exec(said)?.[1]?.split(' ');
  if (!args) throw new Error(`no such command in: ${said}`);
  const [script = '', ...rest] = project.scripts[name].split(' ').slice(1);
  return runScript(script, {}, [...rest, ...args, '--quiet']);
}

test('a refresh takes the data from it, and a second one finds nothing new', async () => {
  expect(await run('snapshot')).toMatchObject({ exitCode: 0, stderr: '' });
  const snapshot = parseSnapshot(JSON.parse(readFileSync(folder.path('snapshot.json'), 'utf8')));
  expect(snapshot.spacecraft).toHaveLength(30);
  expect((await run('snapshot')).stdout).toMatch(/^Nothing changed: /);
});

test('the photographs come from it too, and a second run has nothing to fetch', async () => {
  expect(await run('photos')).toMatchObject({ exitCode: 0, stderr: '' });
  const { photos } = photoListSchema.parse(JSON.parse(readFileSync(folder.path('photos.json'), 'utf8')));
  expect(photos.length).toBeGreaterThan(3);
  expect(existsSync(folder.path('photos'))).toBe(true);
  expect((await run('photos')).stdout).toMatch(/^Nothing changed: /);
});

test('then names a build and a server of these files', () => {
  expect(said).toContain(
    `SNAPSHOT_FILE=${folder.path('snapshot.json')} OUT_DIR=${folder.path('dist')} npm run build\n`,
  );
  expect(said).toContain(`OUT_DIR=${folder.path('dist')} npm run serve\n`);
});

test('says that a port is taken', async () => {
  const port = /127\.0\.0\.1:(\d+)\//.exec(said)?.[1] ?? '';
  const { exitCode, stdout, stderr } = await runScript('scripts/mock.ts', {}, ['--port', port]);
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
  expect(stderr).toMatch(new RegExp(`^Port ${port} is taken; `));
});

test('ends cleanly at Ctrl-C', async () => {
  child.kill('SIGINT');
  expect((await once(child, 'exit'))[0]).toBe(0);
});

test('has a port of its own by default, not that of the query service in the README', async () => {
  const { stdout } = await runScript('scripts/mock.ts', {}, ['--help']);
  const [, port = ''] = /--port <n>.*\(default: (\d+)\)/.exec(stdout.replaceAll(/\s+/g, ' ')) ?? [];
  expect(port).toMatch(/^\d+$/);
  expect(readFileSync('README.md', 'utf8')).not.toContain(port);
});
