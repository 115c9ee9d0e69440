/**
 * `npm run bench`: runs the benchmarks one after the other, each in a process of its own, prints what they find and keeps it
 * in `bench/results.json`. They judge nothing: a goal that is not reached is no failure.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';

import { Argument } from 'commander';
import { z } from 'zod';

import { FIGURES, figureSchema, inWords, isReached, LEFT_OUT } from './bench/support/figures.ts';
import type { Figure } from './bench/support/figures.ts';
import { createProgram } from './support/arguments.ts';
import { readIfThere } from './support/files.ts';
import { INTERRUPTED, onTermination } from './support/interruption.ts';

/** A benchmark: its program and arguments. Those that take very long run only when they are named. */
interface Benchmark {
  script: string;
  args?: readonly string[];
  byName?: true;
  summary: string;
}

const benchmarks = {
  hits: { script: 'hits', summary: 'how often the search box has the right answer first' },
  matcher: { script: 'matcher', summary: 'how long the search box takes for an answer' },
  search: { script: 'search', summary: 'the first answer of the search box and later ones, in Chromium' },
  explorer: { script: 'explorer', summary: 'how long the explorer takes for an answer' },
  'explorer-drawn': { script: 'explorer-drawn', summary: 'the same with its drawing, in Chromium' },
  api: { script: 'api', summary: 'the files for programs, 600 and 6,000 craft' },
  snapshot: { script: 'snapshot', summary: 'npm run snapshot against a local server' },
  photos: { script: 'photos', summary: 'npm run photos against a local server' },
  service: { script: 'service', summary: 'the query service beside a bare server' },
  social: { script: 'social', summary: 'a social picture' },
  'build-600': { script: 'build', args: ['600'], summary: 'a quick build of 600 craft' },
  'build-6000': { script: 'build', args: ['6000'], summary: 'a quick build of 6,000 craft' },
  'build-60000': {
    script: 'build',
    args: ['60000'],
    byName: true,
    summary: 'a quick build of 60,000 craft; only when named, it takes long',
  },
  whole: { script: 'whole', summary: 'a build of 600 craft with everything, a second one, and what pages weigh' },
} as const satisfies Record<string, Benchmark>;

type BenchmarkName = keyof typeof benchmarks;

const names = Object.keys(benchmarks) as BenchmarkName[];
const resultSchema = z.strictObject({
  machine: z.strictObject({ cores: z.number(), gigabytes: z.number(), node: z.string() }),
  /** Processes that wanted a core, on average over a minute (`getloadavg`), before the benchmark and after it. */
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
  .addArgument(
    new Argument('[names...]', 'those to run; without a name, all that do not take very long').choices(names),
  )
  .addHelpText('after', `\nBenchmarks:\n${summaries.join('\n')}`)
  .action(runAll)
  .parseAsync();

async function runAll(asked: readonly BenchmarkName[]): Promise<void> {
  // Of all benchmarks: to remove many files slows down for minutes what makes new ones, so it is done at the end.
  const temporary = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    await runEach(asked, temporary);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

async function runEach(asked: readonly BenchmarkName[], temporary: string): Promise<void> {
  const usual = names.filter((name) => !('byName' in benchmarks[name]));
  const goals: Figure[] = [];
  for (const name of asked.length > 0 ? asked : usual) {
    console.log(`\n${name}: ${benchmarks[name].summary}\n`);
    const result = await run(name, temporary);
    if (result === 'left out') continue;
    if (result === null) {
      console.error(`The benchmark ${name} failed.`);
      process.exitCode = 1;
      continue;
    }
    // Kept at once: a later one may be interrupted.
    keep(name, result, await kept());
    goals.push(
      ...result.figures.filter(({ goal }) => goal).map((figure) => ({ ...figure, name: `${name}: ${figure.name}` })),
    );
  }
  if (goals.length === 0) return;
  console.log(`\nGoals: ${goals.filter(isReached).length} of ${goals.length} reached\n`);
  for (const figure of goals) console.log(inWords(figure));
}

/** What a benchmark found; null where it failed, `left out` where the machine lacks what it needs. */
async function run(name: BenchmarkName, temporary: string): Promise<Result | 'left out' | null> {
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
  if (code === LEFT_OUT) return 'left out';
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

async function kept(): Promise<Record<string, Result>> {
  const text = await readIfThere(RESULTS);
  return text === null ? {} : resultsSchema.parse(JSON.parse(text));
}

/** In the order of the table, whichever was run last. */
function keep(name: BenchmarkName, result: Result, others: Record<string, Result>): void {
  const all: Record<string, Result> = { ...others, [name]: result };
  const rows = names.flatMap((each) => (all[each] ? [[each, all[each]] as const] : []));
  writeFileSync(RESULTS, `${JSON.stringify(Object.fromEntries(rows), null, 2)}\n`);
}

function load(): number {
  return Math.round((loadavg()[0] ?? 0) * 10) / 10;
}
