/**
 * Runs of the refresh against a service that means harm, drawn at random with a fixed seed. Each ends as it should, says
 * why in one sentence, tells no secret and loses nothing. `npm run test:hostile` makes five hundred of them.
 */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { parseSnapshot } from '#domain/validate-snapshot.ts';

import {
  before,
  files,
  folder,
  out,
  run,
  server,
  TOKEN,
  useFailingService,
} from '../../tests/support/failing-service.ts';
import { hostilePlan } from '../../tests/support/hostile-answers.ts';
import type { HostilePlan } from '../../tests/support/hostile-answers.ts';
import { InterruptedError } from '../support/errors.ts';
import { Secret } from '../support/secrets.ts';
import type { SnapshotReport } from './report.ts';

const RUNS = import.meta.env.MODE === 'hostile' ? 500 : 25;
const PROCESSES = 3;

const secret = new Secret(TOKEN);
const plans = fc.sample(hostilePlan(TOKEN), { numRuns: RUNS, seed: 15 });
const outcomes: Record<number, readonly string[]> = {
  0: ['written', 'unchanged'],
  1: ['refused'],
  75: ['postponed'],
  130: ['postponed'],
};

useFailingService();

/** Makes the service do as a plan says. */
function follow({ answers }: HostilePlan): void {
  server.options.misbehave = ({ number }) => answers[(number - 1) % answers.length] ?? null;
}

interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** What holds of every run, however it ends. @param was - what both files held before it */
function expectSound({ code, stdout, stderr }: Ended, was: typeof before): void {
  expect(Object.keys(outcomes).map(Number)).toContain(code);
  expect(stderr).toMatch(code === 0 ? /^$/ : /^[A-Z\d][^\n]*\.\n$/);
  expect(stdout.split('\n')).toHaveLength(2);
  const { outcome } = JSON.parse(stdout) as SnapshotReport;
  expect(outcomes[code ?? -1]).toContain(outcome);
  const kept = readdirSync(folder.path(''), { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
  const texts = kept.map(({ parentPath, name }) => readFileSync(`${parentPath}/${name}`, 'utf8'));
  for (const text of [stdout, stderr, ...texts]) expect(secret.isIn(text)).toBe(false);
  expect(kept.map(({ name }) => name).filter((name) => /lock|tmp/.test(name))).toEqual([]);
  if (outcome !== 'written') expect(files()).toEqual(was);
  else {
    parseSnapshot(JSON.parse(readFileSync(out(), 'utf8')));
    const entries = (text: Buffer) => (JSON.parse(text.toString()) as { entries: unknown[] }).entries;
    expect(entries(files().changes)).toEqual(expect.arrayContaining(entries(was.changes)));
  }
}

describe('inside the test', () => {
  test.each(plans.map((plan, index) => [index, plan] as const))('run %i', async (index, plan) => {
    follow(plan);
    const controller = new AbortController();
    const { interruptedAfter } = plan;
    const timer =
      interruptedAfter === null
        ? undefined
        : setTimeout(() => {
            controller.abort(new InterruptedError('Interrupted; the next run resumes there.'));
          }, interruptedAfter);
    const timeouts = { headers: 400, answer: 600 };
    const ended = await run({
      args: ['--quiet', '--max-calls', '30', '--details', '9'],
      signal: controller.signal,
      timeouts,
    });
    clearTimeout(timer);
    expectSound(ended, before);
    if (index % 5 > 0) return;
    // What a hostile run has left behind is in nobody's way.
    server.options.misbehave = () => null;
    const left = files();
    expectSound(
      await run({
        args: ['--quiet', '--max-calls', '30', '--details', '9'],
        timeouts: { headers: 60_000, answer: 60_000 },
      }),
      left,
    );
  });
});

describe('as a program', () => {
  // A program has the real time-outs: nobody waits for silence here.
  const quick = plans.filter(({ answers }) => answers.every((each) => !/silence|drip/.test(each?.kind ?? '')));
  test.each(quick.slice(0, PROCESSES).map((plan, index) => [index, plan] as const))('run %i', async (_, plan) => {
    follow(plan);
    const script = join(import.meta.dirname, '..', 'snapshot.ts');
    const args = [script, '--api', server.api, '--out', out(), '--json', '--quiet', '--max-calls', '3'];
    const child = spawn(process.execPath, args, { env: { ...process.env, LL2_TOKEN: TOKEN, SITE_URL: '' } });
    const ended = await new Promise<Ended>((resolve) => {
      let [stdout, stderr] = ['', ''];
      child.stdout.on('data', (text) => (stdout += String(text)));
      child.stderr.on('data', (text) => (stderr += String(text)));
      child.on('close', (code) => {
        resolve({ code, stdout, stderr });
      });
    });
    expectSound(ended, before);
  });
});

let unhandled: unknown[] = [];
const note = (error: unknown) => unhandled.push(error);

beforeAll(() => {
  unhandled = [];
  process.on('unhandledRejection', note);
});

afterAll(() => {
  process.off('unhandledRejection', note);
  expect(unhandled).toEqual([]);
});
