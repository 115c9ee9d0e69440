/**
 * Pagefind in the browser: loaded by the first search, with its results as plain text.
 */
import { decodeEntities } from '#domain/html.ts';

import { fetchJson } from './fetch-json.ts';
import type { Range } from './match-word.ts';
import { rankingOptions } from './pagefind-options.ts';

/** A page that mentions the query. */
export interface TextHit {
  url: string;
  title: string;
  excerpt: MarkedText;
}

/** A text, and what to stress in it. */
export interface MarkedText {
  text: string;
  ranges: readonly Range[];
}

/** A result of the full-text search. */
export interface TextResult {
  /** Id of the craft whose page it is. */
  craft: number;
  /** The page's title and the place that matches; a small file that is fetched now. */
  load: () => Promise<TextHit>;
}

/** The full text of the craft's pages. */
export interface FullText {
  /** Pages that mention a query, best first. */
  search: (query: string) => Promise<TextResult[]>;
  /** Whether any page holds a word. Pagefind passes over words that none holds, as long as others are found. */
  knows: (word: string) => Promise<boolean>;
}

declare global {
  interface Window {
    /** A full text that needs no server, brought along where Pagefind cannot run. */
    ATLAS_FULL_TEXT?: () => Promise<FullText>;
  }
}

/** The part of Pagefind's browser API that is used here. */
interface Pagefind {
  options: (options: Readonly<Record<string, unknown>>) => Promise<void>;
  search: (query: string) => Promise<{ results: PagefindResult[] }>;
}

interface PagefindResult {
  id: string;
  data: () => Promise<PagefindPage>;
}

interface PagefindPage {
  url: string;
  excerpt: string;
  meta: Record<string, string | undefined>;
}

let loading: Promise<FullText> | null = null;

/**
 * Loads Pagefind, or what the page brings along in its place; once a page, and again after a failure.
 *
 * @param script - address of `pagefind.js`
 * @param craft - address of the file that gives the craft behind each result
 * @param root - folder of the site, with a slash at both ends
 * @throws whatever the browser says when the script, its index or its WebAssembly cannot be loaded
 */
export function loadFullText(script: string, craft: string, root: string): Promise<FullText> {
  loading ??= (window.ATLAS_FULL_TEXT?.() ?? start(script, craft, root)).catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}

async function start(script: string, craft: string, root: string): Promise<FullText> {
  const [ids, pagefind] = await Promise.all([
    fetchJson(craft) as Promise<Record<string, number>>,
    startPagefind(script, root),
  ]);
  return { search: (query) => search(pagefind, ids, query), knows: (word) => knows(pagefind, word) };
}

async function startPagefind(script: string, root: string): Promise<Pagefind> {
  // The address is not literal, because the script does not exist yet when this one is bundled.
  const pagefind = (await import(/* @vite-ignore */ script)) as Pagefind;
  await pagefind.options({ baseUrl: root, ranking: rankingOptions });
  return pagefind;
}

async function search(pagefind: Pagefind, ids: Readonly<Record<string, number>>, query: string): Promise<TextResult[]> {
  const { results: found } = await pagefind.search(query);
  const phrase = isPhrase(query) ? (await pagefind.search(`"${query}"`)).results : null;
  return (phrase ? phraseFirst(found, phrase) : found).flatMap((result) => {
    const craft = ids[result.id];
    return craft === undefined ? [] : [{ craft, load: () => load(result) }];
  });
}

async function load(result: PagefindResult): Promise<TextHit> {
  const { url, excerpt, meta } = await result.data();
  return { url, title: meta['title'] ?? url, excerpt: readExcerpt(excerpt) };
}

/** Pagefind finds pages of shorter words for one that it does not know: `end` for `endevour`. What it marks shows which. */
async function knows(pagefind: Pagefind, word: string): Promise<boolean> {
  const [first] = (await pagefind.search(word)).results;
  if (!first) return false;
  const { excerpt, meta } = await first.data();
  const { text, ranges } = readExcerpt(excerpt);
  // A word of the title, or another spelling of the name, is marked nowhere.
  if (ranges.length === 0) return Object.values(meta).some((value) => plain(value ?? '').includes(plain(word)));
  return ranges.some(([from, to]) => isFormOf(text.slice(from, to), word));
}

/**
 * Whether two words may be forms of one: their beginnings agree for more than half of the query's.
 *
 * @param found - a word of a page
 * @param typed - a word of a query
 * @example isFormOf('landed', 'landings') // true
 * @example isFormOf('ended', 'endevour') // false
 */
export function isFormOf(found: string, typed: string): boolean {
  const [page, query] = [plain(found), plain(typed)];
  const needed = Math.min(query.length, Math.floor(query.length / 2) + 1);
  return page.includes(query.slice(0, needed));
}

/** A word without case, marks and punctuation. */
function plain(word: string): string {
  return word
    .normalize('NFKD')
    .replaceAll(/[^\p{Letter}\p{Number}]/gu, '')
    .toLowerCase();
}

/** Words of a query that are looked for: each costs a search of its own, and a pasted page has thousands. */
export const MOST_WORDS = 16;

/**
 * A query of words that some page holds.
 *
 * @param typed - what was typed; a long text counts by its first different words, a quotation as it stands
 * @param correct - the right spelling of a word that no page holds; empty where there is none
 */
export async function knownWords(
  typed: string,
  { knows }: Pick<FullText, 'knows'>,
  correct: (word: string) => string,
): Promise<string> {
  const words = typed.split(/\s+/).filter(Boolean);
  if (words.length <= MOST_WORDS && typed.includes('"')) return words.join(' ');
  const first = words.length <= MOST_WORDS ? words : [...new Set(words)].slice(0, MOST_WORDS);
  const known = first.map(async (word) => ((await knows(word)) ? word : correct(word)));
  return (await Promise.all(known)).filter(Boolean).join(' ');
}

/** Whether a query may be meant word for word. */
export function isPhrase(query: string): boolean {
  return /\s/.test(query) && !query.includes('"');
}

/**
 * Pages that hold the words next to each other, before those that hold them somewhere: Pagefind alone puts CSM-116 and
 * CSM-117 before the craft that flew Apollo 11. Within both groups Pagefind's order stays.
 *
 * @param found - results for the words
 * @param phrase - results for the words as a phrase, in an order that means nothing
 */
export function phraseFirst<Result extends { id: string }>(
  found: readonly Result[],
  phrase: readonly Result[],
): Result[] {
  const ids = new Set(phrase.map(({ id }) => id));
  return [...found.filter(({ id }) => ids.has(id)), ...found.filter(({ id }) => !ids.has(id))];
}

/**
 * The text of an excerpt, and what it marks, without the punctuation that Pagefind counts to a word. Pagefind writes an
 * excerpt as markup; it never reaches a page as such.
 *
 * @param excerpt - text with `<mark>` and character references
 * @example readExcerpt('<mark>Endeavour</mark> &amp; crew') // { text: 'Endeavour & crew', ranges: [[0, 9]] }
 */
export function readExcerpt(excerpt: string): MarkedText {
  let text = '';
  const ranges: Range[] = [];
  for (const [index, part] of excerpt.split(/<mark>|<\/mark>/).entries()) {
    const plain = decodeEntities(part);
    const word = plain.replace(/(?<![^\p{Letter}\p{Number}])[^\p{Letter}\p{Number}]+$/u, '') || plain;
    if (index % 2 === 1 && word !== '') ranges.push([text.length, text.length + word.length]);
    text += plain;
  }
  return { text, ranges };
}
