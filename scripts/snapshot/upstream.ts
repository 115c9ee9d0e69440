/**
 * What Launch Library 2 2.3.0 sends, as far as it is read: loose, so that a new field, status, type or licence sinks
 * nothing. Fields that the service's contract requires must be there; null is taken where the contract allows it and
 * where real answers have broken it. Records inside a record are only known by their id here: each is read by itself.
 */
import { z } from 'zod';

const id = z.int().positive({ error: 'expected an id, a whole number above 0' });
const name = z.string().min(1, { error: 'expected a name, got an empty text' });
const text = z.string().nullish();
const requiredText = z.string().nullable();
const number = z.number().nullish();
const flag = z.boolean().nullish();
const reference = z.looseObject({ id }).nullable();
/** Ids of the service's small lists begin with 0. */
const codeReference = z.looseObject({ id: z.int().nonnegative() }).nullish();

/** A record inside another one, of which only the id is known yet. */
export type UpstreamReference = z.infer<typeof reference>;

/** Only `spacecraft_flights/` has them today. */
const dockingEvents = z.array(z.object({ docking: text, departure: text })).nullish();

const flight = z.object({
  id,
  destination: text,
  mission_end: text,
  duration: text,
  turn_around_time: text,
  docking_events: dockingEvents,
  launch: z
    .object({
      id: text,
      name: text,
      launch_designator: text,
      status: codeReference,
      net: text,
      net_precision: codeReference,
      window_start: text,
      window_end: text,
      failreason: text,
      launch_service_provider: codeReference,
      rocket: z.object({ configuration: codeReference }).nullish(),
      mission: z.object({ name: text, type: text, description: text, orbit: codeReference }).nullish(),
      pad: codeReference,
      program: z.array(z.looseObject({ id: z.int().nonnegative() })).nullish(),
    })
    .nullish(),
  landing: z
    .object({
      attempt: flag,
      success: flag,
      description: text,
      downrange_distance: number,
      type: codeReference,
      landing_location: codeReference,
    })
    .nullish(),
});

export type UpstreamFlight = z.infer<typeof flight>;

export const upstreamSpacecraft = z.object({
  id,
  url: text,
  name,
  serial_number: text,
  is_placeholder: flag,
  image: reference,
  in_space: flag,
  time_in_space: requiredText,
  time_docked: requiredText,
  flights_count: z.number().nullable(),
  mission_ends_count: number,
  status: reference,
  description: requiredText,
  spacecraft_config: reference,
  fastest_turnaround: requiredText,
  flights: z.array(flight),
});

const statistics = {
  spacecraft_flown: number,
  total_launch_count: number,
  successful_launches: number,
  failed_launches: number,
  attempted_landings: number,
  successful_landings: number,
  failed_landings: number,
};

/** Both forms, normal and detailed; what only the detailed one has may be missing. */
export const upstreamConfiguration = z.object({
  id,
  url: text,
  name,
  type: reference,
  agency: reference,
  family: z.array(z.looseObject({ id })).nullable(),
  in_use: flag,
  image: reference,
  capability: text,
  history: text,
  details: text,
  maiden_flight: text,
  height: number,
  diameter: number,
  human_rated: flag,
  crew_capacity: number,
  payload_capacity: number,
  payload_return_capacity: number,
  flight_life: text,
  wiki_link: text,
  info_link: text,
  ...statistics,
  fastest_turnaround: text,
});

export const upstreamCountry = z.object({
  id: id.nullish(),
  name,
  alpha_2_code: text,
  alpha_3_code: text,
  nationality_name: text,
  nationality_name_composed: text,
});

/** The list form (id, name, abbreviation, type) and the normal one. */
export const upstreamAgency = z.object({
  id,
  name,
  abbrev: text,
  type: reference,
  featured: flag,
  country: z.array(upstreamCountry).nullish(),
  description: text,
  administrator: text,
  founding_year: number,
  launchers: text,
  spacecraft: text,
  parent: text,
  image: reference.optional(),
  logo: reference.optional(),
  social_logo: reference.optional(),
});

/** Every form of a family, down to the id and name of a parent. */
export const upstreamFamily = z.object({
  id,
  name,
  description: text,
  manufacturer: reference.optional(),
  parent: reference.optional(),
  maiden_flight: text,
  ...statistics,
});

export const upstreamNamed = z.object({ id, name });

export const upstreamLicence = z.object({ id, name, priority: number, link: text });

export const upstreamImage = z.object({
  id,
  name: text,
  image_url: z.string(),
  thumbnail_url: text,
  credit: text,
  license: reference.optional(),
  single_use: flag,
  variants: z.array(z.object({ id, type: upstreamNamed, image_url: z.string() })).nullish(),
});
