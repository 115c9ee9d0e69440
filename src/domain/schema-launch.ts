/** What a flight keeps of its launch and its landing, and the records that these refer to. */
import { z } from 'zod';

import {
  code,
  countrySchema,
  degrees,
  flightText,
  id,
  kilometres,
  line,
  listUpTo,
  momentText,
  most,
  name,
  priority,
  webAddress,
} from './schema-values.ts';

/** A row of one of LL2's lists whose ids begin with 0. */
export const abbreviatedSchema = z.strictObject({ id: code, name, abbrev: line });

export const orbitSchema = z.strictObject({
  ...abbreviatedSchema.shape,
  /** What is orbited. */
  celestial_body: z.strictObject({ id, name }).nullable(),
});

/** A launch vehicle. */
export const launcherConfigurationSchema = z.strictObject({
  id,
  name,
  full_name: line,
  variant: line,
  families: listUpTo(most.families, z.strictObject({ id, name })),
});

export const launchServiceProviderSchema = z.strictObject({ id, name, abbrev: line, type: id.nullable() });

export const padSchema = z.strictObject({
  id,
  /** Means little without its location: `39A`. */
  name,
  location: id.nullable(),
  country: countrySchema.nullable(),
  latitude: degrees(90).nullable(),
  longitude: degrees(180).nullable(),
});

export const locationSchema = z.strictObject({ id, name, country: countrySchema.nullable() });

export const programSchema = z.strictObject({
  id,
  name,
  description: flightText,
  image: id.nullable(),
  wiki_url: webAddress.nullable(),
  /** Pictures without terms of use. */
  mission_patches: listUpTo(
    most.patches,
    z.strictObject({ id, name: line, priority: priority.nullable(), image_url: webAddress }),
  ),
});

export const launchSchema = z.strictObject({
  /** LL2's id of the launch, a UUID. */
  id: line.nullable(),
  /** LL2's name of the launch: rocket, a bar, mission. */
  name: line.nullable(),
  /** COSPAR designator of the launch, such as `1969-059`. */
  launch_designator: line.nullable(),
  status: code.nullable(),
  /** Moment of the launch (LL2: no earlier than); as exact as `net_precision` says. */
  net: momentText.nullable(),
  net_precision: code.nullable(),
  window_start: momentText.nullable(),
  window_end: momentText.nullable(),
  failreason: flightText.nullable(),
  launch_service_provider: id.nullable(),
  /** The launch vehicle: a launcher configuration. */
  rocket: id.nullable(),
  mission: z
    .strictObject({ type: line.nullable(), description: flightText.nullable(), orbit: code.nullable() })
    .nullable(),
  pad: id.nullable(),
  program: listUpTo(most.programs, id),
});

export const landingSchema = z.strictObject({
  /** Whether a landing was meant; false for a craft that burns up. */
  attempt: z.boolean().nullable(),
  success: z.boolean().nullable(),
  description: flightText.nullable(),
  /** Kilometres. */
  downrange_distance: kilometres.nullable(),
  type: code.nullable(),
  landing_location: id.nullable(),
});

/** What is known of a launch of which nothing was read: the fields that schema 1 lacked. */
export const unknownLaunch = {
  launch_designator: null,
  status: null,
  net_precision: null,
  window_start: null,
  window_end: null,
  failreason: null,
  launch_service_provider: null,
  rocket: null,
  mission: null,
  pad: null,
} as const;

export type LaunchRecord = z.infer<typeof launchSchema>;
export type LandingRecord = z.infer<typeof landingSchema>;
export type AbbreviatedRecord = z.infer<typeof abbreviatedSchema>;
export type OrbitRecord = z.infer<typeof orbitSchema>;
export type LauncherConfigurationRecord = z.infer<typeof launcherConfigurationSchema>;
export type LaunchServiceProviderRecord = z.infer<typeof launchServiceProviderSchema>;
export type PadRecord = z.infer<typeof padSchema>;
export type LocationRecord = z.infer<typeof locationSchema>;
export type ProgramRecord = z.infer<typeof programSchema>;
