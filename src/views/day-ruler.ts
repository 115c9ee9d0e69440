/** The only flight of a craft on a ruler of days. */
import type { SiteContext } from '#context.ts';
import type { Craft } from '#domain/catalogue.ts';
import { epochSeconds, formatShortDate, isDay } from '#domain/dates.ts';
import { formatCount } from '#domain/labels.ts';

import { dockingLines } from './dockings.ts';
import type { DockingLine } from './dockings.ts';
import { share } from './shared.ts';

/** A flight on a ruler of days as UTC has them; lengths in per cent of the ruler. */
export interface DayRuler {
  bar: { at: number; width: number };
  /** The parts of the flight that it was docked. */
  docked: readonly { at: number; width: number }[];
  /** True for a flight that is still under way. */
  underWay: boolean;
  /** Length of a field. */
  field: number;
  labels: readonly { at: number; label: string }[];
  /** What a field is. */
  note: string;
  /** The picture, for those who do not see it. */
  alternative: string;
  dockings: readonly DockingLine[];
}

const DAY = 86_400;

/** Fields that are distinguishable on a narrow screen. */
const MOST_FIELDS = 36;

/** The ruler begins with a label; these are as many as a narrow screen has room for. */
const LABELS = 3;

/**
 * The ruler of a craft's only flight; null where it has more, or where launch or end are not known.
 *
 * @param craft - the craft
 */
export function dayRulerOf(context: SiteContext, craft: Craft): DayRuler | null {
  const { flights, flights_count, as_of } = craft;
  const [flight] = flights;
  if (!flight || flights.length > 1 || flights_count !== 1) return null;
  const { launchDate } = flight;
  if (launchDate === null || !isDay(launchDate)) return null;
  const underWay = flight.outcome === 'in flight';
  const end = underWay ? as_of : flight.endDate;
  if (end === null) return null;
  const [from, to] = [epochSeconds(launchDate), epochSeconds(end)];
  if (to < from) return null;
  const first = Math.floor(from / DAY);
  const days = Math.floor(to / DAY) + 1 - first;
  const step = stepOf(days);
  const all = Math.ceil(days / step);
  const length = all * step * DAY;
  const at = (day: number) => share(day * DAY, length);
  const dockings = dockingLines(context, craft, flight);
  const apart = Math.max(1, Math.round(all / LABELS));
  return {
    bar: { at: share(from - first * DAY, length), width: share(to - from, length) },
    docked: dockings.flatMap(({ span }) =>
      span === null ? [] : [{ at: share(span[0] - first * DAY, length), width: share(span[1] - span[0], length) }],
    ),
    underWay,
    field: at(step),
    labels: Array.from({ length: Math.min(LABELS, Math.ceil(all / apart)) }, (_, index) => ({
      at: at(index * apart * step),
      label: formatShortDate(new Date((first + index * apart * step) * DAY * 1000).toISOString()),
    })),
    note: `Each field of the ruler is ${step === 1 ? 'a day' : formatCount(step, 'day')}, in UTC.`,
    alternative: `The flight on a ruler of days, from ${formatShortDate(launchDate)} to ${formatShortDate(end)}${underWay ? ', when it went on' : ''}`,
    dockings,
  };
}

/** The smallest round number of days that needs few enough fields. */
function stepOf(days: number): number {
  let step = 1;
  while (days / step > MOST_FIELDS) step *= String(step).startsWith('2') ? 2.5 : 2;
  return step;
}
