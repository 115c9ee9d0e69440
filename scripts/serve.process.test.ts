/** `npm run serve` as a person runs it: what it prints, what it serves, how it ends. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { serialiseSnapshot } from '#domain/serialise.ts';

import { handful } from '../tests/fixtures/handful.ts';
import { projectFolder } from '../tests/support/folders.ts';
import { runScript } from '../tests/support/run.ts';
import { swapSites } from './output-dir.ts';

let folder = '';
let site = '';
const damaged = () => join(folder, 'damaged');

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'serve-test-'));
  site = join(folder, 'site');
  makeSite(site, serialiseSnapshot(handful));
  makeSite(damaged(), '{"schema": 1');
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function makeSite(built: string, snapshot: string) {
  mkdirSync(join(built, 'api'), { recursive: true });
  writeFileSync(join(built, 'api', 'snapshot.json'), snapshot);
  writeFileSync(join(built, 'index.html'), 'home');
  writeFileSync(join(built, '404.html'), 'nothing here');
}

/** A running server: its process, and the address that it printed. */
async function start(args: readonly string[], env: Record<string, string>): Promise<[ChildProcess, string]> {
  const child = spawn(process.execPath, ['scripts/serve.ts', ...args], {
    cwd: projectFolder,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [text] = (await once(child.stdout, 'data')) as [Buffer];
  const address = /^.+ at (http:\S+\/) \(Ctrl-C ends it\)\n$/.exec(String(text))?.[1];
  if (address === undefined) throw new Error(`The server printed ${String(text)}`);
  return [child, address];
}

const stop = async (child: ChildProcess, signal: NodeJS.Signals) => {
  child.kill(signal);
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
};

describe('npm run serve', () => {
  test('serves the site and the service under its base path, prints where, and ends cleanly at Ctrl-C', async () => {
    const [child, address] = await start(['--port', '0'], { OUT_DIR: site, BASE_PATH: '/atlas/' });
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/atlas\/$/);
    expect(await (await fetch(address)).text()).toBe('home');
    const missing = await fetch(`${address}nothing/`);
    expect([missing.status, await missing.text()]).toEqual([404, 'nothing here']);
    const list = (await (await fetch(`${address}api/2.3.0/spacecraft/?limit=1&offset=4`)).json()) as object;
    expect(list).toMatchObject({ count: 6, next: `${address}api/2.3.0/spacecraft/?limit=1&offset=5` });
    expect(await (await fetch(`${address}api/snapshot.json`)).json()).toEqual(JSON.parse(serialiseSnapshot(handful)));
    expect(await stop(child, 'SIGINT')).toBe(0);
  });

  test('listens on the given host, and ends at SIGTERM too', async () => {
    const [child, address] = await start(['--port', '0', '--host', '0.0.0.0'], { OUT_DIR: site, BASE_PATH: '/' });
    expect(address).toMatch(/^http:\/\/localhost:\d+\/$/);
    expect((await fetch(address.replace('localhost', '127.0.0.1'))).status).toBe(200);
    expect(await stop(child, 'SIGTERM')).toBe(0);
  });

  test('says that a port is taken', async () => {
    const other = createServer();
    await once(other.listen(0, '127.0.0.1'), 'listening');
    const { port } = other.address() as AddressInfo;
    const ended = await runScript('scripts/serve.ts', { OUT_DIR: site }, ['--port', String(port)]);
    other.close();
    expect(ended).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: `Port ${port} is taken; name another behind --, such as -- --port ${port + 1}, or 0 for any that is free.\n`,
    });
  });

  test('checks the port before it builds', async () => {
    const other = createServer();
    await once(other.listen(0, '127.0.0.1'), 'listening');
    const { port } = other.address() as AddressInfo;
    const env = { OUT_DIR: join(folder, 'not-built'), SNAPSHOT_FILE: join(folder, 'nowhere.json') };
    const ended = await runScript('scripts/serve.ts', env, ['--build', '--port', String(port)]);
    other.close();
    expect(ended).toMatchObject({ exitCode: 1, stdout: '' });
    expect(ended.stderr).toMatch(/^Port \d+ is taken; .*\n$/);
  });

  test('serves nothing when its build fails', async () => {
    const env = { OUT_DIR: site, SNAPSHOT_FILE: join(folder, 'nowhere.json') };
    const ended = await runScript('scripts/serve.ts', env, ['--build', '--port', '0']);
    expect(ended).toMatchObject({ exitCode: 1, stdout: '' });
    expect(ended.stderr).toMatch(/\nNothing was built; the last good site is as it was\.\n$/);
  });

  test('says that a signal ended its build', async () => {
    const end = "if (process.argv[1].endsWith('build.ts')) process.kill(process.pid, 'SIGKILL')";
    const env = { OUT_DIR: site, NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(end)}` };
    expect(await runScript('scripts/serve.ts', env, ['--build', '--port', '0'])).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: 'The build was ended by SIGKILL, as happens when memory runs out; the last good site is unchanged.\n',
    });
  });

  test('says that a host is not its own', async () => {
    const args = ['--port', '0', '--host', '192.0.2.1'];
    expect(await runScript('scripts/serve.ts', { OUT_DIR: site }, args)).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: 'This machine has no address 192.0.2.1; --host takes one of its own, such as 127.0.0.1.\n',
    });
  });

  test('says that there is no site yet', async () => {
    const nowhere = join(folder, 'nowhere');
    expect(await runScript('scripts/serve.ts', { OUT_DIR: nowhere })).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: `There is no complete site in ${nowhere}; build it first: npm run build\n`,
    });
  });

  test('says that the site is damaged', async () => {
    const { exitCode, stderr } = await runScript('scripts/serve.ts', { OUT_DIR: damaged() });
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^\S+snapshot\.json is damaged \(.+\); build the site again: npm run build\n$/);
  });

  test('follows a build that replaces the site, and continues with the last service if that is damaged', async () => {
    const live = join(folder, 'live');
    const next = join(folder, 'next');
    makeSite(live, serialiseSnapshot(handful));
    const [child, address] = await start(['--port', '0'], { OUT_DIR: live, BASE_PATH: '/' });
    const count = async () =>
      ((await (await fetch(`${address}api/2.3.0/spacecraft/?limit=1`)).json()) as { count: number }).count;
    expect(await count()).toBe(6);
    makeSite(next, serialiseSnapshot({ ...handful, spacecraft: handful.spacecraft.slice(0, 4) }));
    swapSites(next, live, `${live}.old`);
    expect(await count()).toBe(4);
    makeSite(next, '{"schema": 1');
    swapSites(next, live, `${live}.old`);
    expect(await count()).toBe(4);
    expect(await stop(child, 'SIGHUP')).toBe(0);
  });

  test('says that the site was built for another base path', async () => {
    const other = join(folder, 'other');
    makeSite(other, serialiseSnapshot(handful));
    const mark = {
      snapshot: { sha256: '0'.repeat(64) },
      source: { version: '1.0.0' },
      packages: { astro: '1', pagefind: '1' },
    };
    writeFileSync(join(other, 'build.json'), JSON.stringify({ ...mark, base: '/atlas/' }));
    expect(await runScript('scripts/serve.ts', { OUT_DIR: other }, ['--port', '0'])).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: `The site in ${other} was built for BASE_PATH=/atlas/, and this is BASE_PATH=/; start with the same, or build again: npm run build\n`,
    });
  });

  test('says which setting it cannot use', async () => {
    const { exitCode, stderr } = await runScript('scripts/serve.ts', { OUT_DIR: site, BASE_PATH: '/a b/' });
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^BASE_PATH is "\/a b\/"; .+\n$/);
  });

  test.each([
    [['--port', 'x']],
    [['--port', '65536']],
    [['--port', '-1']],
    [['--port', '80.5']],
    [['--port']],
    [['--host', '']],
    [['--prot', '80']],
    [['8787']],
  ])('does not take %j', async (args) => {
    const { exitCode, stdout, stderr } = await runScript('scripts/serve.ts', { OUT_DIR: site }, args);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^error: /);
    expect(stderr).toMatch(/\nnpm run serve -- --help explains all options\.\n$/);
    expect(stderr).not.toContain('Usage');
  });

  test('explains itself', async () => {
    const { exitCode, stdout } = await runScript('scripts/serve.ts', {}, ['--help']);
    expect(exitCode).toBe(0);
    expect(stdout).toContain('--port <n>');
    expect(stdout).not.toMatch(/--build|build first/);
  });

  test('explains npm start, which builds first', async () => {
    const { exitCode, stdout } = await runScript('scripts/serve.ts', { npm_lifecycle_event: 'start' }, [
      '--build',
      '--help',
    ]);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^Usage: npm start -- \[options\]\n\nBuilds the site into OUT_DIR, then serves /);
  });
});
