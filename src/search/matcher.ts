/**
 * Finds spacecraft by name, mission, serial number or configuration, forgiving what people leave out or mistype. Ships to the
 * browser, so it imports nothing but its own parts.
 */
import { editsBetween, forgiven } from './edits.ts';
import { findPart, matchEntry } from './entry.ts';
import type { Candidate, Entry, MatchRow } from './entry.ts';
import { SHORT, searchableText, mergeRanges, queryWords, rangeOf } from './match-word.ts';
import type { SearchableText, WordMatch, QueryWord, Range } from './match-word.ts';
import { fold } from './fold.ts';
import type { Folded } from './fold.ts';
import { correctWord, nearWords, similarWords, vocabularyOf } from './spelling.ts';
import type { SimilarWord, Vocabulary } from './spelling.ts';

export type { MatchRow } from './entry.ts';
export type { Range } from './match-word.ts';

/** A row that matches. */
export interface Hit<Row extends MatchRow> {
  row: Row;
  /** What matched in the name and in the serial number, in order, without overlaps. */
  name: readonly Range[];
  serial: readonly Range[];
  /** The mission by whose name it was found, and what matched in it. */
  mission: { text: string; ranges: readonly Range[] } | null;
  /** Whether a word of the query is in no name, and this one has a word that looks like it. */
  similar: boolean;
}

/**
 * What it costs to be found by the name of a mission: exactly the same comes right after a name that is exactly the same.
 */
const MISSION = 0.5;

/** Whether hits only look like the query: a matcher gives similar names where nothing else matches. */
export function isSimilar(hits: readonly Pick<Hit<MatchRow>, 'similar'>[]): boolean {
  return hits.some(({ similar }) => similar);
}

/** How to match. */
export interface MatchOptions {
  /**
   * Whether the last word may still be growing. Then a number also matches longer numbers: `ms2` matches MS-28. A
   * finished query means the number that it names.
   */
  typing?: boolean;
}

/** Finds rows. */
export interface Matcher<Row extends MatchRow> {
  /** All rows that match, best first; of equals those first that came first. */
  match: (query: string, options?: MatchOptions) => Hit<Row>[];
  /** Words of names that look most like a query which found nothing; or names, where only its number was wrong. */
  nearest: (query: string, most?: number) => string[];
  /** The word of a name that a word may mean, where it is not one itself or is in another alphabet; else null. */
  correct: (word: string) => string | null;
}

/**
 * A matcher over some rows.
 *
 * @param rows - in the order in which equals are to come, such as that of the index of names
 */
export function createMatcher<Row extends MatchRow>(rows: readonly Row[]): Matcher<Row> {
  const fields = new Map<string, SearchableText>();
  const shared = (text: string): SearchableText => {
    const known = fields.get(text) ?? searchableText(text);
    fields.set(text, known);
    return known;
  };
  const entries = rows.flatMap((row): Entry<Row>[] => [
    {
      row,
      mission: false,
      name: shared(row.name),
      serial: row.serial === null ? null : shared(row.serial),
      configuration: row.configuration === null ? null : shared(row.configuration),
    },
    ...row.missions.map((each) => ({ row, mission: true, name: shared(each), serial: null, configuration: null })),
  ]);
  // Only a query without a match needs it: the first answer does not wait.
  let vocabulary: Vocabulary | undefined;
  const words = () => (vocabulary ??= vocabularyOf(entries.map(({ name }) => name)));

  /** All that match, by name and by mission, best first. */
  const candidates = (query: string, typing: boolean): Candidate<Row>[] => {
    const exact = query.trim();
    const whole = fold(query);
    const parts = queryWords(query);
    if (parts.length === 0) {
      return entries
        .filter(({ row, mission }) => !mission && exact !== '' && row.name === exact)
        .map((entry) => ({ entry, cost: 0, edits: 0, name: [], serial: [] }));
    }
    let found = entries.flatMap((entry) => matchEntry(entry, parts, whole.text, exact, typing) ?? []);
    if (found.length === 0) found = matchMistyped(entries, parts, words(), typing);
    if (found.length === 0) found = matchWholeName(entries, whole);
    const costOf = ({ entry, cost }: Candidate<Row>) => cost + (entry.mission ? MISSION : 0);
    return found.toSorted((a, b) => costOf(a) - costOf(b));
  };

  return {
    match: (query, { typing = false } = {}) => bestOfEach(candidates(query, typing)).map(hitOf),
    nearest: (query, most = 3) => {
      const names = nearestNumbers(query, (text) => candidates(text, false)).slice(0, most);
      return names.length > 0 ? names : similarWords(query, words(), most);
    },
    correct: (word) => correctWord(word, words()),
  };
}

