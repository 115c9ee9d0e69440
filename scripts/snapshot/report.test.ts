import { PassThrough } from 'node:stream';

import { expect, test } from 'vitest';

import { Secret } from '../support/secrets.ts';
import type { SnapshotOptions } from './options.ts';
import { createSnapshotReporter } from './report.ts';
import type { SnapshotReport } from './report.ts';

const none: Partial<SnapshotOptions> = { json: false, dryRun: false, details: null };

test.each<[string, Partial<SnapshotReport>, Partial<SnapshotOptions>, string | null]>([
  ['all', { flights: 900, flights_with_details: 900 }, {}, 'Crews and dockings of 900 of 900 flights.'],
  [
    'some',
    { flights: 900, flights_with_details: 700, flights_without_details: [7] },
    {},
    'Crews and dockings of 700 of 900 flights; the next run fetches more.',
  ],
  [
    'all that there are',
    { flights: 900, flights_with_details: 899, flights_without_details: [7] },
    {},
    'Crews and dockings of 899 of 900 flights; Launch Library 2 has none of the rest that can be used.',
  ],
  [
    'none, as requested',
    { flights: 1 },
    { details: 0 },
    'Crews and dockings of 0 of 1 flight; the rest is left out (--details 0).',
  ],
  ['those of no flight', {}, {}, null],
])('the report for people says that there are crews and dockings: %s', (_, figures, options, line) => {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const given = { ...none, ...options } as SnapshotOptions;
  const reporter = createSnapshotReporter(given, { stdout, stderr }, new Secret(null));
  Object.assign(reporter.report, figures);
  reporter.finish('written', 'Done');
  reporter.end();
  const lines = String(stdout.read()).split('\n');
  expect(lines.filter((text) => text.startsWith('Crews'))).toEqual(line === null ? [] : [line]);
});
