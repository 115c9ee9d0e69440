/**
 * From the service's values to the snapshot's: text without control characters, links that are http(s), durations and
 * moments in one form. What cannot be used becomes null and a problem that names record and field.
 */
import { valueInWords } from '#domain/check.ts';
import type { Problem } from '#domain/check.ts';
import { DURATION_PATTERN } from '#domain/durations.ts';

/** All of Unicode's control characters but tab and line feed. */
// eslint-disable-next-line no-control-regex -- control characters are what it is about
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

const LINK = /^https?:\/\/[^\s"<>]+$/i;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAY_AND_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/;

/** Text of several lines: CRLF becomes LF, control characters and halves of surrogate pairs go. */
export function cleanText(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(CONTROL, '').toWellFormed();
}

/** Text of one line, such as a name: like {@link cleanText}, with a space for each line break or tab. */
export function cleanLine(text: string): string {
  return cleanText(text).replaceAll(/[\n\t]+/g, ' ');
}

/** Reads the fields of one record and collects what was wrong with them. */
export class ValueReader {
  readonly #record: string;
  readonly #problems: Problem[];

  /**
   * @param record - the record in words, such as `spacecraft 40 (Endeavour)`
   * @param problems - where problems go
   */
  constructor(record: string, problems: Problem[]) {
    this.#record = record;
    this.#problems = problems;
  }

  problem(path: string, message: string): void {
    this.#problems.push({ record: this.#record, path, message });
  }

  /** A whole number of 0 or more. */
  count(path: string, value: number | null | undefined): number | null {
    const isCount = (number: number) => Number.isSafeInteger(number) && number >= 0;
    return this.#usable(path, value, isCount, 'a count, a whole number of 0 or more');
  }

  /** A length above 0. */
  metres(path: string, value: number | null | undefined): number | null {
    return this.#usable(path, value, (number) => number > 0, 'a length in metres, above 0');
  }

  wholeNumber(path: string, value: number | null | undefined): number | null {
    return this.#usable(path, value, (number) => Number.isSafeInteger(number), 'a whole number');
  }

  duration(path: string, value: string | null | undefined): string | null {
    const isDuration = (text: string) => DURATION_PATTERN.test(text);
    return this.#usable(path, present(value), isDuration, 'an ISO 8601 duration such as P12DT3H4M5S');
  }

  link(path: string, value: string | null | undefined): string | null {
    const text = present(value && cleanLine(value));
    return this.#usable(path, text, (address) => LINK.test(address), 'an address that begins with https:// or http://');
  }

  /** A date such as `2026-08-23`. */
  day(path: string, value: string | null | undefined): string | null {
    const isDay = (text: string) => DAY.test(text) && isReal(text);
    return this.#usable(path, present(value), isDay, 'a date such as 2026-08-23');
  }

  /** A moment in UTC, to the second. */
  moment(path: string, value: string | null | undefined): string | null {
    const isMoment = (text: string) => DAY_AND_TIME.test(text) && isReal(text);
    const usable = this.#usable(path, present(value), isMoment, 'a UTC time such as 2026-08-23T01:31:13Z');
    return usable === null ? null : `${new Date(usable).toISOString().slice(0, 19)}Z`;
  }

  /** A moment, or a date where only the day is known. */
  dayOrMoment(path: string, value: string | null | undefined): string | null {
    return value && DAY.test(value) ? this.day(path, value) : this.moment(path, value);
  }

  #usable<Value>(
    path: string,
    value: Value | null | undefined,
    isUsable: (value: Value) => boolean,
    expected: string,
  ): Value | null {
    if (value === null || value === undefined) return null;
    if (isUsable(value)) return value;
    this.problem(path, `expected ${expected}, got ${valueInWords(value)}; it counts as not recorded`);
    return null;
  }
}

/** A text, or null where there is none: the service writes both null and an empty text for that. */
export function present(text: string | null | undefined): string | null {
  return text?.trim() ? text : null;
}

/** Whether a date exists (Date.parse takes 30 February for 2 March) and has a year of four digits in UTC. */
function isReal(text: string): boolean {
  const day = new Date(text.slice(0, 10));
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text.slice(0, 10)) return false;
  const moment = new Date(text);
  return !Number.isNaN(moment.getTime()) && /^\d{4}-/.test(moment.toISOString());
}