/** Of each row what came first. */
function bestOfEach<Row extends MatchRow>(candidates: readonly Candidate<Row>[]): Candidate<Row>[] {
  const seen = new Set<Row>();
  return candidates.filter(({ entry: { row } }) => !seen.has(row) && seen.add(row));
}

function hitOf<Row extends MatchRow>({ entry, edits, name, serial }: Candidate<Row>): Hit<Row> {
  const { row, mission, name: text } = entry;
  const similar = edits > 0;
  const ranges = mergeRanges(text.source, name);
  return mission
    ? { row, name: [], serial: [], mission: { text: text.source, ranges }, similar }
    : { row, name: ranges, serial, mission: null, similar };
}

/** Rows for a query with typing errors in its words; only those with the fewest errors. Numbers are never guessed. */
function matchMistyped<Row extends MatchRow>(
  entries: readonly Entry<Row>[],
  parts: readonly QueryWord[],
  words: Vocabulary,
  typing: boolean,
): Candidate<Row>[] {
  const single = parts.flatMap((part) =>
    part.kind === 'mixed' && part.runs.every(({ number, text }) => number || text.length > SHORT + 1)
      ? part.runs.map((run): QueryWord => ({
          text: run.text,
          padded: null,
          kind: run.number ? 'number' : 'letters',
          runs: [run],
        }))
      : part,
  );
  const near = single.map((part) =>
    part.kind === 'letters' ? nearWords(part.text, words) : new Map<string, SimilarWord>(),
  );
  const found = entries.flatMap((entry): Candidate<Row>[] => {
    const result: Candidate<Row> = { entry, cost: 0, edits: 0, name: [], serial: [] };
    for (const [index, part] of single.entries()) {
      const final = index === single.length - 1;
      const exact = findPart(entry, part, typing && final, final, result);
      const mistyped = exact ? null : nearestRun(entry.name, near[index] as ReadonlyMap<string, SimilarWord>);
      if (mistyped) result.name.push(rangeOf(entry.name, mistyped));
      if (!exact && !mistyped) return [];
      result.cost += (exact ?? (mistyped as WordMatch)).cost;
      result.edits += mistyped?.edits ?? 0;
    }
    return [result];
  });
  const fewest = Math.min(...found.map(({ edits }) => edits));
  return found.filter(({ edits }) => edits === fewest);
}

function nearestRun(
  name: SearchableText,
  near: ReadonlyMap<string, SimilarWord>,
): (WordMatch & { edits: number }) | null {
  let best: (WordMatch & { edits: number }) | null = null;
  for (const { text, at } of name.runs) {
    const found = near.get(text);
    if (found && (best === null || found.cost < best.cost)) best = { ...found, start: at, end: at + text.length };
  }
  return best;
}

/** Rows whose whole name is a typing error or two away, wherever it lies, and whose numbers are those of the query. */
function matchWholeName<Row extends MatchRow>(entries: readonly Entry<Row>[], whole: Folded): Candidate<Row>[] {
  const most = forgiven(whole.text.length);
  const numbersOf = ({ runs }: Folded) => runs.flatMap(({ number, text }) => (number ? text : [])).join('.');
  const numbers = numbersOf(whole);
  const found = entries.flatMap((entry): Candidate<Row>[] => {
    const { name } = entry;
    if (Math.abs(name.text.length - whole.text.length) > most || numbersOf(name) !== numbers) return [];
    const edits = editsBetween(whole.text, name.text).whole;
    return edits > most ? [] : [{ entry, edits, cost: edits, name: [[0, name.source.length]], serial: [] }];
  });
  const fewest = Math.min(...found.map(({ edits }) => edits));
  return found.filter(({ edits }) => edits === fewest);
}

const LAST_NUMBER = /(?<!\d)\d+(?=\D*$)/;

/** Names that match all of a query but its last number, the nearest number first. */
function nearestNumbers(query: string, candidates: (query: string) => readonly Candidate<MatchRow>[]): string[] {
  const lastNumber = (text: string) => Number(LAST_NUMBER.exec(text)?.[0] ?? NaN);
  const number = lastNumber(query);
  if (Number.isNaN(number) || !/\p{Letter}/u.test(query)) return [];
  return candidates(query.replace(LAST_NUMBER, ' '))
    .map(({ entry }) => entry.name.source)
    .map((name) => ({ name, away: Math.abs(lastNumber(name) - number) }))
    .filter(({ away }) => !Number.isNaN(away))
    .toSorted((a, b) => a.away - b.away)
    .map(({ name }) => name);
}
