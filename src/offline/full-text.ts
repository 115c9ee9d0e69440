/**
 * The full text of the edition for reading offline, where Pagefind cannot run: an index that the reader's browser makes
 * from the texts of the craft's pages, which takes it less time than to load a finished one.
 */
import MiniSearch from 'minisearch';

import type { Range } from '#search/match-word.ts';
import { isPhrase, phraseFirst } from '#search/full-text.ts';
import type { FullText, MarkedText, TextResult } from '#search/full-text.ts';

/** A craft's page: its file as a path in the edition, its heading, its text. */
export type PageText = readonly [path: string, heading: string, text: string];

/** Letters that an excerpt has on either side of what was found. */
const AROUND = 110;

/**
 * A full text over some pages.
 *
 * @param pages - the texts
 * @param root - the way from the page that searches to the edition's root, with a slash at its end
 */
export function createFullText(pages: readonly PageText[], root: string): FullText {
  const index = new MiniSearch<{ id: number; heading: string; text: string }>({
    fields: ['heading', 'text'],
    processTerm: plain,
    searchOptions: {
      boost: { heading: 5 },
      combineWith: 'AND',
      // A word as it stands, or what begins with it: `land` finds landing. Two letters begin too many words.
      prefix: (term) => term.length > 2,
    },
  });
  index.addAll(pages.map(([, heading, text], id) => ({ id, heading, text })));

  const resultOf = (place: number, words: readonly string[]): TextResult[] => {
    const page = pages[place];
    if (!page) return [];
    const [path, title, text] = page;
    const hit = () => Promise.resolve({ url: root + path, title, excerpt: excerptOf(text, words) });
    return [{ craft: craftAt(path), load: hit }];
  };

  return {
    search: (query) => {
      const found = index.search(query).map((each) => ({ id: String(each.id), place: Number(each.id) }));
      const phrase = isPhrase(query) ? plain(query.replaceAll(/\s+/g, ' ').trim()) : null;
      const whole = phrase === null ? [] : found.filter(({ place }) => plain(pages[place]?.[2] ?? '').includes(phrase));
      const words = wordsOf(query);
      return Promise.resolve(phraseFirst(found, whole).flatMap(({ place }) => resultOf(place, words)));
    },
    knows: (word) => Promise.resolve(index.search(word).length > 0),
  };
}

/** Id of the craft whose page a file is. */
function craftAt(path: string): number {
  return Number(/-(\d+)\/index\.html$/.exec(path)?.[1]);
}

/** A text without case and accents. Its length may differ from what it was. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase();
}

function wordsOf(query: string): string[] {
  return query
    .split(/[^\p{Letter}\p{Number}]+/u)
    .filter(Boolean)
    .map(plain);
}

/**
 * The part of a text around the first word that begins with one of some words, with all such words marked.
 *
 * @param text - in one line
 * @param words - without case and accents
 */
export function excerptOf(text: string, words: readonly string[]): MarkedText {
  const matches = [...text.matchAll(/[\p{Letter}\p{Mark}\p{Number}]+/gu)].flatMap(({ 0: word, index }): Range[] => {
    const folded = plain(word);
    return words.some((each) => folded.startsWith(each)) ? [[index, index + word.length]] : [];
  });
  const [first = 0] = matches[0] ?? [];
  const start = first <= AROUND ? 0 : text.lastIndexOf(' ', first - AROUND) + 1;
  const space = text.indexOf(' ', first + AROUND);
  const end = space < 0 ? text.length : space;
  return {
    text: text.slice(start, end),
    ranges: matches.filter(([from, to]) => from >= start && to <= end).map(([from, to]) => [from - start, to - start]),
  };
}
