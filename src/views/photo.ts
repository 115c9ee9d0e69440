/** Photographs on pages: their files for each screen, what they show, whose they are and under what terms. */
import type { SiteContext } from '#context.ts';
import { thumbHashToAverageRGBA } from 'thumbhash';

import { photoOf } from '#domain/photos.ts';
import type { Configuration, Craft, Image } from '#domain/catalogue.ts';
import { allowsRehosting, licenceKindOf, licenceKinds } from '#domain/licences.ts';
import { photoFormatNames, photoFormats } from '#domain/photos.ts';
import type { Photo, PhotoFormat, PhotoSize } from '#domain/photos.ts';
import { craftKind } from '#domain/flight-phrases.ts';
import { withArticle } from '#domain/labels.ts';

/** A picture in every format and width. */
export interface PhotoSource {
  /** Better formats than that of `src`, the best first. */
  sources: readonly { type: string; srcset: string }[];
  src: string;
  srcset: string;
  width: number;
  height: number;
  /** Its width in a window, for the attribute `sizes`. */
  sizes: string;
  /** What it shows, for those who do not see it. */
  alternative: string;
  /** Shown until it has loaded. */
  colour: string;
  /** Broad, about square, or tall. */
  shape: 'broad' | 'square' | 'tall';
  /** True where its terms do not plainly allow that it is handed on: no copy of the site for reading offline holds it. */
  onlineOnly: boolean;
}

/** Whose a picture is, and under what terms. */
export interface Credit {
  /** Null where the record names no one. */
  by: string | null;
  licence: string | null;
  terms: string | null;
}

/** A photograph with its credit. */
export interface PhotoView {
  picture: PhotoSource;
  credit: Credit;
  /** True where it shows the type and not this very craft. */
  ofType: boolean;
  original: string;
}

/** A picture that Launch Library 2 has and this site does not show. */
export interface PhotoElsewhere {
  /** What there is, and why it is not here. */
  sentence: string;
  original: string;
  /** The page of all pictures. */
  all: string;
}

/** What a page shows of a picture: the photograph, a way to it, or nothing where no record has one. */
export interface PagePhoto {
  photo: PhotoView | null;
  elsewhere: PhotoElsewhere | null;
}

/** The image record of a craft, its configuration's where it has none of its own. */
export function imageOf({ image, configuration }: Craft): { image: Image; ofType: boolean } | null {
  const ofType = configuration?.image ?? null;
  const shown = image ?? ofType;
  return shown && { image: shown, ofType: shown.id === ofType?.id };
}

/** What a craft's page shows. */
export function craftPhoto(context: SiteContext, craft: Craft): PagePhoto {
  const found = imageOf(craft);
  if (!found) return { photo: null, elsewhere: null };
  const kind = withArticle(craftKind(craft));
  const alternative = found.ofType ? `Picture of ${kind}` : `Picture of ${craft.name}, ${kind}`;
  return pagePhoto(context, found.image, 'craft', alternative, found.ofType, craft.name);
}

/** What a configuration's page shows. */
export function configurationPhoto(context: SiteContext, { name, image }: Configuration): PagePhoto {
  return image
    ? pagePhoto(context, image, 'configuration', `Picture of ${name}`, false, name)
    : { photo: null, elsewhere: null };
}

function pagePhoto(
  context: SiteContext,
  image: Image,
  column: keyof typeof columns,
  alternative: string,
  ofType: boolean,
  name: string,
): PagePhoto {
  const photo = photoOf(context.photos, image);
  if (!photo) return { photo: null, elsewhere: elsewhere(context, image, ofType, name) };
  return {
    photo: {
      picture: pictureOf(context, photo, column, alternative),
      credit: creditOf(photo.credit, photo.license),
      ofType,
      original: image.image_url,
    },
    elsewhere: null,
  };
}

/** The width of a picture's column in wide, middling and narrow windows. */
const columns = {
  craft: { wide: '39rem', middle: '48vw', narrow: '92vw' },
  configuration: { wide: '44rem', middle: '55vw', narrow: '92vw' },
} as const satisfies Record<string, { wide: string; middle: string; narrow: string }>;

