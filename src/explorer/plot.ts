/**
 * The plot of an answer: any two numbers against each other. Geometry alone, in pixels; what it is drawn with stands in
 * the view. Loaded when the plot is first shown.
 */
import { scaleLinear, scaleLog, scaleUtc } from 'd3-scale';

import { formatDuration } from '#domain/durations.ts';
import { formatNumber } from '#domain/labels.ts';
import { craftLabel } from '#domain/mission-pair.ts';

import type { ExplorerCraft } from './data.ts';
import type { Field } from './fields.ts';

/** A craft in the plot. */
export interface PlotPoint {
  craft: ExplorerCraft;
  x: number;
  y: number;
  radius: number;
}

/** A value at an axis. */
export interface PlotTick {
  at: number;
  label: string;
}

/** A name beside its point; `end` stands left of it. */
export interface PlotLabel {
  text: string;
  x: number;
  y: number;
  anchor: 'start' | 'end';
}

/** The whole plot. */
export interface Plot {
  /** From left to right, then from the top down. */
  points: readonly PlotPoint[];
  labels: readonly PlotLabel[];
  xTicks: readonly PlotTick[];
  yTicks: readonly PlotTick[];
  /** Craft that have no place, as one of their values is not known or, on a scale of multiples, zero. */
  excluded: number;
}

/** Pixels. */
export interface PlotSize {
  width: number;
  height: number;
}

/** Room inside the plot, so that no point touches its edge. */
const ROOM = 14;

const HOUR = 3600;
const DAY = 24 * HOUR;

/** Durations at which an axis has a line. */
const durations = [1, 10, 60, 600, HOUR, 6 * HOUR, DAY, 10 * DAY, 100 * DAY, 1000 * DAY, 10_000 * DAY];

interface Axis {
  place: (value: number) => number;
  ticks: readonly PlotTick[];
}

/**
 * The plot of some craft.
 *
 * @param x - the field from left to right
 * @param y - the field from the bottom to the top
 */
export function plotOf(craft: readonly ExplorerCraft[], x: Field, y: Field, size: PlotSize): Plot {
  const [across, up] = [valueBy(x), valueBy(y)];
  const placed = craft.flatMap((each) => {
    const values = { x: across(each), y: up(each) };
    return values.x === null || values.y === null ? [] : [{ craft: each, x: values.x, y: values.y }];
  });
  const xs = placed.map((each) => each.x);
  const ys = placed.map((each) => each.y);
  const xAxis = axisOf(x, xs, [ROOM, size.width - ROOM], size.width / (x.measure?.scale === 'time' ? 70 : 110));
  const yAxis = axisOf(y, ys, [size.height - ROOM, ROOM], size.height / 60);
  const points = apart(
    placed.map((each) => ({
      craft: each.craft,
      x: xAxis.place(each.x),
      y: yAxis.place(each.y),
      radius: radiusOf(each.craft),
    })),
    size,
  );
  return {
    points: points.toSorted((a, b) => a.x - b.x || a.y - b.y || a.craft.id - b.craft.id),
    labels: labelsOf(points, size),
    xTicks: xAxis.ticks,
    yTicks: yAxis.ticks,
    excluded: craft.length - placed.length,
  };
}

/** A field's number, where it has a place on its axis. */
function valueBy({ measure }: Field): (craft: ExplorerCraft) => number | null {
  return (craft) => {
    const value = measure?.value(craft) ?? null;
    return value === null || (measure?.scale === 'log' && value <= 0) ? null : value;
  };
}

