/** Processes that are killed while they fetch spacecraft, crews and dockings, and what the next ones make of it. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { flights, missing, out, run, server, useDetailsService } from '../../tests/support/details-service.ts';
import { pseudoRandom } from '../../tests/support/made-up-names.ts';
import { systemClock } from '../support/clock.ts';

useDetailsService({ craft: 12, configurations: 2, flights: 360 });

const script = join(import.meta.dirname, '..', 'snapshot.ts');
const KILLS = 3;

/** Runs the command until it makes a request, at which it is killed. @param last - number of that request, from 1 */
function killedAt(last: number): Promise<void> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, '--api', server.api, '--out', out(), '--quiet'], {
      env: { ...process.env, LL2_TOKEN: '', SITE_URL: '' },
      stdio: 'ignore',
    });
    const from = server.requests.length;
    server.options.misbehave = ({ number }) => {
      if (number - from < last) return null;
      child.kill('SIGKILL');
      return { kind: 'silence' };
    };
    child.once('exit', () => {
      resolve();
    });
  });
}

test.each([1, 2, 3, 4])(
  'with the seed %i: nothing is lost, and no page is fetched twice',
  { timeout: 90_000 },
  async (seed) => {
    const random = pseudoRandom(seed);
    const unanswered = new Set<number>();
    for (let kill = 0; kill < KILLS; kill++) {
      const pagesLeft = 6 - (server.requests.length - unanswered.size);
      if (pagesLeft === 0) break;
      await killedAt(1 + Math.floor(random() * pagesLeft));
      unanswered.add(server.requests.length);
    }
    server.options.misbehave = () => null;
    expect(await run([], { clock: systemClock })).toMatchObject({
      code: 0,
      report: { outcome: 'written', flights_with_details: 360 },
    });
    const answered = server.requests.filter(({ number }) => !unanswered.has(number));
    expect(answered.map(({ path, query }) => `${path} ${query.get('offset')}`)).toEqual([
      'spacecraft/ 0',
      'spacecraft_configurations/ 0',
      ...[0, 100, 200, 300].map((offset) => `spacecraft_flights/ ${offset}`),
    ]);
    expect(unanswered.size).toBe(KILLS);
    expect(missing()).toEqual([]);
    expect(flights()).toHaveLength(360);
  },
);
