/**
 * The snapshot: every spacecraft that Launch Library 2 (LL2) knows, normalised, with LL2's own field names and ids.
 *
 * Types are inferred from the schemas. Objects are strict: a field that is not listed here is an error, so that a
 * snapshot never holds what no page shows and no test knows.
 */
import { z } from 'zod';

import { DURATION_PATTERN } from './durations.ts';

/** Version of the snapshot's format; it moves when a field is added, removed or changes its meaning. */
export const SNAPSHOT_SCHEMA = 1;

/** Far beyond anything that was or will be recorded here: what lies outside is a slip, and would stretch every axis. */
const YEARS = /^(?:19[5-9]|20\d)\d/;

/** Anything but control characters and broken pairs of UTF-16, which no page can hold. */
const PRINTABLE = /^(?:[^\p{Cc}\p{Cs}]|[\t\n\r])*$/u;
const unprintable = { error: 'expected a text without control characters or broken letters' };

const id = z.int().positive({ error: 'expected an id, a whole number above 0' });
const count = z
  .int()
  .nonnegative({ error: 'expected a count, a whole number of 0 or more' })
  .max(1_000_000_000, { error: 'expected a count of a thousand million at most' });
const metres = z
  .number()
  .positive({ error: 'expected a length in metres, above 0' })
  .max(1000, { error: 'expected a length in metres, 1000 at most' });
const text = z.string().regex(PRINTABLE, unprintable);
const name = text.regex(/\S/, { error: 'expected a text that is not empty' });
const duration = z
  .string()
  .regex(DURATION_PATTERN, { error: 'expected an ISO 8601 duration such as P12DT3H4M5S', abort: true })
  .regex(/^(?!.*\d{7})/, { error: 'expected a duration whose numbers have six digits at most' });
const years = { error: 'expected a year from 1950 to 2099' };
const day = z.iso.date({ error: 'expected a date such as 2026-08-23', abort: true }).regex(YEARS, years);
const moment = z.iso
  .datetime({ precision: 0, error: 'expected a UTC time such as 2026-08-23T01:31:13Z', abort: true })
  .regex(YEARS, years);
