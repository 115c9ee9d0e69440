/**
 * A row of the matcher against the words of a query. Ships to the browser.
 */
import { matchWord, rangeOf } from './match-word.ts';
import type { SearchableText, WordMatch, QueryWord, Range } from './match-word.ts';

/** What the matcher looks at; a caller's rows may hold more. */
export interface MatchRow {
  id: number;
  name: string;
  serial: string | null;
  /** Names of its missions that are not its own. */
  missions: readonly string[];
  configuration: string | null;
}

/** A row, made ready to be searched: by its own name, or by that of one of its missions. */
export interface Entry<Row> {
  row: Row;
  mission: boolean;
  name: SearchableText;
  serial: SearchableText | null;
  configuration: SearchableText | null;
}

/** A row that matches: the lower the cost, the better. */
export interface Candidate<Row> {
  entry: Entry<Row>;
  cost: number;
  edits: number;
  name: Range[];
  serial: Range[];
}

/** What it costs to be found elsewhere than in the name. */
const SERIAL = 0.4;
const CONFIGURATION = 2;

/** What it costs when words do not stand together, or not in their order; what it is worth to begin the name. */
const APART = 0.5;
const TURNED = 0.25;
const BEGINNING = 0.25;

/**
 * A row against a query: all of it first, then its words together, then its words wherever they stand.
 *
 * @param parts - the words of the query
 * @param whole - the query, folded
 * @param exact - the query as it was written
 * @param typing - whether the last word may still be growing
 * @returns null where a word is nowhere
 */
export function matchEntry<Row extends MatchRow>(
  entry: Entry<Row>,
  parts: readonly QueryWord[],
  whole: string,
  exact: string,
  typing: boolean,
): Candidate<Row> | null {
  const { name, serial } = entry;
  const all = (field: SearchableText): Range[] => [[0, field.source.length]];
  const candidate = { entry, edits: 0, serial: [] as Range[] };
  if (name.source === exact) return { ...candidate, cost: -4, name: all(name) };
  if (serial?.source === exact) return { ...candidate, cost: -3, name: [], serial: all(serial) };
  if (name.text === whole) return { ...candidate, cost: -2, name: all(name) };
  if (serial?.text === whole) return { ...candidate, cost: -1, name: [], serial: all(serial) };

  const apart = matchParts(entry, parts, typing);
  if (parts.length === 1) return apart;
  const phrase: QueryWord = { text: whole, padded: null, kind: 'mixed', runs: [] };
  const growing = typing && parts.at(-1)?.padded === null;
  const together = matchWord(name, phrase, growing, true);
  if (together && together.cost <= (apart?.cost ?? Infinity)) {
    const cost = together.cost - (together.start === 0 ? BEGINNING : 0);
    return { ...candidate, cost, name: [rangeOf(name, together)] };
  }
  const inConfiguration = entry.configuration && matchWord(entry.configuration, phrase, false, true);
  return apart ?? (inConfiguration && { ...candidate, cost: CONFIGURATION + inConfiguration.cost, name: [] });
}

/** A row against the words of a query one by one, wherever each of them stands. */
function matchParts<Row extends MatchRow>(
  entry: Entry<Row>,
  parts: readonly QueryWord[],
  typing: boolean,
): Candidate<Row> | null {
  const result: Candidate<Row> = { entry, cost: parts.length > 1 ? APART : 0, edits: 0, name: [], serial: [] };
  let last = -1;
  for (const [index, part] of parts.entries()) {
    const final = index === parts.length - 1;
    const found = findPart(entry, part, typing && final, final, result);
    if (found === null) return null;
    result.cost += found.cost;
    if (found.at !== null && found.at < last) result.cost += TURNED;
    last = found.at ?? last;
  }
  return result;
}

/**
 * Where a word of a query stands best in a row. A bare number counts in a configuration only together with the words
 * before it: the 2 of Crew Dragon 2 is not that of the mission Crew-2.
 *
 * @param ranges - what matched is added here
 * @returns what it costs, and where in the name it stands; null where it is nowhere
 */
export function findPart<Row>(
  { name, serial, configuration }: Entry<Row>,
  part: QueryWord,
  growing: boolean,
  final: boolean,
  ranges: { name: Range[]; serial: Range[] },
): { cost: number; at: number | null } | null {
  const inName = matchWord(name, part, growing, final);
  if (inName) ranges.name.push(rangeOf(name, inName));
  if (inName?.cost === 0) return { cost: 0, at: inName.start };
  const inSerial = serial && findOutside(serial, part, final, SERIAL);
  if (inSerial) ranges.serial.push(rangeOf(serial, inSerial));
  const inConfiguration =
    configuration && part.kind !== 'number' ? findOutside(configuration, part, final, CONFIGURATION) : null;
  const outside = inSerial ?? inConfiguration;
  if (inName && inName.cost <= (outside?.cost ?? Infinity)) return { cost: inName.cost, at: inName.start };
  return outside && { cost: outside.cost, at: null };
}

/** A serial number is full of numbers, so that a bare number must be all of one of its words. */
function findOutside(field: SearchableText, part: QueryWord, final: boolean, cost: number): WordMatch | null {
  const found = matchWord(field, part, false, final);
  if (found === null || (part.kind === 'number' && found.cost > 0)) return null;
  return { ...found, cost: found.cost + cost };
}
