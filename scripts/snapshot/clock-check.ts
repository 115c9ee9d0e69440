/**
 * Checks this machine's clock before it dates a snapshot: a wrong one would put the history out of order, and one that is
 * ahead would make later runs fail.
 */
import { formatTimestamp } from '../support/clock.ts';
import { RefusedError } from '../support/errors.ts';

/** Largest difference from the service's clock, in milliseconds: a day. */
const TOLERANCE = 24 * 3600 * 1000;

/**
 * Refuses a clock that is behind the stored snapshot.
 *
 * @param now - milliseconds since 1970
 * @param fetchedAt - the stored snapshot's `source.fetched_at`; null where there is no snapshot
 * @throws RefusedError
 */
export function refuseClockBefore(now: number, fetchedAt: string | null): void {
  if (fetchedAt === null || formatTimestamp(now) >= fetchedAt) return;
  throw new RefusedError(
    `This machine's clock says ${formatTimestamp(now)}, which is before the stored snapshot of ${fetchedAt}; set the clock right and run again.`,
  );
}

/**
 * Refuses a clock that is more than a day from the service's.
 *
 * @param now - this machine's clock, in milliseconds since 1970
 * @param serverTime - the service's, likewise; null where it does not say
 * @param api - base address of the service, for the message
 * @throws RefusedError
 */
export function refuseClockOff(now: number, serverTime: number | null, api: string): void {
  if (serverTime === null || Math.abs(now - serverTime) <= TOLERANCE) return;
  throw new RefusedError(
    `This machine's clock says ${formatTimestamp(now)}, but that of ${api} says ${formatTimestamp(serverTime)}; set the clock right and run again.`,
  );
}
