import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { SearchIndex } from './search-index.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pagefind-'));
});
afterEach(() => rm(folder, { recursive: true }));

const page = (name: string, body = ' data-pagefind-body') =>
  `<!doctype html><html lang="en"><title>${name}</title><body><main${body}><h1>${name}</h1><p>It flew.</p></main></body></html>`;

/** An index of some pages, each by the path of its craft. */
async function indexOf(pages: Readonly<Record<string, string>>): Promise<SearchIndex> {
  const index = await SearchIndex.open();
  for (const [craft, html] of Object.entries(pages)) await index.add(`spacecraft/${craft}/index.html`, html);
  return index;
}

async function contents(): Promise<Record<string, string>> {
  const paths = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = paths.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    await Promise.all(files.toSorted().map(async (file) => [file.slice(folder.length), await readFile(file, 'hex')])),
  ) as Record<string, string>;
}

describe('an index of pages', () => {
  test('names the craft behind each result', async () => {
    const index = await indexOf({ 'soyuz-ms-28-612': page('Soyuz MS-28'), 'unnamed-7': page('天舟') });
    await index.write(folder, 2);
    const craft = JSON.parse(await readFile(join(folder, 'craft.json'), 'utf8')) as Record<string, number>;
    expect(Object.values(craft)).toEqual([7, 612]);
  });

  test('leaves out what this site does not use', async () => {
    await (await indexOf({ 'soyuz-ms-28-612': page('Soyuz MS-28') })).write(folder, 1);
    const names = (await readdir(folder)).filter((name) => /\.(?:js|css)$/.test(name)).toSorted();
    expect(names).toEqual(['pagefind-worker.js', 'pagefind.js']);
  });

  test('has the same bytes again, also of more pages than may wait, and nothing of an earlier one', async () => {
    const pages = Object.fromEntries(
      Array.from({ length: 50 }, (_, id) => [`hermes-${id + 1}`, page(`Hermes ${id + 1}`)]),
    );
    await (await indexOf(pages)).write(folder, 50);
    const first = await contents();
    await writeFile(join(folder, 'fragment', 'old.pf_fragment'), 'old');
    await (await indexOf(pages)).write(folder, 50);
    expect(await contents()).toEqual(first);
  });

  test('refuses a page without a body to index', async () => {
    const index = await indexOf({ 'soyuz-ms-28-612': page('Soyuz MS-28'), 'soyuz-ms-29-616': page('Soyuz MS-29', '') });
    await expect(index.write(folder, 2)).rejects.toThrow('Pagefind indexed 1 of 2 pages of craft');
  });

  test('refuses too few pages, and leaves the earlier index', async () => {
    await mkdir(join(folder, 'fragment'));
    const index = await indexOf({ 'soyuz-ms-28-612': page('Soyuz MS-28') });
    await expect(index.write(folder, 2)).rejects.toThrow('There are 1 pages of craft to index; expected 2');
    expect(await readdir(folder)).toEqual(['fragment']);
  });

  test('may be empty', async () => {
    expect(await (await SearchIndex.open()).write(folder, 0)).toBeGreaterThan(0);
  });
});
