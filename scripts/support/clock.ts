/** Time and chance for a run; tests bring their own and never sleep. */
import { setTimeout as delay } from 'node:timers/promises';

export interface Clock {
  /** Milliseconds since 1970. */
  now: () => number;
  /**
   * Waits.
   *
   * @param milliseconds - at most 24 days
   * @throws the signal's reason when it is aborted
   */
  sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** A random number from 0 up to but not including 1. */
  random: () => number;
}

export const systemClock: Clock = {
  now: () => Date.now(),
  random: () => Math.random(),
  async sleep(milliseconds, signal) {
    try {
      await delay(milliseconds, undefined, { signal });
    } catch (error) {
      signal.throwIfAborted();
      throw error;
    }
  },
};

/**
 * A time as the snapshot writes it.
 *
 * @param milliseconds - since 1970
 * @example moment(0) // '1970-01-01T00:00:00Z'
 */
export function formatTimestamp(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}
