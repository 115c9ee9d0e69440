/** A change of a record's field in words: one row a field, so that none is left without. */
import type { z } from 'zod';

import { dateInWords, timeOfDay } from './dates.ts';
import { durationExactly, durationInWords, durationSeconds } from './durations.ts';
import { flightChanges } from './flight-changes.ts';
import {
  agencySchema,
  configurationSchema,
  familySchema,
  imageSchema,
  licenceSchema,
  namedSchema,
  spacecraftSchema,
} from './schema.ts';
import type { Snapshot, SnapshotPart } from './schema.ts';
import { kilogramsInWords, listInWords, metresInWords, NOT_RECORDED, numberInWords, typeLabel } from './words.ts';

/** The name of a record that a field refers to; null where it is not known any more. */
export type NameOf = (part: SnapshotPart, id: number) => string | null;

interface FieldWords<Value> {
  label: string;
  /** The change as a phrase; the empty text where it is not worth one. */
  phrase: (old: Value, next: Value, label: string, nameOf: NameOf) => string;
}

type RowOf<Part extends SnapshotPart> = Snapshot[Part][number];
type Fields<Row> = { readonly [Field in Exclude<keyof Row, 'id'>]: FieldWords<Row[Field]> };

/** Longest text of a name or a value that a sentence quotes. */
const LONGEST = 80;

/**
 * Text that may stand in a sentence: in one line, without control characters or halves of letters, cut where it is long.
 *
 * @param longest - in letters
 */
export function quotable(text: string, longest = LONGEST): string {
  const plain = text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .replaceAll(/[\uFFFE\uFFFF]/g, '')
    .trim();
  const letters = Array.from(plain);
  return letters.length > longest ? `${letters.slice(0, longest - 1).join('')}…` : plain;
}

/** A moment in a sentence: its day, and its time where that is known. */
function momentInWords(moment: string): string {
  const time = timeOfDay(moment);
  return time ? `${dateInWords(moment)}, ${time}` : dateInWords(moment);
}

/** Old and new value with an arrow between; that it changed, where both read the same. */
function arrow(label: string, was: string, is: string): string {
  return was === is ? `${label} changed` : `${label} ${was} → ${is}`;
}

function valued<Value>(
  label: string,
  words: (value: Value, nameOf: NameOf) => string,
  /** More exact words, for two values that the others do not tell apart. */
  exactly = words,
): FieldWords<Value | null> {
  return {
    label,
    phrase: (old, next, _, nameOf) => {
      const say = (value: Value | null, in_: typeof words) => (value === null ? NOT_RECORDED : in_(value, nameOf));
      const [was, is] = [say(old, words), say(next, words)];
      return was === is ? arrow(label, say(old, exactly), say(next, exactly)) : arrow(label, was, is);
    },
  };
}

const plain = (label: string) => valued<string>(label, (text) => quotable(text));
const count = (label: string) => valued<number>(label, numberInWords);
const moment = (label: string) => valued<string>(label, momentInWords);
/** LL2 writes no time where there is none and where nobody wrote it down: the words must hold for both. */
const seconds = (words: (seconds: number) => string) => (duration: string) =>
  durationSeconds(duration) === 0 ? 'none recorded' : words(durationSeconds(duration));
const length = (label: string) => valued<string>(label, seconds(durationInWords), seconds(durationExactly));
const yesOrNo = (label: string) => valued<boolean>(label, (value) => (value ? 'yes' : 'no'));
const reference = (label: string, part: SnapshotPart, words = (name: string) => name) =>
  valued<number>(label, (id, nameOf) => quotable(words(nameOf(part, id) ?? `record ${id}`)));

function flag(label: string, on: string, off: string): FieldWords<boolean> {
  return { label, phrase: (_, next) => (next ? on : off) };
}

/** For values that are too long for a sentence, or say nothing in one. */
function present(label: string): FieldWords<string | number | null> {
  const there = (value: string | number | null) => value !== null && String(value).trim() !== '';
  return {
    label,
    phrase: (old, next) => `${label} ${there(old) ? (there(next) ? 'changed' : 'removed') : 'added'}`,
  };
}

const silent = (label: string): FieldWords<unknown> => ({ label, phrase: () => '' });
const changed = (label: string): FieldWords<unknown> => ({ label, phrase: () => `${label} changed` });

const statistics = {
  spacecraft_flown: count('craft flown'),
  total_launch_count: count('launches'),
  successful_launches: count('launches that succeeded'),
  failed_launches: count('launches that failed'),
  attempted_landings: count('landings tried'),
  successful_landings: count('landings that succeeded'),
  failed_landings: count('landings that failed'),
};

const name = plain('name') as FieldWords<string>;

