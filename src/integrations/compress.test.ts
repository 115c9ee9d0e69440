import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { compressFiles } from './compress.ts';

let folder: string;
let site: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'compress-'));
  site = join(folder, 'site');
});
afterEach(() => rm(folder, { recursive: true }));

async function put(path: string, content: string) {
  await mkdir(dirname(join(site, path)), { recursive: true });
  await writeFile(join(site, path), content);
}

const run = () => compressFiles(site, join(folder, 'kept'));

describe('compressFiles', () => {
  test('puts both copies beside every text file, and none beside the rest', async () => {
    await put('index.html', '<p>Heron 1</p>');
    await put('api/heron.json', '{}');
    await put('icons/1.png', 'picture');
    await put('pagefind/a.pf_index', 'index');
    await put('_headers', '/*');
    expect(await run()).toEqual({ files: 2, made: 4 });
    const names = (await readdir(site, { recursive: true })).filter((name) => /\.(br|gz)$/.test(name));
    expect(names.toSorted()).toEqual(['api/heron.json.br', 'api/heron.json.gz', 'index.html.br', 'index.html.gz']);
  });

  test.each(['', 'a', '<p>Heron 1</p>'.repeat(2000), 'Союз 夢舟 🚀'])(
    'what unpacks is what was packed (%#)',
    async (text) => {
      await put('a.txt', text);
      await run();
      expect(brotliDecompressSync(await readFile(join(site, 'a.txt.br'))).toString()).toBe(text);
      expect(gunzipSync(await readFile(join(site, 'a.txt.gz'))).toString()).toBe(text);
    },
  );

  test('compresses again only what changed', async () => {
    await put('a.txt', 'one');
    await put('b.txt', 'two');
    await run();
    await put('b.txt', 'three');
    await put('c.txt', 'one');
    expect(await run()).toEqual({ files: 3, made: 2 });
    expect(gunzipSync(await readFile(join(site, 'b.txt.gz'))).toString()).toBe('three');
  });

  test('writes no time and no system into a gzip file', async () => {
    await put('a.txt', 'one');
    await run();
    const head = (await readFile(join(site, 'a.txt.gz'))).subarray(0, 10);
    expect([...head.subarray(4, 8), head[9]]).toEqual([0, 0, 0, 0, 255]);
  });
});
