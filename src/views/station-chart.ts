/** Which craft was at which port of a station when, as a chart: a row per port, time from left to right. */
import { closeAxis } from '#domain/axis.ts';
import type { YearAxis } from '#domain/axis.ts';
import { decimalYear, epochSeconds, formatDate } from '#domain/dates.ts';
import { dockedSpan } from '#domain/dockings.ts';
import type { CraftFlight, Station, StationDocking } from '#domain/dockings.ts';
import { compareNames } from '#domain/compare.ts';
import { formatCount } from '#domain/labels.ts';

/** The dockings at a port as bars. */
export interface PortRow {
  port: string;
  /** For those who do not see the bars. */
  count: string;
  dockings: string;
  /** Dockings that have not ended. */
  now: string;
  /** Dockings that cannot be as they are recorded, as outlines. */
  doubtful: string;
  /** Flights whose dockings are not known, from launch to end. */
  flights: string;
}

/** The chart of a station. */
export interface StationChart {
  axis: YearAxis;
  /** Width of the bars' view box. */
  width: number;
  rows: readonly PortRow[];
  /** What each kind of bar means. */
  key: readonly string[];
  nowKey: string | null;
}

/** Units of a year: a docking of some hours still has a length. */
const UNITS = 1000;

/** Height of a bar, and the part of a lane that its bar fills. */
const HEIGHT = 14;
const LANE = 0.75;

/** Seconds since 1970, of the two ends of a bar. */
type Seconds = readonly [from: number, to: number];

/** The chart of a station; null where it has neither a docking nor a flight whose moments are known. */
export function stationChart(station: Station): StationChart | null {
  const dockings = station.dockings.flatMap((docking) => {
    const span = dockedSpan(docking) ?? momentOf(docking);
    return span === null ? [] : [{ docking, span }];
  });
  const undocked = flightsWithoutDockings(station).flatMap((each) => {
    const span = flightSpan(each);
    return span === null ? [] : [span];
  });
  const moments = [...dockings.map(({ span }) => span), ...undocked].flat().map(isoOf);
  if (moments.length === 0) return null;
  const axis = closeAxis(moments);
  const path = (spans: readonly Seconds[]) => spans.map((span) => bar(axis, span)).join('');
  const byPort = Map.groupBy(dockings, ({ docking }) => docking.port?.name ?? NO_PORT);
  if (undocked.length > 0 && !byPort.has(NO_PORT)) byPort.set(NO_PORT, []);
  const rows = [...byPort].toSorted(([a], [b]) => Number(a === NO_PORT) - Number(b === NO_PORT) || compareNames(a, b));
  return {
    axis,
    width: (axis.end - axis.start) * UNITS,
    rows: rows.map(([port, members]) => {
      const flights = port === NO_PORT ? undocked : [];
      const spansOf = (keep: (docking: StationDocking) => boolean) =>
        path(members.flatMap(({ docking, span }) => (keep(docking) ? [span] : [])));
      return {
        port,
        count: counts(members.length, flights.length),
        dockings: spansOf((docking) => docking.doubts.length === 0 && docking.departure !== null),
        now: spansOf((docking) => docking.doubts.length === 0 && docking.departure === null),
        doubtful: spansOf((docking) => docking.doubts.length > 0),
        flights: inLanes(axis, flights),
      };
    }),
    ...keyOf(
      dockings.map(({ docking }) => docking),
      undocked.length,
    ),
  };
}

const NO_PORT = 'Port not recorded';

/** Flights to a station of which no docking is known, whether it is not recorded or was not read. */
export function flightsWithoutDockings({ flights, dockings }: Station): CraftFlight[] {
  const docked = new Set(dockings.map(({ flight }) => flight));
  return flights.filter(({ flight }) => !docked.has(flight));
}

function counts(dockings: number, flights: number): string {
  return [dockings > 0 && formatCount(dockings, 'docking'), flights > 0 && formatCount(flights, 'flight')]
    .filter(Boolean)
    .join(', ');
}

function keyOf(dockings: readonly StationDocking[], undocked: number): Pick<StationChart, 'key' | 'nowKey'> {
  const now = dockings.find(({ doubts, departure }) => doubts.length === 0 && departure === null);
  return {
    key: [
      dockings.length > 0 && 'A bar runs from docking to departure.',
      dockings.some(({ doubts }) => doubts.length > 0) && 'Dashed outline: a doubtful docking.',
      undocked > 0 && 'Grey: a flight from launch to end, of which no docking is known.',
    ].filter((sentence) => sentence !== false),
    nowKey: now ? `◉ docked as of ${formatDate(now.craft.as_of)}` : null,
  };
}

/** The moment of a docking of which no end is known. */
function momentOf({ docking }: StationDocking): Seconds | null {
  return docking === null ? null : [epochSeconds(docking), epochSeconds(docking)];
}

function flightSpan({ craft, flight }: CraftFlight): Seconds | null {
  const { launchDate, endDate, outcome } = flight;
  if (launchDate === null) return null;
  const end = endDate ?? (outcome === 'in flight' ? craft.as_of : launchDate);
  return [epochSeconds(launchDate), epochSeconds(end)];
}

function bar(axis: YearAxis, [from, to]: Seconds, top = 0, height = HEIGHT): string {
  const at = (seconds: number) => Math.round((decimalYear(isoOf(seconds)) - axis.start) * UNITS);
  const length = Math.max(0, at(to) - at(from));
  const [y, down] = [tenths(top), tenths(height)];
  return length === 0 ? `M${at(from)} ${y}v${down}` : `M${at(from)} ${y}v${down}h${length}v${-down}z`;
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}

/** Flights that overlap, each in a lane of its own. */
function inLanes(axis: YearAxis, spans: readonly Seconds[]): string {
  const ends: number[] = [];
  const placed = spans
    .toSorted(([a], [b]) => a - b)
    .map((span) => {
      const free = ends.findIndex((end) => end <= span[0]);
      const lane = free === -1 ? ends.length : free;
      ends[lane] = span[1];
      return { span, lane };
    });
  const height = HEIGHT / Math.max(1, ends.length);
  return placed.map(({ span, lane }) => bar(axis, span, lane * height, height * LANE)).join('');
}

function isoOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}
