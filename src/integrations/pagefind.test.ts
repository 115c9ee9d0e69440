import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { SearchIndexError, writeSearchIndex } from './pagefind.ts';

let site: string;
beforeEach(async () => {
  site = await mkdtemp(join(tmpdir(), 'pagefind-'));
});
afterEach(() => rm(site, { recursive: true }));

const page = (name: string, body = ' data-pagefind-body') =>
  `<!doctype html><html lang="en"><title>${name}</title><body><main${body}><h1>${name}</h1><p>It flew.</p></main></body></html>`;

async function put(path: string, content: string) {
  await mkdir(dirname(join(site, path)), { recursive: true });
  await writeFile(join(site, path), content);
}

async function contents(): Promise<Record<string, string>> {
  const paths = await readdir(join(site, 'pagefind'), { recursive: true, withFileTypes: true });
  const files = paths.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    await Promise.all(files.toSorted().map(async (file) => [file.slice(site.length), await readFile(file, 'hex')])),
  ) as Record<string, string>;
}

describe('writeSearchIndex', () => {
  it('indexes the pages of craft and nothing else', async () => {
    await put('spacecraft/soyuz-ms-28-612/index.html', page('Soyuz MS-28'));
    await put('spacecraft/unnamed-7/index.html', page('天舟'));
    await put('spacecraft/612/index.html', page('Moved'));
    const away = '<!doctype html><meta http-equiv="refresh" content="0; url=/spacecraft/soyuz-ms-28-612/">';
    await put('spacecraft/soyuz-tba-612/index.html', away);
    await put('spacecraft/by/id/index.html', page('By id'));
    await put('spacecraft/page/2/index.html', page('Page 2'));
    await put('spacecraft/index.html', page('All'));
    await put('about/index.html', page('About'));
    expect((await writeSearchIndex(site, 2)).pages).toBe(2);
  });

  it('leaves out what this site does not use', async () => {
    await put('spacecraft/soyuz-ms-28-612/index.html', page('Soyuz MS-28'));
    await writeSearchIndex(site, 1);
    const names = (await readdir(join(site, 'pagefind'))).filter((name) => /\.(?:js|css)$/.test(name)).toSorted();
    expect(names).toEqual(['pagefind-worker.js', 'pagefind.js']);
  });

  it('writes the same bytes again, and nothing of an earlier index', async () => {
    for (const id of [3, 20, 100]) await put(`spacecraft/hermes-${id}/index.html`, page(`Hermes ${id}`));
    await writeSearchIndex(site, 3);
    const first = await contents();
    await put('pagefind/fragment/old.pf_fragment', 'old');
    await writeSearchIndex(site, 3);
    expect(await contents()).toEqual(first);
  });

  it('refuses a page without a body to index', async () => {
    await put('spacecraft/soyuz-ms-28-612/index.html', page('Soyuz MS-28'));
    await put('spacecraft/soyuz-ms-29-616/index.html', page('Soyuz MS-29', ''));
    await expect(writeSearchIndex(site, 2)).rejects.toThrow('Pagefind indexed 1 of 2 pages of craft');
  });

  it('refuses a site that lacks pages of craft', async () => {
    await expect(writeSearchIndex(site, 1)).rejects.toThrow(SearchIndexError);
    await put('spacecraft/index.html', page('All'));
    await expect(writeSearchIndex(site, 1)).rejects.toThrow('holds 0 pages of craft; expected 1');
  });

  it('writes an index of nothing for a site without craft', async () => {
    await put('spacecraft/index.html', page('All'));
    expect((await writeSearchIndex(site, 0)).pages).toBe(0);
  });

  it('refuses a folder without its page', async () => {
    await mkdir(join(site, 'spacecraft/hermes-1'), { recursive: true });
    await expect(writeSearchIndex(site, 1)).rejects.toThrow('The page spacecraft/hermes-1/index.html cannot be read');
  });
});
