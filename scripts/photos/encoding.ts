/** All that decides on the bytes of a file, beside the original and its rights. */

/** Version of what stands here; when it moves, every file is made again. */
export const ENCODING_VERSION = 1;

/** Widths in pixels. */
export const WIDTHS = [320, 640, 960, 1600] as const;
export const MAX_WIDTH = 1600;

/** A picture this much wider than the widest of those widths that it fills gets its own width as well. */
export const EXTRA_WIDTH_RATIO = 1.125;

/** Heights end at this many times the largest width: a strip would make enormous files. */
export const MAX_HEIGHT_RATIO = 1.5;

/** Side of the square for lists. */
export const SQUARE_SIDE = 320;

/** Side of the picture that a ThumbHash is made of, as its author advises. */
export const THUMB_HASH_SIDE = 100;

/** What stands behind a transparent picture. */
export const BACKGROUND = '#ffffff';

/** How each format is written. Above effort 2, AVIF takes eight times as long for a tenth of the bytes. */
export const ENCODING = {
  avif: { quality: 50, effort: 2 },
  webp: { quality: 75 },
  jpeg: { quality: 75, mozjpeg: true },
} as const;
