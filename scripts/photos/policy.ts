/** Every limit that a run keeps to. */

/** Longest waits for one try, in milliseconds. */
export interface PhotoTimeouts {
  /** Without a byte: until there is a connection, until the headers, between two pieces of the body. */
  silence: number;
  /** From the request until the last byte, redirects and all. */
  whole: number;
}

export const photoTimeouts: PhotoTimeouts = { silence: 30_000, whole: 120_000 };

/** How often a picture is asked for. */
export const maxAttempts = 3;

/** Longest `Retry-After` that is waited for, in seconds. */
export const maxRetryAfter = 30;

/** Redirects that one try follows. */
export const REDIRECTS = 5;

/** Hosts that pictures may come from, unless the command line names others. */
export const HOSTS = ['digitaloceanspaces.com'] as const;

export const MEBIBYTE = 1024 * 1024;

/** Bytes that an original may have. */
export const MAX_BYTES = 25 * MEBIBYTE;

/** Pixels that an original may have. */
export const MAX_PIXELS = 60_000_000;

/** Pictures in flight. */
export const CONCURRENCY = 4;

/** Bytes of memory that decoding and encoding may take at a time, by estimate; with Node itself it stays below 400 MB. */
export const MEMORY = 240 * MEBIBYTE;

/** Seconds for one step of decoding or encoding; an honest picture takes a few. */
export const STEP_SECONDS = 60;