const dayOrMoment = z.union([moment, day], {
  error: 'expected a UTC time such as 2026-08-23T01:31:13Z, or a date where only the day is known',
});
const asOf = z.union([moment, day, z.string().regex(/^(?:19[5-9]|20\d)\d$/, { abort: true })], {
  error: 'expected a UTC time, a date or a year: the moment at which the record was read',
});
const webAddress = z
  .string()
  .regex(/^https?:\/\/[^\s"<>\p{Cc}\p{Cs}]+$/iu, { error: 'expected an address that begins with https:// or http://' });

/** How a flight ended. LL2 spreads this over launch status, landing and mission end; here it is one word. */
export const outcomes = ['landed', 'lost', 'deorbited', 'aborted', 'in flight'] as const;

/** What a date of the bundled snapshot rests on. A fetched snapshot rests on LL2 alone and carries none of this. */
export const evidenceKinds = {
  'll2-launch': 'Launch Library 2’s own launch, found by the name of its mission',
  'll2-end': 'Launch Library 2’s own mission end or docking events',
  derived: 'worked out from a complete Launch Library 2 record',
  dataset: 'a public dataset of flights',
  page: 'public pages: encyclopaedias, NASA status reports, spacefacts.de',
  memory: 'general knowledge; no document was seen',
} as const satisfies Record<string, string>;

const evidenceKind = z.enum(Object.keys(evidenceKinds) as [keyof typeof evidenceKinds]);

/** One flight of a spacecraft. `docked`, `outcome` and `evidence` are the atlas's own; the rest is LL2's. */
export const flightSchema = z.strictObject({
  /** LL2's id of the spacecraft flight; null where it is not known. */
  id: id.nullable(),
  /** Name of the mission, such as `Apollo 11`. */
  mission: name.nullable(),
  launch: z.strictObject({
    /** LL2's id of the launch, a UUID. */
    id: text.nullable(),
    /** LL2's name of the launch: rocket, a bar, mission. */
    name: text.nullable(),
    /** Moment of the launch (LL2: no earlier than). */
    net: moment.nullable(),
  }),
  destination: name.nullable(),
  /** Moment of landing, loss or re-entry; a bare date where only the day is known. */
  mission_end: dayOrMoment.nullable(),
  duration: duration.nullable(),
  /** Time on the ground before this flight. */
  turn_around_time: duration.nullable(),
  /** Time docked during this flight; null where it is not known, `P0D` where nothing was docked to. */
  docked: duration.nullable(),
  outcome: z.enum(outcomes).nullable(),
  evidence: z
    .strictObject({
      launch: z.array(evidenceKind),
      end: z.array(evidenceKind),
      check: z.array(evidenceKind),
    })
    .nullable(),
});

/** One spacecraft: every field of LL2's record, references by id, and what the atlas adds about its reading. */
export const spacecraftSchema = z.strictObject({
  id,
  name,
  serial_number: name.nullable(),
  is_placeholder: z.boolean(),
  in_space: z.boolean(),
  time_in_space: duration.nullable(),
  time_docked: duration.nullable(),
  flights_count: count.nullable(),
  mission_ends_count: count.nullable(),
  status: id.nullable(),
  description: text,
  spacecraft_config: id.nullable(),
  image: id.nullable(),
  fastest_turnaround: duration.nullable(),
  /** In order of launch. */
  flights: z.array(flightSchema),
  /** Moment at which the record was read: a year or a day where that is all that is known. */
  as_of: asOf,
  /** Where counts and times come from: LL2's record, or the flights above where the record had none. */
  counts_from: z.enum(['record', 'flights']),
  /** What is doubtful about this record, in sentences. */
  doubts: z.array(name),
});

const statistics = {
  spacecraft_flown: count.nullable(),
  total_launch_count: count.nullable(),
  successful_launches: count.nullable(),
  failed_launches: count.nullable(),
  attempted_landings: count.nullable(),
  successful_landings: count.nullable(),
  failed_landings: count.nullable(),
};

/** A spacecraft configuration: what many craft have in common. */
export const configurationSchema = z.strictObject({
  id,
  name,
  type: id.nullable(),
  agency: id.nullable(),
  family: z.array(id),
  in_use: z.boolean(),
  capability: text,
  history: text,
  details: text,
  maiden_flight: day.nullable(),
  /** Metres. */
  height: metres.nullable(),
  /** Metres. */
  diameter: metres.nullable(),
  human_rated: z.boolean().nullable(),
  crew_capacity: count.nullable(),
  /** Kilograms. */
  payload_capacity: count.nullable(),
  /** Kilograms. */
  payload_return_capacity: count.nullable(),
  flight_life: name.nullable(),
  wiki_link: webAddress.nullable(),
  info_link: webAddress.nullable(),
  image: id.nullable(),
  ...statistics,
  fastest_turnaround: duration.nullable(),
});

/** Who builds or flies a configuration. */
export const agencySchema = z.strictObject({
  id,
  name,
  abbrev: text,
  type: id.nullable(),
  featured: z.boolean().nullable(),
  country: z.array(
    z.strictObject({
      id: id.nullable(),
      name,
      alpha_2_code: text.nullable(),
      alpha_3_code: text.nullable(),
      nationality_name: text.nullable(),
      nationality_name_composed: text.nullable(),
    }),
  ),
  description: text.nullable(),
  administrator: text.nullable(),
  founding_year: z.int().nullable(),
  launchers: text,
  spacecraft: text,
  parent: name.nullable(),
  image: id.nullable(),
  logo: id.nullable(),
  social_logo: id.nullable(),
});

/** A family of configurations; a family may have a parent (Dragon 2 belongs to Dragon). */
export const familySchema = z.strictObject({
  id,
  name,
  description: text,
  manufacturer: id.nullable(),
  parent: id.nullable(),
  maiden_flight: day.nullable(),
  ...statistics,
});

/** A row of one of LL2's small lists: statuses, types of configuration, types of agency. */
export const namedSchema = z.strictObject({ id, name });

/** Terms under which a picture may be used. */
export const licenceSchema = z.strictObject({
  id,
  name,
  priority: z.int().nullable(),
  link: webAddress.nullable(),
});

/** A picture's record: who made it and under what terms, not the picture itself. */
export const imageSchema = z.strictObject({
  id,
  name: text,
  image_url: webAddress,
  thumbnail_url: webAddress.nullable(),
  credit: text.nullable(),
  license: id.nullable(),
  single_use: z.boolean().nullable(),
  variants: z.array(z.strictObject({ id, type: namedSchema, image_url: webAddress })),
});

/** Where the snapshot comes from. */
export const sourceSchema = z.strictObject({
  /** Base address of the API, with version. */
  api: webAddress,
  /** Moment at which the data last changed. */
  fetched_at: moment,
  /** How many spacecraft LL2 counted. */
  count,
  /** Whether all of `count` are here. */
  complete: z.boolean(),
  note: text.nullable(),
});

/** The whole file. */
export const snapshotSchema = z.strictObject({
  schema: z.literal(SNAPSHOT_SCHEMA, { error: `expected ${SNAPSHOT_SCHEMA}, the format that this version reads` }),
  source: sourceSchema,
  spacecraft: z.array(spacecraftSchema),
  configurations: z.array(configurationSchema),
  agencies: z.array(agencySchema),
  families: z.array(familySchema),
  types: z.array(namedSchema),
  statuses: z.array(namedSchema),
  agency_types: z.array(namedSchema),
  images: z.array(imageSchema),
  licences: z.array(licenceSchema),
});

export type Snapshot = z.infer<typeof snapshotSchema>;
export type Source = z.infer<typeof sourceSchema>;
export type SpacecraftRecord = z.infer<typeof spacecraftSchema>;
export type FlightRecord = z.infer<typeof flightSchema>;
export type ConfigurationRecord = z.infer<typeof configurationSchema>;
export type AgencyRecord = z.infer<typeof agencySchema>;
export type FamilyRecord = z.infer<typeof familySchema>;
export type NamedRecord = z.infer<typeof namedSchema>;
export type LicenceRecord = z.infer<typeof licenceSchema>;
export type ImageRecord = z.infer<typeof imageSchema>;
export type Outcome = (typeof outcomes)[number];
export type EvidenceKind = keyof typeof evidenceKinds;

/** The parts of a snapshot that are lists of records with an id. */
export type SnapshotPart = Exclude<keyof Snapshot, 'schema' | 'source'>;
