/**
 * How Pagefind indexes and ranks. One place for the build and for the browser, because the two must agree.
 */

/** How words are cut when the index is built: `MS-28`, `No.39` and `#741` are words. */
export const indexOptions = { includeCharacters: '-#.', forceLanguage: 'en' } as const;

/**
 * How results are ranked in the browser. Found by trying some 3,000 queries for names on 600 made-up craft: a word that
 * is written as asked counts for much, how long a page is and how often it repeats the word for little.
 */
export const rankingOptions = {
  termSimilarity: 10,
  pageLength: 1,
  termSaturation: 0.1,
  metaWeights: { title: 20, variants: 8, serial: 7 },
} as const;

/** File of the index that gives the craft's id behind each result. */
export const CRAFT_FILE = 'craft.json';
