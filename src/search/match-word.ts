/**
 * Where one word of a query stands in a name, a serial number or a configuration. Ships to the browser.
 */
import { BETWEEN_RUNS, BETWEEN_WORDS, INSIDE, fold } from './fold.ts';
import type { Folded, Run } from './fold.ts';

/** A part of a text: its first character, and the one after its last. */
export type Range = readonly [start: number, end: number];

/** A text to be searched. */
export interface SearchableText extends Folded {
  source: string;
  /** The same with leading zeros, made when a query needs it. */
  padded?: Folded;
}

/** A word of a query. */
export interface QueryWord {
  text: string;
  /** The part with leading zeros, where its last number has some. */
  padded: string | null;
  kind: 'letters' | 'number' | 'mixed';
  runs: readonly Run[];
}

/** A place in a folded text: the lower the cost, the better it matches. */
export interface WordMatch {
  cost: number;
  start: number;
  end: number;
}

/** What a part of a query that holds no more than this many letters may not match: the middle of a word. */
export const SHORT = 2;

/** A text, made ready to be searched. */
export function searchableText(source: string): SearchableText {
  return { ...fold(source), source };
}

/** The words of a query, each with what stands glued together: `tma 8m` is `tma` and `8m`. */
export function queryWords(query: string): QueryWord[] {
  const groups = [fold(query), fold(query, true)].map(({ runs, bounds }) => {
    const grouped: Run[][] = [];
    for (const run of runs) {
      if (bounds[run.at] === BETWEEN_WORDS) grouped.push([]);
      grouped.at(-1)?.push(run);
    }
    return grouped;
  });
  return (groups[0] as Run[][]).map((runs, index) => {
    const text = runs.map((run) => run.text).join('');
    const padded = (groups[1]?.[index] ?? []).map((run) => run.text).join('');
    const ends = runs.at(-1)?.number === true && groups[1]?.[index]?.at(-1)?.text.startsWith('0') === true;
    const numbers = runs.filter((run) => run.number).length;
    return {
      text,
      runs,
      padded: ends ? padded : null,
      kind: numbers === 0 ? 'letters' : numbers === runs.length ? 'number' : 'mixed',
    };
  });
}

/**
 * Where a part of a query stands best in a field: as a word, at the beginning of one, or within one.
 *
 * @param field - the text
 * @param part - the word
 * @param growing - whether a number at the end may be the beginning of a longer one
 * @param final - whether this is the last part, so that a single letter may be the beginning of a word
 */
export function matchWord(field: SearchableText, part: QueryWord, growing: boolean, final: boolean): WordMatch | null {
  let best: WordMatch | null = null;
  const { text, bounds } = field;
  for (let start = text.indexOf(part.text); start >= 0; start = text.indexOf(part.text, start + 1)) {
    const end = start + part.text.length;
    const cost = costAt(bounds, start, end, part, growing && part.padded === null, final);
    if (cost !== null && (best === null || cost < best.cost)) best = { cost, start, end };
  }
  if (best || !growing || part.padded === null) return best;

  field.padded ??= fold(field.source, true);
  const start = field.padded.text.indexOf(part.padded);
  if (start < 0 || field.padded.bounds[start] === INSIDE) return null;
  const end = start + part.padded.length;
  const at = (position: number) => field.starts.findLastIndex((each) => each <= position);
  return {
    cost: 1,
    start: at(field.padded.starts[start] as number),
    end: at(field.padded.starts[end - 1] as number) + 1,
  };
}

function costAt(
  bounds: Uint8Array,
  start: number,
  end: number,
  part: QueryWord,
  growing: boolean,
  final: boolean,
): number | null {
  const before = bounds[start];
  const after = bounds[end];
  const endsInDigit = /[0-9]$/.test(part.text);
  if (after === INSIDE && endsInDigit && !growing) return null;
  if (before === INSIDE) {
    if (part.kind !== 'letters' || part.text.length <= SHORT) return null;
    if (bounds.subarray(start, end).some((bound) => bound !== INSIDE)) return null;
    return after === INSIDE ? 4 : 3;
  }
  if (after === INSIDE && part.text.length === 1 && !final && !endsInDigit) return null;
  return (before === BETWEEN_RUNS ? 0.5 : 0) + (after === INSIDE ? 1 : after === BETWEEN_RUNS ? 0.3 : 0);
}

/** The place of a match in the text as it was written. */
export function rangeOf({ starts, ends }: Folded, { start, end }: { start: number; end: number }): Range {
  return [starts[start] as number, ends[end - 1] as number];
}

/** Ranges in order, those joined between which the text holds no letter and no digit. */
export function mergeRanges(text: string, ranges: readonly Range[]): Range[] {
  const merged: [number, number][] = [];
  for (const [start, end] of ranges.toSorted((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const last = merged.at(-1);
    if (last && !/[\p{Letter}\p{Number}]/u.test(text.slice(last[1], start))) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}
