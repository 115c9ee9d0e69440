/** Some craft side by side: which craft, which facts are compared, and which of them differ. Ships to the browser. */
import type { TableCell } from '#domain/facts/columns.ts';
import { formatList } from '#domain/labels.ts';

import type { ExplorerCraft, ExplorerData } from './data.ts';
import { comparedFields } from './fields.ts';
import { MOST_COMPARED, readIds } from './selection.ts';

/** The craft to compare. */
export interface ComparedCraft {
  /** In the order of the address. */
  craft: readonly ExplorerCraft[];
  /** Ids that no craft has, and what is no id, as written. */
  unknown: readonly string[];
  /** Craft beyond those that stand side by side. */
  beyond: readonly ExplorerCraft[];
}

/** A fact of all compared craft. */
export interface ComparedFact {
  label: string;
  /** One for each craft, in their order. */
  cells: readonly (TableCell & {
    /** Share of the largest of them, in per cent; null where there is nothing to draw or to compare with. */
    bar: number | null;
  })[];
  /** Whether the craft are not all alike in it. */
  differs: boolean;
}

/**
 * The craft that an address names for comparison.
 *
 * @param search - the part of the address from its question mark; `ids` may be given more than once
 */
export function readComparison(search: string, { craft }: ExplorerData): ComparedCraft {
  const { ids, wrong } = readIds(new URLSearchParams(search).getAll('ids').join(','));
  const byId = new Map(craft.map((each) => [each.id, each]));
  const found = ids.flatMap((id) => byId.get(id) ?? []);
  return {
    craft: found.slice(0, MOST_COMPARED),
    unknown: [...ids.filter((id) => !byId.has(id)).map(String), ...wrong],
    beyond: found.slice(MOST_COMPARED),
  };
}

/** The facts of some craft, side by side. */
export function comparedFacts(craft: readonly ExplorerCraft[]): ComparedFact[] {
  return comparedFields.map(({ label, cell, measure }): ComparedFact => {
    const cells = craft.map(cell);
    const lengths = craft.map((each) => (measure?.bar && craft.length > 1 ? measure.value(each) : null));
    const longest = Math.max(0, ...lengths.map((length) => length ?? 0));
    const [first] = cells;
    return {
      label,
      cells: cells.map((each, index) => {
        const length = lengths[index] ?? null;
        return { ...each, bar: length && longest ? (length / longest) * 100 : null };
      }),
      differs: cells.some(({ text, exact }) => text !== first?.text || exact !== first.exact),
    };
  });
}

/** What the drawings of some craft share, so that they are to one scale. Centimetres. */
export interface DrawingScale {
  width: number;
  height: number;
  /** Metres between two hairlines. */
  step: number;
}

/** Height of what is drawn to no scale, and of the person, in centimetres. */
export const UNSIZED = 400;
export const PERSON = 180;

/** Room beside the widest drawing, in which the person stands, in centimetres. */
const ROOM = 130;

/**
 * The stage on which some drawings stand: as wide as the widest of them with a person beside it, as high as the tallest.
 *
 * @param drawings - those of the craft
 */
export function drawingScaleOf(drawings: readonly { width: number; standing: number; kind: string }[]): DrawingScale {
  const sizes = drawings.map(standOf);
  const height = Math.max(PERSON, ...sizes.map((size) => size.standing)) * 1.05;
  const width = Math.max(0, ...sizes.map((size) => size.width)) + 2 * ROOM;
  const steps = [1, 2, 5, 10, 20, 50];
  const step = steps.find((each) => each * 100 * 6 >= height) ?? 100;
  return { width: Math.ceil(width), height: Math.ceil(height), step };
}

/** The size at which a drawing stands: its own, or that of all that are to no scale. */
export function standOf({ width, standing, kind }: { width: number; standing: number; kind: string }): {
  width: number;
  standing: number;
  scale: number;
} {
  const scale = kind === 'unsized' ? UNSIZED / standing : 1;
  return { width: width * scale, standing: standing * scale, scale };
}

/** The names of some craft in a title. */
export function comparisonTitle(craft: readonly ExplorerCraft[]): string {
  return formatList(craft.map(({ name }) => name));
}
