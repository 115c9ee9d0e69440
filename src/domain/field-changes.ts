/** A change of a record's field in words: one row a field, so that none is left without. */
import type { z } from 'zod';

import { durationSeconds } from './durations.ts';
import { configurationFacts } from './facts/configuration.ts';
import { craftFacts } from './facts/craft.ts';
import { factKinds } from './facts/kinds.ts';
import type { KindName, KindValues } from './facts/kinds.ts';
import { flightChanges } from './flight-changes.ts';
import { snapshotSchema } from './schema.ts';
import { parseFlights } from './upgrade-snapshot.ts';
import type { Snapshot, SnapshotPart } from './schema.ts';
import { formatList, NOT_RECORDED, typeLabel, uncapitalize } from './labels.ts';

/** The name of a record that a field refers to; null where it is not known any more. */
export type NameOf = (part: SnapshotPart, id: number) => string | null;

/** How a change of a field is told. */
interface ChangeRule<Value> {
  /** The field inside a sentence. */
  label: string;
  /** The change as a phrase; the empty text where it is not worth one. */
  phrase: (old: Value, next: Value, label: string, nameOf: NameOf) => string;
}

type RowOf<Part extends SnapshotPart> = Snapshot[Part][number];
type Rules<Row> = { readonly [Field in Exclude<keyof Row, 'id'>]: ChangeRule<Row[Field]> };

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

/** Old and new value with an arrow between; that it changed, where both read the same. */
function arrow(label: string, was: string, is: string): string {
  return was === is ? `${label} changed` : `${label} ${was} → ${is}`;
}

/** A value told by old and new. */
function valued<Value>(
  label: string,
  format: (value: Value, nameOf: NameOf) => string,
  /** More exact words, for two values that the others do not tell apart. */
  formatExactly = format,
): ChangeRule<Value | null> {
  return {
    label,
    phrase: (old, next, _, nameOf) => {
      const say = (value: Value | null, in_: typeof format) => (value === null ? NOT_RECORDED : in_(value, nameOf));
      const [was, is] = [say(old, format), say(next, format)];
      return was === is ? arrow(label, say(old, formatExactly), say(next, formatExactly)) : arrow(label, was, is);
    },
  };
}

/** A value told by its kind. */
function ofKind<Name extends KindName>(
  label: string,
  name: Name,
  format: (value: KindValues[Name]) => string = factKinds[name].format,
): ChangeRule<KindValues[Name] | null> {
  const exactly = factKinds[name].formatExactly;
  // LL2 writes no time where there is none and where nobody wrote it down: the words must hold for both.
  const isNone = (value: KindValues[Name]) => name === 'duration' && durationSeconds(value as string) === 0;
  const say = (words: typeof format) => (value: KindValues[Name]) =>
    isNone(value) ? 'none recorded' : name === 'text' ? quotable(words(value)) : words(value);
  return valued(label, say(format), say(exactly ?? format));
}

/**
 * A fact told by its kind. Long texts, addresses and pictures say nothing in a sentence but that they are there.
 *
 * @param facts - the table of the record's facts, which has the label and the kind
 */
function ofFact<Value>(
  facts: Readonly<Record<string, { label: string; kind: KindName }>>,
  name: string,
): ChangeRule<Value> {
  const fact = facts[name];
  if (!fact) throw new TypeError(`There is no fact ${name}.`);
  const label = uncapitalize(fact.label);
  if (['prose', 'url', 'picture'].includes(fact.kind)) return present(label);
  // How many people fit is told as a number, so that old and new can be compared.
  const kind = fact.kind === 'people' ? 'count' : fact.kind;
  return ofKind(label, kind) as ChangeRule<Value>;
}

const reference = (label: string, part: SnapshotPart, format = (name: string) => name) =>
  valued<number>(label, (id, nameOf) => quotable(format(nameOf(part, id) ?? `record ${id}`)));

/** A list of names told by old and new. */
function named<Value>(
  label: string,
  namesOf: (rows: readonly Value[], nameOf: NameOf) => readonly string[],
): ChangeRule<readonly Value[]> {
  const format = (rows: readonly Value[], nameOf: NameOf) =>
    rows.length === 0 ? 'none' : formatList(namesOf(rows, nameOf).map((name) => quotable(name)));
  return { label, phrase: (old, next, _, nameOf) => arrow(label, format(old, nameOf), format(next, nameOf)) };
}

function flag(label: string, on: string, off: string): ChangeRule<boolean> {
  return { label, phrase: (_, next) => (next ? on : off) };
}

/** For values that are too long for a sentence, or say nothing in one. */
function present(label: string): ChangeRule<unknown> {
  const there = (value: unknown) => value !== null && (typeof value !== 'string' || value.trim() !== '');
  return {
    label,
    phrase: (old, next) => `${label} ${there(old) ? (there(next) ? 'changed' : 'removed') : 'added'}`,
  };
}

const silent = (label: string): ChangeRule<unknown> => ({ label, phrase: () => '' });
const changed = (label: string): ChangeRule<unknown> => ({ label, phrase: () => `${label} changed` });

const name = ofKind('name', 'text') as ChangeRule<string>;

