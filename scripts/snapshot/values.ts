/**
 * Converts the service's values to the snapshot's: text without control characters, http(s) links, durations and times in
 * one format. An unusable value becomes null and a problem that names record and field.
 */
import type { z } from 'zod';

import { formatValue } from '#domain/validate-snapshot.ts';
import type { Problem } from '#domain/validate-snapshot.ts';
import * as values from '#domain/schema-values.ts';
import { longest } from '#domain/schema-values.ts';

/** All control characters except tab and line feed. */
// eslint-disable-next-line no-control-regex -- control characters are what it is about
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

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

/** Reads the fields of one record, and collects problems. */
export class ValueReader {
  readonly #record: string;
  readonly #problems: Problem[];

  /**
   * @param record - such as `spacecraft 40 (Endeavour)`
   * @param problems - collects problems
   */
  constructor(record: string, problems: Problem[]) {
    this.#record = record;
    this.#problems = problems;
  }

  problem(path: string, message: string): void {
    this.#problems.push({ record: this.#record, path, message });
  }

  /** How many flights a craft has begun or ended. */
  flightCount(path: string, value: number | null | undefined): number | null {
    return this.#usable(path, value, fits(values.flightCount), 'a count of flights, from 0 to 10,000');
  }

  count(path: string, value: number | null | undefined): number | null {
    return this.#usable(path, value, fits(values.count), 'a count, from 0 to 1,000,000');
  }

  people(path: string, value: number | null | undefined): number | null {
    return this.#usable(path, value, fits(values.people), 'a count of people, from 0 to 10,000');
  }

  kilograms(path: string, value: number | null | undefined): number | null {
    return this.#usable(path, value, fits(values.kilograms), 'whole kilograms, from 0 to 10,000,000');
  }

  metres(path: string, value: number | null | undefined): number | null {
    return this.#usable(path, value, fits(values.metres), 'a length in metres, from 0.01 to 1000');
  }

  kilometres(path: string, value: number | null | undefined): number | null {
    return this.#usable(path, value, fits(values.kilometres), 'kilometres, from 0 to 100,000');
  }

  /** A latitude or a longitude. */
  degrees(path: string, value: number | null | undefined, largest: 90 | 180): number | null {
    return this.#usable(path, value, fits(values.degrees(largest)), `degrees, from -${largest} to ${largest}`);
  }

  foundingYear(path: string, value: number | null | undefined): number | null {
    return this.#usable(path, value, fits(values.foundingYear), 'a year from 1000 to 2099');
  }

  priority(path: string, value: number | null | undefined): number | null {
    return this.#usable(path, value, fits(values.priority), 'a whole number');
  }

  duration(path: string, value: string | null | undefined): string | null {
    const expected = 'an ISO 8601 duration such as P12DT3H4M5S, of 150 years at most';
    return this.#usable(path, present(value), fits(values.duration), expected);
  }

  link(path: string, value: string | null | undefined): string | null {
    const text = present(value && cleanLine(value));
    const expected = 'an address of 1000 characters at most that begins with https:// or http://';
    return this.#usable(path, text, fits(values.webAddress), expected);
  }

  /** A record must have a name, so a long one is cut. */
  name(path: string, value: string, most: number = longest.line): string {
    const text = cleanLine(value);
    if (text.length <= most) return text;
    this.problem(path, `${tooLong(most, text)}; it is cut`);
    return `${cutTo(text, most - 1)}…`;
  }

  /** One line of text; null where there is none. */
  line(path: string, value: string | null | undefined, most: number = longest.line): string | null {
    return this.#short(path, value && cleanLine(value), most);
  }

  /** Text of several lines; null where there is none. */
  text(path: string, value: string | null | undefined, most: number = longest.text): string | null {
    return this.#short(path, value && cleanText(value), most);
  }

  /** A date such as `2026-08-23`. */
  day(path: string, value: string | null | undefined): string | null {
    const isDay = (text: string) => fits(values.day)(text) && isReal(text);
    return this.#usable(path, present(value), isDay, 'a date such as 2026-08-23, from 1950 to 2099');
  }

  /** A time in UTC, to the second. */
  moment(path: string, value: string | null | undefined): string | null {
    const isMoment = (text: string) => DAY_AND_TIME.test(text) && isReal(text) && fits(values.momentText)(inUtc(text));
    const expected = 'a UTC time such as 2026-08-23T01:31:13Z, from 1950 to 2099';
    const usable = this.#usable(path, present(value), isMoment, expected);
    return usable === null ? null : inUtc(usable);
  }

  /** A time, or a date where only the day is known. */
  dayOrMoment(path: string, value: string | null | undefined): string | null {
    return value && DAY.test(value) ? this.day(path, value) : this.moment(path, value);
  }

  /** A list, cut where it is too long. */
  list<Item>(path: string, value: readonly Item[] | null | undefined, most: number): readonly Item[] {
    if (!value || value.length <= most) return value ?? [];
    this.problem(path, `expected a list of ${most} at most, got ${value.length}; the rest are left out`);
    return value.slice(0, most);
  }

  #short(path: string, text: string | null | undefined, most: number): string | null {
    if (text === null || text === undefined || text.length <= most) return text ?? null;
    this.problem(path, `${tooLong(most, text)}; treated as not recorded`);
    return null;
  }

  #usable<Value>(
    path: string,
    value: Value | null | undefined,
    isUsable: (value: Value) => boolean,
    expected: string,
  ): Value | null {
    if (value === null || value === undefined) return null;
    if (isUsable(value)) return value;
    this.problem(path, `expected ${expected}, got ${formatValue(value)}; treated as not recorded`);
    return null;
  }
}

/** Longest name in a message. */
const LABEL = 80;

/** A name for a message, cut to a line. */
export function shortName(name: string): string {
  const line = cleanLine(name.slice(0, 2 * LABEL));
  return line.length > LABEL ? `${cutTo(line, LABEL - 1)}…` : line;
}

/** The beginning of a text, without half a surrogate pair at its end. */
function cutTo(text: string, length: number): string {
  return text.slice(0, length).replace(/[\uD800-\uDBFF]$/, '');
}

function tooLong(most: number, text: string): string {
  return `expected ${most} characters at most, got ${text.length}`;
}

/** Whether a value fits a schema of the snapshot. */
function fits(schema: z.ZodType): (value: unknown) => boolean {
  return (value) => schema.safeParse(value).success;
}

function inUtc(moment: string): string {
  return `${new Date(moment).toISOString().slice(0, 19)}Z`;
}

/** A text; null where it is empty, as the service writes both for a missing one. */
export function present(text: string | null | undefined): string | null {
  return text?.trim() ? text : null;
}

/** Whether a date exists: Date.parse reads 30 February as 2 March. */
function isReal(text: string): boolean {
  const day = new Date(text.slice(0, 10));
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== text.slice(0, 10)) return false;
  return !Number.isNaN(new Date(text).getTime());
}
