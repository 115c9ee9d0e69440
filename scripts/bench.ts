/**
 * `npm run bench`: runs the benchmarks one after the other, each in its own process, and saves their figures in
 * `bench/results.json`. A goal that is not reached is no failure.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';

import { Argument } from 'commander';
import { z } from 'zod';

import { FIGURES, figureSchema, formatFigure, isReached, SKIPPED } from './bench/support/figures.ts';
import type { Figure } from './bench/support/figures.ts';
import { createProgram } from './support/arguments.ts';
import { readIfThere } from './support/files.ts';
import { INTERRUPTED, onTermination } from './support/interruption.ts';

/** A benchmark: its program and arguments. */
interface Benchmark {
  script: string;
  args?: readonly string[];
  summary: string;
}

const benchmarks = {
  'build-607': { script: 'build', args: ['607'], summary: 'a quick build of 607 craft' },
  'build-6000': { script: 'build', args: ['6000'], summary: 'a quick build of 6,000 craft' },
  search: { script: 'search', summary: 'the first answer of the search box and later ones, in Chromium' },
  service: { script: 'service', summary: 'the query service beside a bare server' },
  photos: { script: 'photos', summary: 'npm run photos against a local server' },
} as const satisfies Record<string, Benchmark>;

type BenchmarkName = keyof typeof benchmarks;

const names = Object.keys(benchmarks) as BenchmarkName[];
const resultSchema = z.strictObject({
  machine: z.strictObject({ cores: z.number(), gigabytes: z.number(), node: z.string() }),
  /** Load average over a minute, before and after. */
  load: z.tuple([z.number(), z.number()]),
  seconds: z.number(),
  figures: z.array(figureSchema),
  printed: z.array(z.string()),
});
type Result = z.infer<typeof resultSchema>;
const resultsSchema = z.record(z.string(), resultSchema);

const root = join(import.meta.dirname, '..');
const RESULTS = join(root, 'bench', 'results.json');

const summaries = names.map((name) => `  ${name.padEnd(16)}${benchmarks[name].summary}`);
await createProgram('npm run bench --')
  .description('Measures the project and keeps the figures in bench/results.json; bench/README.md explains them.')
  .addArgument(new Argument('[names...]', 'those to run; all without a name').choices(names))
  .addHelpText('after', `\nBenchmarks:\n${summaries.join('\n')}`)
  .action(runAll)
  .parseAsync();

async function runAll(asked: readonly BenchmarkName[]): Promise<void> {
  // Removed only at the end: on ext4, new files are slow to make for minutes after many were removed.
  const temporary = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    await runEach(asked, temporary);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

async function runEach(asked: readonly BenchmarkName[], temporary: string): Promise<void> {
  const goals: Figure[] = [];
  for (const name of asked.length > 0 ? asked : names) {
    console.log(`\n${name}: ${benchmarks[name].summary}\n`);
    const result = await run(name, temporary);
    if (result === 'skipped') continue;
    if (result === null) {
      console.error(`The benchmark ${name} failed.`);
      process.exitCode = 1;
      continue;
    }
    // At once: a later benchmark may be interrupted.
    save(name, result, await savedResults());
    goals.push(
      ...result.figures.filter(({ goal }) => goal).map((figure) => ({ ...figure, name: `${name}: ${figure.name}` })),
    );
  }
  if (goals.length === 0) return;
  console.log(`\nGoals: ${goals.filter(isReached).length} of ${goals.length} reached\n`);
  for (const figure of goals) console.log(formatFigure(figure));
}

/** The result of a benchmark; null where it failed, `skipped` where the machine lacks what it needs. */
async function run(name: BenchmarkName, temporary: string): Promise<Result | 'skipped' | null> {
  const { script, args = [] }: Benchmark = benchmarks[name];
  const folder = mkdtempSync(join(temporary, `${name}-`));
  const figuresFile = join(folder, 'figures');
  writeFileSync(figuresFile, '');
  const before = load();
  const start = performance.now();
  const child = spawn(process.execPath, [join(import.meta.dirname, 'bench', `${script}.ts`), ...args], {
    cwd: root,
    env: { ...process.env, TMPDIR: folder, [FIGURES]: figuresFile },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const stopListening = onTermination(() => {
    child.kill();
    rmSync(temporary, { recursive: true, force: true });
    process.exit(INTERRUPTED);
  });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
    process.stdout.write(text);
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  stopListening();
  if (code === SKIPPED) return 'skipped';
  if (code !== 0) return null;
  return {
    machine: {
      cores: availableParallelism(),
      gigabytes: Math.round(totalmem() / 2 ** 30),
      node: process.versions.node,
    },
    load: [before, load()],
    seconds: Math.round((performance.now() - start) / 1000),
    figures: readFileSync(figuresFile, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => figureSchema.parse(JSON.parse(line))),
    printed: printed.trimEnd().split('\n'),
  };
}

async function savedResults(): Promise<Record<string, Result>> {
  const text = await readIfThere(RESULTS);
  return text === null ? {} : resultsSchema.parse(JSON.parse(text));
}

/** Saves a result beside the others, in the order of the table. */
function save(name: BenchmarkName, result: Result, others: Record<string, Result>): void {
  const all: Record<string, Result> = { ...others, [name]: result };
  const rows = names.flatMap((each) => (all[each] ? [[each, all[each]] as const] : []));
  writeFileSync(RESULTS, `${JSON.stringify(Object.fromEntries(rows), null, 2)}\n`);
}

function load(): number {
  return Math.round((loadavg()[0] ?? 0) * 10) / 10;
}
