/**
 * The snapshot: every spacecraft that Launch Library 2 (LL2) knows, normalised, with LL2's own field names and ids.
 *
 * Types are inferred from the schemas. Objects are strict: a field that is not listed here is an error, so that a
 * snapshot never holds what no page shows and no test knows.
 */
import { z } from 'zod';

import {
  astronautRoleSchema,
  astronautSchema,
  dockingLocationSchema,
  flightDetailsSchema,
  spaceStationSchema,
} from './schema-details.ts';
import {
  abbreviatedSchema,
  landingSchema,
  launchSchema,
  launchServiceProviderSchema,
  launcherConfigurationSchema,
  locationSchema,
  orbitSchema,
  padSchema,
  programSchema,
} from './schema-launch.ts';
import {
  asOf,
  count,
  countrySchema,
  day,
  dayOrMoment,
  duration,
  flightCount,
  foundingYear,
  id,
  kilograms,
  line,
  listUpTo,
  metres,
  momentText,
  most,
  name,
  people,
  priority,
  sentenceText,
  text,
  webAddress,
} from './schema-values.ts';

/** Version of the snapshot's format; it moves when a field is added, removed or changes its meaning. */
export const SNAPSHOT_SCHEMA = 3;

/**
 * How a flight ended, or that it is planned or under way; `ended` where how is unknown. LL2 spreads this over launch
 * status, landing and mission end (see `flight-outcomes.ts`); here it is one word.
 */
export const outcomes = ['landed', 'lost', 'deorbited', 'aborted', 'in flight', 'planned', 'ended'] as const;

/** Sources of a date, as they are cited. A fetched snapshot rests on LL2 alone and names none. */
export const evidenceKinds = {
  'll2-launch': 'Launch Library 2',
  'll2-end': 'Launch Library 2',
  derived: 'Launch Library 2, worked out from its totals',
  gcat: 'GCAT (J. McDowell)',
  dataset: 'Moonshot (A. Renwick)',
  page: 'public reports of the mission',
  memory: 'unsourced',
} as const satisfies Record<string, string>;

const evidenceKind = z.enum(Object.keys(evidenceKinds) as [keyof typeof evidenceKinds]);

/** One flight of a spacecraft. `docked`, `outcome` and `evidence` are the atlas's own; the rest is LL2's. */
export const flightSchema = z.strictObject({
  /** LL2's id of the spacecraft flight; null where it is not known. */
  id: id.nullable(),
  /** Name of the mission, such as `Apollo 11`. */
  mission: name.nullable(),
  launch: launchSchema,
  landing: landingSchema.nullable(),
  destination: name.nullable(),
  /** Moment of landing, loss or re-entry; a bare date where only the day is known. */
  mission_end: dayOrMoment.nullable(),
  duration: duration.nullable(),
  /** Time on the ground before this flight. */
  turn_around_time: duration.nullable(),
  /** Time docked during this flight; null where it is not known, `P0D` where nothing was docked to. */
  docked: duration.nullable(),
  /** Crews and dockings; null where they were not read yet. */
  details: flightDetailsSchema.nullable(),
  outcome: z.enum(outcomes).nullable(),
  evidence: z
    .strictObject({
      launch: listUpTo(20, evidenceKind),
      end: listUpTo(20, evidenceKind),
      check: listUpTo(20, evidenceKind),
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
  flights_count: flightCount.nullable(),
  mission_ends_count: flightCount.nullable(),
  status: id.nullable(),
  description: text,
  spacecraft_config: id.nullable(),
  image: id.nullable(),
  fastest_turnaround: duration.nullable(),
  /** In order of launch. */
  flights: listUpTo(most.flights, flightSchema),
  /** Moment at which the record was read: a year or a day where that is all that is known. */
  as_of: asOf,
  /** Where counts and times come from: LL2's record, or the flights above where the record had none. */
  counts_from: z.enum(['record', 'flights']),
  /** What is doubtful about this record, in sentences. */
  doubts: listUpTo(most.doubts, sentenceText),
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
  family: listUpTo(most.families, id),
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
  crew_capacity: people.nullable(),
  /** Kilograms. */
  payload_capacity: kilograms.nullable(),
  /** Kilograms. */
  payload_return_capacity: kilograms.nullable(),
  flight_life: sentenceText.nullable(),
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
  abbrev: line,
  type: id.nullable(),
  featured: z.boolean().nullable(),
  country: listUpTo(most.countries, countrySchema),
  description: text.nullable(),
  administrator: line.nullable(),
  founding_year: foundingYear.nullable(),
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
  priority: priority.nullable(),
  link: webAddress.nullable(),
});

/** A picture's record: who made it and under what terms, not the picture itself. */
export const imageSchema = z.strictObject({
  id,
  name: line,
  image_url: webAddress,
  thumbnail_url: webAddress.nullable(),
  credit: line.nullable(),
  license: id.nullable(),
  single_use: z.boolean().nullable(),
  variants: listUpTo(most.variants, z.strictObject({ id, type: namedSchema, image_url: webAddress })),
});

/** Where the snapshot comes from. */
export const sourceSchema = z.strictObject({
  /** Base address of the API, with version. */
  api: webAddress,
  /** Moment at which the data last changed. */
  fetched_at: momentText,
  /** How many spacecraft LL2 counted. */
  count,
  /** Whether all of `count` are here. */
  complete: z.boolean(),
  note: text.nullable(),
  /**
   * LL2's ids of the flights that its list of crews and dockings did not hold, or not in a usable form, when their page was
   * last fetched.
   */
  flights_without_details: z.array(id).optional(),
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
  launch_statuses: z.array(abbreviatedSchema),
  net_precisions: z.array(abbreviatedSchema),
  orbits: z.array(orbitSchema),
  launcher_configurations: z.array(launcherConfigurationSchema),
  launch_service_providers: z.array(launchServiceProviderSchema),
  pads: z.array(padSchema),
  locations: z.array(locationSchema),
  programs: z.array(programSchema),
  landing_types: z.array(abbreviatedSchema),
  landing_locations: z.array(namedSchema),
  astronauts: z.array(astronautSchema),
  astronaut_roles: z.array(astronautRoleSchema),
  space_stations: z.array(spaceStationSchema),
  docking_locations: z.array(dockingLocationSchema),
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
