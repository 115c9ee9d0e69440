import { hostname } from 'node:os';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { temporaryFolder } from '../tests/support/snapshot-run.ts';
import { LockedError, refuseIfLocked, takeLock } from './lock.ts';

let folder: ReturnType<typeof temporaryFolder>;
const file = () => folder.path('.lock');

beforeEach(() => {
  folder = temporaryFolder();
});

afterEach(() => {
  folder.remove();
});

describe('a lock', () => {
  it('is held by one, and gone when it is given back', async () => {
    const lock = await takeLock(file(), 'run');
    await expect(takeLock(file(), 'run')).rejects.toThrow(LockedError);
    await expect(refuseIfLocked(file(), 'run')).rejects.toThrow(`Another run is under way (process ${process.pid}`);
    await lock.release();
    expect(readdirSync(folder.path(''))).toEqual([]);
    await (await takeLock(file(), 'run')).release();
  });

  it.each([
    ['of a process that is gone', () => ({ pid: 4_194_304, start: null, host: hostname() })],
    ['of a process whose id another one has now', () => ({ pid: process.pid, start: 'boot 1', host: hostname() })],
    ['that is no lock', () => 'nonsense'],
  ])('%s is taken over', async (_, holder) => {
    writeFileSync(file(), JSON.stringify(holder()));
    await refuseIfLocked(file(), 'run');
    await takeLock(file(), 'run');
    expect(JSON.parse(readFileSync(file(), 'utf8'))).toMatchObject({ pid: process.pid });
    expect(readdirSync(folder.path(''))).toEqual(['.lock']);
  });

  it('of another machine is left alone', async () => {
    writeFileSync(file(), JSON.stringify({ pid: 1, start: null, host: 'elsewhere' }));
    await expect(takeLock(file(), 'run')).rejects.toThrow('process 1 on elsewhere');
  });

  it('is taken over by one only of many who see that it is dead', async () => {
    for (let round = 0; round < 20; round++) {
      writeFileSync(file(), JSON.stringify({ pid: 4_194_304, start: null, host: hostname() }));
      const takers = await Promise.allSettled(Array.from({ length: 5 }, () => takeLock(file(), 'run')));
      const locks = takers.flatMap((taker) => (taker.status === 'fulfilled' ? [taker.value] : []));
      expect(locks).toHaveLength(1);
      await locks[0]?.release();
    }
  });
});
