/** Craft as rows of a table. */
import { barPath } from '#domain/axis.ts';
import type { YearAxis } from '#domain/axis.ts';
import type { Craft } from '#domain/catalogue.ts';
import { dateInTable } from '#domain/dates.ts';
import { durationInTable } from '#domain/durations.ts';
import type { FlightRecord } from '#domain/schema.ts';
import { inSpaceWords, NO_DOCKING, NOT_RECORDED, numberInWords, statusWords } from '#domain/words.ts';
import type { StatusWords } from '#domain/words.ts';
import { routes } from '#site.ts';

import { axis, barOf, missing } from './shared.ts';
import type { Link, Value } from './shared.ts';

/** A craft as a list shows it. */
export interface CraftRow {
  id: number;
  name: string;
  href: string;
  /** True for the craft whose page this is. */
  own: boolean;
  configuration: Link | null;
  serialNumber: string;
  status: StatusWords;
  firstLaunch: Value;
  flights: Value;
  timeInSpace: Value;
  /** Length of the rule under the row, in per cent of the longest; null for none. */
  bar: number | null;
  /** Flights on the axis of the table: those that are over, and the one under way. */
  strip: { over: string; underWay: string };
}

/** What a row is drawn with. */
export interface RowOptions {
  /** Length of the rule under a row, as in {@link CraftRow}. */
  bar?: (craft: Craft) => number | null;
  axis?: YearAxis;
  own?: number;
}

/** Rows for some craft, in the order given. */
export function craftRows(craft: readonly Craft[], options: RowOptions = {}): CraftRow[] {
  const { bar = () => null, axis: rowAxis = axis, own } = options;
  return craft.map((each) => ({
    id: each.id,
    name: each.name,
    href: routes.craft(each),
    own: each.id === own,
    configuration: each.configuration && {
      label: each.configuration.name,
      href: routes.configuration(each.configuration),
    },
    serialNumber: each.serial_number ?? NOT_RECORDED,
    status: statusOf(each),
    firstLaunch: firstLaunchValue(each),
    flights: countValue(each.flights_count),
    timeInSpace: timeInSpaceValue(each),
    bar: bar(each),
    strip: stripOf(rowAxis, each),
  }));
}

/**
 * The rules under the rows of a list.
 *
 * @param craft - all craft of the list, the longest of which has 100 %
 * @param value - what a rule is as long as
 */
export function barsAmong(
  craft: readonly Craft[],
  value: (craft: Craft) => number | null,
): (craft: Craft) => number | null {
  const longest = craft.reduce((most, each) => Math.max(most, value(each) ?? 0), 0);
  return (each) => barOf(value(each), longest);
}

/** A craft's flights on an axis. */
function stripOf(on: YearAxis, { flights, as_of }: Craft): CraftRow['strip'] {
  const underWay = ({ outcome }: FlightRecord) => outcome === 'in flight';
  return {
    over: barPath(
      on,
      flights.filter((flight) => !underWay(flight)),
      null,
    ),
    underWay: barPath(on, flights.filter(underWay), as_of),
  };
}

/** Status in a list: a craft in space says that first. */
export function statusOf(craft: Craft): StatusWords {
  return craft.in_space ? inSpaceWords : statusWords(craft.status?.name ?? null);
}

/** A count in a cell. */
export function countValue(count: number | null): Value {
  return count === null ? missing : { words: numberInWords(count) };
}

/** A duration in a cell. */
export function durationValue(seconds: number | null, iso?: string | null): Value {
  return seconds === null ? missing : { words: durationInTable(seconds), exact: iso ?? undefined };
}

/** Time in space in a cell. */
export function timeInSpaceValue(craft: Craft): Value {
  if (craft.timeInSpace === 0) return { words: 'none', missing: true };
  return durationValue(craft.timeInSpace, craft.time_in_space);
}

/** Time docked in a cell: zero means that no docking is recorded. */
export function dockedValue(craft: Craft): Value {
  if (craft.seconds.time_docked === null) return missing;
  if (craft.timeDocked === null) return { words: NO_DOCKING, missing: true };
  return durationValue(craft.timeDocked, craft.time_docked);
}

/** First launch in a cell: a craft that has not flown has none. */
function firstLaunchValue({ flights, flights_count, firstFlight }: Craft): Value {
  if (flights_count === 0 && flights.length === 0) return { words: 'not flown', missing: true };
  return dateValue(firstFlight?.launch.net ?? null);
}

/** A date in a cell. */
export function dateValue(moment: string | null): Value {
  return moment === null ? missing : { words: dateInTable(moment), exact: moment };
}
