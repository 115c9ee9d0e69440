import { describe, expect, test } from 'vitest';

import { FLEET_SIZE, fleet } from '../fixtures/fleet.ts';
import { openSite } from '../support/built-site.ts';

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
  const text = openSite('fleet').read('search/names.json');

  test('is data that knows every craft', () => {
    const names = JSON.stringify(JSON.parse(text));
    const missing = fleet.spacecraft.filter(({ name }) => !names.includes(JSON.stringify(name).slice(1, -1)));
    expect(missing.map(({ name }) => name)).toEqual([]);
  });
});
