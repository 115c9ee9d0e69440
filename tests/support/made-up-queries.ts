/**
 * Queries of ten kinds for made-up craft, each with what a right answer to it is.
 */
import { fold } from '../../src/search/fold.ts';

import { pseudoRandom } from './made-up-names.ts';

/** What a person may type who looks for a craft. */
export type QueryKind =
  | 'name'
  | 'name, joined'
  | 'name, spaced'
  | 'name, without zeros'
  | 'serial number'
  | 'word'
  | 'beginning'
  | 'middle'
  | 'word, mistyped'
  | 'name, mistyped';

/** A query. */
export interface MadeUpQuery {
  kind: QueryKind;
  text: string;
  /** Whether a craft is one that the query may mean. */
  isRight: (craft: QueriedCraft) => boolean;
}

/** What is searched of a craft. */
export interface QueriedCraft {
  name: string;
  serial: string | null;
}

/** Words that are long enough to be mistyped and still be known. */
const LONG = 5;

/** The queries for some craft, in order of the craft, the same every time. */
export function* madeUpQueries(craft: Iterable<QueriedCraft>): Generator<MadeUpQuery> {
  const random = pseudoRandom(7);
  for (const { name, serial } of craft) {
    const folded = fold(name).text;
    const same = (other: QueriedCraft) => fold(other.name).text === folded;
    yield { kind: 'name', text: name.toLowerCase(), isRight: same };
    yield { kind: 'name, joined', text: name.replaceAll(/[^\p{Letter}\p{Number}]+/gu, ''), isRight: same };
    yield { kind: 'name, spaced', text: name.replaceAll(/[^\p{Letter}\p{Number}]+/gu, ' '), isRight: same };
    yield { kind: 'name, without zeros', text: name.replaceAll(/\b0+(?=\d)/g, ''), isRight: same };
    if (serial) {
      yield { kind: 'serial number', text: serial.replaceAll('-', ' '), isRight: (other) => other.serial === serial };
    }
    const words = fold(name).runs.filter(({ number, text }) => !number && text.length > LONG);
    const word = words[Math.floor(random() * words.length)]?.text;
    if (!word) continue;
    const holding = (part: string) => (other: QueriedCraft) => fold(other.name).text.includes(part);
    yield { kind: 'word', text: word, isRight: holding(word) };
    yield { kind: 'beginning', text: word.slice(0, 4), isRight: holding(word.slice(0, 4)) };
    yield { kind: 'middle', text: word.slice(1, 5), isRight: holding(word.slice(1, 5)) };
    const at = 1 + Math.floor(random() * (word.length - 2));
    const mistyped = mistype(word, at, slips[Math.floor(random() * slips.length)] ?? 'drop', 'x');
    yield { kind: 'word, mistyped', text: mistyped, isRight: holding(word) };
    yield { kind: 'name, mistyped', text: name.toLowerCase().replace(word, mistyped), isRight: same };
  }
}

const slips = ['drop', 'double', 'swap', 'replace'] as const;

/** A slip of the fingers: a letter left out, typed twice, taken with the next, or another in its place. */
export type Slip = (typeof slips)[number];

/** A word with one typing error. */
export function mistype(word: string, at: number, slip: Slip, letter: string): string {
  const [before, here, after] = [word.slice(0, at), word[at] ?? '', word.slice(at + 1)];
  if (slip === 'drop') return before + after;
  if (slip === 'double') return before + here + here + after;
  if (slip === 'swap') return `${before}${after[0] ?? ''}${here}${after.slice(1)}`;
  return before + letter + after;
}
