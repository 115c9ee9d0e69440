import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

import { describe, expect, test } from 'vitest';

import { FLEET_SIZE, fleet } from '../fixtures/fleet.ts';
import { openSite } from '../support/built-site.ts';
import type { BuiltSite, BuiltPage } from '../support/built-site.ts';

describe.each([
  ['fleet', FLEET_SIZE],
  ['handful', 6],
] as const)('the full-text search of the %s', (name, size) => {
  const site = openSite(name);

  test('knows every craft and nothing else', () => {
    const entry = JSON.parse(site.read('pagefind/pagefind-entry.json')) as {
      version: string;
      languages: Record<string, { page_count: number }>;
    };
    expect(Object.entries(entry.languages).map(([language, { page_count }]) => [language, page_count])).toEqual([
      ['en', size],
    ]);
  });

  test('is whole: each part that its entry needs is there, and none is empty', () => {
    const files = site.files.filter((file) => file.startsWith('pagefind/'));
    for (const part of [
      /pagefind\.js$/,
      /pagefind-worker\.js$/,
      /\.pf_meta$/,
      /\.pf_index$/,
      /\.pf_fragment$/,
      /wasm/,
    ]) {
      expect(files.filter((file) => part.test(file))).not.toEqual([]);
    }
    expect(files.filter((file) => file.endsWith('.pf_fragment'))).toHaveLength(size);
    expect(files.filter((file) => site.read(file).length === 0)).toEqual([]);
  });

  test('knows the craft behind each result', () => {
    const ids = JSON.parse(site.read('pagefind/craft.json')) as Record<string, number>;
    const fragments = site.files.flatMap((file) => /fragment\/(.+)\.pf_fragment$/.exec(file)?.[1] ?? []);
    expect(Object.keys(ids).toSorted()).toEqual(fragments.toSorted());
    const craft = site.searchablePages().map(({ address }) => Number(/-(\d+)\/$/.exec(address)?.[1]));
    expect(Object.values(ids)).toEqual(craft.toSorted((a, b) => a - b));
  });

  test('leaves out the interfaces of Pagefind that this site does not use', () => {
    expect(site.files.filter((file) => /pagefind-(ui|modular-ui|component-ui|highlight)/.test(file))).toEqual([]);
  });

  test('reads the pages of craft alone', () => {
    const craft = site.searchablePages().map(({ address }) => address);
    expect(craft).toHaveLength(size);
    expect(craft.every((address) => /\/spacecraft\/[a-z0-9-]+-\d+\/$/.test(address))).toBe(true);
  });
});

describe('the index of names', () => {
  test('is data that knows every craft', () => {
    const names = JSON.stringify(JSON.parse(openSite('fleet').read('search/names.json')));
    const missing = fleet.spacecraft.filter(({ name }) => !names.includes(JSON.stringify(name).slice(1, -1)));
    expect(missing.map(({ name }) => name)).toEqual([]);
  });
});

describe('the text that the full-text search reads', () => {
  const site = openSite('fleet');

  test('joins no two words of a page', () => {
    const fragments = site.files
      .filter((file) => file.endsWith('.pf_fragment'))
      .map((file) => readFragment(site, file));
    const joined = fragments.flatMap(({ url, content }) => {
      const known = wordsOf(site.page(url));
      return content
        .split(/\s+/)
        .filter((word) => word !== '' && !known.has(word) && !known.has(word.replace(/[.,:;]$/, '')))
        .map((word) => `${url}: ${word}`);
    });
    expect(fragments).toHaveLength(FLEET_SIZE);
    expect(joined).toEqual([]);
  });
});

/** A part of the index: what Pagefind keeps of one page. */
function readFragment(site: BuiltSite, file: string): { url: string; content: string } {
  const text = gunzipSync(readFileSync(join(site.folder, file))).toString('utf8');
  return JSON.parse(text.slice(text.indexOf('{'))) as { url: string; content: string };
}

/** The words of a page's indexed part, element by element. */
function wordsOf({ $ }: BuiltPage): Set<string> {
  const texts = $('[data-pagefind-body] *, [data-pagefind-body]')
    .contents()
    .toArray()
    .filter(({ nodeType }) => nodeType === 3)
    .map((node) => $(node).text());
  return new Set(texts.join(' ').split(/\s+/));
}
