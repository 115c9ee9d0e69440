/** The program as it is started: arguments, streams, exit codes, signals, two at once, a full disk, and its memory. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import project from '../../package.json' with { type: 'json' };
import { bomb, greedy, large, tall, wide } from '../../tests/support/odd-pictures.ts';
import { photosFolder, runPhotos, snapshotOf } from '../../tests/support/photos-run.ts';
import type { PhotosFolder } from '../../tests/support/photos-run.ts';
import { startPictureServer } from '../../tests/support/picture-server.ts';
import type { Handler, PictureServer } from '../../tests/support/picture-server.ts';
import { jpegOf } from '../../tests/support/pictures.ts';
import type { PhotosReport } from './report.ts';

const script = join(import.meta.dirname, '..', 'photos.ts');
const good = await jpegOf({ width: 400, height: 300 });

let folder: PhotosFolder;
let server: PictureServer;
let pictures: Map<string, Buffer | Handler>;

beforeEach(async () => {
  folder = photosFolder();
  pictures = new Map([['/1.jpg', good]]);
  server = await startPictureServer({ at: (path) => pictures.get(path) ?? null });
  folder.write(snapshotOf([1, 2, 3].map((id) => ({ id, image_url: `${server.origin}/${id}.jpg` }))));
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

const usual = () => [...folder.args, '--host', '127.0.0.1'];

function start(args: readonly string[], env: Record<string, string> = {}, command: readonly string[] = []) {
  const [program = process.execPath, ...rest] = [...command, process.execPath, ...args];
  const child = spawn(program, rest, { cwd: folder.path(''), env: { ...process.env, SITE_URL: '', ...env } });
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

const run = (args: readonly string[]) => start([script, ...args]).ended;

/** Starts a run whose second picture never comes, and waits until that is asked for and the first has been made. */
async function hanging() {
  const reached = new Promise<void>((resolve) => {
    pictures.set('/2.jpg', () => {
      resolve();
    });
  });
  const started = start([script, ...usual(), '--concurrency', '1']);
  await reached;
  return started;
}

describe('wrong arguments end with 2 and the usage', () => {
  test.each([
    ['--nonsense'],
    ['--licences', 'some'],
    ['--licences', '4,x'],
    ['--licences', ''],
    ['--host', 'https://pictures.example/'],
    ['--host', ''],
    ['--concurrency', '0'],
    ['--max-bytes', '1e9'],
    ['--max-bytes', '99999999999'],
    ['--snapshot', ''],
    ['stray'],
  ])('%s %s', async (...args) => {
    const { code, stdout, stderr } = await runPhotos(folder, [...usual(), ...args]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^error: .*\nnpm run photos -- --help explains all options\.\n$/);
    expect(server.requests).toEqual([]);
  });

  test('the same file for the snapshot and the list', async () => {
    expect((await runPhotos(folder, ['--list', folder.snapshot])).code).toBe(2);
  });

  test('as a process', async () => {
    const { code, stdout, stderr } = await run([...usual(), '--nonsense']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain("unknown option '--nonsense'");
  });
});

describe('what goes where', () => {
  test('progress to stderr, the report to stdout', async () => {
    const { code, stdout, stderr } = await run(usual());
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^1 picture, 1 of them new or changed\n\n1 made, 0 kept, 0 skipped, 2 failed; \d+ kB fetched/,
    );
    expect(stdout).toContain('- image 2: the server answers with status 404\n');
    expect(stderr).toMatch(/3 of 3 pictures, \d+ kB\.\n$/);
  });

  test('says of what is skipped why, and which pictures those are', async () => {
    folder.write(snapshotOf([2, 3].map((id) => ({ id, image_url: `${server.origin}/${id}.jpg`, license: 1 }))));
    const { stdout } = await run(usual());
    expect(stdout).toMatch(/\nSkipped:\n- the licence “Unknown”: [^.]+: 2, 3\n$/);
  });

  test('with --json one object on stdout; with --quiet nothing on stderr', async () => {
    const { stdout, stderr } = await run([...usual(), '--json', '--quiet']);
    expect(stderr).toBe('');
    const report = JSON.parse(stdout) as PhotosReport;
    expect(Object.keys(report)).toEqual([
      ...['outcome', 'bytes', 'made', 'kept', 'skipped', 'failed', 'removed', 'problems'],
    ]);
    expect(report).toMatchObject({ outcome: 'written', made: [1], failed: [{ id: 2 }, { id: 3 }] });
  });

  test('--help ends with 0', async () => {
    const { code, stdout } = await run(['--help']);
    expect(code).toBe(0);
    for (const option of ['licences', 'snapshot', 'out', 'list', 'host', 'concurrency', 'max-bytes', 'dry-run']) {
      expect(stdout).toContain(`--${option}`);
    }
  });
});

