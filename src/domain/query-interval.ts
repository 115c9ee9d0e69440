/**
 * A filter by an interval of days, written as in ISO 8601: `1995/2005`, `1995-03/1995-04-17`, `2001/..`, `../1969-07-16`;
 * a year, a month or a day alone is all of it. Ships to the browser and the edge, so it loads nothing.
 */
import type { Filter } from './query.ts';

/** Days from the first to the last, both included, counted from 1 January 1970. */
export interface DaySpan {
  from: number;
  to: number;
}

const DAY = 86_400_000;
const DATE = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/;

/**
 * A filter by the days on which something went on: a row stays where one of its spans has a day in common with the
 * interval. An interval that is open at both ends filters nothing; what is no interval is invalid.
 *
 * @param spans - the spans of a row
 */
export function intervalFilter<Row>(spans: (row: Row) => readonly DaySpan[]): Filter<Row> {
  return (text) => {
    const interval = readInterval(text);
    if (interval === null) return 'invalid';
    const { from, to } = interval;
    if (from === -Infinity && to === Infinity) return 'ignored';
    return (row) => spans(row).some((span) => span.from <= to && span.to >= from);
  };
}

/**
 * The days of an interval; open ends are infinite.
 *
 * @returns null where the text is no interval, or ends before it begins
 */
export function readInterval(text: string): DaySpan | null {
  const ends = text.trim().split('/');
  if (ends.length > 2) return null;
  const [first = '', last = first] = ends.map((end) => end.trim());
  if (ends.length === 1 && first === '') return null;
  const from = isOpen(first) ? -Infinity : daysOf(first)?.from;
  const to = isOpen(last) ? Infinity : daysOf(last)?.to;
  return from === undefined || to === undefined || from > to ? null : { from, to };
}

/**
 * The days of a year, a month or a day.
 *
 * @param text - such as `1969`, `1969-07` or `1969-07-16`
 * @returns null where the text is no date
 */
export function daysOf(text: string): DaySpan | null {
  const match = DATE.exec(text);
  if (!match) return null;
  const [, year, month, day] = match;
  const at = (y: number, m: number, d: number) => Date.UTC(y, m - 1, d) / DAY;
  const [y, m, d] = [Number(year), Number(month ?? 1), Number(day ?? 1)];
  // A year before 100 would be taken for one of the twentieth century.
  if (y < 1000 || m < 1 || m > 12) return null;
  const from = at(y, m, d);
  if (new Date(from * DAY).getUTCMonth() !== m - 1 || d < 1) return null;
  const to = month === undefined ? at(y + 1, 1, 1) - 1 : day === undefined ? at(y, m + 1, 1) - 1 : from;
  return { from, to };
}

function isOpen(end: string): boolean {
  return end === '' || end === '..';
}
