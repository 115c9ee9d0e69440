/**
 * The shapes of Launch Library 2 2.3.0, as the atlas promises them: what its JSON files and its query service answer.
 *
 * Names, nesting and nulls are those of LL2's OpenAPI document and of its real answers. A field is nullable here where
 * the snapshot may not know it, also where LL2 promises a value. Flights carry less than LL2's: a launch is its id,
 * address, name, time and the name of its mission; `spacecraft`, `landing`, rockets, pads and programmes are left out.
 */
import { z } from 'zod';

const id = z.int().positive();
const count = z.int().nullable();
const address = z.string();
const duration = z.string().nullable().describe('ISO 8601 duration, such as P12DT3H4M5S; P0D is zero');
const day = z.string().nullable().describe('Date, such as 2020-05-30');
const moment = z
  .string()
  .nullable()
  .describe('UTC time, such as 2020-05-30T19:22:45Z; a date where only the day is known');
const mode = <Name extends string>(name: Name) => z.literal(name);

/** A row of one of LL2's small lists: a status, a type. */
export const namedShape = z.strictObject({ id, name: z.string() }).meta({ id: 'Named' });

const licenceShape = z
  .strictObject({ id, name: z.string(), priority: z.int().nullable(), link: address.nullable() })
  .meta({ id: 'ImageLicense', description: 'Terms under which a picture may be used, as far as they are stated' });

const imageVariantShape = z.strictObject({ id, type: namedShape, image_url: address }).meta({ id: 'ImageVariant' });

export const imageShape = z
  .strictObject({
    id,
    name: z.string(),
    image_url: address,
    thumbnail_url: address.nullable(),
    credit: z.string().nullable(),
    license: licenceShape.nullable(),
    single_use: z.boolean().nullable(),
    variants: z.array(imageVariantShape),
  })
  .meta({ id: 'Image', description: 'Whose a picture is, and under what terms' });

/** An agency in a list. */
export const agencyListShape = z
  .strictObject({
    response_mode: mode('list'),
    id,
    url: address.describe('Address at Launch Library 2'),
    name: z.string(),
    abbrev: z.string(),
    type: namedShape.nullable(),
  })
  .meta({ id: 'AgencyList', description: 'An agency, in brief' });

const countryShape = z
  .strictObject({
    id: id.nullable(),
    name: z.string(),
    alpha_2_code: z.string().nullable(),
    alpha_3_code: z.string().nullable(),
    nationality_name: z.string().nullable(),
    nationality_name_composed: z.string().nullable(),
  })
  .meta({ id: 'Country' });

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

const codeOf = z.int().nonnegative();

const abbreviatedShape = z
  .strictObject({ id: codeOf, name: z.string(), abbrev: z.string() })
  .meta({ id: 'Abbreviated', description: 'A row of one of Launch Library 2’s small lists' });

const placeCountryShape = countryShape.nullable();

const padShape = z
  .strictObject({
    id,
    url: address.describe('Address at Launch Library 2'),
    name: z.string(),
    latitude: z.number().nullable().describe('Degrees'),
    longitude: z.number().nullable().describe('Degrees'),
    country: placeCountryShape,
    location: z
      .strictObject({
        response_mode: mode('list'),
        id,
        url: address.describe('Address at Launch Library 2'),
        name: z.string(),
        country: placeCountryShape,
      })
      .nullable(),
  })
  .meta({ id: 'Pad', description: 'A launch pad and its location' });

const launchShape = z
  .strictObject({
    id: z.string().nullable(),
    url: address.nullable().describe('Address at Launch Library 2'),
    name: z.string().nullable(),
    launch_designator: z.string().nullable().describe('COSPAR designator of the launch'),
    status: abbreviatedShape.nullable(),
    net: moment.describe('As exact as net_precision says'),
    net_precision: abbreviatedShape.nullable(),
    window_start: moment,
    window_end: moment,
    failreason: z.string().nullable(),
    launch_service_provider: agencyListShape.nullable(),
    rocket: z
      .strictObject({
        configuration: z.strictObject({
          response_mode: mode('list'),
          id,
          url: address.describe('Address at Launch Library 2'),
          name: z.string(),
          families: z.array(namedShape),
          full_name: z.string(),
          variant: z.string(),
        }),
      })
      .nullable(),
    mission: z
      .strictObject({
        name: z.string().nullable(),
        type: z.string().nullable(),
        description: z.string().nullable(),
        orbit: z.strictObject({ ...abbreviatedShape.shape, celestial_body: namedShape.nullable() }).nullable(),
      })
      .nullable(),
    pad: padShape.nullable(),
    program: z.array(
      z.strictObject({
        response_mode: mode('list'),
        id,
        url: address.describe('Address at Launch Library 2'),
        name: z.string(),
        description: z.string(),
        image: imageShape.nullable(),
        wiki_url: address.nullable(),
        mission_patches: z.array(
          z.strictObject({ id, name: z.string(), priority: z.int().nullable(), image_url: address }),
        ),
      }),
    ),
  })
  .meta({ id: 'Launch', description: 'A launch' });

const landingShape = z
  .strictObject({
    attempt: z.boolean().nullable(),
    success: z.boolean().nullable(),
    description: z.string().nullable(),
    downrange_distance: z.number().nullable().describe('Kilometres'),
    type: abbreviatedShape.nullable(),
    landing_location: namedShape.nullable(),
  })
  .meta({ id: 'Landing', description: 'A landing, attempted or not' });

export const flightShape = z
  .strictObject({
    response_mode: mode('normal'),
    id: id.nullable(),
    url: address.nullable().describe('Address at Launch Library 2'),
    destination: z.string().nullable(),
    mission_end: moment,
    launch: launchShape,
    landing: landingShape.nullable(),
    duration,
    turn_around_time: duration,
  })
  .meta({ id: 'Flight', description: 'A flight of a spacecraft' });

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
export type AgencyList = z.infer<typeof agencyListShape>;
export type AgencyNormal = z.infer<typeof agencyNormalShape>;
export type FamilyNormal = z.infer<typeof familyNormalShape>;
export type FamilyDetailed = z.infer<typeof familyDetailedShape>;
export type FlightShape = z.infer<typeof flightShape>;
export type ImageShape = z.infer<typeof imageShape>;

/** A page of a list, with its rows as they are. */
export interface ListShape<Row> {
  count: number;
  next: string | null;
  previous: string | null;
  results: readonly Row[];
}
