/** The line-up: the drawings of all configurations to one scale, on shelves. */
import type { SiteContext } from '#context.ts';
import { figureOf, partlyEstimated, standingHeight } from '#drawings/drawings.ts';
import type { Drawing } from '#drawings/drawings.ts';
import type { Configuration } from '#domain/catalogue.ts';
import { yearOf } from '#domain/dates.ts';
import { formatMetres } from '#domain/labels.ts';

import { scaledFigure } from './scaled-figure.ts';
import type { ScaledFigure } from './scaled-figure.ts';

/** A drawing in the line-up. One em is one metre. */
export interface LineUpFigure {
  id: number;
  /** Its name in pieces: a line may break between two, and within those that are not whole. */
  name: readonly { text: string; whole: boolean }[];
  /** Whether some of the dimensions of its drawing are estimates. */
  estimated: boolean;
  /** Its year of first flight or its length as drawn; what its size is from. */
  words: readonly string[];
  figure: ScaledFigure;
  /** False for what is drawn to no scale, as no size is recorded. */
  scaled: boolean;
}

/** A shelf of the line-up. */
export interface Shelf<Figure = LineUpFigure> {
  name: ShelfName;
  heading: string;
  figures: readonly Figure[];
}

/** What decides the shelf of a configuration. */
export interface Shelved {
  /** As Launch Library spells it. */
  type: string | null;
  maidenFlight: string | null;
  /** Metres as drawn; null where no size is known. */
  length: number | null;
}

/** Marks the name of a drawing whose dimensions are partly estimated. */
export const ESTIMATED = '*';

/** Metres from which a craft is on the shelf of tall ones. */
const TALL = 20;

/** The year before which a capsule is one of the first. */
const FIRST = 1970;

/** Every shelf with its rule: a configuration is on the first that takes it. */
const shelfRules = {
  unknown: {
    heading: 'Size not recorded: hatched outlines of the type, to no scale',
    takes: ({ length }) => length === null,
  },
  tall: { heading: `Of ${TALL} metres and more`, takes: ({ length }) => length !== null && length >= TALL },
  first: {
    heading: `Capsules and landers that first flew before ${FIRST}`,
    takes: ({ type, maidenFlight }) => carriesCrew(type) && maidenFlight !== null && yearOf(maidenFlight) < FIRST,
  },
  capsules: { heading: 'Later capsules and landers', takes: ({ type }) => carriesCrew(type) },
  cargo: { heading: 'Cargo ships', takes: ({ type }) => type === 'Cargo Resupply' },
  wings: { heading: 'Spaceplanes', takes: ({ type }) => type === 'Spaceplane' },
  others: { heading: 'Others', takes: () => true },
} as const satisfies Record<string, { heading: string; takes: (configuration: Shelved) => boolean }>;

export type ShelfName = keyof typeof shelfRules;

/** The order of the shelves on the page. */
const shelfOrder: readonly ShelfName[] = ['first', 'capsules', 'cargo', 'wings', 'others', 'tall', 'unknown'];

function carriesCrew(type: string | null): boolean {
  return type === 'Capsule' || type === 'Lander';
}

/** The shelf of a configuration. */
export function shelfOf(configuration: Shelved): ShelfName {
  const names = Object.keys(shelfRules) as ShelfName[];
  return names.find((name) => shelfRules[name].takes(configuration)) ?? 'others';
}

/** Metres of the ladder beside the tall ones, and the metres between its hairlines. */
export interface TallLadder {
  /** em */
  height: string;
  labels: readonly { at: string; label: string }[];
  fields: readonly { at: string; height: string }[];
}

/**
 * The shelves of some configurations, each in the order in which they are given.
 *
 * @param ordered - configurations in order
 * @param by - whether their year or their height is written beneath them
 */
