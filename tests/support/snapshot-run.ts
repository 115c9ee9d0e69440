/** Runs `npm run snapshot` inside the test, on a clock of its own: what it would sleep is noted, and time moves on. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';

import { runSnapshotCommand } from '../../scripts/snapshot.ts';
import type { Clock } from '../../scripts/support/clock.ts';
import type { SnapshotTimeouts } from '../../scripts/snapshot/policy.ts';
import type { SnapshotReport } from '../../scripts/snapshot/report.ts';

/** A clock that only moves when somebody sleeps. */
export interface FakeClock extends Clock {
  /** Milliseconds of each sleep so far. */
  slept: number[];
  /** Moves the clock on. */
  pass: (milliseconds: number) => void;
}

export function fakeClock(start = Date.UTC(2030, 0, 1)): FakeClock {
  let time = start;
  const slept: number[] = [];
  return {
    slept,
    now: () => time,
    random: () => 0.5,
    sleep(milliseconds, signal) {
      signal.throwIfAborted();
      slept.push(milliseconds);
      time += milliseconds;
      return Promise.resolve();
    },
    pass(milliseconds) {
      time += milliseconds;
    },
  };
}

/** How a run ended. */
export interface SnapshotRunResult {
  code: number;
  stdout: string;
  stderr: string;
  /** The report, where `--json` was given. */
  report: SnapshotReport;
}

export interface SnapshotRunOptions {
  api: string;
  /** Where the snapshot goes. */
  out: string;
  args?: readonly string[];
  env?: Record<string, string>;
  clock?: Clock;
  timeouts?: Partial<SnapshotTimeouts>;
  signal?: AbortSignal;
}

/** One run with `--json`. */
export async function runSnapshot(options: SnapshotRunOptions): Promise<SnapshotRunResult> {
  const { api, out, args = [], env = {}, clock = fakeClock(), timeouts = {}, signal } = options;
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const code = await runSnapshotCommand(['--api', api, '--out', out, '--json', ...args], {
    env,
    root: '/nowhere',
    folder: '/nowhere',
    stdout,
    stderr,
    clock,
    timeouts: { connect: 1000, headers: 1000, answer: 2000, ...timeouts },
    signal: signal ?? new AbortController().signal,
  });
  const [said, warned] = [String(stdout.read() ?? ''), String(stderr.read() ?? '')];
  return { code, stdout: said, stderr: warned, report: JSON.parse(said) as SnapshotReport };
}

/** A folder for one test. */
export function temporaryFolder(): { path: (name: string) => string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'snapshot-test-'));
  return {
    path: (name) => join(folder, name),
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
