/**
 * Requests a second of the query service, beside a bare `node:http` server that sends the same bytes. autocannon measures
 * them in turns, each in its own process, so that both have the same load. 600 made-up craft.
 *
 * Run with `npm run bench -- service`.
 */
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import autocannon from 'autocannon';

import { median } from './support/figures.ts';

const ROUNDS = 3;
/** Seconds of each measurement, and of the one before it that warms the code. */
const SECONDS = 3;
const WARM_UP = 1;
const CONNECTIONS = 10;

/** The goals for a page of ten rows. */
const RATIO = 0.5;
const P99 = 10;

/** A case repeats one request, or makes each a new one with a parameter that no request had before. */
const cases = [
  { name: '10 rows', path: 'spacecraft/?ordering=-time_docked&offset=460&limit=10' },
  { name: '10 rows, not cached', path: 'spacecraft/?ordering=-time_docked&offset=460&limit=10', isFresh: true },
  { name: '10 rows of a search', path: 'spacecraft/?search=heron&limit=10' },
  { name: '10 rows of a search, not cached', path: 'spacecraft/?search=heron&limit=10', isFresh: true },
  { name: '100 rows', path: 'spacecraft/?limit=100' },
  { name: 'one craft, detailed', path: 'spacecraft/300/' },
];

interface Measured {
  /** Requests a second. */
  rate: number;
  /** Milliseconds that one request of a hundred exceeds. */
  p99: number;
}

async function start(kind: 'service' | 'bare', bodyOf = ''): Promise<[ChildProcess, string]> {
  const child = fork(join(import.meta.dirname, 'support', 'server.ts'), [kind, bodyOf]);
  const [origin] = (await once(child, 'message')) as [string];
  return [child, origin];
}

let requestNumber = 0;

async function measure(url: string, isFresh = false): Promise<Measured> {
  const { pathname, search } = new URL(url);
  const requests = [
    {
      setupRequest: (request: autocannon.Request) => ({
        ...request,
        path: `${pathname}${search}&_=${(requestNumber += 1)}`,
      }),
    },
  ];
  const options = { url, connections: CONNECTIONS, ...(isFresh && { requests }) };
  await autocannon({ ...options, duration: WARM_UP });
  const { requests: answered, latency, errors, non2xx } = await autocannon({ ...options, duration: SECONDS });
  if (errors + non2xx > 0) throw new Error(`${url} failed ${errors + non2xx} times.`);
  return { rate: answered.average, p99: latency.p99 };
}

console.log(`goals for 10 rows: ratio ${RATIO} or more, 99 of 100 answers within ${P99} ms\n`);
console.log('case                          KB   service/s   p99 ms      bare/s   p99 ms   ratio');
const [service, origin] = await start('service');
for (const { name, path, isFresh } of cases) {
  const url = `${origin}/api/2.3.0/${path}`;
  const bytes = (await (await fetch(url)).arrayBuffer()).byteLength;
  const [bare, bareOrigin] = await start('bare', url);
  const rounds: { service: Measured; bare: Measured }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.push({ service: await measure(url, isFresh), bare: await measure(`${bareOrigin}/?`, isFresh) });
  }
  bare.kill();
  const figure = (of: (round: (typeof rounds)[number]) => number, width: number, digits = 0) =>
    median(rounds.map(of)).toFixed(digits).padStart(width);
  console.log(
    name.padEnd(26) +
      (bytes / 1024).toFixed(0).padStart(6) +
      figure((round) => round.service.rate, 12) +
      figure((round) => round.service.p99, 9) +
      figure((round) => round.bare.rate, 12) +
      figure((round) => round.bare.p99, 9) +
      figure((round) => round.service.rate / round.bare.rate, 8, 2),
  );
}
service.kill();
