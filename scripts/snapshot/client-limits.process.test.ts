/** Answers that are small on the way and large at home: what they may cost, and how they are cut off. */
import { gzipSync } from 'node:zlib';

import { expect, test } from 'vitest';

import {
  atSecondPage,
  expectNothingWritten,
  run,
  server,
  useFailingService,
} from '../../tests/support/failing-service.ts';
import type { Misbehaviour } from '../../tests/support/ll2-server.ts';
import { InterruptedError } from '../support/errors.ts';

useFailingService();

const packed = (text: string): Misbehaviour => ({
  kind: 'body',
  body: gzipSync(text),
  headers: { 'content-encoding': 'gzip' },
});

/** As many values as a record may have, in as many records as a page may have: a second or more of work. */
const heavy = packed(`{"count":230,"results":[${`[${'1,'.repeat(90_000)}1],`.repeat(99)}1]}`);

test('takes no more records than it asked for, however many were packed', async () => {
  server.options.misbehave = atSecondPage(packed(`{"count":230,"results":[${'{},'.repeat(10_000_000)}{}]}`));
  const before = process.memoryUsage().rss;
  const ended = await run({ timeouts: { headers: 30_000, answer: 60_000 } });
  expect(ended.code).toBe(75);
  expect(ended.report.problems[0]?.message).toContain('brought more than the 100 records that were requested, after 5');
  expect(process.memoryUsage().rss - before).toBeLessThan(300_000_000);
  expectNothingWritten(ended);
});

test('holds an answer that is all there to its deadline while it is unpacked and parsed', async () => {
  server.options.misbehave = atSecondPage(heavy);
  const ended = await run({ timeouts: { headers: 30_000, answer: 300 }, args: ['--max-calls', '3'] });
  expect(ended.code).toBe(75);
  expect(ended.stderr).toContain('did not end within 0.3 s');
  expectNothingWritten(ended);
});

test('stops at Ctrl-C while an answer is unpacked and parsed', async () => {
  const controller = new AbortController();
  server.options.misbehave = (request) => {
    const what = atSecondPage(heavy)(request);
    if (what)
      setTimeout(() => {
        controller.abort(new InterruptedError('Interrupted.'));
      }, 150);
    return what;
  };
  const ended = await run({ timeouts: { headers: 30_000, answer: 60_000 }, signal: controller.signal });
  expect(ended).toMatchObject({ code: 130, report: { outcome: 'postponed', spacecraft: 100 } });
  expectNothingWritten(ended);
});
