/** A service that is throttled or busy and says for how long. */
import { beforeEach, describe, expect, test } from 'vitest';

import {
  atSecondPage,
  expectNothingWritten,
  folder,
  run,
  server,
  useFailingService,
} from '../../tests/support/failing-service.ts';
import { makeCatalogue } from '../../tests/support/ll2-records.ts';
import type { Misbehaviour } from '../../tests/support/ll2-server.ts';
import { fakeClock } from '../../tests/support/snapshot-run.ts';

useFailingService();

describe('a service that asks to wait', () => {
  const retryAfter = (value: string, status = 503): Misbehaviour => ({
    kind: 'status',
    status,
    headers: { 'retry-after': value },
  });

  test('waits up to 30 s after a 5xx, in seconds or as a date', async () => {
    for (const value of ['30', new Date(Date.UTC(2030, 0, 1, 0, 0, 30)).toUTCString()]) {
      server.options.misbehave = atSecondPage(retryAfter(value), 1);
      const clock = fakeClock();
      expect(await run({ clock, args: ['--dry-run'] })).toMatchObject({ code: 0, report: { outcome: 'written' } });
      expect(clock.slept).toEqual([30_000]);
    }
  });

  test('ends with 75 when a 5xx asks for more, and says when to come back', async () => {
    server.options.misbehave = atSecondPage(retryAfter('31'));
    const ended = await run();
    expect(ended).toMatchObject({ code: 75, report: { calls: 2, retry_at: '2030-01-01T00:00:31Z' } });
    expect(ended.report.problems[0]?.message).toContain('status 503, and the service asks to wait 31 s');
    expectNothingWritten(ended);
  });

  test.each([
    ['seconds', '2030-01-01T01:00:00Z'],
    ['date', '2030-01-01T01:00:00Z'],
    ['text', '2030-01-01T01:00:00Z'],
    ['nothing', undefined],
  ] as const)('ends with 75 at a 429 that tells its wait by %s', async (form, at) => {
    const clock = fakeClock();
    Object.assign(server.options, { throttle: { calls: 1, window: 3_600_000, form }, now: clock.now });
    const ended = await run({ clock });
    expect(ended).toMatchObject({ code: 75, report: { outcome: 'postponed', calls: 2, spacecraft: 100 } });
    expect(ended.report.retry_at).toBe(at);
    expect(ended.report.problems[0]?.message).toMatch(/offset=100 was throttled \(status 429\): .*60 min/);
    expect(clock.slept).toEqual([]);
    expectNothingWritten(ended);
  });

  test('ends with 75 at a 429 even if it asks for one second only', async () => {
    server.options.misbehave = atSecondPage(retryAfter('1', 429));
    const ended = await run();
    expect(ended).toMatchObject({ code: 75, report: { calls: 2, retry_at: '2030-01-01T00:00:01Z' } });
  });

  describe('of three calls an hour, when 607 records need eight', () => {
    const hour = 3_600_000;
    const clock = fakeClock();
    const grantedPages = () =>
      server.requests
        .filter(({ number }) => number !== 4 && number !== 8)
        .map(({ path, query }) => path + query.toString());

    beforeEach(() => {
      const catalogue = makeCatalogue({ craft: 607, configurations: 46, flights: () => 0 });
      Object.assign(server.options, { catalogue, throttle: { calls: 3, window: hour }, now: clock.now });
    });

    test('needs three runs, an hour apart, and fetches no page twice', async () => {
      const codes: number[] = [];
      for (let index = 0; index < 3; index++) {
        codes.push((await run({ clock, out: folder.path('new.json') })).code);
        clock.pass(hour);
      }
      expect(codes).toEqual([75, 75, 0]);
      expect(server.requests).toHaveLength(10);
      expect(new Set(grantedPages()).size).toBe(8);
    });

    test('needs one run with --wait, which waits twice', async () => {
      const before = clock.now();
      const ended = await run({ clock, out: folder.path('new.json'), args: ['--wait'] });
      expect(ended).toMatchObject({ code: 0, report: { outcome: 'written', calls: 10, spacecraft: 607 } });
      expect(clock.now() - before).toBe(2 * (hour + 1000));
      expect(ended.stderr).toContain('waiting 61 min');
      expect(new Set(grantedPages()).size).toBe(8);
    });
  });

  test('stops at its budget even with --wait', async () => {
    server.options.misbehave = () => retryAfter('1', 429);
    const ended = await run({ args: ['--wait', '--max-calls', '4'] });
    expect(ended).toMatchObject({ code: 75, report: { calls: 4, retry_at: '2030-01-01T00:00:07Z' } });
  });
});