const statistics = {
  spacecraft_flown: ofFact<number | null>(configurationFacts, 'spacecraft_flown'),
  total_launch_count: ofFact<number | null>(configurationFacts, 'total_launch_count'),
  successful_launches: ofFact<number | null>(configurationFacts, 'successful_launches'),
  failed_launches: ofFact<number | null>(configurationFacts, 'failed_launches'),
  attempted_landings: ofFact<number | null>(configurationFacts, 'attempted_landings'),
  successful_landings: ofFact<number | null>(configurationFacts, 'successful_landings'),
  failed_landings: ofFact<number | null>(configurationFacts, 'failed_landings'),
};

const spacecraft: Rules<RowOf<'spacecraft'>> = {
  name,
  serial_number: ofFact(craftFacts, 'serial_number'),
  is_placeholder: flag('placeholder', 'now a placeholder', 'no longer a placeholder'),
  in_space: flag('in space', 'now in space', 'no longer in space'),
  time_in_space: ofFact(craftFacts, 'time_in_space'),
  time_docked: ofFact(craftFacts, 'time_docked'),
  flights_count: ofFact(craftFacts, 'flights_count'),
  mission_ends_count: ofFact(craftFacts, 'mission_ends_count'),
  status: reference('status', 'statuses'),
  description: ofFact(craftFacts, 'description'),
  spacecraft_config: reference('configuration', 'configurations'),
  image: ofFact(craftFacts, 'image'),
  fastest_turnaround: ofFact(craftFacts, 'fastest_turnaround'),
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

const configurations: Rules<RowOf<'configurations'>> = {
  name,
  type: reference('type', 'types', typeLabel),
  agency: reference('agency', 'agencies'),
  family: named('families', (ids: readonly number[], nameOf) =>
    ids.map((id) => nameOf('families', id) ?? `record ${id}`),
  ),
  in_use: flag('in use', 'now in use', 'no longer in use'),
  capability: ofFact(configurationFacts, 'capability'),
  history: ofFact(configurationFacts, 'history'),
  details: ofFact(configurationFacts, 'details'),
  maiden_flight: ofFact(configurationFacts, 'maiden_flight'),
  height: ofFact(configurationFacts, 'height'),
  diameter: ofFact(configurationFacts, 'diameter'),
  human_rated: ofFact(configurationFacts, 'human_rated'),
  crew_capacity: ofFact(configurationFacts, 'crew_capacity'),
  payload_capacity: ofFact(configurationFacts, 'payload_capacity'),
  payload_return_capacity: ofFact(configurationFacts, 'payload_return_capacity'),
  flight_life: ofFact(configurationFacts, 'flight_life'),
  wiki_link: present('link to Wikipedia'),
  info_link: present('link to its maker or owner'),
  image: ofFact(configurationFacts, 'image'),
  ...statistics,
  fastest_turnaround: ofFact(configurationFacts, 'fastest_turnaround'),
};

const agencies: Rules<RowOf<'agencies'>> = {
  name,
  abbrev: ofKind('abbreviation', 'text'),
  type: reference('type', 'agency_types'),
  featured: silent('featured'),
  country: named('countries', (rows: readonly { name: string }[]) => rows.map((row) => row.name)),
  description: present('description'),
  administrator: ofKind('administrator', 'text'),
  founding_year: ofKind('founding year', 'id'),
  launchers: present('launchers'),
  spacecraft: present('spacecraft'),
  parent: ofKind('parent', 'text'),
  image: present('picture'),
  logo: present('logo'),
  social_logo: present('logo for sharing'),
};

const families: Rules<RowOf<'families'>> = {
  name,
  description: present('description'),
  manufacturer: reference('maker', 'agencies'),
  parent: reference('parent', 'families'),
  maiden_flight: ofFact(configurationFacts, 'maiden_flight'),
  ...statistics,
};

const licences: Rules<RowOf<'licences'>> = { name, priority: silent('priority'), link: present('link') };

const images: Rules<RowOf<'images'>> = {
  name,
  image_url: changed('address'),
  thumbnail_url: changed('address of the small picture'),
  credit: ofKind('credit', 'text'),
  license: reference('licence', 'licences'),
  single_use: silent('single use'),
  variants: changed('variants'),
};

/** Rules of the parts that have a fact or a page; other fields are only named. */
const rules: { readonly [Part in SnapshotPart]: Partial<Rules<RowOf<Part>>> } = {
  spacecraft,
  configurations,
  agencies,
  families,
  types: { name },
  statuses: { name },
  agency_types: { name },
  launch_statuses: { name },
  net_precisions: { name },
  orbits: { name },
  launcher_configurations: { name },
  launch_service_providers: { name },
  pads: { name },
  locations: { name },
  programs: { name },
  landing_types: { name },
  landing_locations: { name },
  astronauts: { name },
  astronaut_roles: { name },
  space_stations: { name },
  docking_locations: { name },
  images,
  licences,
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
  const rule = Object.hasOwn(rules[part], field)
    ? (rules[part] as unknown as Record<string, ChangeRule<unknown>>)[field]
    : undefined;
  if (!rule) return `${quotable(field.replaceAll('_', ' '))} changed`;
  const values = field === 'flights' ? ([parseFlights(old), parseFlights(next)] as const) : ([old, next] as const);
  const schema = (snapshotSchema.shape[part].element.shape as Readonly<Record<string, z.ZodType>>)[field];
  if (!values.every((value) => schema?.safeParse(value).success)) return `${rule.label} changed`;
  return rule.phrase(...values, rule.label, nameOf);
}
