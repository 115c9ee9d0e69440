/**
 * What Launch Library 2 answers, worked out a second time and naively: straight from the records of a snapshot, with a
 * parser of addresses of its own, one row and one rule after the other.
 */
import { upstreamOrderingNames } from '#domain/orderings.ts';
import type { Snapshot, SpacecraftRecord } from '#domain/schema.ts';

/** What is known of a list's answer without its records' shapes. */
export interface NaiveAnswer {
  status: number;
  /** The body of a refusal; of a list its count, the queries of its links, and the ids on the page. */
  body: unknown;
}

/** A list of something. */
export interface NaiveList {
  rows: readonly NaiveRow[];
  filters: Readonly<Record<string, (text: string, row: NaiveRow) => boolean | 'invalid'>>;
  /** Names of orderings. */
  orderings: readonly string[];
  defaultOrdering: string;
}

interface NaiveRow {
  id: number;
  /** What filters and orderings look at. */
  fields: Readonly<Record<string, unknown>>;
  texts: readonly string[];
  /** Compares by a field that is more than a number. */
  compare?: (field: string, other: NaiveRow) => number;
}

/** LL2's list of spacecraft. */
export function naiveSpacecraft(snapshot: Snapshot): NaiveList {
  const isOneOf = (rows: readonly { id: number }[], key: string) => (text: string, row: NaiveRow) => {
    const id = wholeNumber(text);
    return rows.some((each) => each.id === id) ? row.fields[key] === id : 'invalid';
  };
  return {
    rows: snapshot.spacecraft.map((craft) => spacecraftRow(snapshot, craft)),
    filters: {
      in_space: isTrue('in_space'),
      is_placeholder: isTrue('is_placeholder'),
      name: isText,
      spacecraft_config: isOneOf(snapshot.configurations, 'spacecraft_config'),
      status: isOneOf(snapshot.statuses, 'status'),
    },
    orderings: upstreamOrderingNames.map((name) => name.replaceAll('-', '_')),
    defaultOrdering: 'id',
  };
}

/** LL2's list of configurations. */
export function naiveConfigurations(snapshot: Snapshot): NaiveList {
  const collator = new Intl.Collator('en', { ignorePunctuation: true });
  return {
    rows: snapshot.configurations.map((configuration) => {
      const agency = snapshot.agencies.find(({ id }) => id === configuration.agency);
      return {
        id: configuration.id,
        fields: { ...configuration },
        texts: [configuration.name, ...(agency ? [agency.name, agency.abbrev] : [])],
        compare: (_, other) => collator.compare(configuration.name, String(other.fields['name'])),
      };
    }),
    filters: {
      agency: (text, row) => {
        const id = wholeNumber(text);
        return snapshot.agencies.some((agency) => agency.id === id) ? row.fields['agency'] === id : 'invalid';
      },
      human_rated: isTrue('human_rated'),
      in_use: isTrue('in_use'),
      name: isText,
    },
    orderings: ['name'],
    defaultOrdering: 'name',
  };
}

/**
 * The answer to a question about a list.
 *
 * @param query - the query string as a client sends it, without the question mark
 */
export function naiveAnswer(list: NaiveList, query: string): NaiveAnswer {
  const pairs = parseQuery(query);
  const parameter = (name: string) => pairs.filter(([key]) => key === name).at(-1)?.[1] ?? '';

  if (!['', 'json'].includes(parameter('format'))) return { status: 404, body: { detail: 'Not found.' } };
  const mode = parameter('mode');
  if (!['', 'normal', 'detailed'].includes(mode)) {
    return { status: 400, body: { mode: [`Select a valid choice. ${mode} is not one of the available choices.`] } };
  }
  const filters = Object.entries(list.filters).filter(([name]) => parameter(name) !== '');
  const probe = list.rows[0] ?? { id: 0, fields: {}, texts: [] };
  const invalid = filters.filter(([name, filter]) => filter(parameter(name), probe) === 'invalid');
  if (invalid.length > 0) {
    const sentence = 'Select a valid choice. That choice is not one of the available choices.';
    return { status: 400, body: Object.fromEntries(invalid.map(([name]) => [name, [sentence]])) };
  }

  let rows = [...list.rows];
  for (const [name, filter] of filters) rows = rows.filter((row) => filter(parameter(name), row) === true);
  for (const term of words(parameter('search').split('\0').join(''))) {
    rows = rows.filter(({ texts }) => texts.some((text) => capitals(text).includes(capitals(term))));
  }
  sort(rows, list, parameter('ordering'));

  const limit = limitOf(parameter('limit'));
  const offset = Math.max(0, wholeNumber(parameter('offset')) ?? 0);
  const at = (other: number) => pageQueryOf(pairs, limit, other);
  return {
    status: 200,
    body: {
      count: rows.length,
      next: offset + limit >= rows.length ? null : at(offset + limit),
      previous: offset === 0 ? null : at(offset - limit),
      ids: rows.filter((_, index) => index >= offset && index < offset + limit).map(({ id }) => id),
    },
  };
}

function spacecraftRow(snapshot: Snapshot, craft: SpacecraftRecord): NaiveRow {
  const configuration = snapshot.configurations.find(({ id }) => id === craft.spacecraft_config);
  return {
    id: craft.id,
    fields: {
      ...craft,
      time_in_space: seconds(craft.time_in_space),
      time_docked: seconds(craft.time_docked),
      fastest_turnaround: seconds(craft.fastest_turnaround),
    },
    texts: configuration ? [craft.name, configuration.name] : [craft.name],
  };
}

