/**
 * Dates and times, all in UTC and all as text, as precise as is known: no time zone or locale of a machine may reach a
 * page. A date is a year (`2022`), a month (`2027-03`), a day, a moment to the minute or the second, or an ISO 8601
 * interval of a start and a length: an hour (`2027-03-31T12:00Z/PT1H`), a week (`2027-03-29/P1W`), a quarter or a half
 * (`2027-07/P6M`), a decade (`2020/P10Y`). A fiscal year is `2027/FY`.
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
 * A date in words, without its time of day.
 *
 * @example formatDate('2026-08-23T01:31:13Z') // '23 August 2026'
 * @example formatDate('2027-03')              // 'March 2027'
 * @example formatDate('2027-01/P3M')          // 'the first quarter of 2027'
 */
export function formatDate(moment: string): string {
  return written(moment, (month) => month, periods);
}

/**
 * A date for a column of a table.
 *
 * @example formatShortDate('1992-05-07T23:40:00Z') // '7 May 1992'
 * @example formatShortDate('2027-03')              // 'Mar 2027'
 * @example formatShortDate('2027-01/P3M')          // 'Q1 2027'
 */
export function formatShortDate(moment: string): string {
  return written(moment, (month) => month.slice(0, 3), shortPeriods);
}

/** A date behind its preposition: `on 23 August 2026`, or `in 2022` where the day is unknown. */
export function formatDateTime(moment: string): string {
  return `${isDay(moment) ? 'on' : 'in'} ${formatDate(moment)}`;
}

/** Whether the day of a date is known. */
export function isDay(moment: string): boolean {
  return moment.length >= 10 && (!moment.includes('/') || moment.includes('T'));
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
 * Hours and minutes of a moment; null where its time is unknown.
 *
 * @example timeOfDay('1992-05-07T23:40:00Z')      // '23:40'
 * @example timeOfDay('2027-03-31T12:00Z/PT1H')    // 'about 12:00'
 */
export function timeOfDay(moment: string): string | null {
  if (!moment.includes('T')) return null;
  return (moment.includes('/') ? 'about ' : '') + moment.slice(11, 16);
}

/** Year of a date; of a decade or a fiscal year, the one that names it. */
export function yearOf(moment: string): number {
  return Number(moment.slice(0, 4));
}

/** Calendar year of a date; null where it is unknown. */
export function calendarYear(moment: string): number | null {
  return moment.endsWith('/P10Y') || moment.endsWith('/FY') ? null : yearOf(moment);
}

/** First year of the decade of a moment: 1960 for `1969-07-16`. */
export function decadeOf(moment: string): number {
  return Math.floor(yearOf(moment) / 10) * 10;
}

/**
 * Seconds since 1970 of a moment; of a longer period, of its first second.
 *
 * @throws RangeError when the text is no date
 */
export function epochSeconds(moment: string): number {
  const milliseconds = Date.parse(moment.split('/')[0] ?? '');
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

/** Last second of a date, since 1970: the moment itself, or the end of its day, month, year or other period. */
export function periodEnd(moment: string): number {
  if (isExact(moment)) return epochSeconds(moment);
  const start = new Date(epochSeconds(moment) * 1000);
  const [day = '', length] = moment.split('/');
  const fields = [start.getUTCFullYear(), start.getUTCMonth(), start.getUTCDate(), start.getUTCHours()] as const;
  const [years, months, days, hours] = lengths[length ?? day.length] ?? [0, 0, 0, 0];
  return Date.UTC(fields[0] + years, fields[1] + months, fields[2] + days, fields[3] + hours) / 1000 - 1;
}

/** Lengths of periods in years, months, days and hours: by their duration, or by the number of letters of the date. */
const lengths: Readonly<Record<string, readonly [number, number, number, number]>> = {
  4: [1, 0, 0, 0],
  7: [0, 1, 0, 0],
  10: [0, 0, 1, 0],
  PT1H: [0, 0, 0, 1],
  P1W: [0, 0, 7, 0],
  P3M: [0, 3, 0, 0],
  P6M: [0, 6, 0, 0],
  P10Y: [10, 0, 0, 0],
  // Fiscal years begin in different months: all of the year that names it, to be safe.
  FY: [1, 0, 0, 0],
};

/**
 * A date for machines that know no intervals: HTML's `<time>`, schema.org. Never more precise than is known.
 *
 * @returns null where no such date is precise enough and not too precise
 * @example machineDate('2027-01/P3M') // '2027'
 */
export function machineDate(moment: string): string | null {
  const [start = '', length] = moment.split('/');
  if (length === undefined) return moment;
  if (length === 'PT1H') return start.slice(0, 10);
  return length === 'P1W' || length === 'P10Y' ? null : start.slice(0, 4);
}

type MonthForm = (month: string) => string;
/** Words for a period by its length: from its year, the number of its quarter or half, and its start in words. */
type PeriodForms = Readonly<Record<string, (year: string, part: number, start: string) => string>>;

const numerals = ['first', 'second', 'third', 'fourth'];

const periods: PeriodForms = {
  PT1H: (_, __, start) => start,
  P1W: (_, __, start) => `the week of ${start}`,
  P3M: (year, part) => `the ${numerals[part - 1] ?? ''} quarter of ${year}`,
  P6M: (year, part) => `the ${numerals[part - 1] ?? ''} half of ${year}`,
  P10Y: (year) => `the ${year}s`,
  FY: (year) => `fiscal year ${year}`,
};

const shortPeriods: PeriodForms = {
  ...periods,
  P1W: (_, __, start) => `week of ${start}`,
  P3M: (year, part) => `Q${part} ${year}`,
  P6M: (year, part) => `H${part} ${year}`,
  P10Y: (year) => `${year}s`,
  FY: (year) => `FY ${year}`,
};

function written(moment: string, form: MonthForm, forms: PeriodForms): string {
  const [start = '', length] = moment.split('/');
  const [year = '', month, day] = start.slice(0, 10).split('-');
  const name = month === undefined ? '' : MONTHS[Number(month) - 1];
  if (name === undefined) throw new RangeError(`"${moment}" has no month ${month}`);
  const words = !name ? year : `${day === undefined ? '' : `${Number(day)}\u00a0`}${form(name)} ${year}`;
  if (length === undefined) return words;
  const months = length === 'P6M' ? 6 : 3;
  return forms[length]?.(year, Math.ceil(Number(month) / months), words) ?? words;
}

/** Whether the time of day of a moment is known, to the minute at least. */
export function isExact(moment: string): boolean {
  return moment.includes('T') && !moment.includes('/');
}
