/**
 * Dates and times, all in UTC and all as text: a snapshot holds them with the precision that is known (a year, a day, a
 * second), and no time zone or locale of a machine may reach a page.
 */

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/**
 * A date in words, as precise as its text.
 *
 * @param moment - `2022`, `2026-08-23` or `2026-08-23T01:31:13Z`
 * @example formatDate('2026-08-23T01:31:13Z') // '23 August 2026'
 * @example formatDate('2022')                 // '2022'
 */
export function formatDate(moment: string): string {
  return written(moment, (month) => month);
}

/**
 * A date for a column of a table.
 *
 * @example formatShortDate('1992-05-07T23:40:00Z') // '7 May 1992'
 * @example formatShortDate('2026-03-12')           // '12 Mar 2026'
 */
export function formatShortDate(moment: string): string {
  return written(moment, (month) => month.slice(0, 3));
}

/**
 * A date behind its preposition: `on 23 August 2026`, or `in 2022` where only the year is known.
 *
 * @param moment - a year, a date or a moment
 */
export function formatDateTime(moment: string): string {
  return `${moment.length > 4 ? 'on' : 'in'} ${formatDate(moment)}`;
}

/**
 * From when to when some moments lie, as the end of a sentence; a year that both ends share is said once.
 *
 * @param moments - years, dates or moments, in any order
 * @returns null where there is none
 * @example formatYearSpan(['2026-08-23', '2026-07-21']) // 'between 21 July and 23 August 2026'
 * @example formatYearSpan(['2022'])                     // 'in 2022'
 */
export function formatYearSpan(moments: readonly string[]): string | null {
  const sorted = moments.toSorted();
  const [from, to] = [sorted[0], sorted.at(-1)];
  if (from === undefined || to === undefined) return null;
  const [first, last] = [formatDate(from), formatDate(to)];
  if (first === last) return formatDateTime(to);
  const shared = from.length > 4 && to.length > 4 && yearOf(from) === yearOf(to);
  return `between ${shared ? first.replace(/ \d+$/, '') : first} and ${last}`;
}

/**
 * Hours and minutes of a moment, or null where only its day is known.
 *
 * @example timeOfDay('1992-05-07T23:40:00Z') // '23:40'
 */
export function timeOfDay(moment: string): string | null {
  return moment.length > 10 ? moment.slice(11, 16) : null;
}

/** Year of a date or a moment. */
export function yearOf(moment: string): number {
  return Number(moment.slice(0, 4));
}

/** First year of the decade of a moment: 1960 for `1969-07-16`. */
export function decadeOf(moment: string): number {
  return Math.floor(yearOf(moment) / 10) * 10;
}

/**
 * Seconds since 1970 of a moment; where only the day or the year is known, of its first second.
 *
 * @throws RangeError when the text is no date
 */
export function epochSeconds(moment: string): number {
  const milliseconds = Date.parse(moment);
  if (Number.isNaN(milliseconds)) throw new RangeError(`"${moment}" is not a date such as 2026-08-23`);
  return milliseconds / 1000;
}

/**
 * A moment as a year with a fraction, for a place on an axis of years.
 *
 * @example decimalYear('1969-07-02T12:00:00Z') // 1969.5
 */
export function decimalYear(moment: string): number {
  const year = yearOf(moment);
  const start = Date.UTC(year, 0, 1);
  const end = Date.UTC(year + 1, 0, 1);
  return year + (epochSeconds(moment) * 1000 - start) / (end - start);
}

/**
 * The time between two moments in years by the calendar and the days that are over, for a column of a table.
 *
 * @example yearsBetween('1984-08-30T12:41:50Z', '2011-03-09T16:57:17Z') // '26 years 191 d'
 */
export function yearsBetween(from: string, to: string): string {
  const start = new Date(epochSeconds(from) * 1000);
  const end = epochSeconds(to);
  const after = (years: number) => {
    const moment = new Date(start);
    moment.setUTCFullYear(start.getUTCFullYear() + years);
    return moment.getTime() / 1000;
  };
  let years = yearOf(to) - yearOf(from);
  if (after(years) > end) years -= 1;
  const days = `${Math.floor((end - after(years)) / 86_400)}\u00a0d`;
  return years === 0 ? days : `${years}\u00a0${years === 1 ? 'year' : 'years'} ${days}`;
}

function written(moment: string, form: (month: string) => string): string {
  const [year = '', month, day] = moment.slice(0, 10).split('-');
  if (month === undefined || day === undefined) return year;
  const name = MONTHS[Number(month) - 1];
  if (name === undefined) throw new RangeError(`"${moment}" has no month ${month}`);
  return `${Number(day)}\u00a0${form(name)} ${year}`;
}

/** Whether the time of day of a moment is known, and not its day or year alone. */
export function isExact(moment: string): boolean {
  return moment.length > 10;
}