function isTrue(key: string) {
  return (text: string, row: NaiveRow) => {
    if (/^(?:true|1)$/i.test(text)) return row.fields[key] === true;
    return /^(?:false|0)$/i.test(text) ? row.fields[key] === false : true;
  };
}

/** White space alone filters nothing. */
function isText(text: string, row: NaiveRow): boolean {
  const wanted = trimmed(text);
  return wanted === '' || row.fields['name'] === wanted;
}

/** A bubble sort: every neighbour that stands wrong changes places until none does. */
function sort(rows: NaiveRow[], { orderings, defaultOrdering }: NaiveList, asked: string): void {
  const terms = asked
    .split(',')
    .map(trimmed)
    .filter((term) => orderings.some((name) => term === name || term === `-${name}`));
  if (terms.length === 0) terms.push(defaultOrdering);
  for (let end = rows.length; end > 1; end -= 1) {
    for (let index = 1; index < end; index += 1) {
      const [left, right] = [rows[index - 1]!, rows[index]!];
      if (isBehind(left, right, terms)) [rows[index - 1], rows[index]] = [right, left];
    }
  }
}

function isBehind(left: NaiveRow, right: NaiveRow, terms: readonly string[]): boolean {
  for (const term of terms) {
    const field = term.startsWith('-') ? term.slice(1) : term;
    const [a, b] = [left.fields[field] ?? null, right.fields[field] ?? null];
    const difference = left.compare ? left.compare(field, right) : Number(a) - Number(b);
    if (a === null && b === null) continue;
    if (a === null || b === null) return a === null;
    if (difference !== 0) return term.startsWith('-') ? difference < 0 : difference > 0;
  }
  return left.id > right.id;
}

function limitOf(text: string): number {
  const limit = wholeNumber(text) ?? 0;
  if (limit < 1) return 10;
  return limit > 100 ? 100 : limit;
}

/** As `int` of Python reads it, but for underscores and digits of other scripts. */
function wholeNumber(text: string): number | null {
  const [first = '', ...rest] = Array.from(trimmed(text));
  const digits = '+-'.includes(first) ? rest : [first, ...rest];
  if (digits.length === 0 || !digits.every((digit) => '0123456789'.includes(digit) && digit !== '')) return null;
  return Math.min(Number(digits.join('')), Number.MAX_SAFE_INTEGER) * (first === '-' ? -1 : 1);
}

/** The code points that Python's `str.split` and `str.strip` take for white space. */
const SPACES = [
  ...[9, 10, 11, 12, 13, 28, 29, 30, 31, 32, 0x85, 0xa0, 0x1680],
  ...[0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009, 0x200a],
  ...[0x2028, 0x2029, 0x202f, 0x205f, 0x3000],
];
const isSpace = (letter: string) => SPACES.includes(letter.codePointAt(0) ?? 0);

function words(text: string): string[] {
  const found: string[] = [];
  let word = '';
  for (const letter of `${text} `) {
    if (!isSpace(letter) && letter !== ',') word += letter;
    else if (word !== '') {
      found.push(word);
      word = '';
    }
  }
  return found;
}

function trimmed(text: string): string {
  const letters = Array.from(text);
  while (letters[0] !== undefined && isSpace(letters[0])) letters.shift();
  while (letters.length > 0 && isSpace(letters.at(-1)!)) letters.pop();
  return letters.join('');
}

function capitals(text: string): string {
  return Array.from(text, (letter) => {
    const capital = letter.toUpperCase();
    return Array.from(capital).length === 1 ? capital : letter;
  }).join('');
}

/** Seconds in a duration of days, hours, minutes and seconds. */
function seconds(duration: string | null): number | null {
  if (duration === null) return null;
  const part = (unit: string) => Number(new RegExp(`([\\d.]+)${unit}`).exec(duration)?.[1] ?? 0);
  return ((part('D') * 24 + part('H')) * 60 + part('M')) * 60 + part('S');
}

/** The pairs of a query string, decoded as UTF-8 with a replacement for what is none. */
function parseQuery(query: string): [name: string, value: string][] {
  return query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return [unquote(name), unquote(value.join('='))];
    });
}

function unquote(text: string): string {
  const bytes: number[] = [];
  for (let rest = text.replaceAll('+', ' '); rest !== '';) {
    const escaped = /^%[\da-f]{2}/i.exec(rest)?.[0];
    const taken = escaped ?? String.fromCodePoint(rest.codePointAt(0)!);
    bytes.push(...(escaped ? [Number.parseInt(escaped.slice(1), 16)] : Buffer.from(taken, 'utf8')));
    rest = rest.slice(taken.length);
  }
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(Uint8Array.from(bytes));
}

function pageQueryOf(pairs: readonly [string, string][], limit: number, offset: number): string {
  const others = pairs.filter(([name]) => name !== 'limit' && name !== 'offset');
  const all: [string, string][] = [...others, ['limit', String(limit)]];
  if (offset > 0) all.push(['offset', String(offset)]);
  return all
    .toSorted(([a], [b]) => Buffer.compare(utf32(a), utf32(b)))
    .map(([name, value]) => `${quoted(name)}=${quoted(value)}`)
    .join('&');
}

function utf32(text: string): Buffer {
  return Buffer.concat(
    Array.from(text, (letter) => {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32BE(letter.codePointAt(0)!);
      return bytes;
    }),
  );
}

function quoted(text: string): string {
  return Array.from(Buffer.from(text, 'utf8'), (byte) => {
    const sign = String.fromCharCode(byte);
    if (/[\w.~-]/.test(sign) && byte < 128) return sign;
    return byte === 32 ? '+' : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }).join('');
}
