/**
 * The query engine: Launch Library 2's filters, search, ordering and paging over rows in memory. The rules are those of
 * Django REST framework 3.14 and django-filter, which the service runs on, oddities included. Ships to the browser and
 * the edge, so it imports nothing.
 */

/** Whether a row stays. */
type Keeps<Row> = (row: Row) => boolean;

/**
 * A filter: what the text of its parameter says about a row. `ignored` text filters nothing; `invalid` text is an
 * error.
 */
export type Filter<Row> = (text: string) => Keeps<Row> | 'ignored' | 'invalid';

/** What can be asked about one kind of row. The keys of both tables are names in an address. */
export interface Resource<Row extends { id: number }> {
  filters: Readonly<Record<string, Filter<Row>>>;
  /** The texts that `search` looks through. */
  texts: (row: Row) => readonly string[];
  /** What an ordering looks at; null is unknown and comes last in both directions. */
  orderings: Readonly<Record<string, (row: Row) => number | null>>;
  /** The ordering where none is asked for. */
  ordering: string;
}

/** Depth of the rows in an answer. */
export type Mode = 'normal' | 'detailed';

/** One page of the rows that were asked for. */
export interface ResultPage<Row> {
  ok: true;
  rows: readonly Row[];
  /** Rows on all pages. */
  count: number;
  limit: number;
  offset: number;
  mode: Mode;
  /** Offset of the next page; null where there is none. */
  next: number | null;
  /** Offset of the page before; null where there is none. */
  previous: number | null;
}

/** An invalid query, with the status and body that the service gives. */
export interface Refusal {
  ok: false;
  status: 400 | 404 | 414;
  body: Readonly<Record<string, unknown>>;
}

/** A query over some rows. */
export interface Query<Row> {
  /** The page that the parameters ask for. Of several errors the first counts: format, mode, filters. */
  answer: (parameters: URLSearchParams) => ResultPage<Row> | Refusal;
  /**
   * All rows that the parameters ask for, in their order, whatever the page.
   *
   * @param without - a filter that is passed over, to count what each of its choices would give
   */
  matching: (parameters: URLSearchParams, without?: string) => readonly Row[] | Refusal;
}

/** There is no such thing. */
export const NOT_FOUND: Refusal = { ok: false, status: 404, body: { detail: 'Not found.' } };

export const DEFAULT_LIMIT = 10;
export const MAX_LIMIT = 100;

/**
 * A query over rows. The rows must not change: their orders are kept once made.
 *
 * @param resource - what can be asked
 * @param rows - in any order
 */
export function createQuery<Row extends { id: number }>(resource: Resource<Row>, rows: readonly Row[]): Query<Row> {
  const orders = new Map<string, readonly Row[]>();
  const capitals = new Map<Row, string>();

  function ordered(asked: readonly string[]): readonly Row[] {
    const terms = asked.length > 0 ? asked : [resource.ordering];
    const sort = () => [...rows].sort(comparisonOf(resource, terms));
    // Single orderings are few and are in nearly all queries; lists of them are too many to keep.
    if (terms.length > 1) return sort();
    const [term = ''] = terms;
    const kept = orders.get(term) ?? sort();
    orders.set(term, kept);
    return kept;
  }

  function matching(parameters: URLSearchParams, without?: string): readonly Row[] | Refusal {
    const filters = readFilters(resource, parameters, without);
    if ('status' in filters) return filters;
    const terms = searchTerms(valueOf(parameters, 'search'));
    const all = ordered(orderingTerms(resource, valueOf(parameters, 'ordering')));
    const kept = filters.length === 0 ? all : all.filter((row) => filters.every((keeps) => keeps(row)));
    return terms.length === 0 ? kept : kept.filter((row) => isFound(row, terms));
  }

  /** Whether each term is in one of a row's texts, terms in different texts included. */
  function isFound(row: Row, terms: readonly string[]): boolean {
    let text = capitals.get(row);
    if (text === undefined) {
      // No term holds white space, so none is found across two texts.
      text = upperCase(resource.texts(row).join('\n'));
      capitals.set(row, text);
    }
    for (const term of terms) if (!text.includes(term)) return false;
    return true;
  }

  function answer(parameters: URLSearchParams): ResultPage<Row> | Refusal {
    const refusal = refuseFormat(parameters);
    if (refusal) return refusal;
    const mode = valueOf(parameters, 'mode') || 'normal';
    if (!isMode(mode)) return refuseChoices({ mode });
    const found = matching(parameters);
    return 'status' in found ? found : pageOf(found, parameters, mode);
  }

  return { answer, matching };
}

function pageOf<Row>(found: readonly Row[], parameters: URLSearchParams, mode: Mode): ResultPage<Row> {
  const limit = readLimit(valueOf(parameters, 'limit'));
  const offset = readOffset(valueOf(parameters, 'offset'));
  return {
    ok: true,
    rows: found.slice(offset, offset + limit),
    count: found.length,
    limit,
    offset,
    mode,
    next: offset + limit < found.length ? offset + limit : null,
    previous: offset > 0 ? Math.max(0, offset - limit) : null,
  };
}

/**
 * The refusal of a format other than JSON, which has no page to show it on; null where there is nothing to refuse.
 */
export function refuseFormat(parameters: URLSearchParams): Refusal | null {
  const format = valueOf(parameters, 'format');
  return format === '' || format === 'json' ? null : NOT_FOUND;
}

