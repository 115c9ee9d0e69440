/** How pictures are encoded. */

/** Raise it with any change here: every file is then encoded again. */
export const ENCODING_VERSION = 1;

/** Widths in pixels. */
export const WIDTHS = [320, 640, 960, 1600] as const;
export const MAX_WIDTH = 1600;

/** A picture this much wider than the largest of those widths is also encoded at its own width. */
export const EXTRA_WIDTH_RATIO = 1.125;

/** Largest height in multiples of the largest width, since a tall strip would make enormous files. */
export const MAX_HEIGHT_RATIO = 1.5;

/** Side of the square for lists. */
export const SQUARE_SIDE = 320;

/** Side of the input of a ThumbHash, as its author advises. */
export const THUMB_HASH_SIDE = 100;

/** Behind transparent pictures. */
export const BACKGROUND = '#ffffff';

/** Options by format. Above effort 2, AVIF takes eight times as long to save a tenth of the bytes. */
export const ENCODING = {
  avif: { quality: 50, effort: 2 },
  webp: { quality: 75 },
  jpeg: { quality: 75, mozjpeg: true },
} as const;