function axisOf({ name, measure }: Field, values: readonly number[], range: [number, number], most: number): Axis {
  const scale = measure?.scale ?? 'linear';
  const count = Math.max(2, Math.floor(most));
  const least = values.reduce((low, value) => Math.min(low, value), Infinity);
  const largest = values.reduce((high, value) => Math.max(high, value), -Infinity);
  if (values.length === 0) return { place: () => 0, ticks: [] };
  if (scale === 'time') {
    const date = (seconds: number) => new Date(seconds * 1000);
    const made = scaleUtc([date(least - 180 * DAY), date(largest + 180 * DAY)], range);
    const ticks = made.ticks(count).filter((tick) => tick.getUTCMonth() === 0 && tick.getUTCDate() === 1);
    return {
      place: (seconds) => made(date(seconds)),
      ticks: ticks.map((tick) => ({ at: made(tick), label: String(tick.getUTCFullYear()) })),
    };
  }
  if (scale === 'log') {
    const made = scaleLog([least * 0.7, largest * 1.4], range);
    const [low = 0, high = 0] = made.domain();
    const ticks = durations.filter((duration) => duration >= low && duration <= high);
    return { place: made, ticks: ticks.map((tick) => ({ at: made(tick), label: formatDuration(tick) })) };
  }
  const made = scaleLinear([0, Math.max(1, largest)], range).nice(count);
  const ticks = made.ticks(count).filter((tick) => name === 'height' || Number.isInteger(tick));
  return { place: made, ticks: ticks.map((tick) => ({ at: made(tick), label: formatNumber(tick) })) };
}

/** Pixels; the area of a point is its number of flights. */
function radiusOf({ flights_count }: ExplorerCraft): number {
  return Math.min(20, 3 * Math.sqrt(Math.max(1, flights_count ?? 1)));
}

/** Turn from one point of a sunflower's head to the next: the golden angle. */
const TURN = Math.PI * (3 - Math.sqrt(5));

/** Pixels between points that have the same place. */
const GAP = 4.5;

/** Points with the same place stand around it, like the seeds of a sunflower, so that each can be seen. */
function apart(points: readonly PlotPoint[], { width, height }: PlotSize): PlotPoint[] {
  const taken = new Map<string, number>();
  return points
    .toSorted((a, b) => b.radius - a.radius || a.craft.id - b.craft.id)
    .map((point) => {
      const key = `${Math.round(point.x)} ${Math.round(point.y)}`;
      const before = taken.get(key) ?? 0;
      taken.set(key, before + 1);
      const distance = GAP * Math.sqrt(before);
      return {
        ...point,
        x: within(point.x + distance * Math.cos(before * TURN), width),
        y: within(point.y + distance * Math.sin(before * TURN), height),
      };
    });
}

/** A place that is not beyond the edge. */
function within(place: number, length: number): number {
  return Math.min(length - 4, Math.max(4, place));
}

/** Pixels of a letter of a label, and of its line. */
const LETTER = 6.4;
const LINE = 16;

/** What a label must not cover. */
interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Names for those with the most flights, and for the outermost; none over another or over a point. */
function labelsOf(points: readonly PlotPoint[], { width }: PlotSize): PlotLabel[] {
  const most = Math.floor(width / 80);
  const ends = [points.toSorted((a, b) => a.y - b.y), points.toSorted((a, b) => b.x - a.x)].flatMap((sorted) =>
    sorted.slice(0, 3),
  );
  const busiest = points.filter(({ craft }) => (craft.flights_count ?? 0) > 1);
  const taken: Box[] = points.map(({ x, y, radius }) => ({
    left: x - radius,
    right: x + radius,
    top: y - radius,
    bottom: y + radius,
  }));
  const isFree = (box: Box) => box.left > 0 && box.right < width && !taken.some((other) => overlap(box, other));
  const labels: PlotLabel[] = [];
  for (const { craft, x, y, radius } of new Set([...ends, ...busiest])) {
    if (labels.length >= most) break;
    const text = knownAs(craft);
    const length = text.length * LETTER;
    const away = radius + 5;
    const sides = [
      { anchor: 'start', at: x + away, left: x + away },
      { anchor: 'end', at: x - away, left: x - away - length },
    ] as const;
    for (const { anchor, at, left } of sides) {
      const box = { left, right: left + length, top: y - LINE / 2, bottom: y + LINE / 2 };
      if (!isFree(box)) continue;
      taken.push(box);
      labels.push({ text, x: at, y: y + 4, anchor });
      break;
    }
  }
  return labels;
}

/** What a craft is known as: with its mission where it flew once. */
export function knownAs({ name, flights_count, latest_mission }: ExplorerCraft): string {
  return craftLabel({ name, flights_count, flights: flights_count === 1 ? [{ mission: latest_mission }] : [] });
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