/** The largest width of a picture, by its shape; the stylesheet has the same. */
const WIDEST = { broad: null, square: '30rem', tall: '24rem' } as const satisfies Record<
  PhotoSource['shape'],
  string | null
>;

/**
 * A picture for the top of a page.
 *
 * @param column - the page's
 */
function pictureOf(context: SiteContext, photo: Photo, column: keyof typeof columns, alternative: string): PhotoSource {
  const { sizes } = photo;
  const largest = sizes.at(-1) ?? photo.square;
  const ratio = largest.width / largest.height;
  const shape = ratio > 1.2 ? 'broad' : ratio < 0.9 ? 'tall' : 'square';
  const widest = WIDEST[shape];
  const bound = (width: string) => (widest === null ? width : `min(${width}, ${widest})`);
  const { wide, middle, narrow } = columns[column];
  return {
    ...sourcesOf(context, sizes),
    width: largest.width,
    height: largest.height,
    sizes: `(min-width: 80rem) ${bound(wide)}, (min-width: 60rem) ${bound(middle)}, ${bound(narrow)}`,
    alternative,
    colour: colourOf(photo),
    shape,
    onlineOnly: !allowsRehosting(photo.license?.name ?? null),
  };
}

/** The square of a photograph, for lists. */
export function squareOf(context: SiteContext, photo: Photo, alternative: string): PhotoSource {
  const { width, height } = photo.square;
  return {
    ...sourcesOf(context, [photo.square]),
    ...{ width, height, alternative, sizes: '6rem', colour: colourOf(photo), shape: 'square' },
    onlineOnly: !allowsRehosting(photo.license?.name ?? null),
  };
}

function sourcesOf(
  { routes }: SiteContext,
  sizes: readonly PhotoSize[],
): Pick<PhotoSource, 'sources' | 'src' | 'srcset'> {
  const srcset = (format: PhotoFormat) =>
    sizes.map((size) => `${routes.photo(size[format].name)} ${size.width}w`).join(', ');
  const better = photoFormatNames.filter((format) => format !== 'jpeg');
  return {
    sources: better.map((format) => ({ type: photoFormats[format].type, srcset: srcset(format) })),
    src: routes.photo(sizes.at(-1)?.jpeg.name ?? ''),
    srcset: srcset('jpeg'),
  };
}

/** Whose a picture is, as the record or the list has it. */
export function creditOf(by: string | null, licence: { name: string; link: string | null } | null): Credit {
  return { by: by?.trim() || null, licence: licence?.name ?? null, terms: licence?.link ?? null };
}

/** The mean of a picture's colours, as the web writes it. */
function colourOf({ thumbhash }: Photo): string {
  const { r, g, b } = thumbHashToAverageRGBA(Buffer.from(thumbhash, 'base64'));
  const byte = (part: number) => Math.round(Math.min(1, Math.max(0, part)) * 255);
  return `#${[r, g, b].map((part) => byte(part).toString(16).padStart(2, '0')).join('')}`;
}

/** Why a picture is not shown here, as a sentence. */
export function whyNotShown({ license }: Image): string {
  const { rehost, reason } = licenceKinds[licenceKindOf(license?.name ?? null)];
  return rehost ? 'Its licence allows it, but it has not been fetched for this copy of the site.' : reason;
}

function elsewhere({ routes }: SiteContext, image: Image, ofType: boolean, name: string): PhotoElsewhere {
  const what = ofType ? `Launch Library 2 has a picture of the type` : `Launch Library 2 has a picture of ${name}`;
  const by = image.credit?.trim() ? `, by ${image.credit.trim()}` : '';
  return {
    sentence: `${what}${by}. It is not shown here: ${lowered(whyNotShown(image))}`,
    original: image.image_url,
    all: routes.photos,
  };
}

/** A sentence for the middle of another: its first letter in lower case, unless it begins a name. */
function lowered(sentence: string): string {
  return /^[A-Z][a-z ]/.test(sentence) ? sentence.charAt(0).toLowerCase() + sentence.slice(1) : sentence;
}
