/**
 * The star chart: every craft that flew, first launch against time in space on a logarithmic scale; the area of a star
 * is its number of flights. Pure geometry in per cent and pixels; what it is drawn with stands in the component.
 */
import { axisLabels, percentAt } from '../domain/axis.ts';
import type { AxisMark, YearAxis } from '../domain/axis.ts';

/** What the chart needs of a craft. */
export interface StarSource {
  id: number;
  name: string;
  /** What stands in the chart where the name is too long. */
  short: string;
  href: string;
  /** Moment of the first launch. */
  launch: string;
  /** Seconds in space; null where it is not recorded. */
  seconds: number | null;
  flights: number;
  inSpace: boolean;
}

/** A craft in the chart. */
export interface Star {
  id: number;
  href: string;
  /** For the pointer. */
  title: string;
  /** Per cent from the left and from the top. */
  x: number;
  y: number;
  /** Pixels. */
  radius: number;
  inSpace: boolean;
}

/** A star with what its label is made from. */
interface NamedStar extends Star {
  name: string;
  flights: number;
}

/** A name beside its star. */
export interface StarLabel {
  text: string;
  x: number;
  y: number;
  /** Which part of the label stands at the star, and how far from it in pixels. */
  anchor: 'start' | 'end' | 'middle';
  dx: number;
  dy: number;
}

