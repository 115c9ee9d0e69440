import { hostname, uptime } from 'node:os';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { temporaryFolder } from '../../tests/support/snapshot-run.ts';
import { LockedError, refuseIfLocked, takeLock } from './lock.ts';

let folder: ReturnType<typeof temporaryFolder>;
const file = () => folder.path('.lock');
const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();

beforeEach(() => {
  folder = temporaryFolder();
});

afterEach(() => {
  folder.remove();
});

describe('a lock', () => {
  test('is held by one, and gone when it is given back', async () => {
    const lock = await takeLock(file(), 'run');
    await expect(takeLock(file(), 'run')).rejects.toThrow(LockedError);
    await expect(refuseIfLocked(file(), 'run')).rejects.toThrow(`Another run is under way (process ${process.pid}`);
    lock.release();
    expect(readdirSync(folder.path(''))).toEqual([]);
    (await takeLock(file(), 'run')).release();
  });

  test.each([
    ['of a process that is gone', () => ({ pid: 4_194_304, start: null, host: hostname() })],
    ['of a process whose id another one has now', () => ({ pid: process.pid, start: 'boot 1', host: hostname() })],
    ['that is no lock', () => 'nonsense'],
    [
      'from before a start of the machine, whatever process has its id now',
      () => ({ pid: process.pid, start: null, host: hostname(), since: hoursAgo(uptime() / 3600 + 1) }),
    ],
    ['of another machine, when it is old', () => ({ pid: 1, start: null, host: 'elsewhere', since: hoursAgo(13) })],
    ['of another machine that does not say how old it is', () => ({ pid: 1, start: null, host: 'elsewhere' })],
  ])('%s is taken over', async (_, holder) => {
    writeFileSync(file(), JSON.stringify(holder()));
    await refuseIfLocked(file(), 'run');
    await takeLock(file(), 'run');
    expect(JSON.parse(readFileSync(file(), 'utf8'))).toMatchObject({ pid: process.pid });
    expect(readdirSync(folder.path(''))).toEqual(['.lock']);
  });

  test.each([
    ['another machine', { pid: 1, start: null, host: 'elsewhere', since: hoursAgo(11) }, 'process 1 on elsewhere'],
    ['a living process', { pid: process.pid, start: null, host: hostname(), since: hoursAgo(0) }, `${process.pid} on`],
  ])('of %s is left alone, and the message says since when it is held', async (_, holder, who) => {
    writeFileSync(file(), JSON.stringify(holder));
    await expect(takeLock(file(), 'run')).rejects.toThrow(who);
    await expect(takeLock(file(), 'run')).rejects.toThrow(`since ${holder.since}`);
  });

  test('says who holds it, since when', async () => {
    const before = Date.now();
    await takeLock(file(), 'run');
    const { host, pid, since } = JSON.parse(readFileSync(file(), 'utf8')) as Record<string, string>;
    expect({ host, pid }).toEqual({ host: hostname(), pid: process.pid });
    expect(Date.parse(since!)).toBeGreaterThanOrEqual(before);
  });

  test('is taken over by one only of many who see that it is dead', async () => {
    for (let round = 0; round < 20; round++) {
      writeFileSync(file(), JSON.stringify({ pid: 4_194_304, start: null, host: hostname() }));
      const takers = await Promise.allSettled(Array.from({ length: 5 }, () => takeLock(file(), 'run')));
      const locks = takers.flatMap((taker) => (taker.status === 'fulfilled' ? [taker.value] : []));
      expect(locks).toHaveLength(1);
      locks[0]?.release();
    }
  });
});
