/** When to retry a request. */

/** Delay before the second attempt, in milliseconds; it doubles from attempt to attempt. */
export const FIRST_DELAY = 1000;

/** Random part of a delay, so that callers do not retry in step. */
export const JITTER = 0.25;

/** Longest wait that is accepted, in seconds: a day. */
export const LONGEST_WAIT = 24 * 3600;

/**
 * Seconds to wait by a `Retry-After` header, in either of its forms (RFC 9110, 10.2.3).
 *
 * @param header - whole seconds, or an HTTP date
 * @param now - milliseconds since 1970
 * @returns 0 up to {@link LONGEST_WAIT}; null for an unreadable header
 */
export function retryAfterSeconds(header: string | null | undefined, now: number): number | null {
  const text = header?.trim() ?? '';
  if (/^\d+$/.test(text)) return withinReason(Number(text));
  // Date.parse accepts far more than HTTP dates.
  if (!/^[A-Za-z]{3,9},? .*\d{2}:\d{2}:\d{2}/.test(text)) return null;
  const date = Date.parse(text);
  return Number.isNaN(date) ? null : withinReason(Math.ceil((date - now) / 1000));
}

/**
 * Seconds to wait by the text of a 429, as Django REST framework words it: "Expected available in 3419 seconds."
 *
 * @returns null where the text names no time
 */
export function throttleSeconds(text: string): number | null {
  const match = /available in (\d+) second/.exec(text);
  return match ? withinReason(Number(match[1])) : null;
}

/**
 * Milliseconds before the next attempt: growing, and jittered.
 *
 * @param attempt - how many attempts there have been, from 1
 * @param random - from 0 up to but not including 1
 */
export function backoff(attempt: number, random: number): number {
  return Math.round(FIRST_DELAY * 2 ** (attempt - 1) * (1 + JITTER * (2 * random - 1)));
}

function withinReason(seconds: number): number {
  return Math.min(Math.max(seconds, 0), LONGEST_WAIT);
}