const spacecraft: Fields<RowOf<'spacecraft'>> = {
  name,
  serial_number: plain('serial number'),
  is_placeholder: flag('placeholder', 'now a placeholder', 'no longer a placeholder'),
  in_space: flag('in space', 'now in space', 'no longer in space'),
  time_in_space: length('time in space'),
  time_docked: length('time docked'),
  flights_count: count('flights'),
  mission_ends_count: count('missions ended'),
  status: reference('status', 'statuses'),
  description: present('description'),
  spacecraft_config: reference('configuration', 'configurations'),
  image: present('picture'),
  fastest_turnaround: length('fastest turnaround'),
  flights: { label: 'flights', phrase: (old, next) => flightChanges(old, next).map(quotedMission).join('; ') },
  as_of: silent('date of reading'),
  counts_from: {
    label: 'counts',
    phrase: (_, next) => `counts now ${next === 'record' ? 'those of the record' : 'worked out from the flights'}`,
  },
  doubts: {
    label: 'doubts',
    phrase: (old, next) =>
      old.length === 0 ? 'a doubt noted' : next.length === 0 ? 'no longer in doubt' : 'doubts changed',
  },
};

function quotedMission({ mission, words }: { mission: string | null; words: string }): string {
  return mission === null ? words : `${quotable(mission)} ${words}`;
}

const configurations: Fields<RowOf<'configurations'>> = {
  name,
  type: reference('type', 'types', typeLabel),
  agency: reference('agency', 'agencies'),
  family: {
    label: 'families',
    phrase: (old, next, label, nameOf) => {
      const names = (ids: readonly number[]) =>
        ids.length === 0 ? 'none' : listInWords(ids.map((id) => quotable(nameOf('families', id) ?? `record ${id}`)));
      return arrow(label, names(old), names(next));
    },
  },
  in_use: flag('in use', 'now in use', 'no longer in use'),
  capability: present('capability'),
  history: present('history'),
  details: present('details'),
  maiden_flight: moment('first flight'),
  height: valued('height', metresInWords),
  diameter: valued('diameter', metresInWords),
  human_rated: yesOrNo('rated for people'),
  crew_capacity: count('crew'),
  payload_capacity: valued('payload', kilogramsInWords),
  payload_return_capacity: valued('payload returned', kilogramsInWords),
  flight_life: plain('flight life'),
  wiki_link: present('link to Wikipedia'),
  info_link: present('link to its maker or owner'),
  image: present('picture'),
  ...statistics,
  fastest_turnaround: length('fastest turnaround'),
};

const agencies: Fields<RowOf<'agencies'>> = {
  name,
  abbrev: plain('abbreviation'),
  type: reference('type', 'agency_types'),
  featured: silent('featured'),
  country: {
    label: 'countries',
    phrase: (old, next, label) => {
      const names = (rows: typeof old) =>
        rows.length === 0 ? 'none' : listInWords(rows.map((row) => quotable(row.name)));
      return arrow(label, names(old), names(next));
    },
  },
  description: present('description'),
  administrator: plain('administrator'),
  founding_year: valued('founding year', (year: number) => String(year)),
  launchers: present('launchers'),
  spacecraft: present('spacecraft'),
  parent: plain('parent'),
  image: present('picture'),
  logo: present('logo'),
  social_logo: present('logo for sharing'),
};

const families: Fields<RowOf<'families'>> = {
  name,
  description: present('description'),
  manufacturer: reference('maker', 'agencies'),
  parent: reference('parent', 'families'),
  maiden_flight: moment('first flight'),
  ...statistics,
};

const licences: Fields<RowOf<'licences'>> = { name, priority: silent('priority'), link: present('link') };

const images: Fields<RowOf<'images'>> = {
  name,
  image_url: changed('address'),
  thumbnail_url: changed('address of the small picture'),
  credit: plain('credit'),
  license: reference('licence', 'licences'),
  single_use: silent('single use'),
  variants: changed('variants'),
};

const fieldWords: { readonly [Part in SnapshotPart]: Fields<RowOf<Part>> } = {
  spacecraft,
  configurations,
  agencies,
  families,
  types: { name },
  statuses: { name },
  agency_types: { name },
  images,
  licences,
};

const schemas: Readonly<Record<SnapshotPart, z.ZodObject>> = {
  spacecraft: spacecraftSchema,
  configurations: configurationSchema,
  agencies: agencySchema,
  families: familySchema,
  types: namedSchema,
  statuses: namedSchema,
  agency_types: namedSchema,
  images: imageSchema,
  licences: licenceSchema,
};

/**
 * A change of one field as a phrase: `flights 4 → 5`. A history outlives the format that it was written in, so a field or
 * a value that the snapshot does not know any more is named, and that is all.
 *
 * @returns the empty text for what is not worth a phrase
 */
export function fieldChange(
  part: SnapshotPart,
  field: string,
  [old, next]: readonly [unknown, unknown],
  nameOf: NameOf,
): string {
  const words = Object.hasOwn(fieldWords[part], field)
    ? (fieldWords[part] as unknown as Record<string, FieldWords<unknown>>)[field]
    : undefined;
  if (!words) return `${quotable(field.replaceAll('_', ' '))} changed`;
  const schema = schemas[part].shape[field] as z.ZodType | undefined;
  if (!schema?.safeParse(old).success || !schema.safeParse(next).success) return `${words.label} changed`;
  return words.phrase(old, next, words.label, nameOf);
}
