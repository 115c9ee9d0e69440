/**
 * What a build costs: time, CPU time and peak memory of a build of 600 made-up craft without social pictures, against
 * the time that a process takes that only writes the same files from memory. The two take turns, so that a busy machine
 * slows both; the ratio is that of their medians.
 *
 * Run with `node scripts/bench/build.ts`.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';

import { z } from 'zod';

import project from '../../package.json' with { type: 'json' };

import { madeUpSnapshot } from './support/made-up-snapshot.ts';

const CRAFT = 600;
const ROUNDS = 5;
const GOAL = 10;

const root = join(import.meta.dirname, '..', '..');
const usageSchema = z.object({ cpuSeconds: z.number(), peakMegabytes: z.number() });

const folder = mkdtempSync(join(tmpdir(), 'build-bench-'));
const site = join(folder, 'site');
const snapshotFile = join(folder, 'snapshot.json');
const usageFile = join(folder, 'usage.json');

try {
  writeFileSync(snapshotFile, JSON.stringify(madeUpSnapshot(CRAFT)));
  // The first build fills the caches of the machine and of the project; its time is not counted.
  build();
  const files = filesOf(site);
  const rounds = Array.from({ length: ROUNDS }, () => ({ build: build(), floor: writeAll(files) }));
  const wall = median(rounds.map((round) => round.build.seconds));
  const floor = median(rounds.map((round) => round.floor));
  const figures = [
    ['files', String(files.length)],
    ['megabytes', (files.reduce((sum, { content }) => sum + content.length, 0) / 1e6).toFixed(1)],
    ['build, seconds', wall.toFixed(2)],
    ['build, seconds of CPU', median(rounds.map((round) => round.build.cpuSeconds)).toFixed(2)],
    ['build, peak megabytes', median(rounds.map((round) => round.build.peakMegabytes)).toFixed(0)],
    ['writing alone, seconds', floor.toFixed(3)],
    ['ratio', `${(wall / floor).toFixed(1)} (goal ${GOAL})`],
  ] as const;
  for (const [name, value] of figures) console.log(`${name.padEnd(26)}${value}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Builds the site as npm does; what it took. */
function build() {
  const start = performance.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', join(import.meta.dirname, 'support', 'usage.ts'), ...project.scripts.build.split(' ').slice(1)],
    {
      cwd: root,
      env: {
        ...process.env,
        SNAPSHOT_FILE: snapshotFile,
        OUT_DIR: site,
        BUILD_SKIP: 'social',
        BENCH_USAGE: usageFile,
      },
      encoding: 'utf8',
    },
  );
  const seconds = (performance.now() - start) / 1000;
  if (status !== 0) throw new Error(`The build in the benchmark ended with ${status}: ${stderr}`);
  return { seconds, ...usageSchema.parse(JSON.parse(readFileSync(usageFile, 'utf8'))) };
}

interface File {
  path: string;
  content: Buffer;
}

function filesOf(from: string): File[] {
  return readdirSync(from, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path: relative(from, path), content: readFileSync(path) }));
}

/** Seconds that it takes to write the files, folders and all. */
function writeAll(files: readonly File[]): number {
  const to = join(folder, 'floor');
  const start = performance.now();
  const made = new Set<string>();
  for (const { path, content } of files) {
    const parent = dirname(join(to, path));
    if (!made.has(parent)) mkdirSync(parent, { recursive: true });
    made.add(parent);
    writeFileSync(join(to, path), content);
  }
  const seconds = (performance.now() - start) / 1000;
  rmSync(to, { recursive: true, force: true });
  return seconds;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
