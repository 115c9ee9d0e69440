/**
 * What `npm run snapshot` uses: CPU time and peak memory of its own process, against a local server of made-up records in
 * this one. Each case runs twice: into an empty folder, and again over what the first run wrote.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { z } from 'zod';

import project from '../../package.json' with { type: 'json' };
import { makeCatalogue } from '../../tests/support/ll2-records.ts';
import { startLl2Server } from '../../tests/support/ll2-server.ts';

/** Flights of the busiest craft there is. */
const MOST_FLIGHTS = 39;

/** The goals, where there are any: seconds of CPU time, megabytes of memory. */
const cases = [
  { name: '600 records', craft: 600, flights: (index: number) => 1 + (index % 3), cpu: 2, memory: 300 },
  { name: '6,000 records, 0 to 39 flights', craft: 6000, flights: spread, cpu: null, memory: 300 },
] as const;

const root = join(import.meta.dirname, '..', '..');
const usageSchema = z.object({ cpuSeconds: z.number(), peakMegabytes: z.number() });

/** Every number of flights up to the most, in turn. */
function spread(index: number): number {
  return (index * 7) % (MOST_FLIGHTS + 1);
}

async function measure(api: string, folder: string): Promise<z.infer<typeof usageSchema>> {
  const usage = join(folder, 'usage.json');
  // As npm runs it: the flags that keep the heap small are part of the command.
  const args = [
    '--import',
    join(import.meta.dirname, 'support', 'usage.ts'),
    ...project.scripts.snapshot.split(' ').slice(1),
  ];
  args.push('--api', api, '--out', join(folder, 'out', 'snapshot.json'), '--quiet', '--max-calls', '100');
  const child = spawn(process.execPath, args, {
    env: { ...process.env, BENCH_USAGE: usage },
    cwd: root,
    stdio: 'ignore',
  });
  const code = await new Promise<number | null>((resolve) => child.on('exit', resolve));
  if (code !== 0) throw new Error(`npm run snapshot ended with ${code} in the benchmark; run it by hand to see why.`);
  return usageSchema.parse(JSON.parse(readFileSync(usage, 'utf8')));
}

console.log('case                              run      CPU s   peak MB   goal');
for (const { name, craft, flights, cpu, memory } of cases) {
  const folder = mkdtempSync(join(tmpdir(), 'snapshot-bench-'));
  const server = await startLl2Server({ catalogue: makeCatalogue({ craft, configurations: 46, flights }) });
  try {
    for (const run of ['first', 'again']) {
      const { cpuSeconds, peakMegabytes } = await measure(server.api, folder);
      const goals = [cpu === null ? '' : `${cpu} s`, `${memory} MB`].filter(Boolean).join(', ');
      const figures = `${cpuSeconds.toFixed(2).padStart(8)}${peakMegabytes.toFixed(0).padStart(10)}`;
      console.log(`${name.padEnd(34)}${run.padEnd(6)}${figures}   ${goals}`.trimEnd());
    }
  } finally {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