describe('a run that is cut off', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('by %s ends with 130 and leaves all as it was', async (signal) => {
    await run(usual());
    const before = folder.everything();
    pictures.set('/1.jpg', await jpegOf({ width: 400, height: 300, seed: 4 }));
    const { child, ended } = await hanging();
    child.kill(signal);
    const { code, stdout, stderr } = await ended;
    expect(code).toBe(130);
    expect(stderr).toContain('Interrupted; nothing was changed.');
    expect(stdout).toMatch(/^Interrupted: nothing was written\n/);
    expect(folder.everything()).toEqual(before);
  });

  test('by a kill leaves what the next run clears away', async () => {
    const { child, ended } = await hanging();
    child.kill('SIGKILL');
    await ended;
    expect(Object.keys(folder.everything()).length).toBeGreaterThan(2);
    expect(folder.photos().size).toBe(0);
    pictures.delete('/2.jpg');
    expect((await run(usual())).code).toBe(0);
    const photo = folder.photos().get(1)!;
    expect(Object.keys(folder.everything()).length).toBe(2 + 3 * (photo.sizes.length + 1));
  });
});

test('stops at once with 1 while another run is under way', async () => {
  const { child, ended } = await hanging();
  const second = await run(usual());
  expect(second.code).toBe(1);
  expect(second.stderr).toContain(`Another run is under way (process ${child.pid} on `);
  child.kill('SIGINT');
  expect((await ended).code).toBe(130);
});

// A limit on the size of files stands for a disk that is full: writing fails in the middle in the same way.
test.skipIf(process.platform === 'win32')(
  'ends with 1 when the disk will not take it, and leaves all as it was',
  async () => {
    await run(usual());
    const before = folder.everything();
    pictures.set('/2.jpg', await jpegOf({ width: 1700, height: 1200, seed: 2 }));
    const command = ['/bin/sh', '-c', 'ulimit -f 32; exec "$@"', 'sh'];
    const { code, stdout, stderr } = await start([script, ...usual()], {}, command).ended;
    expect(code).toBe(1);
    expect(stderr).toMatch(/cannot be written: EFBIG/);
    expect(stdout).toMatch(/^Refused: nothing was written\n/);
    expect(folder.everything()).toEqual(before);
  },
);

test('stays below 400 MB, bombs included', async () => {
  const create = { width: 7700, height: 7700, channels: 3, background: '#456' } as const;
  // Memory depends on the pixels, whatever they show; noise would take seconds to encode.
  const real = await jpegOf({ width: 3000, height: 4000 });
  const originals = [
    ...[bomb(), greedy(), wide(), tall(), large()],
    await sharp({ create }).webp({ lossless: true, effort: 0 }).toBuffer(),
    await sharp({ create }).png({ progressive: true, compressionLevel: 1 }).toBuffer(),
    ...[real, real],
  ];
  for (const [index, bytes] of originals.entries()) pictures.set(`/${index + 1}.jpg`, bytes);
  folder.write(
    snapshotOf(originals.map((_, index) => ({ id: index + 1, image_url: `${server.origin}/${index + 1}.jpg` }))),
  );
  const usage = folder.path('usage.json');
  const root = join(import.meta.dirname, '..', '..');
  // As npm runs it: the flags that keep memory small are part of the command.
  const flags = project.scripts.photos.split(' ').slice(1, -1);
  const measured = ['--import', join(root, 'scripts', 'bench', 'support', 'usage.ts')];
  const args = [...flags.map((each) => each.replace(/^\./, root)), ...measured, script, ...usual(), '--json'];
  const { code, stdout } = await start([...args, '--concurrency', '8'], { BENCH_USAGE: usage }).ended;
  expect(code).toBe(0);
  const report = JSON.parse(stdout) as PhotosReport;
  expect(report.failed.map(({ id }) => id)).toEqual([1, 2, 3, 4]);
  expect(report.made).toHaveLength(originals.length - 4);
  const { peakMegabytes } = JSON.parse(readFileSync(usage, 'utf8')) as { peakMegabytes: number };
  expect(peakMegabytes).toBeLessThan(400);
});
