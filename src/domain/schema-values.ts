/**
 * The single values of a snapshot, each with its limits. Every value that passes is one that every page can take; the
 * limits leave room above what Launch Library 2's contract allows or what is known of spacecraft.
 */
import { z } from 'zod';

import { DURATION_PATTERN, durationSeconds } from './durations.ts';

/** Far beyond anything that was or will be recorded here: what lies outside is a slip, and would stretch every axis. */
const YEARS = /^(?:19[5-9]|20\d)\d/;
/** As long as these years, in seconds. */
const LONGEST_DURATION = 150 * 366 * 86_400;

/**
 * Longest texts, with room: Launch Library 2's contract has 255 characters for a name or a credit, and 2048 for a
 * description. Of a country it has codes, and names of which the longest has 60.
 */
export const longest = { line: 300, text: 10_000, flightText: 3000, address: 1000, country: 100 } as const;

/**
 * Longest lists, with room above the longest that are known (a craft with 199 flights, an agency of 23 countries, a
 * configuration of two families). The service's shape of a craft repeats most of them many times over.
 */
export const most = {
  flights: 300,
  doubts: 100,
  families: 5,
  countries: 50,
  variants: 10,
  programs: 5,
  patches: 5,
  crew: 50,
  dockings: 50,
} as const;

/** Anything but control characters and broken pairs of UTF-16, which no page can hold; tabs and line breaks pass. */
const PRINTABLE = /^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\p{Cs}]*$/u; // eslint-disable-line no-control-regex -- they are what it is about
const unprintable = { error: 'expected a text without control characters or broken letters' };

/** A text of so many characters at most; the length comes first, since the rest costs time by length. */
const textUpTo = (length: number) =>
  z
    .string()
    .max(length, { error: `expected ${length} characters at most`, abort: true })
    .regex(PRINTABLE, unprintable);
const notEmpty = { error: 'expected a text that is not empty' };

/** The service's ids and other whole numbers have 32 bits. */
const LARGEST_INT = 2 ** 31 - 1;
export const id = z
  .int()
  .positive({ error: 'expected an id, a whole number above 0' })
  .max(LARGEST_INT, { error: `expected an id of ${LARGEST_INT} at most` });
/** Ids of LL2's small lists begin with 0: a launch time exact to the second, an elliptical orbit. */
export const code = z
  .int()
  .nonnegative({ error: 'expected an id, a whole number of 0 or more' })
  .max(LARGEST_INT, { error: `expected an id of ${LARGEST_INT} at most` });
const countUpTo = (largest: number) =>
  z
    .int()
    .nonnegative({ error: 'expected a count, a whole number of 0 or more' })
    .max(largest, { error: `expected a count of ${largest} at most` });
/** Of one craft: more than a flight a week in all {@link YEARS}. */
export const flightCount = countUpTo(10_000);
/** Of all craft of a configuration or a family, or of the whole catalogue. */
export const count = countUpTo(1_000_000);
export const people = countUpTo(10_000);
export const kilograms = countUpTo(10_000_000);
/** From a satellite on a single chip to far beyond the largest station. */
export const metres = z
  .number()
  .min(0.01, { error: 'expected a length in metres, 0.01 at least' })
  .max(1000, { error: 'expected a length in metres, 1000 at most' });
/** To the other side of the Earth and round it again. */
export const kilometres = z
  .number()
  .min(0, { error: 'expected kilometres, 0 or more' })
  .max(100_000, { error: 'expected kilometres, 100,000 at most' });
export const degrees = (largest: number) =>
  z
    .number()
    .min(-largest, { error: `expected degrees, ${-largest} at least` })
    .max(largest, { error: `expected degrees, ${largest} at most` });
export const line = textUpTo(longest.line);
export const countryText = textUpTo(longest.country);
export const text = textUpTo(longest.text);
/** A text that a craft repeats with every flight. */
export const flightText = textUpTo(longest.flightText);
export const name = line.regex(/\S/, notEmpty);
export const sentenceText = text.regex(/\S/, notEmpty);
export const duration = z
  .string()
  .max(50, { error: 'expected an ISO 8601 duration such as P12DT3H4M5S', abort: true })
  .regex(DURATION_PATTERN, { error: 'expected an ISO 8601 duration such as P12DT3H4M5S', abort: true })
  .regex(/^(?!.*\d{7})/, { error: 'expected a duration whose numbers have six digits at most', abort: true })
  .refine((iso) => durationSeconds(iso) <= LONGEST_DURATION, { error: 'expected a duration of 150 years at most' });
const years = { error: 'expected a year from 1950 to 2099' };
export const day = z.iso.date({ error: 'expected a date such as 2026-08-23', abort: true }).regex(YEARS, years);
export const momentText = z.iso
  .datetime({ precision: 0, error: 'expected a UTC time such as 2026-08-23T01:31:13Z', abort: true })
  .regex(YEARS, years);
export const dayOrMoment = z.union([momentText, day], {
  error: 'expected a UTC time such as 2026-08-23T01:31:13Z, or a date where only the day is known',
});
export const asOf = z.union([momentText, day, z.string().regex(/^(?:19[5-9]|20\d)\d$/, { abort: true })], {
  error: 'expected a UTC time, a date or a year: the moment at which the record was read',
});
export const webAddress = z
  .string()
  .max(longest.address, { error: `expected an address of ${longest.address} characters at most`, abort: true })
  .regex(/^https?:\/\/[^\s"<>\p{Cc}\p{Cs}]+$/iu, { error: 'expected an address that begins with https:// or http://' });
/** Universities are older than spaceflight. */
export const foundingYear = z
  .int()
  .min(1000, { error: 'expected a year from 1000 to 2099' })
  .max(2099, { error: 'expected a year from 1000 to 2099' });
export const priority = z
  .int()
  .min(-LARGEST_INT, { error: 'expected a whole number of 32 bits' })
  .max(LARGEST_INT, { error: 'expected a whole number of 32 bits' });

/** A list of so many at most. */
export const listUpTo = <Item extends z.ZodType>(length: number, item: Item) =>
  z.array(item).max(length, { error: `expected a list of ${length} at most` });

/** A country as LL2 has it. */
export const countrySchema = z.strictObject({
  id: id.nullable(),
  name: countryText.regex(/\S/, notEmpty),
  alpha_2_code: countryText.nullable(),
  alpha_3_code: countryText.nullable(),
  nationality_name: countryText.nullable(),
  nationality_name_composed: countryText.nullable(),
});