export function lineUp(
  context: SiteContext,
  ordered: readonly Configuration[],
  by: 'first flight' | 'height',
): Shelf[] {
  const all = ordered.map((configuration) => ({ configuration, drawing: drawn(configuration) }));
  const shelves = shelfOrder.map((name) => ({
    name,
    heading: shelfRules[name].heading,
    figures: all.filter(({ configuration, drawing }) => shelfOf(facts(configuration, drawing)) === name),
  }));
  return shelves
    .filter(({ figures }) => figures.length > 0)
    .map((shelf) => ({
      ...shelf,
      figures: shelf.figures.map(({ configuration, drawing }) => figure(context, configuration, drawing, by)),
    }));
}

/** Height of a configuration in the line-up, in metres; null where no size is known. */
export function drawnHeight(configuration: Configuration): number | null {
  const drawing = drawn(configuration);
  return drawing.outline === 'neither' ? null : drawing.length;
}

function drawn(configuration: Configuration): Drawing {
  return figureOf({ ...configuration, type: configuration.type?.name ?? null });
}

function facts({ type, maiden_flight }: Configuration, { outline, length }: Drawing): Shelved {
  return { type: type?.name ?? null, maidenFlight: maiden_flight, length: outline === 'neither' ? null : length };
}

/** Metres that an outline without a size is high in the line-up, so that it takes no room from what has one. */
const UNKNOWN_HEIGHT = 4;

function figure(
  context: SiteContext,
  configuration: Configuration,
  drawing: Drawing,
  by: 'first flight' | 'height',
): LineUpFigure {
  const scaled = drawing.outline !== 'neither';
  const height = standingHeight(drawing.box);
  return {
    id: configuration.id,
    name: namePieces(configuration.name),
    estimated: drawing.outline === null && partlyEstimated(drawing),
    words: wordsOf(configuration, drawing, by),
    figure: scaledFigure(context, drawing, height, scaled ? 100 : height / UNKNOWN_HEIGHT),
    scaled,
  };
}

function wordsOf({ maiden_flight }: Configuration, drawing: Drawing, by: 'first flight' | 'height'): string[] {
  const year = maiden_flight === null ? 'year not recorded' : String(yearOf(maiden_flight));
  if (drawing.outline === 'neither') return by === 'height' ? ['size not recorded'] : [year, 'size not recorded'];
  const value = by === 'height' ? formatMetres(drawing.length) : year;
  if (drawing.outline !== null) return [value, 'no drawing yet'];
  return [value];
}

/** Longest word with a hyphen, such as `CST-100`, that stays on one line. */
const WHOLE = 8;

/** A name, cut where its lines may break: before and after short words with a hyphen, and after a slash. */
export function namePieces(name: string): { text: string; whole: boolean }[] {
  return name
    .split(/(?<=\/)|(?<=\s)(?=\S)|(?<=\S)(?=\s)/u)
    .map((text) => ({ text, whole: text.includes('-') && text.length <= WHOLE }))
    .reduce<{ text: string; whole: boolean }[]>((pieces, piece) => {
      const last = pieces.at(-1);
      // What may break anywhere needs no cut, but after a slash.
      if (last && !last.whole && !piece.whole && !last.text.endsWith('/')) last.text += piece.text;
      else pieces.push(piece);
      return pieces;
    }, []);
}

/** The ladder beside the tall ones: chequers of five metres, a label every ten. */
export function tallLadder(metres: number): TallLadder {
  const height = Math.ceil(metres / 5) * 5;
  const at = (metre: number) => `${round((1 - metre / height) * 100)}%`;
  return {
    height: `${height}em`,
    labels: Array.from({ length: Math.floor(height / 10) + 1 }, (_, index) => ({
      at: at(index * 10),
      label: index * 10 + 10 > height ? `${index * 10}\u00a0m` : `${index * 10}`,
    })),
    fields: Array.from({ length: Math.ceil(height / 10) }, (_, index) => ({
      at: at(Math.min(height, index * 10 + 5)),
      height: `${round(500 / height)}%`,
    })),
  };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
