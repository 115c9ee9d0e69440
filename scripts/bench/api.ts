/**
 * What the files of the API cost: time, CPU time, and memory beyond what reading the snapshot takes, for generated craft
 * with records as large as real ones; and beside it the time to write the same files from memory, which is the floor.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { z } from 'zod';

import project from '../../package.json' with { type: 'json' };
import { serialiseSnapshot } from '../../src/domain/serialise.ts';
import { makeCatalogue } from '../../tests/support/ll2-records.ts';
import { assemble } from '../snapshot/assemble.ts';
import { Normalizer } from '../snapshot/normalize.ts';

/** The goals: seconds, megabytes above what reading the snapshot takes. */
const cases = [
  { craft: 600, goal: '' },
  { craft: 6000, goal: '3 s, 200 MB more' },
] as const;
const ROUNDS = 3;
const API = 'https://ll2.example/2.3.0/';
const usageSchema = z.object({
  seconds: z.number(),
  cpuSeconds: z.number(),
  peakMegabytes: z.number(),
  files: z.number(),
  megabytes: z.number(),
});

/** The text of a snapshot of made-up records, flights of one to three each. */
function madeUpSnapshot(craft: number): string {
  const { spacecraft, configurations } = makeCatalogue({ craft, configurations: 46, api: API });
  const page = (list: 'spacecraft' | 'configurations', records: readonly unknown[]) => {
    const harvester = new Normalizer(API, 0);
    for (const record of records) harvester.take(list, record);
    return [{ offset: 0, received: records.length, count: records.length, at: '', harvest: harvester.end() }];
  };
  const pages = { spacecraft: page('spacecraft', spacecraft), configurations: page('configurations', configurations) };
  return serialiseSnapshot(assemble({ api: API, ...pages, old: null, at: '1970-01-01T00:00:00Z' }).snapshot);
}

/** With the flags of the build, which keep its heap small. */
const flags = project.scripts.build.split(' ').filter((word) => word.startsWith('--'));

function run(folder: string, out: string, ...args: string[]): z.infer<typeof usageSchema> {
  const script = join(import.meta.dirname, 'support', 'write-api.ts');
  const { status, stdout, stderr } = spawnSync(process.execPath, [...flags, script, ...args], {
    env: { ...process.env, SNAPSHOT_FILE: join(folder, 'snapshot.json'), OUT_DIR: out },
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The files were not written:\n${stderr}`);
  return usageSchema.parse(JSON.parse(stdout));
}

/** Seconds to write what lies in one folder into another, one file after the other. */
function floorOf(from: string, to: string): number {
  const files = readdirSync(from, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const contents = files.map(({ parentPath, name }) => {
    const path = join(parentPath, name);
    return { path: join(to, path.slice(from.length)), bytes: readFileSync(path) };
  });
  const start = performance.now();
  for (const { path, bytes } of contents) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
  }
  return (performance.now() - start) / 1000;
}

console.log(`${availableParallelism()} cores; the best time and the worst memory of ${ROUNDS} rounds`);
console.log('  craft   files      MB      s   CPU s   floor s   MB of snapshot   MB in all   goal');
for (const { craft, goal } of cases) {
  const folder = mkdtempSync(join(tmpdir(), 'api-bench-'));
  try {
    writeFileSync(join(folder, 'snapshot.json'), madeUpSnapshot(craft));
    const rounds = Array.from({ length: ROUNDS }, (_, index) => {
      const out = join(folder, `api-${index}`);
      const alone = run(folder, out, 'none');
      const usage = run(folder, out);
      const floor = floorOf(out, join(folder, `floor-${index}`));
      for (const each of [out, join(folder, `floor-${index}`)]) rmSync(each, { recursive: true, force: true });
      return { ...usage, floor, alone: alone.peakMegabytes };
    });
    const of = (value: (round: (typeof rounds)[number]) => number, pick: (...values: number[]) => number) =>
      pick(...rounds.map(value));
    const cells: [value: number, digits: number, width: number][] = [
      [craft, 0, 7],
      [of(({ files }) => files, Math.max), 0, 8],
      [of(({ megabytes }) => megabytes, Math.max), 0, 8],
      [of(({ seconds }) => seconds, Math.min), 2, 7],
      [of(({ cpuSeconds }) => cpuSeconds, Math.min), 2, 8],
      [of(({ floor }) => floor, Math.min), 2, 10],
      [of(({ alone }) => alone, Math.min), 0, 17],
      [of(({ peakMegabytes }) => peakMegabytes, Math.max), 0, 12],
    ];
    const figures = cells.map(([value, digits, width]) => value.toFixed(digits).padStart(width)).join('');
    console.log(`${figures}   ${goal}`.trimEnd());
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
