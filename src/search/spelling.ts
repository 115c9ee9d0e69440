/**
 * Words of names that somebody may have meant. Ships to the browser.
 */
import { editsBetween, forgiven } from './edits.ts';
import type { SearchableText } from './match-word.ts';
import { fold } from './fold.ts';

/** The words of all names, folded, each with how a name writes it. */
export type Vocabulary = ReadonlyMap<string, string>;

/** How near a word is to what was typed. */
export interface SimilarWord {
  edits: number;
  cost: number;
}

/** The words of names within a few typing errors of a word, or beginning within one of it. */
export function nearWords(text: string, words: Vocabulary): Map<string, SimilarWord> {
  const most = forgiven(text.length);
  const near = new Map<string, SimilarWord>();
  if (most === 0) return near;
  for (const word of words.keys()) {
    if (word.length < text.length - most) continue;
    const { whole, beginning } = editsBetween(text, word);
    const first = word.startsWith(text.slice(0, 1)) ? 0 : 0.5;
    if (whole <= most) near.set(word, { edits: whole, cost: 4 * whole + first });
    else if (beginning <= 1 && text.length > 4) near.set(word, { edits: beginning, cost: 4 * beginning + first + 1 });
  }
  return near;
}

/** The words of some names, numbers and the shortest left out. */
export function vocabularyOf(names: readonly SearchableText[]): Vocabulary {
  const words = new Map<string, string>();
  for (const { runs, source, starts, ends } of names) {
    for (const { text, at, number } of runs) {
      if (number || text.length < 3 || words.has(text)) continue;
      words.set(text, source.slice(starts[at], ends[at + text.length - 1]));
    }
  }
  return words;
}

/**
 * The word that somebody may have meant: in the Latin alphabet, and where it begins no word of a name, the one that
 * holds it, or else the nearest.
 *
 * @param word - what somebody typed
 * @param words - words of names
 * @returns null where there is none but the word itself
 */
export function correctWord(word: string, words: Vocabulary): string | null {
  const { runs, text } = fold(word);
  const asTyped = /\p{Script=Cyrillic}/u.test(word) ? text : null;
  if (text.length < 4 || runs.length !== 1 || runs[0]?.number) return asTyped;
  const known = [...words.keys()];
  if (known.some((each) => each.startsWith(text))) return asTyped;
  const holder = known.find((each) => each.includes(text));
  const [nearest] = [...nearWords(text, words)].toSorted((a, b) => a[1].cost - b[1].cost);
  return words.get(holder ?? nearest?.[0] ?? '') ?? asTyped;
}

/**
 * The words of names that look most like a word, best first: the fewest typing errors, then the longest common
 * beginning, then the alphabet.
 *
 * @param query - what somebody typed
 * @param words - words of names
 * @param most - how many to return
 */
export function similarWords(query: string, words: Vocabulary, most: number): string[] {
  const typed = fold(query).runs.filter(({ number, text }) => !number && text.length > 2);
  const scored = [...words].flatMap(([word, written]) => {
    const scores = typed.flatMap(({ text }) => {
      const edits = editsBetween(text, word).whole;
      return edits > 0.7 * text.length ? [] : edits - 2 * commonBeginning(text, word);
    });
    return word.length > 3 && scores.length > 0 ? [{ word, written, score: Math.min(...scores) }] : [];
  });
  const best = Math.min(...scored.map(({ score }) => score));
  return scored
    .filter(({ score }) => score <= best + 2)
    .toSorted((a, b) => a.score - b.score || (a.word < b.word ? -1 : 1))
    .slice(0, most)
    .map(({ written }) => written);
}

function commonBeginning(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}
