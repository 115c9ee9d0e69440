/** Craft as rows of a table. */
import type { SiteContext } from '#context.ts';
import { barPath } from '#domain/axis.ts';
import type { YearAxis } from '#domain/axis.ts';
import type { Craft } from '#domain/catalogue.ts';
import { craftColumns } from '#domain/facts/columns.ts';
import type { CraftColumnName, TableCell } from '#domain/facts/columns.ts';
import { craftValues } from '#domain/facts/craft.ts';
import { UNKNOWN } from '#domain/labels.ts';
import { craftLabel, missionBeside, missionsInShort } from '#domain/mission-pair.ts';
import type { FlightRecord } from '#domain/schema.ts';

import { axisOf, barOf } from './shared.ts';

/** A craft as a list shows it. */
export interface CraftRow {
  id: number;
  name: string;
  /** What it is known as, where no column has its mission. */
  label: string;
  /** Its mission, or the latest of several. */
  mission: TableCell & {
    /** True where it says no more than the name does. */
    repeated: boolean;
  };
  href: string;
  /** True for the craft whose page this is. */
  own: boolean;
  /** The cells of the columns, some of them links. */
  cells: Readonly<Record<CraftColumnName, TableCell & { href?: string | undefined }>>;
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
export function craftRows(context: SiteContext, craft: readonly Craft[], options: RowOptions = {}): CraftRow[] {
  const { routes } = context;
  const { bar = () => null, axis: rowAxis = axisOf(context), own } = options;
  return craft.map((each) => {
    const values = craftValues(each);
    const cells = Object.fromEntries(Object.values(craftColumns).map(({ name, cell }) => [name, cell(values)]));
    const { spacecraft_config, ...others } = cells as Record<CraftColumnName, TableCell>;
    const href = each.configuration ? routes.configuration(each.configuration) : undefined;
    return {
      id: each.id,
      name: each.name,
      label: craftLabel(each),
      mission: missionCell(each),
      href: routes.craft(each),
      own: each.id === own,
      cells: { ...others, spacecraft_config: { ...spacecraft_config, href } },
      bar: bar(each),
      strip: stripOf(rowAxis, each),
    };
  });
}

/** The missions of a craft in the column of a list. */
function missionCell(craft: Craft): CraftRow['mission'] {
  const text = missionsInShort(craft);
  return text === null
    ? { text: UNKNOWN, missing: true, repeated: true }
    : { text, repeated: missionBeside(craft.name, text) === null };
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
