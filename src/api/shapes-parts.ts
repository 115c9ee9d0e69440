/** Values and records that several shapes of Launch Library 2 share. */
import { z } from 'zod';

export const id = z.int().positive();
export const count = z.int().nullable();
export const address = z.string();
export const duration = z.string().nullable().describe('ISO 8601 duration, such as P12DT3H4M5S; P0D is zero');
export const day = z.string().nullable().describe('Date, such as 2020-05-30');
export const moment = z
  .string()
  .nullable()
  .describe('UTC time, such as 2020-05-30T19:22:45Z; a date where only the day is known');
export const mode = <Name extends string>(name: Name) => z.literal(name);

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

export const countryShape = z
  .strictObject({
    id: id.nullable(),
    name: z.string(),
    alpha_2_code: z.string().nullable(),
    alpha_3_code: z.string().nullable(),
    nationality_name: z.string().nullable(),
    nationality_name_composed: z.string().nullable(),
  })
  .meta({ id: 'Country' });

export type AgencyList = z.infer<typeof agencyListShape>;
export type ImageShape = z.infer<typeof imageShape>;
