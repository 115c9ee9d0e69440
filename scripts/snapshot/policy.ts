/** The limits of a run. */

/** Longest waits for one response, in milliseconds. */
export interface SnapshotTimeouts {
  /** Until there is a connection. */
  connect: number;
  /** From the request until the headers, and between two pieces of the body. */
  headers: number;
  /** From the request until the last byte, however slowly it drips. */
  answer: number;
}

export const snapshotTimeouts: SnapshotTimeouts = { connect: 10_000, headers: 60_000, answer: 120_000 };

/** Most decompressed bytes of a response. */
export const RESPONSE_LIMIT = 64 * 1024 * 1024;

/** Most characters beside the records: a count and two addresses. */
export const ENVELOPE_LIMIT = 64 * 1024;

/** Most values of a record; an orbiter with forty flights has some ten thousand. */
export const VALUES_LIMIT = 100_000;

/** Deepest nesting; the service's records have some ten levels. */
export const DEPTH_LIMIT = 64;

/** Page sizes: the service's largest, and smaller ones in case it times out. */
export const PAGE_SIZES = [100, 50, 25, 10] as const;

/** Timeouts of a page before smaller pages are requested. */
export const TIMEOUTS_BEFORE_SMALLER = 2;

/** Attempts per request. */
export const maxAttempts = 5;

/** Longest `Retry-After` of a 5xx, in seconds, that a run without `--wait` accepts. */
export const maxRetryAfter = 30;

/** The service's rate limit window, in seconds: the wait after a 429 that names no time. */
export const WINDOW = 3600;

/**
 * Longest age of a saved page, in milliseconds: a day and a half, so that a daily run can resume the one before it even
 * when it starts late.
 */
export const CHECKPOINT_LIFETIME = 36 * 3600 * 1000;

/** Most records that may fail their schema: a number, and a part of all. */
export const BAD_RECORDS = { count: 10, part: 0.02 } as const;

/** How often pages are fetched again because the list changed. */
export const ROUNDS = 3;
