/**
 * What `npm run photos` takes for 100 originals of 1920 px, against a local server: the first run beside the same encodings
 * by sharp alone, and a second run with nothing changed. Each in a process of its own, so that none warms another.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';

import { z } from 'zod';

import project from '../../package.json' with { type: 'json' };
import { serialiseSnapshot } from '../../src/domain/serialise.ts';
import { snapshotOf } from '../../tests/support/photos-run.ts';
import { startPictureServer } from '../../tests/support/picture-server.ts';
import { jpegOf } from '../../tests/support/pictures.ts';

const ORIGINALS = Number(process.env['ORIGINALS'] ?? 100);
/** The goals: times the straight encodings, seconds, megabytes. */
const goals = { first: 1.3, again: 1, memory: 400 } as const;

const root = join(import.meta.dirname, '..', '..');
const usageSchema = z.object({ cpuSeconds: z.number(), peakMegabytes: z.number() });

interface Measured {
  seconds: number;
  cpu: number;
  megabytes: number;
}

async function measure(args: readonly string[]): Promise<Measured> {
  const usage = join(folder, 'usage.json');
  const loaded = ['--import', join(import.meta.dirname, 'support', 'usage.ts')];
  const began = performance.now();
  const child = spawn(process.execPath, [...loaded, ...args], {
    env: { ...process.env, BENCH_USAGE: usage },
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const code = await new Promise<number | null>((resolve) => child.on('exit', resolve));
  if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code} in the benchmark; run it by hand to see why.`);
  const { cpuSeconds, peakMegabytes } = usageSchema.parse(JSON.parse(readFileSync(usage, 'utf8')));
  return { seconds: (performance.now() - began) / 1000, cpu: cpuSeconds, megabytes: peakMegabytes };
}

function printRow(name: string, { seconds, cpu, megabytes }: Measured, goal: string): void {
  const figures = [seconds.toFixed(2), cpu.toFixed(2), megabytes.toFixed(0)].map((figure) => figure.padStart(9));
  console.log(`${name.padEnd(30)}${figures.join('')}   ${goal}`.trimEnd());
}

const folder = mkdtempSync(join(tmpdir(), 'photos-bench-'));
const originals = new Map<string, Buffer>();
for (let seed = 0; seed < ORIGINALS; seed += 1) {
  const bytes = await jpegOf({ width: 1920, height: 1080, seed });
  originals.set(`/${seed + 1}.jpg`, bytes);
  writeFileSync(join(folder, `${seed + 1}.jpg`), bytes);
}
const server = await startPictureServer({ at: (path) => originals.get(path) ?? null });
try {
  const images = [...originals.keys()].map((path, index) => ({ id: index + 1, image_url: `${server.origin}${path}` }));
  writeFileSync(join(folder, 'snapshot.json'), serialiseSnapshot(snapshotOf(images)));
  const command = [
    ...project.scripts.photos.split(' ').slice(1),
    ...['--snapshot', join(folder, 'snapshot.json'), '--host', '127.0.0.1', '--quiet'],
    ...['--list', join(folder, 'photos.json'), '--out', join(folder, 'photos')],
  ];
  console.log(`${ORIGINALS} originals of 1920 px, ${availableParallelism()} cores`);
  console.log('run                              seconds    CPU s  peak MB   goal');
  const straight = await measure([
    join(import.meta.dirname, 'support', 'sharp-encodings.ts'),
    folder,
    String(ORIGINALS),
  ]);
  printRow('sharp alone', straight, '');
  const first = await measure(command);
  const times = first.seconds / straight.seconds;
  printRow('first', first, `${times.toFixed(2)} times; at most ${goals.first}; ${goals.memory} MB`);
  printRow('again, nothing changed', await measure(command), `under ${goals.again} s`);
} finally {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
}
