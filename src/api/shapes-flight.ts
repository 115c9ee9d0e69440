/** The shape of a flight inside its craft: launch and landing as Launch Library 2 nests them, without pictures and links. */
import { z } from 'zod';

import {
  address,
  agencyListShape,
  countryShape,
  duration,
  id,
  imageShape,
  mode,
  moment,
  namedShape,
} from './shapes-parts.ts';

const codeOf = z.int().nonnegative();

const abbreviatedShape = z
  .strictObject({ id: codeOf, name: z.string(), abbrev: z.string() })
  .meta({ id: 'Abbreviated', description: 'A row of one of Launch Library 2’s small lists' });

/** What the atlas adds to LL2's records has a name alone. */
const idUnlessCurated = id.nullable().describe('Null where Launch Library 2’s id is not known');

const placeCountryShape = countryShape.nullable();

const padShape = z
  .strictObject({
    id: idUnlessCurated,
    url: address.nullable().describe('Address at Launch Library 2'),
    name: z.string(),
    latitude: z.number().nullable().describe('Degrees'),
    longitude: z.number().nullable().describe('Degrees'),
    country: placeCountryShape,
    location: z
      .strictObject({
        response_mode: mode('list'),
        id: idUnlessCurated,
        url: address.nullable().describe('Address at Launch Library 2'),
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
          id: idUnlessCurated,
          url: address.nullable().describe('Address at Launch Library 2'),
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
    landing_location: z.strictObject({ id: idUnlessCurated, name: z.string() }).nullable(),
  })
  .meta({ id: 'Landing', description: 'A landing, attempted or not' });

export const flightShape = z
  .strictObject({
    response_mode: mode('normal'),
    id: id.nullable(),
    url: address.nullable().describe('Address of its file here'),
    destination: z.string().nullable(),
    mission_end: moment,
    launch: launchShape,
    landing: landingShape.nullable(),
    duration,
    turn_around_time: duration,
  })
  .meta({ id: 'Flight', description: 'A flight of a spacecraft' });

export type FlightShape = z.infer<typeof flightShape>;
