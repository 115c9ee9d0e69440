/** The program as it is started: arguments, streams, exit codes, signals, two at once, and a full disk. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { makeCatalogue, makeSpacecraft } from '../../tests/support/ll2-records.ts';
import type { JsonRecord } from '../../tests/support/ll2-records.ts';
import { startLl2Server } from '../../tests/support/ll2-server.ts';
import type { Ll2Server } from '../../tests/support/ll2-server.ts';
import { temporaryFolder } from '../../tests/support/snapshot-run.ts';
import type { SnapshotReport } from './report.ts';

const script = join(import.meta.dirname, '..', 'snapshot.ts');

let server: Ll2Server;
let folder: ReturnType<typeof temporaryFolder>;

const out = () => folder.path('snapshot.json');
const usual = () => ['--api', server.api, '--out', out()];

beforeEach(async () => {
  folder = temporaryFolder();
  server = await startLl2Server({ catalogue: makeCatalogue({ craft: 230, flights: () => 0 }) });
});

afterEach(async () => {
  await server.close();
  folder.remove();
});

interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

function start(args: readonly string[], env: Record<string, string> = {}, command: readonly string[] = []) {
  const [program = process.execPath, ...rest] = [...command, process.execPath, script, ...args];
  const child = spawn(program, rest, {
    cwd: folder.path(''),
    env: { ...process.env, LL2_API: '', LL2_TOKEN: '', ...env },
  });
  const ended = new Promise<Ended>((resolve) => {
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (text) => (stdout += String(text)));
    child.stderr.on('data', (text) => (stderr += String(text)));
    child.on('close', (code) => {
      resolve({ code, stdout, stderr });
    });
  });
  return { child, ended };
}

const run = (args: readonly string[], env = {}) => start(args, env).ended;

/** Starts a run that hangs at its second page, and waits until it does. */
async function hanging(): Promise<{ child: ChildProcess; ended: Promise<Ended> }> {
  const reached = new Promise<void>((resolve) => {
    server.options.misbehave = ({ number }) => {
      if (number !== 2) return null;
      resolve();
      return { kind: 'silence' };
    };
  });
  const started = start(usual());
  await reached;
  return started;
}

test('ends with 2 and the usage on stderr when an argument is wrong', async () => {
  const { code, stdout, stderr } = await run(['--nonsense']);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/^error: unknown option '--nonsense'\nnpm run snapshot -- --help explains all options\.\n$/);
});

describe('what goes where', () => {
  test('progress to stderr, the report to stdout, its first line fit for a commit', async () => {
    const first = await run(usual());
    expect(first.code).toBe(0);
    expect(first.stdout).toMatch(/^First snapshot: 230 spacecraft, 12 configurations\n\n230 spacecraft, .* 4 calls;/);
    expect(first.stderr).toMatch(/^Page 1 of 4: 100 records, 1 of 15 calls, [\d.]+ [kM]B\.\n/);
    const [one, two] = server.options.catalogue.spacecraft as [JsonRecord, JsonRecord];
    one['name'] = 'Egret';
    two['flights_count'] = 9;
    server.options.catalogue.spacecraft.push({ ...two, id: 900, name: 'Ibis' });
    const second = await run(usual());
    expect(second.stdout.split('\n')[0]).toBe('2 changed, 1 new: Ibis, Egret, Heron 2');
    expect(second.stdout).not.toContain('destination');
    const [flight] = makeSpacecraft(1, {}, 1)['flights'] as JsonRecord[];
    one['flights'] = [{ ...flight, destination: 'Planet Nine' }];
    const third = await run(usual());
    expect(third.stdout).toContain('\n1 unknown destination:\n- Planet Nine\n');
  });

  test('with --json one object on stdout; with --quiet nothing on stderr', async () => {
    const { code, stdout, stderr } = await run([...usual(), '--json', '--quiet']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.trim().split('\n')).toHaveLength(1);
    const report = JSON.parse(stdout) as SnapshotReport;
    expect(Object.keys(report)).toEqual([
      'outcome',
      'calls',
      'spacecraft',
      'configurations',
      'flights',
      'flights_with_details',
      'added',
      'removed',
      'changed',
      'unknown_destinations',
      'flights_without_details',
      'problems',
    ]);
    expect(report).toMatchObject({ outcome: 'written', calls: 4, spacecraft: 230, configurations: 12, problems: [] });
  });

  test('a failure is one sentence on stderr, even with --quiet', async () => {
    await server.close();
    const { code, stdout, stderr } = await run([...usual(), '--quiet', '--max-calls', '1']);
    expect(code).toBe(75);
    expect(stderr).toMatch(/^GET http:\S+ failed: .*ECONNREFUSED.*\n$/);
    expect(stdout).toMatch(/^Postponed: nothing was written\n/);
  });
});

describe('a run that is cut off', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('by %s ends with 130, and the next goes on', async (signal) => {
    const { child, ended } = await hanging();
    child.kill(signal);
    expect(await ended).toMatchObject({ code: 130, stderr: expect.stringContaining('Interrupted; ') as string });
    expect(readdirSync(folder.path(''))).toEqual(['.snapshot.json.run']);
    expect((await run(usual())).code).toBe(0);
    expect(server.requests.map(({ query }) => query.get('offset'))).toEqual(['0', '100', '100', '200', '0']);
    expect(readdirSync(folder.path(''))).toEqual(['snapshot.json']);
  });

  test('by a kill leaves a lock that the next run does not mind', async () => {
    const { child, ended } = await hanging();
    child.kill('SIGKILL');
    await ended;
    expect(readdirSync(folder.path(''))).toContain('.snapshot.json.lock');
    expect((await run(usual())).code).toBe(0);
    expect(server.requests.map(({ query }) => query.get('offset'))).toEqual(['0', '100', '100', '200', '0']);
  });
});

test('stops at once with 75 while another run is under way', async () => {
  const { child, ended } = await hanging();
  const asked = server.requests.length;
  const second = await run([...usual(), '--json']);
  expect(second.code).toBe(75);
  expect(second.stderr).toContain(`Another run is under way (process ${child.pid} on `);
  expect(JSON.parse(second.stdout)).toMatchObject({ outcome: 'postponed', calls: 0 });
  expect(server.requests).toHaveLength(asked);
  expect((await run([...usual(), '--dry-run'])).code).toBe(75);
  child.kill('SIGINT');
  expect((await ended).code).toBe(130);
});

// A limit on the size of files stands for a disk that is full: writing fails in the middle in the same way.
test.skipIf(process.platform === 'win32')('refuses with 1 when the disk will not take the snapshot', async () => {
  await run(usual());
  (server.options.catalogue.spacecraft[0] as JsonRecord)['name'] = 'Renamed';
  const before = readFileSync(out());
  const kilobytes = Math.floor(before.length / 1024) - 8;
  const command = ['/bin/sh', '-c', `ulimit -f ${kilobytes * 2}; exec "$@"`, 'sh'];
  const { code, stdout, stderr } = await start(usual(), {}, command).ended;
  expect(code).toBe(1);
  expect(stderr).toMatch(/snapshot\.json cannot be written: EFBIG.*; what was there stays\. Make room/);
  expect(stdout).toMatch(/^Refused: nothing was written\n/);
  expect(readFileSync(out())).toEqual(before);
  expect(readdirSync(folder.path(''))).toEqual(['.snapshot.json.run', 'snapshot.json']);
  server.requests.length = 0;
  expect((await run(usual())).code).toBe(0);
  expect(server.requests).toEqual([]);
});
