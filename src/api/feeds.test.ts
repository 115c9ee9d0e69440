import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { problemsOfAtom } from '../../tests/support/atom.ts';
import { jsonFeedSchema } from '../../tests/support/json-feed.ts';
import { parseXml } from '../../tests/support/xml.ts';
import { atomFeed, jsonFeed } from './feeds.ts';
import type { Feed } from './feeds.ts';

const feedWith = (text: string): Feed => ({
  id: 'tag:atlas.example,2026:changes',
  title: `Changes ${text}`,
  page: 'https://atlas.example/?a=1&b="2"',
  self: 'https://atlas.example/changes.atom',
  updated: '2026-01-02T03:04:05Z',
  author: 'Atlas',
  entries: [
    {
      id: 'tag:atlas.example,2026-01-02:1',
      title: `Entry ${text}`,
      page: 'https://atlas.example/spacecraft/a-1/',
      updated: '2026-01-02T03:04:05Z',
      text: `Text ${text}`,
    },
  ],
});

/** What a reader of XML gets of a text: what no XML can hold is replaced, line ends are put in order. */
const carried = (text: string) =>
  text
    .toWellFormed()
    .replaceAll(/[^\t\n\r\u0020-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replaceAll(/\r\n?/g, '\n');

const texts = [
  '</title>',
  ']]>',
  '<![CDATA[',
  '&amp;',
  '"\'',
  '\u0000\u0007\u001b',
  '\ud800',
  '\udc00\ud800',
  '\uFFFE',
  '😀',
  '',
];

describe('an Atom feed', () => {
  test.each(texts)('carries %j', (text) => {
    const feed = parseXml(atomFeed(feedWith(text)));
    expect(problemsOfAtom(feed)).toEqual([]);
    const entry = feed.children.find(({ name }) => name === 'entry')!;
    expect(entry.children.find(({ name }) => name === 'content')!.text).toBe(`Text ${carried(text)}`);
    expect(entry.children.find(({ name }) => name === 'title')!.text).toBe(`Entry ${carried(text)}`);
  });

  test('is well-formed whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const feed = parseXml(atomFeed(feedWith(text)));
        expect(feed.children.find(({ name }) => name === 'title')!.text).toBe(`Changes ${carried(text)}`);
      }),
    );
  });

  test('is valid without entries', () => {
    expect(problemsOfAtom(parseXml(atomFeed({ ...feedWith(''), entries: [] })))).toEqual([]);
  });

  test('is judged by rules that can be broken', () => {
    const broken = [
      atomFeed({ ...feedWith(''), updated: 'yesterday' }),
      atomFeed({ ...feedWith(''), title: ' ' }).replace('Changes ', ''),
      atomFeed({ ...feedWith(''), entries: [...feedWith('').entries, ...feedWith('').entries] }),
      atomFeed(feedWith('')).replace(/<id>.*?<\/id>/, ''),
      atomFeed(feedWith('')).replace(/<author>.*?<\/author>/, ''),
      atomFeed(feedWith('')).replace('2005/Atom', '2004/Atom'),
      atomFeed(feedWith('')).replace('<entry>', '<entry><item/>'),
      atomFeed(feedWith('')).replace(/<link rel="self"[^>]*>/, ''),
    ];
    for (const text of broken) expect(problemsOfAtom(parseXml(text))).not.toEqual([]);
    expect(() => parseXml(atomFeed(feedWith('')).replace('</feed>', ''))).toThrow();
  });
});

describe('a JSON Feed', () => {
  test.each(texts)('carries %j', (text) => {
    const feed = jsonFeedSchema.parse(JSON.parse(jsonFeed(feedWith(text))));
    expect(feed.items[0]?.content_text).toBe(`Text ${text}`);
  });

  test('is judged by rules that can be broken', () => {
    const twice = { ...feedWith(''), entries: [...feedWith('').entries, ...feedWith('').entries] };
    expect(jsonFeedSchema.safeParse(JSON.parse(jsonFeed(twice))).success).toBe(false);
    expect(jsonFeedSchema.safeParse(JSON.parse(jsonFeed({ ...feedWith(''), page: 'changes' }))).success).toBe(false);
  });
});
