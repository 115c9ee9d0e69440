/** The limits of a run. */

/** Longest waits of one attempt, in milliseconds. */
export interface PhotoTimeouts {
  /** Without a byte: until there is a connection, until the headers, between two pieces of the body. */
  silence: number;
  /** From the request until the last byte, redirects and all. */
  whole: number;
}

export const photoTimeouts: PhotoTimeouts = { silence: 30_000, whole: 120_000 };

/** Attempts per picture. */
export const maxPictureAttempts = 3;

/** Longest `Retry-After` that is accepted, in seconds. */
export const maxPictureRetryAfter = 30;

/** Most redirects of one attempt. */
export const REDIRECTS = 5;

/** Hosts that pictures may come from, unless the command line names others. */
export const HOSTS = ['digitaloceanspaces.com'] as const;

export const MEBIBYTE = 1024 * 1024;

/** Most bytes of an original. */
export const MAX_PICTURE_BYTES = 25 * MEBIBYTE;

/** Most pixels of an original. */
export const MAX_PIXELS = 60_000_000;

/** Pictures at a time. */
export const CONCURRENCY = 4;

/** Most estimated bytes of memory for decoding and encoding; with Node itself it stays below 400 MB. */
export const MEMORY = 240 * MEBIBYTE;

/** Seconds for one step of decoding or encoding; an honest picture takes a few. */
export const STEP_SECONDS = 60;
