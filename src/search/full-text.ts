/**
 * Pagefind in the browser: loaded when a question needs it, asked, and its answers turned into plain text.
 */
import type { Range } from './find.ts';
import { CRAFT_FILTER, rankingOptions, searchFilterNames } from './pagefind-options.ts';
import type { SearchFilterName } from './pagefind-options.ts';
import type { Question } from './address.ts';

/** How many pages have each value of a filter. */
export type FilterCounts = Record<SearchFilterName, Readonly<Record<string, number>>>;

/** A page that mentions the query. */
export interface TextHit {
  url: string;
  title: string;
  excerpt: Marked;
}

/** A text, and what to stress in it. */
export interface Marked {
  text: string;
  ranges: readonly Range[];
}

/** What a full-text search found. */
export interface TextHits {
  count: number;
  /** Of all pages that mention the query, whatever filters are set. */
  counts: FilterCounts;
  /** The hits from one place to before another; each is a small file that is fetched now. */
  load: (from: number, to: number) => Promise<TextHit[]>;
}

/** The full text of the craft's pages. */
export interface FullText {
  /**
   * Pages that mention a query.
   *
   * @param question - the query and the filters
   * @param without - ids of craft to leave out
   */
  search: (question: Question, without: readonly number[]) => Promise<TextHits>;
  /** Whether any page holds a word. Pagefind passes over words that none holds, as long as others are found. */
  knows: (word: string) => Promise<boolean>;
}

/** The part of Pagefind's browser API that is used here. */
interface Pagefind {
  options: (options: Readonly<Record<string, unknown>>) => Promise<void>;
  filters: () => Promise<unknown>;
  search: (query: string, options: { filters: Readonly<Record<string, unknown>> }) => Promise<PagefindSearch>;
}

interface PagefindSearch {
  results: PagefindResult[];
  totalFilters: Record<string, Record<string, number> | undefined>;
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

let loading: Promise<Pagefind> | null = null;

/**
 * Loads Pagefind; once a page, and again after a failure.
 *
 * @param script - address of `pagefind.js`
 * @param root - folder of the site, with a slash at both ends
 * @throws whatever the browser says when the script, its index or its WebAssembly cannot be loaded
 */
export async function loadFullText(script: string, root: string): Promise<FullText> {
  loading ??= start(script, root).catch((error: unknown) => {
    loading = null;
    throw error;
  });
  const pagefind = await loading;
  return {
    search: (question, without) => search(pagefind, question, without),
    knows: (word) => knows(pagefind, word),
  };
}

async function start(script: string, root: string): Promise<Pagefind> {
  // The address is not literal, because the script does not exist yet when this one is bundled.
  const pagefind = (await import(/* @vite-ignore */ script)) as Pagefind;
  await pagefind.options({ baseUrl: root, ranking: rankingOptions });
  await pagefind.filters();
  return pagefind;
}

async function search(pagefind: Pagefind, { query, filters }: Question, without: readonly number[]): Promise<TextHits> {
  const left = without.length === 0 ? {} : { none: without.map((id) => ({ [CRAFT_FILTER]: String(id) })) };
  const options = { filters: { ...filters, ...left } };
  const { results: found, totalFilters } = await pagefind.search(query, options);
  const phrase = isPhrase(query) ? await pagefind.search(`"${query}"`, options) : null;
  const results = phrase ? phraseFirst(found, phrase.results) : found;
  return {
    count: results.length,
    counts: Object.fromEntries(searchFilterNames.map((name) => [name, totalFilters[name] ?? {}])) as FilterCounts,
    load: async (from, to) => {
      const pages = await Promise.all(results.slice(from, to).map((result) => result.data()));
      return pages.map(({ url, excerpt, meta }) => ({
        url,
        title: meta['title'] ?? url,
        excerpt: readExcerpt(excerpt),
      }));
    },
  };
}

/** Pagefind answers a word that it does not know with pages of shorter ones: `endevour` with `end`. What it marks tells. */
async function knows(pagefind: Pagefind, word: string): Promise<boolean> {
  const [first] = (await pagefind.search(word, { filters: {} })).results;
  if (!first) return false;
  const { text, ranges } = readExcerpt((await first.data()).excerpt);
  return ranges.length === 0 || ranges.some(([from, to]) => isFormOf(text.slice(from, to), word));
}

/**
 * Whether two words may be forms of one: they begin alike for more than half of the longer question.
 *
 * @param found - a word of a page
 * @param asked - a word of a question
 * @example isFormOf('landed', 'landings') // true
 * @example isFormOf('ended', 'endevour') // false
 */
export function isFormOf(found: string, asked: string): boolean {
  const plain = (word: string) =>
    word
      .normalize('NFKD')
      .replaceAll(/[^\p{Letter}\p{Number}]/gu, '')
      .toLowerCase();
  const [page, question] = [plain(found), plain(asked)];
  const needed = Math.min(question.length, Math.floor(question.length / 2) + 1);
  return page.includes(question.slice(0, needed));
}

function isPhrase(query: string): boolean {
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

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

/**
 * The text of an excerpt, and what it marks, without the punctuation that Pagefind counts to a word. Pagefind writes an
 * excerpt as markup; it never reaches a page as such.
 *
 * @param excerpt - text with `<mark>` and character references
 * @example readExcerpt('<mark>Endeavour</mark> &amp; crew') // { text: 'Endeavour & crew', ranges: [[0, 9]] }
 */
export function readExcerpt(excerpt: string): Marked {
  let text = '';
  const ranges: Range[] = [];
  for (const [index, part] of excerpt.split(/<mark>|<\/mark>/).entries()) {
    const plain = decode(part);
    const word = plain.replace(/[^\p{Letter}\p{Number}]+$/u, '') || plain;
    if (index % 2 === 1 && word !== '') ranges.push([text.length, text.length + word.length]);
    text += plain;
  }
  return { text, ranges };
}

function decode(text: string): string {
  return text.replaceAll(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi, (all: string, ...groups: unknown[]) => {
    const [decimal, hexadecimal, name] = groups as (string | undefined)[];
    const code = decimal ? Number(decimal) : hexadecimal ? Number.parseInt(hexadecimal, 16) : null;
    if (code !== null) return code <= 0x10_ff_ff ? String.fromCodePoint(code) : all;
    return entities[name?.toLowerCase() ?? ''] ?? all;
  });
}
