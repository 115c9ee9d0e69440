/** How the service is treated: every limit that a run keeps to. */

/** Longest waits for one answer, in milliseconds. */
export interface SnapshotTimeouts {
  /** Until there is a connection. */
  connect: number;
  /** From the request until the headers, and between two pieces of the body. */
  headers: number;
  /** From the request until the last byte, so that an answer that drips ends too. */
  answer: number;
}

export const snapshotTimeouts: SnapshotTimeouts = { connect: 10_000, headers: 60_000, answer: 120_000 };

/** Bytes that one answer may have once it is unpacked. */
export const RESPONSE_LIMIT = 64 * 1024 * 1024;

/** Letters of an answer beside its records: a count and two addresses. */
export const ENVELOPE_LIMIT = 64 * 1024;

/** Values that one record may have; an orbiter with forty flights has some ten thousand. */
export const VALUES_LIMIT = 100_000;

/** How deep an answer may be nested; records of the service go some ten levels down. */
export const DEPTH_LIMIT = 64;

/** Sizes of a page: the service's largest, and smaller ones for a page that is too heavy for it. */
export const PAGE_SIZES = [100, 50, 25, 10] as const;

/** Time-outs of one page after which it is asked for in smaller pieces. */
export const TIMEOUTS_BEFORE_SMALLER = 2;

/** How often one request is made before the run gives up on it. */
export const maxAttempts = 5;

/** Longest `Retry-After` of a 5xx, in seconds, that is waited for without `--wait`. */
export const maxRetryAfter = 30;

/** The service's window, in seconds: what a caller waits at most after a 429 that names no time. */
export const WINDOW = 3600;

/**
 * How old a page of an unfinished run may be to go on from it, in milliseconds: a day and a half, so that a daily run takes
 * up what the one before it left, even when it starts late.
 */
export const CHECKPOINT_LIFETIME = 36 * 3600 * 1000;

/** Records that may fail their schema before the run refuses: so many, and such a part of all. */
export const BAD_RECORDS = { count: 10, part: 0.02 } as const;

/** How often pages are fetched anew because the catalogue changed meanwhile. */
export const ROUNDS = 3;
