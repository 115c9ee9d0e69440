import { posix } from 'node:path';

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { betweenFiles, fileOf, rootFrom } from './addresses.ts';
import type { AddressSpace } from './addresses.ts';

const files = new Set([
  'index.html',
  'search/index.html',
  'spacecraft/index.html',
  'spacecraft/soyuz-1/index.html',
  'assets/a b.css',
  'data/all.json',
]);
const space: AddressSpace = { origin: 'https://example.org', base: '/atlas/', has: (path: string) => files.has(path) };

describe('betweenFiles', () => {
  const page = 'spacecraft/soyuz-1/index.html';

  test.each([
    ['the home page', '/atlas/', '../../index.html'],
    ['a list', '/atlas/spacecraft/', '../../spacecraft/index.html'],
    ['the page itself', '/atlas/spacecraft/soyuz-1/', '../../spacecraft/soyuz-1/index.html'],
    ['a place on another page', '/atlas/spacecraft/#top', '../../spacecraft/index.html#top'],
    ['a question', '/atlas/search/?q=a%20b&c', '../../search/index.html?q=a%20b&c'],
    ['a file', '/atlas/data/all.json', '../../data/all.json'],
    ['a name with a blank', '/atlas/assets/a%20b.css', '../../assets/a%20b.css'],
    ['a relative address', '../', '../../spacecraft/index.html'],
    ['a place on this page', '#flights', '#flights'],
    ['nothing', '', ''],
    ['another host', 'https://other.example/a/', 'https://other.example/a/'],
    ['another host, without a scheme', '//other.example/a/', '//other.example/a/'],
    ['data', 'data:image/png;base64,AA==', 'data:image/png;base64,AA=='],
    ['mail', 'mailto:a@example.org', 'mailto:a@example.org'],
    ['the online home, written out', 'https://example.org/atlas/', 'https://example.org/atlas/'],
    ['what is not at hand', '/atlas/spacecraft/1/', 'https://example.org/atlas/spacecraft/1/'],
    ['another site of the same host', '/elsewhere/#a', 'https://example.org/elsewhere/#a'],
  ])('%s', (_, value, expected) => {
    expect(betweenFiles(space)(value, page)).toBe(expected);
  });

  test('means the same on every page, and starts from each', () => {
    const between = betweenFiles(space);
    const pages = ['index.html', 'spacecraft/index.html', 'spacecraft/soyuz-1/index.html'];
    expect(pages.map((each) => between('/atlas/search/', each))).toEqual([
      './search/index.html',
      '../search/index.html',
      '../../search/index.html',
    ]);
    expect(pages.map((each) => between('./', each))).toEqual([
      './index.html',
      '../spacecraft/index.html',
      '../../spacecraft/soyuz-1/index.html',
    ]);
  });

  test('from the root of the site', () => {
    expect(betweenFiles(space)('/atlas/search/', 'index.html')).toBe('./search/index.html');
    expect(betweenFiles(space)('/atlas/', 'index.html')).toBe('./index.html');
  });

  test('leads between any two files to where the address of the site leads', () => {
    const segment = fc.stringMatching(/^[a-z0-9 é%?#-]{1,8}$/).filter((text) => !/^\.+$/.test(text));
    const path = fc
      .array(segment, { minLength: 0, maxLength: 3 })
      .map((segments) => [...segments, 'index.html'].join('/'));
    const encoded = (text: string) => text.split('/').map(encodeURIComponent).join('/');
    fc.assert(
      fc.property(path, path, (from, to) => {
        const address = `/atlas/${encoded(to.replace(/index\.html$/, ''))}`;
        const relative = betweenFiles({ ...space, has: () => true })(address, from);
        const found = new URL(relative, `file:///stick/${encoded(from)}`);
        expect(decodeURIComponent(found.pathname)).toBe(`/stick/${to}`);
        expect(found.search + found.hash).toBe('');
      }),
    );
  });
});

describe('rootFrom', () => {
  test.each([
    ['index.html', './'],
    ['about/index.html', '../'],
    ['spacecraft/by/id/index.html', '../../../'],
  ])('%s is %s away', (page, root) => {
    expect(rootFrom(page)).toBe(root);
    expect(posix.join(posix.dirname(page), root, 'index.html')).toBe('index.html');
  });
});

describe('fileOf', () => {
  test.each([
    ['/atlas/', 'index.html'],
    ['/atlas/a/', 'a/index.html'],
    ['/atlas/a.json', 'a.json'],
    ['/atlas', null],
    ['/', null],
  ])('%s is %s', (pathname, file) => {
    expect(fileOf(pathname, '/atlas/')).toBe(file);
  });
});
