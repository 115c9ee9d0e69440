import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { sitemapFiles } from './sitemap.ts';
import { indexablePages } from './written-pages.ts';

const urls = Array.from({ length: 5 }, (_, index) => `https://atlas.example/${index}/?a=1&b=2`);
const locations = (text: string) => [...text.matchAll(/<loc>(.*?)<\/loc>/g)].map(([, url]) => url);

test('a site of few pages has a sitemap of one file', () => {
  const [file, ...others] = sitemapFiles(urls);
  expect(others).toEqual([]);
  expect(file?.address).toBe('/sitemap.xml');
  expect(locations(file!.text)).toEqual(urls.map((url) => url.replace('&', '&amp;')));
  expect(file?.text).not.toContain('lastmod');
});

test('a site of many pages has an index and its parts', () => {
  const [index, ...parts] = sitemapFiles(urls, 2);
  expect(parts.map(({ address }) => address)).toEqual(['/sitemap-1.xml', '/sitemap-2.xml', '/sitemap-3.xml']);
  expect(index?.text).toContain('<sitemapindex');
  expect(locations(index!.text)).toEqual(parts.map(({ address }) => `https://atlas.example${address}`));
  expect(parts.flatMap(({ text }) => locations(text))).toHaveLength(5);
});

test('a written page is read as its head says, and left out where that asks for it', async () => {
  const site = await mkdtemp(join(tmpdir(), 'pages-'));
  const put = async (folder: string, head: string) => {
    await mkdir(join(site, folder), { recursive: true });
    await writeFile(join(site, folder, 'index.html'), `<html><head>${head}</head><body></body></html>`);
  };
  await put('b', '<meta property="og:title" content="a &#34;b&#34; &amp; &lt;c&gt; &#x2019;">');
  await put('', '<meta name="description" content=""><meta property="og:image" content="https://x.example/a.png">');
  await put('long', `<meta content="${'–'.repeat(8000)}"><meta property="og:title" content="Long">`);
  await put('hidden', '<meta name="robots" content="noindex, follow">');
  await put('also-hidden', '<meta name="robots" content="noindex">');
  const pages = [...indexablePages(site, '/atlas/')];
  await rm(site, { recursive: true });
  expect(pages).toEqual([
    { address: '/atlas/', title: '', description: '', picture: 'https://x.example/a.png' },
    { address: '/atlas/b/', title: 'a "b" & <c> ’', description: '', picture: null },
    { address: '/atlas/long/', title: 'Long', description: '', picture: null },
  ]);
});
