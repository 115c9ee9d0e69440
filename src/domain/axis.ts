/** An axis of years and what is placed on it: the year ruler, strips of flights, charts. Percentages have two decimals. */
import { decimalYear } from './dates.ts';
import { extentOf } from './extent.ts';
import type { Flight } from './flights.ts';

/** An axis from the first day of one year to the first day of another. */
export interface YearAxis {
  /** First year; drawn at the left edge. */
  start: number;
  /** Year whose first day is the right edge. */
  end: number;
}

/** A label or a line at a place of an axis. */
export interface AxisMark {
  /** Distance from the left edge, in per cent of the axis. */
  at: number;
  label: string;
}

/** A dark field of the chequered bar. */
export interface AxisField {
  at: number;
  width: number;
}

/** Years on either side of what there is to show, at least. */
const ROOM = 1;
/** An axis without a single flight still has to have a length. */
const EMPTY: YearAxis = { start: 1955, end: 2030 };

/**
 * The axis that all pages share: five-year steps around every launch, with room for a year at both ends.
 *
 * @param moments - dates or moments
 */
export function sharedAxis(moments: readonly string[]): YearAxis {
  return around(moments, 5) ?? EMPTY;
}

/**
 * An axis of whole years around some moments, for a table that needs a closer look.
 *
 * @param moments - dates or moments
 */
export function closeAxis(moments: readonly string[]): YearAxis {
  const years = extentOf(moments.map(decimalYear));
  if (!years) return EMPTY;
  const start = Math.floor(years[0]);
  return { start, end: Math.max(start + 2, Math.ceil(years[1])) };
}

function around(moments: readonly string[], step: number): YearAxis | null {
  const years = extentOf(moments.map(decimalYear));
  if (!years) return null;
  return {
    start: Math.floor((years[0] - ROOM) / step) * step,
    end: Math.ceil((years[1] + ROOM) / step) * step,
  };
}

/** Where a moment lies on an axis, in per cent. */
export function percentAt(axis: YearAxis, moment: string): number {
  return percent(axis, decimalYear(moment));
}

function percent({ start, end }: YearAxis, year: number): number {
  return round(((year - start) / (end - start)) * 100);
}

/** Years between two labels, so that there are at most `most` of them. */
function labelStep({ start, end }: YearAxis, most: number): number {
  return [1, 2, 5, 10, 20, 50].find((step) => (end - start) / step <= most) ?? 100;
}

/**
 * Labels of an axis at round years.
 *
 * @param most - how many there may be at the most
 * @param short - two digits behind an apostrophe instead of four
 */
export function axisLabels(axis: YearAxis, most: number, short = false): AxisMark[] {
  const step = labelStep(axis, most);
  const marks: AxisMark[] = [];
  for (let year = Math.ceil((axis.start + step * 0.3) / step) * step; year <= axis.end - step * 0.3; year += step) {
    marks.push({ at: percent(axis, year), label: short ? `’${String(year % 100).padStart(2, '0')}` : String(year) });
  }
  return marks;
}

/** The dark fields of the chequered bar: every other step between labels, half a step where labels stand ten years apart. */
export function chequers(axis: YearAxis, most: number): AxisField[] {
  const step = labelStep(axis, most);
  const field = step === 10 ? 5 : step;
  const fields: AxisField[] = [];
  for (let year = Math.ceil(axis.start / field) * field; year < axis.end; year += field) {
    if ((year / field) % 2 !== 0) continue;
    const at = percent(axis, year);
    fields.push({ at, width: round(Math.min(100, percent(axis, year + field)) - at) });
  }
  return fields;
}

/** Units of a path on an axis: hundredths of a year, so that paths are short whole numbers. */
export function axisUnits({ start, end }: YearAxis): number {
  return (end - start) * 100;
}

function unitAt(axis: YearAxis, moment: string): number {
  return Math.round((decimalYear(moment) - axis.start) * 100);
}

/** Ticks that can be told apart on the widest page. */
const MOST_TICKS = 500;
/** Hundredths of a year to which more ticks than that are rounded: less than a pixel of the widest page. */
const COARSE = 5;

/**
 * Launches as upright ticks, one for each hundredth of a year in which there is one; where they are many, one for each
 * twentieth.
 *
 * @param top - y of the upper end
 * @param height - length of a tick
 */
export function tickPath(axis: YearAxis, launches: readonly string[], top: number, height: number): string {
  const fine = new Set(launches.map((launch) => unitAt(axis, launch)));
  const coarse = () => new Set([...fine].map((unit) => Math.round(unit / COARSE) * COARSE));
  const units = [...(fine.size > MOST_TICKS ? coarse() : fine)].toSorted((a, b) => a - b);
  return units.map((unit) => `M${unit} ${top}v${height}`).join('');
}

/**
 * Flights as bars from launch to end, 14 units high; those whose end is not known, or not in order, as ticks.
 *
 * @param now - end of flights that still go on
 */
export function barPath(axis: YearAxis, flights: readonly Flight[], now: string | null): string {
  return flights
    .map(({ launchDate, mission_end, outcome }) => {
      if (launchDate === null) return '';
      const from = unitAt(axis, launchDate);
      const end = mission_end ?? (outcome === 'in flight' ? now : null);
      const length = end === null ? 0 : Math.max(0, Math.min(unitAt(axis, end), axisUnits(axis)) - from);
      return length === 0 ? `M${from} 0v14` : `M${from} 0v14h${length}V0z`;
    })
    .join('');
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
