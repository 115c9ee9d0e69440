/** A clock that is wrong must not reach the history. */
import { expect, test } from 'vitest';

import {
  expectNothingWritten,
  files,
  before,
  run,
  server,
  useFailingService,
} from '../../tests/support/failing-service.ts';
import { fakeClock } from '../../tests/support/snapshot-run.ts';
import { refuseClockOff } from './clock-check.ts';

useFailingService();

const HOUR = 3600_000;
const NOW = Date.UTC(2030, 0, 1);

test('refuses a clock before the stored snapshot before it asks anything, and leaves the history as it was', async () => {
  const ended = await run({ clock: fakeClock(Date.UTC(1970, 0, 1)) });
  expect(ended).toMatchObject({ code: 1, report: { outcome: 'refused', calls: 0 } });
  expect(ended.stderr).toBe(
    "This machine's clock says 1970-01-01T00:00:00Z, which is before the stored snapshot of 2030-01-01T00:00:00Z; set the clock right and run again.\n",
  );
  expectNothingWritten(ended);
});

test.each([
  ['a day behind the service', 25 * HOUR],
  ['a day ahead of it, which would refuse every later run', -25 * HOUR],
])('refuses a clock more than %s', async (_, difference) => {
  server.options.date = () => NOW + difference;
  const ended = await run();
  expect(ended).toMatchObject({ code: 1, report: { outcome: 'refused', calls: 1 } });
  expect(ended.stderr).toContain(
    `but that of ${server.api} says ${new Date(NOW + difference).toISOString().slice(0, 19)}Z`,
  );
  expectNothingWritten(ended);
});

test('minds neither a few hours, nor a service that does not say, nor how long a cache kept the answer', async () => {
  server.options.date = () => NOW - 23 * HOUR;
  expect((await run()).code).toBe(0);
  expect(files()).not.toEqual(before);
  server.options.misbehave = () => ({ kind: 'text', change: (text) => text, headers: { age: '90000' } });
  server.options.date = () => NOW - 25 * HOUR;
  expect((await run()).code).toBe(0);
  expect(() => {
    refuseClockOff(0, null, server.api);
  }).not.toThrow();
});
