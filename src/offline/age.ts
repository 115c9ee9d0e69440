/** How old the facts of a page are, in words. */

const DAY = 86_400_000;

/** Days up to which facts count as fresh: most craft change more seldom. */
const FRESH = 45;

/** Days of a month and of a year, on average. */
const MONTH = 30.44;
const YEAR = 365.25;

/**
 * A sentence on the age of facts; null while they are fresh, and where the reader's clock is behind them.
 *
 * @param snapshot - moment of the snapshot, milliseconds since 1970
 * @param now - the reader's clock, milliseconds since 1970
 * @example formatAge(Date.parse('2026-01-01'), Date.parse('2026-04-05')) // 'These facts are 3 months old.'
 */
export function formatAge(snapshot: number, now: number): string | null {
  const days = Math.floor((now - snapshot) / DAY);
  if (!(days > FRESH)) return null;
  const age =
    days < 2 * MONTH
      ? `${days} days`
      : days < 2 * YEAR
        ? `${Math.floor(days / MONTH)} months`
        : `${Math.floor(days / YEAR)} years`;
  return `These facts are ${age} old.`;
}
