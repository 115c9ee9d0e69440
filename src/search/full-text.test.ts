import { describe, expect, test } from 'vitest';

import { MOST_WORDS, isFormOf, knownWords, phraseFirst, readExcerpt } from './full-text.ts';

test.for([
  ['plain', 'plain', []],
  ['by <mark>Endeavour,</mark> 25', 'by Endeavour, 25', [[3, 12]]],
  ['<mark>#</mark>', '#', [[0, 1]]],
  ['', '', []],
  ['<mark>Endeavour</mark> &amp; crew', 'Endeavour & crew', [[0, 9]]],
  [
    'to <mark>the</mark> <mark>Moon</mark>',
    'to the Moon',
    [
      [3, 6],
      [7, 11],
    ],
  ],
  ['&lt;script&gt;alert(1)&lt;/script&gt;', '<script>alert(1)</script>', []],
  ['<mark>&lt;mark&gt;</mark>', '<mark>', [[0, 5]]],
  ['&amp;lt;', '&lt;', []],
  ['&#39;&#x27;&quot;&apos;', "''\"'", []],
  ['&unknown; &#9999999; &', '&unknown; &#9999999; &', []],
  ['<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>', []],
] as const)('%s', ([excerpt, text, ranges]) => {
  expect(readExcerpt(excerpt)).toEqual({ text, ranges });
});

test('pages with the phrase come first, in the order of the words’ results', () => {
  const results = (...ids: string[]) => ids.map((id) => ({ id }));
  expect(phraseFirst(results('a', 'b', 'c', 'd'), results('d', 'b'))).toEqual(results('b', 'd', 'a', 'c'));
  expect(phraseFirst(results('a', 'b'), [])).toEqual(results('a', 'b'));
});

describe('isFormOf', () => {
  test.for([
    ['landed', 'landing', true],
    ['Endeavour', 'endeavours', true],
    ['CSM-107.', 'csm-107', true],
    ['Lemaître', 'lemaitre', true],
    ['ended', 'endevour', false],
    ['end', 'endevour', false],
    ['Apollo', 'apolo', true],
  ] as const)('takes "%s" for a form of "%s": %s', ([found, asked, expected]) => {
    expect(isFormOf(found, asked)).toBe(expected);
  });
});

describe('knownWords', () => {
  const asking = () => {
    const asked: string[] = [];
    const knows = (word: string) => Promise.resolve(asked.push(word) > 0 && word !== 'endevour');
    return { asked, query: (text: string) => knownWords(text, { knows }, (word) => `${word}!`) };
  };

  test.each([
    ['soyuz  endevour', 'soyuz endevour!', 2],
    ['the the', 'the the', 2],
    ['"first of" all', '"first of" all', 0],
  ])('of %j are %j', async (text, words, questions) => {
    const { asked, query } = asking();
    expect(await query(text)).toBe(words);
    expect(asked).toHaveLength(questions);
  });

  test('asks for the first words of a pasted page, each once', async () => {
    const { asked, query } = asking();
    const page = Array.from({ length: 20_000 }, (_, index) => `"w${index % 500}`).join(' ');
    expect((await query(page)).split(' ')).toHaveLength(MOST_WORDS);
    expect(asked).toHaveLength(MOST_WORDS);
  });
});
