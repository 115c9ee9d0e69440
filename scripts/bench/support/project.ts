/**
 * A copy of the project for measuring builds, without caches. Nothing is removed before the end: on ext4, new files are
 * slow to make for minutes after many were removed.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { z } from 'zod';

import manifest from '../../../package.json' with { type: 'json' };
import type { Snapshot } from '../../../src/domain/schema.ts';
import { copyProject } from '../../../tests/support/elsewhere.ts';

/** What a build took. */
export interface Usage {
  /** Seconds from start to end. */
  seconds: number;
  /** Seconds of CPU time, including child processes. */
  cpu: number;
  /** Peak memory of the build's own process, in megabytes. */
  megabytes: number;
}

/** A project to measure builds in. */
export interface BenchProject {
  /** The project's folder. */
  root: string;
  /** The built site. */
  site: string;
  use: (snapshot: Snapshot) => void;
  /** Builds as npm does. @param skip - the steps to leave out, as `BUILD_SKIP` takes them */
  build: (skip: string) => Usage;
  /** Moves the built site and the files beside it away; caches stay. */
  clear: () => void;
}

const peakSchema = z.object({ peakMegabytes: z.number() });

/**
 * Runs a build in a shell that prints the CPU time of itself and of its children (POSIX `times`).
 */
const TIMED = '"$@"; status=$?; times; exit $status';

/** Measures in a copy of the project, in a temporary folder that `npm run bench` removes at its end. */
export function inProject(measure: (project: BenchProject) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'build-bench-'));
  const root = join(folder, 'project');
  const site = join(root, 'dist');
  const snapshotFile = join(folder, 'snapshot.json');
  const usageFile = join(folder, 'usage.json');
  const command = [
    ...['--import', join(root, 'scripts', 'bench', 'support', 'usage.ts')],
    ...manifest.scripts.build.split(' ').slice(1),
  ];
  copyProject(root);
  measure({
    root,
    site,
    use: (snapshot) => {
      writeFileSync(snapshotFile, JSON.stringify(snapshot));
    },
    build: (skip) => {
      const env = { ...process.env, SNAPSHOT_FILE: snapshotFile, OUT_DIR: site, BUILD_SKIP: skip };
      const start = performance.now();
      const { status, stdout, stderr } = spawnSync('sh', ['-c', TIMED, 'sh', process.execPath, ...command], {
        cwd: root,
        env: { ...env, BENCH_USAGE: usageFile },
        encoding: 'utf8',
      });
      const seconds = (performance.now() - start) / 1000;
      if (status !== 0) throw new Error(`The build in the benchmark ended with ${status}: ${stderr}`);
      const { peakMegabytes } = peakSchema.parse(JSON.parse(readFileSync(usageFile, 'utf8')));
      return { seconds, cpu: cpuIn(stdout), megabytes: peakMegabytes };
    },
    clear: () => {
      const away = mkdtempSync(join(folder, 'earlier-'));
      for (const name of readdirSync(root)) {
        if (name === 'dist' || name.startsWith('dist.')) renameSync(join(root, name), join(away, name));
      }
    },
  });
}

/** The last line that `times` writes is that of the children. */
function cpuIn(output: string): number {
  const times = [...(output.trim().split('\n').at(-1) ?? '').matchAll(/\b(\d+)m([\d.]+)s/g)];
  if (times.length !== 2) throw new Error(`The shell did not say what the build used:\n${output}`);
  return times.reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds), 0);
}
