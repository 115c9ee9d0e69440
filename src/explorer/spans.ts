/**
 * When everyone was in space, as a small file: the page that shows who was up on a day loads it. Days are whole, in UTC.
 * One row holds those who went up and came down together.
 */
import { personSegment } from '#domain/crews.ts';

/** A craft in which somebody went up or came down. */
export interface SpanCraft {
  id: number;
  name: string;
  /** What it is known as. */
  label: string;
}

export interface SpanPerson {
  /** LL2's id of the astronaut; null where it is not known. */
  id: number | null;
  name: string;
  /** Last part of the address. */
  segment: string;
}

/** How a stay in space ended. */
export type SpanEnd = 'landed' | 'unknown' | 'in space' | 'lost';

/** The days on which some people were up. */
export interface Span {
  people: readonly SpanPerson[];
  /** Null where it is not known which it was, or when it was launched. */
  up: SpanCraft | null;
  /** Null for any end but a landing. */
  down: SpanCraft | null;
  /** First and last day on which they are known to have been up. */
  first: string;
  last: string;
  end: SpanEnd;
}

/** Days on which people were up, and the last day that the data can speak of. */
export interface Spans {
  /** By first day. */
  spans: readonly Span[];
  /** Day of the snapshot. */
  until: string;
}

/** What the file holds. Everything refers to a row of another list by its place. */
export interface SpansFile {
  until: string;
  /** Id and name; what it is known as where that is not its name. */
  craft: readonly (readonly [id: number, name: string, label?: string])[];
  /** Name; LL2's id where it is known. */
  people: readonly (readonly [name: string, id?: number])[];
  /**
   * Days since the first day of the row before; days to the last; place of the craft up, -1 for none; place of the craft
   * down, or a negative number of {@link ends}; then the places of the people.
   */
  spans: readonly (readonly number[])[];
}

/** What stands in the place of a craft down. */
const ends = { unknown: -1, 'in space': -2, lost: -3 } as const satisfies Record<Exclude<SpanEnd, 'landed'>, number>;

const DAY = 86_400_000;

/** The file of some spans. */
export function encodeSpans({ spans, until }: Spans): SpansFile {
  const craft = new Map<number, readonly [place: number, row: SpansFile['craft'][number]]>();
  const people = new Map<string, readonly [place: number, row: SpansFile['people'][number]]>();
  const placeOfCraft = ({ id, name, label }: SpanCraft): number => {
    const known = craft.get(id) ?? [craft.size, label === name ? [id, name] : [id, name, label]];
    craft.set(id, known);
    return known[0];
  };
  const placeOfPerson = ({ id, name, segment }: SpanPerson): number => {
    const known = people.get(segment) ?? [people.size, id === null ? [name] : [name, id]];
    people.set(segment, known);
    return known[0];
  };
  let day = 0;
  const rows = spans.map((span) => {
    const first = dayNumber(span.first);
    const row = [
      first - day,
      dayNumber(span.last) - first,
      span.up === null ? -1 : placeOfCraft(span.up),
      span.end === 'landed' && span.down ? placeOfCraft(span.down) : ends[span.end === 'landed' ? 'unknown' : span.end],
      ...span.people.map(placeOfPerson),
    ];
    day = first;
    return row;
  });
  return {
    until,
    craft: Array.from(craft.values(), ([, row]) => row),
    people: Array.from(people.values(), ([, row]) => row),
    spans: rows,
  };
}

/**
 * What {@link encodeSpans} put into a file.
 *
 * @throws TypeError when it is no such file
 */
export function decodeSpans(file: unknown): Spans {
  if (!isSpansFile(file)) throw new TypeError('This is no file of spans');
  const craft = file.craft.map(([id, name, label = name]): SpanCraft => ({ id, name, label }));
  const people = file.people.map(([name, id = null]): SpanPerson => {
    return { id, name, segment: personSegment({ id, name }) };
  });
  let day = 0;
  const spans = file.spans.map(([since = 0, days = 0, up = -1, down = -1, ...members]): Span => {
    day += since;
    return {
      people: members.flatMap((place) => people[place] ?? []),
      up: craft[up] ?? null,
      down: craft[down] ?? null,
      first: dayOf(day),
      last: dayOf(day + days),
      end: endOf(down),
    };
  });
  return { spans, until: file.until };
}

function endOf(down: number): SpanEnd {
  return (Object.keys(ends) as (keyof typeof ends)[]).find((end) => ends[end] === down) ?? 'landed';
}

function isSpansFile(file: unknown): file is SpansFile {
  return (
    typeof file === 'object' &&
    file !== null &&
    'spans' in file &&
    Array.isArray(file.spans) &&
    'craft' in file &&
    Array.isArray(file.craft) &&
    'people' in file &&
    Array.isArray(file.people) &&
    'until' in file &&
    typeof file.until === 'string'
  );
}

/** Those spans in which a day lies. */
export function spansOn({ spans }: Pick<Spans, 'spans'>, day: string): Span[] {
  return spans.filter(({ first, last }) => first <= day && day <= last);
}

/** Those who were still up when it was last confirmed, before a day. */
export function lastConfirmedBefore({ spans }: Pick<Spans, 'spans'>, day: string): Span[] {
  return spans.filter(({ last, end }) => end === 'in space' && last < day);
}

/** Days since 1970. */
function dayNumber(day: string): number {
  return Math.round(Date.parse(day) / DAY);
}

function dayOf(number: number): string {
  return new Date(number * DAY).toISOString().slice(0, 10);
}

/** The day some days after another; before it for a negative number. */
export function addDays(day: string, days: number): string {
  return dayOf(dayNumber(day) + days);
}

/** The first day for which the page can be asked: Gagarin's year. */
export const FIRST_DAY = '1961-01-01';

/** A day of the calendar that the page can show; null for any other text. */
export function readDay(text: string, until: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(Date.parse(text))) return null;
  // `2023-02-30` is read as a day in March.
  return dayOf(dayNumber(text)) === text && FIRST_DAY <= text && text <= until ? text : null;
}
