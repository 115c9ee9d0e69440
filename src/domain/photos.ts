/**
 * The list of photographs that were fetched: for each image record its files, and what is known of their rights. Types are
 * inferred from the schemas; objects are strict, as in the snapshot.
 */
import { z } from 'zod';

import type { Image } from './catalogue.ts';

/** Version of the list's format. */
export const PHOTOS_SCHEMA = 1;

/** Formats of a picture, the one that browsers should prefer first: ending of the file, and media type. */
export const photoFormats = {
  avif: { ending: 'avif', type: 'image/avif' },
  webp: { ending: 'webp', type: 'image/webp' },
  jpeg: { ending: 'jpg', type: 'image/jpeg' },
} as const satisfies Record<string, { ending: string; type: string }>;

export type PhotoFormat = keyof typeof photoFormats;
export const photoFormatNames = Object.keys(photoFormats) as PhotoFormat[];

const pixels = z.int().positive().max(100_000);
const text = z.string().max(10_000);
const webAddress = z.string().regex(/^https?:\/\/[^\s"<>]+$/i, { error: 'expected an address over https or http' });
const hash = z.string().regex(/^[\da-f]{64}$/, { error: 'expected a SHA-256 in lower case' });

/** Name of a picture's file: its content's hash, its width, its format; never a path. */
export const photoFileName = z
  .string()
  .regex(/^[\da-f]{16}-(?:\d{1,5}|square)\.(?:avif|webp|jpg)$/, { error: 'expected the name of a picture’s file' });

const file = z.strictObject({ name: photoFileName, bytes: z.int().positive() });

const size = z.strictObject({
  width: pixels,
  height: pixels,
  avif: file,
  webp: file,
  jpeg: file,
});

export const photoSchema = z.strictObject({
  /** LL2's id of the image record. */
  id: z.int().positive(),
  /** Address of the original. */
  source: webAddress,
  credit: text.nullable(),
  license: z.strictObject({ id: z.int().positive(), name: text, link: webAddress.nullable() }).nullable(),
  /** Moment at which this original was read first. */
  fetched_at: z.iso.datetime({ precision: 0 }),
  /** Pixels of the original, the right way up. */
  width: pixels,
  height: pixels,
  /** Of the original. */
  sha256: hash,
  /** What the server gave to ask later whether the original has changed. */
  etag: text.nullable(),
  last_modified: text.nullable(),
  /** Version of the way in which the files were made. */
  recipe: z.int().positive(),
  /** ThumbHash of the picture in base64: a blur of 30 bytes. */
  thumbhash: z.base64().max(64),
  /** From narrow to wide. */
  sizes: z.array(size).min(1),
  /** A square, for lists. */
  square: size,
});

export const photoListSchema = z.strictObject({
  schema: z.literal(PHOTOS_SCHEMA, { error: `expected ${PHOTOS_SCHEMA}, the format that this version reads` }),
  /** Where the files are: a path from the folder of the list. */
  folder: z.string().min(1),
  /** By id. */
  photos: z.array(photoSchema),
});

export type PhotoList = z.infer<typeof photoListSchema>;
export type Photo = z.infer<typeof photoSchema>;
export type PhotoSize = z.infer<typeof size>;
export type PhotoFile = z.infer<typeof file>;

/** The text of a list: the same list gives the same bytes. */
export function serialisePhotos({ folder, photos }: PhotoList): string {
  const rows = photos.toSorted((a, b) => a.id - b.id);
  return `${JSON.stringify({ schema: PHOTOS_SCHEMA, folder, photos: rows }, null, 1)}\n`;
}

/** Every file of a picture. */
export function photoFileNames({ sizes, square }: Photo): PhotoFile[] {
  return [...sizes, square].flatMap((each) => photoFormatNames.map((format) => each[format]));
}

/**
 * What tells a picture from another: the path of its address. Hosts change from one answer of Launch Library 2 to the next,
 * and a query says nothing about what is shown.
 */
export function pictureKey(address: string): string {
  return URL.parse(address)?.pathname ?? address;
}

/**
 * The photograph of an image record; null where there is none, or where it was fetched for another picture or under other
 * terms than the record names now.
 */
export function photoOf(photos: ReadonlyMap<number, Photo>, image: Image): Photo | null {
  const photo = photos.get(image.id);
  if (!photo || pictureKey(photo.source) !== pictureKey(image.image_url)) return null;
  return (photo.license?.id ?? null) === (image.license?.id ?? null) ? photo : null;
}

/** Image records as a snapshot has them. */
interface ImageUse {
  image: number | null;
}

/**
 * Ids of the images that stand for spacecraft or configurations. Pictures and logos of agencies stand for neither, and no
 * page shows them.
 */
export function shownImageIds(snapshot: {
  spacecraft: readonly ImageUse[];
  configurations: readonly ImageUse[];
}): ReadonlySet<number> {
  return new Set([...snapshot.spacecraft, ...snapshot.configurations].flatMap(({ image }) => image ?? []));
}
