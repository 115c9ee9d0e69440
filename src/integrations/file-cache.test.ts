import { mkdtemp, readFile, readdir, rm, stat, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { openFileCache } from './file-cache.ts';

const DAY = 24 * 60 * 60;

let folder: string;
let kept: string;
let made: number;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kept-'));
  kept = join(folder, 'kept');
  made = 0;
});
afterEach(() => rm(folder, { recursive: true }));

const make = () => Promise.resolve(Buffer.from(`file ${(made += 1)}`));
const wanted = () => join(folder, 'site', 'deep', 'a.png');

/** The kept files, without the mark of the last tidying. */
async function filesKept(): Promise<string[]> {
  const entries = await readdir(kept, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name !== 'last-tidied')
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Lets everything that is kept be some days old. */
async function age(days: number): Promise<void> {
  const then = Date.now() / 1000 - days * DAY;
  for (const file of [...(await filesKept()), join(kept, 'code', 'last-tidied')]) await utimes(file, then, then);
}

describe('openFileCache', () => {
  test('makes a file once for each source', async () => {
    const files = await openFileCache(kept, 'code');
    expect(await files.put('one', wanted(), make)).toBe(true);
    expect(await files.put('one', wanted(), make)).toBe(false);
    expect(await files.put('two', wanted(), make)).toBe(true);
    expect(await files.put(Buffer.from('one'), wanted(), make)).toBe(false);
    expect(await readFile(wanted(), 'utf8')).toBe('file 1');
    expect(await filesKept()).toHaveLength(2);
  });

  test('makes the same file for many at a time, and leaves nothing half done', async () => {
    const files = await openFileCache(kept, 'code');
    const same = () => Promise.resolve(Buffer.from('same'));
    await Promise.all(Array.from({ length: 20 }, (_, index) => files.put('one', join(folder, `${index}`), same)));
    expect(await filesKept()).toHaveLength(1);
  });

  test('keeps nothing of a file that could not be made', async () => {
    const files = await openFileCache(kept, 'code');
    await expect(files.put('one', wanted(), () => Promise.reject(new Error('no ink')))).rejects.toThrow('no ink');
    expect(await files.put('one', wanted(), make)).toBe(true);
  });

  test('says what is wrong where the file is wanted', async () => {
    const files = await openFileCache(kept, 'code');
    await files.put('one', wanted(), make);
    await expect(files.put('one', join(wanted(), 'below-a-file'), make)).rejects.toThrow(/EEXIST|ENOTDIR/);
  });

  test('keeps nothing that other code made', async () => {
    await (await openFileCache(kept, 'old')).put('one', wanted(), make);
    const files = await openFileCache(kept, 'new');
    expect(await files.put('one', wanted(), make)).toBe(true);
    expect(await readdir(kept)).toEqual(['new']);
  });

  test('lets go of what no build asked for in thirty days', async () => {
    const first = await openFileCache(kept, 'code');
    await first.put('used', wanted(), make);
    await first.put('unused', wanted(), make);
    await age(29);
    const second = await openFileCache(kept, 'code');
    expect(await filesKept()).toHaveLength(2);
    await second.put('used', wanted(), make);
    const [used] = await Promise.all((await filesKept()).map(async (file) => (await stat(file)).mtimeMs)).then(
      (times) => times.toSorted((a, b) => b - a),
    );
    expect(Date.now() - used!).toBeLessThan(DAY * 1000);

    const then = Date.now() / 1000 - 31 * DAY;
    for (const file of await filesKept()) {
      if ((await stat(file)).mtimeMs !== used) await utimes(file, then, then);
    }
    await utimes(join(kept, 'code', 'last-tidied'), then, then);
    const third = await openFileCache(kept, 'code');
    expect(await filesKept()).toHaveLength(1);
    expect(await third.put('used', wanted(), make)).toBe(false);
    expect(await third.put('unused', wanted(), make)).toBe(true);
  });

  test('tidies up once a day at most', async () => {
    await (await openFileCache(kept, 'code')).put('one', wanted(), make);
    const then = Date.now() / 1000 - 31 * DAY;
    for (const file of await filesKept()) await utimes(file, then, then);
    await openFileCache(kept, 'code');
    expect(await filesKept()).toHaveLength(1);
  });
});
