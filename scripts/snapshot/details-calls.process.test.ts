/** How 607 spacecraft and 900 flights share the calls of a run. */
import { expect, test } from 'vitest';

import {
  clock,
  flights,
  history,
  HOUR,
  missing,
  run,
  server,
  stored,
  useDetailsService,
} from '../../tests/support/details-service.ts';

useDetailsService({ craft: 607, configurations: 46, flights: 900 });

test('two runs of 15 calls fetch all, and later ones renew a page each with 8 + 1', { timeout: 90_000 }, async () => {
  Object.assign(server.options, { throttle: { calls: 15, window: HOUR } });
  const first = await run();
  expect(first).toMatchObject({ code: 0, report: { outcome: 'written', calls: 15, problems: [] } });
  expect(first.offsets).toEqual([0, 100, 200, 300, 400, 500, 600]);
  expect(first.report).toMatchObject({ flights: 900, flights_with_details: 700 });
  expect(missing()).toEqual(
    flights()
      .slice(700)
      .map(({ id }) => id),
  );

  const second = await run();
  expect(second).toMatchObject({ code: 0, report: { outcome: 'written', calls: 10, changed: [], problems: [] } });
  expect(second.offsets).toEqual([700, 800]);
  expect(missing()).toEqual([]);
  expect(history().entries).toEqual([
    {
      at: '2030-01-01T01:00:00Z',
      note: 'Crews and dockings of 200 flights added.',
      added: [],
      removed: [],
      changed: [],
    },
  ]);
  const before = stored();

  const third = await run();
  expect(third).toMatchObject({ code: 0, report: { outcome: 'unchanged', calls: 9, flights_with_details: 900 } });
  expect(third.offsets).toEqual([0]);
  // Only the moments of reading differ, and the data is as of the last change.
  const asOf = flights().map(({ details }) => details?.as_of);
  expect(asOf.slice(0, 100)).toEqual(Array(100).fill('2030-01-01T02:00:00Z'));
  expect(asOf.slice(100, 700)).toEqual(Array(600).fill('2030-01-01T00:00:00Z'));
  expect(stored().source).toEqual(before.source);
  expect(history().entries).toHaveLength(1);

  expect((await run()).offsets).toEqual([100]);
  expect(clock.slept).toEqual([]);
});

test('--wait fetches all in one run, over as many windows as it takes', { timeout: 90_000 }, async () => {
  Object.assign(server.options, { throttle: { calls: 5, window: HOUR } });
  const ended = await run(['--wait']);
  expect(ended).toMatchObject({ code: 0, report: { outcome: 'written', flights_with_details: 900 } });
  // 8 + 9 pages, and three calls that were refused.
  expect(ended.report.calls).toBe(20);
  expect(new Set(ended.offsets).size).toBe(9);
});