/** The last value of a parameter, which is the one that counts; empty where it is absent. */
export function valueOf(parameters: URLSearchParams, name: string): string {
  return parameters.getAll(name).at(-1) ?? '';
}

/** White space as Python splits and strips it. */
const SPACE = '[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]';
/** Without the look behind, each of many spaces within a text would be tried as the first of those at its end. */
const SPACES_AROUND = new RegExp(`^${SPACE}+|(?<!${SPACE})${SPACE}+$`, 'g');
const BETWEEN_TERMS = new RegExp(`(?:,|${SPACE})+`);
const WHOLE_NUMBER = new RegExp(`^${SPACE}*([+-]?\\d+)${SPACE}*$`);

const strip = (text: string) => text.replace(SPACES_AROUND, '');

/** A whole number in ASCII digits, with an optional sign and spaces around; null where it is none. */
function readNumber(text: string): number | null {
  const digits = WHOLE_NUMBER.exec(text)?.[1];
  return digits === undefined ? null : Number(digits);
}

function readLimit(text: string): number {
  const limit = readNumber(text);
  return limit === null || limit <= 0 ? DEFAULT_LIMIT : Math.min(limit, MAX_LIMIT);
}

function readOffset(text: string): number {
  const offset = readNumber(text);
  return offset === null || offset <= 0 ? 0 : Math.min(offset, Number.MAX_SAFE_INTEGER);
}

function isMode(text: string): text is Mode {
  return text === 'normal' || text === 'detailed';
}

function refuseChoices(values: Readonly<Record<string, string>>): Refusal {
  const sentence = (value: string) => [`Select a valid choice. ${value} is not one of the available choices.`];
  const body = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, sentence(value)]));
  return { ok: false, status: 400, body };
}

/** A filter by yes or no: `true` or `false` in any case, `1` or `0`; anything else is ignored. */
export function booleanFilter<Row>(value: (row: Row) => boolean | null): Filter<Row> {
  return (text) => {
    const wanted = booleans.get(text.toLowerCase());
    return wanted === undefined ? 'ignored' : (row) => value(row) === wanted;
  };
}

const booleans = new Map([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
]);

/** A filter by a text: exact, case included, but for white space around what is asked for. */
export function textFilter<Row>(value: (row: Row) => string): Filter<Row> {
  return (text) => {
    const wanted = strip(text);
    return wanted === '' ? 'ignored' : (row) => value(row) === wanted;
  };
}

/**
 * A filter by the id of something that exists, a number or a word; anything else is invalid.
 *
 * @param ids - the ids that a row has
 * @param choices - the ids that exist, also those that no row has
 */
export function choiceParameter<Row, Id extends number | string>(
  ids: (row: Row) => readonly Id[],
  choices: ReadonlySet<Id>,
): Filter<Row> {
  const byText = new Map(Array.from(choices, (id) => [String(id), id]));
  return (text) => {
    const wanted = byText.get(String(readNumber(text) ?? text));
    return wanted === undefined ? 'invalid' : (row) => ids(row).includes(wanted);
  };
}

/** What each filter that is asked for says about a row; or one refusal that names all invalid ones. */
function readFilters<Row extends { id: number }>(
  { filters }: Resource<Row>,
  parameters: URLSearchParams,
  without?: string,
): Keeps<Row>[] | Refusal {
  const asked = Object.entries(filters)
    .filter(([name]) => name !== without && valueOf(parameters, name) !== '')
    .map(([name, filter]) => ({ name, keeps: filter(valueOf(parameters, name)) }));
  const invalid = asked.filter(({ keeps }) => keeps === 'invalid').map(({ name }) => [name, 'That choice'] as const);
  if (invalid.length > 0) return refuseChoices(Object.fromEntries(invalid));
  return asked.map(({ keeps }) => keeps).filter((keeps) => typeof keeps === 'function');
}

/** The different terms of a search, in the case in which they are compared. Quotes are letters; NUL is dropped. */
function searchTerms(text: string): string[] {
  return [...new Set(text.replaceAll('\0', '').split(BETWEEN_TERMS).filter(Boolean).map(upperCase))];
}

/** Letters become capitals one by one, as in PostgreSQL: none becomes two. */
function upperCase(text: string): string {
  const upper = text.toUpperCase();
  if (upper.length === text.length) return upper;
  return text.replaceAll(/./gsu, (letter) => {
    const capital = letter.toUpperCase();
    return capital.length === letter.length ? capital : letter;
  });
}

/** The fields of an ordering that exist, each with its sign; of a field that is named twice, the first. */
function orderingTerms<Row extends { id: number }>({ orderings }: Resource<Row>, text: string): string[] {
  const terms = new Map<string, string>();
  for (const term of text.split(',').map(strip)) {
    const field = term.replace(/^-/, '');
    if (Object.hasOwn(orderings, field) && !terms.has(field)) terms.set(field, term);
  }
  return [...terms.values()];
}

/** Comparison by each term in turn, then by id ascending. */
function comparisonOf<Row extends { id: number }>(
  { orderings }: Resource<Row>,
  terms: readonly string[],
): (a: Row, b: Row) => number {
  const keys = terms.map((term) => ({ sign: term.startsWith('-') ? -1 : 1, value: orderings[term.replace(/^-/, '')] }));
  return (a, b) => {
    for (const { sign, value } of keys) {
      const left = value?.(a) ?? null;
      const right = value?.(b) ?? null;
      if (left === right) continue;
      if (left === null) return 1;
      if (right === null) return -1;
      return sign * (left - right);
    }
    return a.id - b.id;
  };
}
