/** Launch times as exact as Launch Library 2 knows them. */
import { epochSeconds, yearOf } from './dates.ts';

const DAY = 86_400_000;

/**
 * What is left of a launch time at each precision, by Launch Library 2's id in `config/net_precisions/`. Of an imprecise
 * launch LL2 sends the last day of the period, at midnight. "Morning" and "afternoon" are local and count as the day.
 */
const precisions: ReadonlyMap<number, (net: string) => string> = new Map([
  [0, (net) => net],
  [1, (net) => `${net.slice(0, 16)}Z`],
  [2, (net) => `${net.slice(0, 13)}:00Z/PT1H`],
  [3, dayOf],
  [4, dayOf],
  [5, dayOf],
  [6, (net) => `${mondayOf(net)}/P1W`],
  [7, (net) => net.slice(0, 7)],
  [8, (net) => `${yearOf(net)}-01/P3M`],
  [9, (net) => `${yearOf(net)}-04/P3M`],
  [10, (net) => `${yearOf(net)}-07/P3M`],
  [11, (net) => `${yearOf(net)}-10/P3M`],
  [12, (net) => `${yearOf(net)}-01/P6M`],
  [13, (net) => `${yearOf(net)}-07/P6M`],
  [14, (net) => String(yearOf(net))],
  [15, (net) => `${yearOf(net)}/FY`],
  [16, (net) => `${net.slice(0, 3)}0/P10Y`],
] satisfies [number, (net: string) => string][]);

/**
 * A launch time cut to its precision. Where the precision is unknown, a planned launch has its year, and one that took
 * place its day, with its time where that is not midnight, which stands for an unknown time in old records.
 *
 * @param net - Launch Library 2's `net`
 * @param precision - id of its `net_precision`
 * @returns a date in the notation of `dates.ts`
 */
export function launchDate(net: string | null, precision: number | null, planned: boolean): string | null {
  if (net === null) return null;
  const cut = precision === null ? undefined : precisions.get(precision);
  if (cut) return cut(net);
  return planned ? String(yearOf(net)) : withoutMidnight(net);
}

/** A moment; its day alone where the time is midnight, which stands for an unknown time. */
export function withoutMidnight(moment: string): string {
  return moment.endsWith('T00:00:00Z') ? dayOf(moment) : moment;
}

function dayOf(net: string): string {
  return net.slice(0, 10);
}

function mondayOf(net: string): string {
  const midnight = epochSeconds(dayOf(net)) * 1000;
  const daysSinceMonday = (new Date(midnight).getUTCDay() + 6) % 7;
  return new Date(midnight - daysSinceMonday * DAY).toISOString().slice(0, 10);
}
