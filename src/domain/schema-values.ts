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
 * Longest texts, with room: Launch Library 2's contract has 255 characters for a name or a credit, 2048 for a
 * description, and addresses of files.
 */
export const LONGEST_LINE = 500;
export const LONGEST_TEXT = 20_000;
const LONGEST_ADDRESS = 2000;

/** Anything but control characters and broken pairs of UTF-16, which no page can hold; tabs and line breaks pass. */
const PRINTABLE = /^[^\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\p{Cs}]*$/u; // eslint-disable-line no-control-regex -- they are what it is about
const unprintable = { error: 'expected a text without control characters or broken letters' };

/** A text of so many characters at most; the length comes first, since the rest costs time by length. */
const textUpTo = (most: number) =>
  z
    .string()
    .max(most, { error: `expected ${most} characters at most`, abort: true })
    .regex(PRINTABLE, unprintable);
const notEmpty = { error: 'expected a text that is not empty' };

/** The service's ids and other whole numbers have 32 bits. */
const LARGEST_INT = 2 ** 31 - 1;
export const id = z
  .int()
  .positive({ error: 'expected an id, a whole number above 0' })
  .max(LARGEST_INT, { error: `expected an id of ${LARGEST_INT} at most` });
const countUpTo = (most: number) =>
  z
    .int()
    .nonnegative({ error: 'expected a count, a whole number of 0 or more' })
    .max(most, { error: `expected a count of ${most} at most` });
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
export const line = textUpTo(LONGEST_LINE);
export const text = textUpTo(LONGEST_TEXT);
export const name = line.regex(/\S/, notEmpty);
export const sentences = text.regex(/\S/, notEmpty);
export const duration = z
  .string()
  .max(50, { error: 'expected an ISO 8601 duration such as P12DT3H4M5S', abort: true })
  .regex(DURATION_PATTERN, { error: 'expected an ISO 8601 duration such as P12DT3H4M5S', abort: true })
  .regex(/^(?!.*\d{7})/, { error: 'expected a duration whose numbers have six digits at most', abort: true })
  .refine((iso) => durationSeconds(iso) <= LONGEST_DURATION, { error: 'expected a duration of 150 years at most' });
const years = { error: 'expected a year from 1950 to 2099' };
export const day = z.iso.date({ error: 'expected a date such as 2026-08-23', abort: true }).regex(YEARS, years);
export const moment = z.iso
  .datetime({ precision: 0, error: 'expected a UTC time such as 2026-08-23T01:31:13Z', abort: true })
  .regex(YEARS, years);
export const dayOrMoment = z.union([moment, day], {
  error: 'expected a UTC time such as 2026-08-23T01:31:13Z, or a date where only the day is known',
});
export const asOf = z.union([moment, day, z.string().regex(/^(?:19[5-9]|20\d)\d$/, { abort: true })], {
  error: 'expected a UTC time, a date or a year: the moment at which the record was read',
});
export const webAddress = z
  .string()
  .max(LONGEST_ADDRESS, { error: `expected an address of ${LONGEST_ADDRESS} characters at most`, abort: true })
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

/** A list with room above the longest that is known. */
export const listUpTo = <Item extends z.ZodType>(most: number, item: Item) =>
  z.array(item).max(most, { error: `expected a list of ${most} at most` });
