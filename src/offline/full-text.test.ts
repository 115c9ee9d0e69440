import { describe, expect, test } from 'vitest';

import { createFullText, excerptOf } from './full-text.ts';
import type { PageText } from './full-text.ts';

const pages: PageText[] = [
  ['spacecraft/endeavour-1/index.html', 'Endeavour', 'Endeavour carried Kopra to the station. It landed at Kennedy.'],
  [
    'spacecraft/soyuz-ms-2/index.html',
    'Soyuz MS',
    'Soyuz MS is a capsule. Its crew was Kópra and others; Apollo 11 is no kin.',
  ],
  ['spacecraft/columbia-3/index.html', 'Columbia', 'Columbia flew 11 times before Apollo was remembered.'],
];
const text = createFullText(pages, '../');
const craft = async (query: string) => (await text.search(query)).map((result) => result.craft);

describe('createFullText', () => {
  test.each([
    ['a word', 'kopra', [1, 2]],
    ['a word with its accent', 'Kópra', [1, 2]],
    ['the beginning of a word', 'land', [1]],
    ['all words of a question', 'kopra station', [1]],
    ['nothing', 'zond', []],
    ['a phrase before its words', 'Apollo 11', [2, 3]],
    ['a name before a mention', 'columbia', [3]],
    ['a hyphen as a blank', 'soyuz-ms', [2]],
  ])('finds %s', async (_, query, expected) => {
    expect((await craft(query)).toSorted()).toEqual(expected.toSorted());
    if (query === 'Apollo 11') expect(await craft(query)).toEqual(expected);
  });

  test('leads to the page, and shows the place', async () => {
    const [result] = await text.search('station');
    expect(await result?.load()).toEqual({
      url: '../spacecraft/endeavour-1/index.html',
      title: 'Endeavour',
      excerpt: { text: pages[0]![2], ranges: [[31, 38]] },
    });
  });

  test('knows words, and no others', async () => {
    expect(await text.knows('kopra')).toBe(true);
    expect(await text.knows('kop')).toBe(true);
    expect(await text.knows('endevour')).toBe(false);
  });
});

describe('excerptOf', () => {
  test('is the text around the first match, cut between words', () => {
    const long = `${'before '.repeat(60)}needle ${'after '.repeat(60)}`.trim();
    const { text: excerpt, ranges } = excerptOf(long, ['need']);
    expect(excerpt).toMatch(/^before( before)+ needle( after)+$/);
    expect(excerpt.length).toBeLessThan(260);
    expect(ranges.map(([from, to]) => excerpt.slice(from, to))).toEqual(['needle']);
  });

  test('is the beginning where nothing matches, and marks each match', () => {
    expect(excerptOf('one two one', ['zzz'])).toEqual({ text: 'one two one', ranges: [] });
    expect(excerptOf('one two one', ['on'])).toEqual({
      text: 'one two one',
      ranges: [
        [0, 3],
        [8, 11],
      ],
    });
  });
});
