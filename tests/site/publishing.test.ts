import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

import { describe, expect, test } from 'vitest';

import { headerRules, policyInHead } from '#publish/headers.ts';
import { MAX_HEADER_RULES } from '#publish/host-files.ts';
import { fileTypeOf } from '#publish/types.ts';

import { openSite } from '../support/built-site.ts';

describe.each(['fleet', 'handful'] as const)('the %s', (name) => {
  const site = openSite(name);
  const { base } = site;

  test('says its policy at the head of every page, redirects included, before anything that it is about', () => {
    expect(site.addresses.length).toBeGreaterThan(30);
    for (const address of site.addresses) {
      const { $ } = site.page(address);
      const [charset, policy] = $('head > *').toArray();
      expect({ address, charset: $(charset).attr('charset') }).toEqual({ address, charset: 'utf-8' });
      expect({ address, policy: $(policy).attr('content') }).toEqual({ address, policy: policyInHead(base, address) });
    }
  });

  test('has no file of a kind that hosts are not told of, but the parts of the full-text index', () => {
    const unknown = site.files.filter((file) => fileTypeOf(file).type === 'application/octet-stream');
    expect(unknown.filter((file) => !file.startsWith('pagefind/'))).toEqual(['_headers', '_redirects']);
  });

  test('tells hosts its headers and redirects, no more than they take', () => {
    const patterns = site
      .read('_headers')
      .split('\n')
      .filter((line) => line.startsWith('/'));
    expect(patterns).toEqual(
      expect.arrayContaining(headerRules({ base, hstsMaxAge: 0 }).map(({ pattern }) => pattern)),
    );
    expect(patterns.length).toBeLessThanOrEqual(MAX_HEADER_RULES);
    const redirects = site.read('_redirects').trimEnd().split('\n');
    const permanent = site.addresses.filter((address) => site.isRedirect(address));
    expect(redirects.length).toBeGreaterThanOrEqual(permanent.length);
    for (const line of redirects) {
      const [from = '', to = '', status] = line.split(' ');
      expect({ line, from: site.has(from), to: site.has(to), status }).toEqual({
        line,
        from: true,
        to: true,
        status: '301',
      });
    }
  });

  test('says of what it was made', () => {
    const { base, snapshot, source, packages } = JSON.parse(site.read('build.json')) as Record<
      'snapshot' | 'source' | 'packages',
      Record<string, string>
    > & { base: string };
    expect(base).toBe(site.base);
    const published = createHash('sha256').update(site.read('api/snapshot.json')).digest('hex');
    expect(snapshot['sha256']).toBe(published);
    expect(source['revision'] ?? 'none').toMatch(/^(none|[\da-f]{40})$/);
    expect(packages).toMatchObject({ astro: expect.stringMatching(/^\d/) as string });
  });
});

test.each(['fleet', 'handful'] as const)('no file of the %s has two dots in a row, which some hosts refuse', (name) => {
  const { files, copies } = openSite(name);
  expect([...files, ...copies].filter((file) => file.includes('..'))).toEqual([]);
});

test('the handful has a copy of each text file in both compressions, and of nothing else', () => {
  const site = openSite('handful');
  const texts = site.files.filter((file) => fileTypeOf(file).text);
  const copies = texts.flatMap((file) => [`${file}.br`, `${file}.gz`]);
  expect(texts.length).toBeGreaterThan(60);
  expect(site.copies).toEqual(copies.toSorted());
  for (const file of texts) {
    const bytes = (path: string) => readFileSync(join(site.folder, path));
    expect({ file, equal: brotliDecompressSync(bytes(`${file}.br`)).equals(bytes(file)) }).toEqual({
      file,
      equal: true,
    });
    expect({ file, equal: gunzipSync(bytes(`${file}.gz`)).equals(bytes(file)) }).toEqual({ file, equal: true });
  }
});

test('a quick build of the fleet has no copies', () => {
  expect(openSite('fleet').copies).toEqual([]);
});