/** The whole chart. */
export interface StarChart {
  stars: readonly Star[];
  /** How many craft are not drawn, as they would lie on or beside the star of another. */
  hidden: number;
  /** Labels for a wide chart and for one on a phone, placed apart. */
  labels: { wide: readonly StarLabel[]; narrow: readonly StarLabel[] };
  lines: readonly AxisMark[];
  years: readonly AxisMark[];
  /** Where the band of unknown times begins, in per cent; null where no time is unknown. */
  unknown: { at: number; y: number } | null;
  sizes: readonly { flights: number; radius: number }[];
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const gridTimes = [
  { seconds: MINUTE, label: '1 min' },
  { seconds: 10 * MINUTE, label: '10 min' },
  { seconds: HOUR, label: '1 h' },
  { seconds: DAY, label: '1 day' },
  { seconds: 10 * DAY, label: '10 days' },
  { seconds: 100 * DAY, label: '100 days' },
  { seconds: 1000 * DAY, label: '1,000 days' },
  { seconds: 10_000 * DAY, label: '10,000 days' },
] as const;

/** Share of the height, from the top, that known times take. */
const KNOWN = { top: 4, bottom: 96 };
const KNOWN_WITH_BAND = { top: 4, bottom: 86 };
const BAND = { at: 90, y: 95 };

/** A size at which labels are placed, and how many there may be. */
interface Sheet {
  width: number;
  height: number;
  most: number;
}

const WIDE: Sheet = { width: 1100, height: 440, most: 20 };
const NARROW: Sheet = { width: 330, height: 440, most: 6 };
/** Stars that a chart has room for, and a page: beyond, most would lie on one another. */
const MOST_STARS = 1500;
/** Letters of a label. */
const LONGEST_LABEL = 32;
const LETTER = 6.4;
const LINE = 15;

/**
 * The chart of some craft.
 *
 * @param sources - craft with a first launch
 * @param axis - the axis of years that all pages share
 */
export function starChart(sources: readonly StarSource[], axis: YearAxis): StarChart {
  const times = sources.flatMap(({ seconds }) => (seconds === null || seconds <= 0 ? [] : [seconds]));
  const low = Math.log(times.reduce((least, time) => Math.min(least, time), HOUR) * 0.6);
  const high = Math.log(times.reduce((most, time) => Math.max(most, time), DAY) * 1.5);
  const banded = sources.some(({ seconds }) => seconds === null || seconds <= 0);
  const range = banded ? KNOWN_WITH_BAND : KNOWN;
  const heightOf = (seconds: number) =>
    round(range.bottom - ((Math.log(seconds) - low) / (high - low)) * (range.bottom - range.top));

  const stars = sources.map((source): NamedStar => ({
    id: source.id,
    name: source.name.length > LONGEST_LABEL ? source.short : source.name,
    flights: source.flights,
    href: source.href,
    title: source.name,
    x: percentAt(axis, source.launch),
    y: source.seconds === null || source.seconds <= 0 ? BAND.y : heightOf(source.seconds),
    radius: radiusOf(source.flights),
    inSpace: source.inSpace,
  }));
  const drawn = thinnedOut(stars).toSorted((a, b) => b.radius - a.radius || a.id - b.id);
  return {
    stars: drawn,
    hidden: stars.length - drawn.length,
    labels: { wide: placeLabels(drawn, WIDE), narrow: placeLabels(drawn, NARROW) },
    lines: gridTimes
      .map(({ seconds, label }) => ({ at: heightOf(seconds), label }))
      .filter(({ at }) => at > range.top && at < range.bottom),
    years: axisLabels(axis, 8),
    unknown: banded ? BAND : null,
    sizes: sizesUpTo(sources.reduce((most, { flights }) => Math.max(most, flights), 1)),
  };
}

/**
 * Stars thinned out where they crowd: of those that share a square the first by {@link compareToDraw}. Few stay as they
 * are; of many, the squares are doubled until no more are left than may be drawn.
 */
function thinnedOut<Each extends Star>(stars: readonly Each[]): readonly Each[] {
  if (stars.length <= MOST_STARS) return stars;
  const ordered = stars.toSorted(compareToDraw);
  for (let side = 2; ; side *= 2) {
    const cells = new Map<number, Each>();
    for (const star of ordered) {
      const column = Math.floor(((star.x / 100) * WIDE.width) / side);
      const row = Math.floor(((star.y / 100) * WIDE.height) / side);
      const cell = row * WIDE.width + column;
      if (!cells.has(cell)) cells.set(cell, star);
    }
    if (cells.size <= MOST_STARS) return [...cells.values()];
  }
}

/** Craft in space first, then those that flew most. */
function compareToDraw(a: Star, b: Star): number {
  return Number(b.inSpace) - Number(a.inSpace) || b.radius - a.radius || a.id - b.id;
}

function radiusOf(flights: number): number {
  return round(1.6 * Math.sqrt(Math.max(1, flights)));
}

function sizesUpTo(most: number): { flights: number; radius: number }[] {
  const steps = [1, 5, 10, 25, 50, 100].filter((step) => step < most);
  return [...steps, most].map((flights) => ({ flights, radius: radiusOf(flights) }));
}

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Where a label may stand beside its star, best place first. */
const sides = [
  { anchor: 'start', shift: 0, across: 1, down: 0 },
  { anchor: 'end', shift: -1, across: -1, down: 0 },
  { anchor: 'middle', shift: -0.5, across: 0, down: -1 },
  { anchor: 'middle', shift: -0.5, across: 0, down: 1 },
] as const;

/** Names for the stars that stand out: most flights first, then those far from all others; none over another. */
function placeLabels(stars: readonly NamedStar[], sheet: Sheet): StarLabel[] {
  const points = stars.map((star) => ({ star, x: (star.x / 100) * sheet.width, y: (star.y / 100) * sheet.height }));
  const lonely = new Map(
    points.map((point) => [
      point.star.id,
      Math.min(
        sheet.width,
        ...points.filter((other) => other !== point).map((other) => Math.hypot(point.x - other.x, point.y - other.y)),
      ),
    ]),
  );
  const weight = (star: Star & { flights: number }) => (star.flights - 1) * 40 + (lonely.get(star.id) ?? 0);
  const taken: Box[] = points.map(({ star, x, y }) => ({
    left: x - star.radius - 1,
    right: x + star.radius + 1,
    top: y - star.radius - 1,
    bottom: y + star.radius + 1,
  }));
  const labels: StarLabel[] = [];
  for (const { star, x, y } of points.toSorted((a, b) => weight(b.star) - weight(a.star) || a.star.id - b.star.id)) {
    if (labels.length === sheet.most) break;
    const text = star.flights > 1 ? `${star.name}, ${star.flights}` : star.name;
    if (text.length > LONGEST_LABEL) continue;
    const width = text.length * LETTER;
    for (const { anchor, shift, across, down } of sides) {
      const dx = across * (star.radius + 5);
      const dy = down * (star.radius + LINE * 0.6);
      const left = x + dx + shift * width;
      const box = { left, right: left + width, top: y + dy - LINE / 2, bottom: y + dy + LINE / 2 };
      const free = left > 40 && box.right < sheet.width && !taken.some((other) => overlap(box, other));
      if (!free) continue;
      taken.push({ ...box, left: box.left - 20, right: box.right + 20 });
      labels.push({
        text,
        x: star.x,
        y: star.y,
        anchor,
        dx: round(dx),
        dy: round(dy + 4),
      });
      break;
    }
  }
  return labels;
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
