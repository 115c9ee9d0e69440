/**
 * The shapes of Launch Library 2 2.3.0, as the atlas promises them: what its JSON files and its query service answer.
 *
 * Names, nesting and nulls are those of LL2's OpenAPI document and of its real answers. A field is nullable here where
 * the snapshot may not know it, also where LL2 promises a value. Flights are in `shapes-flight.ts`.
 */
import { z } from 'zod';

import { flightShape } from './shapes-flight.ts';
import {
  address,
  agencyListShape,
  countryShape,
  duration,
  id,
  imageShape,
  mode,
  namedShape,
  count,
  day,
} from './shapes-parts.ts';

export const agencyNormalShape = z
  .strictObject({
    ...agencyListShape.shape,
    response_mode: mode('normal'),
    featured: z.boolean().nullable(),
    country: z.array(countryShape),
    description: z.string().nullable(),
    administrator: z.string().nullable(),
    founding_year: z.int().nullable(),
    launchers: z.string(),
    spacecraft: z.string(),
    parent: z.string().nullable(),
    image: imageShape.nullable(),
    logo: imageShape.nullable(),
    social_logo: imageShape.nullable(),
  })
  .meta({ id: 'AgencyNormal', description: 'An agency' });

export const familyNormalShape = z
  .strictObject({
    response_mode: mode('normal'),
    id,
    name: z.string(),
    description: z.string(),
    manufacturer: agencyListShape.nullable(),
    parent: z.strictObject({ response_mode: mode('list'), id, name: z.string() }).nullable(),
    maiden_flight: day,
  })
  .meta({ id: 'FamilyNormal', description: 'A family of configurations, in brief' });

const statistics = {
  spacecraft_flown: count,
  total_launch_count: count,
  successful_launches: count,
  failed_launches: count,
  attempted_landings: count,
  successful_landings: count,
  failed_landings: count,
};

/** A family inside a detailed configuration; LL2 calls this mode "normal" too. */
export const familyDetailedShape = z
  .strictObject({
    ...familyNormalShape.shape,
    manufacturer: agencyNormalShape.nullable(),
    parent: familyNormalShape.nullable(),
    ...statistics,
  })
  .meta({ id: 'FamilyDetailed', description: 'A family of configurations' });

export const configurationNormalShape = z
  .strictObject({
    response_mode: mode('normal'),
    id,
    url: address,
    name: z.string(),
    type: namedShape.nullable(),
    agency: agencyListShape.nullable(),
    family: z.array(familyNormalShape),
    in_use: z.boolean(),
    image: imageShape.nullable(),
  })
  .meta({ id: 'ConfigurationNormal', description: 'A configuration of spacecraft, in brief' });

export const configurationDetailedShape = z
  .strictObject({
    ...configurationNormalShape.shape,
    response_mode: mode('detailed'),
    agency: agencyNormalShape.nullable(),
    family: z.array(familyDetailedShape),
    capability: z.string(),
    history: z.string(),
    details: z.string(),
    maiden_flight: day,
    height: z.number().nullable().describe('Metres'),
    diameter: z.number().nullable().describe('Metres'),
    human_rated: z.boolean().nullable(),
    crew_capacity: count,
    payload_capacity: count.describe('Kilograms'),
    payload_return_capacity: count.describe('Kilograms'),
    flight_life: z.string().describe('Empty where it is not known'),
    wiki_link: z.string().describe('Empty where there is none'),
    info_link: z.string().describe('Empty where there is none'),
    ...statistics,
    fastest_turnaround: duration,
  })
  .meta({ id: 'ConfigurationDetailed', description: 'A configuration of spacecraft: what many craft have in common' });

export const spacecraftNormalShape = z
  .strictObject({
    response_mode: mode('normal'),
    id,
    url: address,
    name: z.string(),
    serial_number: z.string().nullable(),
    is_placeholder: z.boolean(),
    image: imageShape.nullable(),
    in_space: z.boolean(),
    time_in_space: duration,
    time_docked: duration,
    flights_count: count,
    mission_ends_count: count,
    status: namedShape.nullable(),
    description: z.string(),
    spacecraft_config: configurationNormalShape.nullable(),
    fastest_turnaround: duration,
  })
  .meta({ id: 'SpacecraftNormal', description: 'A spacecraft, in brief' });

export const spacecraftDetailedShape = z
  .strictObject({
    ...spacecraftNormalShape.shape,
    response_mode: mode('detailed'),
    spacecraft_config: configurationDetailedShape.nullable(),
    flights: z.array(flightShape).describe('In order of launch'),
  })
  .meta({ id: 'SpacecraftDetailed', description: 'A spacecraft, with its configuration and its flights' });

/** A page of a list. */
export const listShape = <Row extends z.ZodType>(row: Row) =>
  z.strictObject({
    count: z.int().nonnegative().describe('Records in the whole list'),
    next: address.nullable().describe('Address of the next page'),
    previous: address.nullable().describe('Address of the page before'),
    results: z.array(row),
  });

export const spacecraftListShape = listShape(spacecraftNormalShape).meta({
  id: 'SpacecraftList',
  description: 'A list of spacecraft, or a page of it',
});

export const configurationListShape = listShape(configurationDetailedShape).meta({
  id: 'ConfigurationList',
  description: 'A list of configurations',
});

export type SpacecraftNormal = z.infer<typeof spacecraftNormalShape>;
export type SpacecraftDetailed = z.infer<typeof spacecraftDetailedShape>;
export type ConfigurationNormal = z.infer<typeof configurationNormalShape>;
export type ConfigurationDetailed = z.infer<typeof configurationDetailedShape>;
export type AgencyNormal = z.infer<typeof agencyNormalShape>;
export type FamilyNormal = z.infer<typeof familyNormalShape>;
export type FamilyDetailed = z.infer<typeof familyDetailedShape>;

/** A page of a list, with its rows as they are. */
export interface ListShape<Row> {
  count: number;
  next: string | null;
  previous: string | null;
  results: readonly Row[];
}
