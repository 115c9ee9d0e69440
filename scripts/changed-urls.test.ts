import { mkdir, mkdtemp, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import {
  changedUrls,
  companionFiles,
  listBuiltFiles,
  keepModificationTimes,
  createManifest,
  readUrlManifest,
  writeChanges,
} from './changed-urls.ts';

const served = { origin: 'https://atlas.example', base: '/atlas/' };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'changed-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function put(path: string, content: string, seconds?: number) {
  const file = join(folder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
  if (seconds !== undefined) await utimes(file, seconds, seconds);
}

const timeOf = async (path: string) => (await stat(join(folder, path))).mtimeMs / 1000;

describe('the manifest of a site', () => {
  test('names what is served by full address: no copies, and nothing that hosts alone read', async () => {
    for (const path of ['index.html', 'index.html.br', 'index.html.gz', 'a b/index.html', 'b.json', '_headers']) {
      await put(`site/${path}`, path);
    }
    const urls = [...createManifest(listBuiltFiles(join(folder, 'site')), served).keys()];
    expect(urls).toEqual([
      'https://atlas.example/atlas/a%20b/',
      'https://atlas.example/atlas/b.json',
      'https://atlas.example/atlas/',
    ]);
  });

  test('is read as it was written', async () => {
    await put('site/index.html', 'one');
    const after = createManifest(listBuiltFiles(join(folder, 'site')), served);
    const target = join(folder, 'site');
    expect(writeChanges(target, new Map(), after)).toBe(1);
    const { manifest, changes } = companionFiles(target);
    expect(readUrlManifest(manifest)).toEqual(after);
    expect(readFileSync(changes, 'utf8')).toBe('https://atlas.example/atlas/\n');
    expect(writeChanges(target, readUrlManifest(manifest), after)).toBe(0);
    expect(readFileSync(changes, 'utf8')).toBe('');
  });

  test('is empty where there is none, and passes over what is no line of it', async () => {
    expect(readUrlManifest(join(folder, 'nothing'))).toEqual(new Map());
    await put('damaged', `half a line\n${'a'.repeat(64)}  https://atlas.example/\n${'b'.repeat(64)}`);
    expect(readUrlManifest(join(folder, 'damaged'))).toEqual(new Map([['https://atlas.example/', 'a'.repeat(64)]]));
  });
});

describe('changedUrls', () => {
  test('finds new, changed and gone addresses, in order', () => {
    const before = new Map(Object.entries({ same: '1', changed: '1', gone: '1' }));
    const after = new Map(Object.entries({ new: '1', same: '1', changed: '2' }));
    expect(changedUrls(before, after)).toEqual(['changed', 'gone', 'new']);
  });

  const manifests = fc
    .dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom('1', '2'))
    .map((entries) => new Map(Object.entries(entries)));

  test('tells all that is needed to make the one out of the other, and nothing more', () => {
    fc.assert(
      fc.property(manifests, manifests, (before, after) => {
        const made = new Map(before);
        for (const url of changedUrls(before, after)) {
          expect(before.get(url)).not.toBe(after.get(url));
          const now = after.get(url);
          if (now === undefined) made.delete(url);
          else made.set(url, now);
        }
        expect(made).toEqual(after);
      }),
    );
  });
});

test('keepTimes gives what is unchanged the time that it had, copies as well, and nothing else', async () => {
  const old = 1_000_000;
  for (const path of ['same.txt', 'same.txt.br', 'changed.txt', 'gone.txt']) await put(`old/${path}`, 'one', old);
  const from = join(folder, 'old');
  const to = join(folder, 'new');
  const before = createManifest(listBuiltFiles(from), served);
  for (const path of ['same.txt', 'same.txt.br', 'new.txt']) await put(`new/${path}`, 'one', old + 500);
  await put('new/changed.txt', 'two', old + 500);
  keepModificationTimes({ from, to }, listBuiltFiles(to), before, served);
  expect(await timeOf('new/same.txt')).toBe(old);
  expect(await timeOf('new/same.txt.br')).toBe(old);
  expect(await timeOf('new/changed.txt')).toBe(old + 500);
  expect(await timeOf('new/new.txt')).toBe(old + 500);
  keepModificationTimes({ from: join(folder, 'nowhere'), to }, listBuiltFiles(to), before, served);
});
