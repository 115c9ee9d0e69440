/** A drawing on its ground line: person, ladder of metres, caption. Everything in a plate is to one scale. */
import type { SiteContext } from '#context.ts';
import { figureOf, partlyEstimated, drawingParts, person, sideViewOf } from '#drawings/drawings.ts';
import { speaksOfEstimates, standingHeight } from '#drawings/drawings.ts';
import type { Drawing, DrawingPart } from '#drawings/drawings.ts';
import { AIR_SHARE, LADDER_SHARE } from '#drawings/files.ts';
import type { PlacedFigure, Stand } from '#drawings/files.ts';
import { formatList, formatMetres } from '#domain/labels.ts';

/** What a plate needs; figures in centimetres. */
export interface Plate extends Stand {
  /** Address of the picture. */
  src: string;
  /** Its size in pixels of CSS; on paper this is to the scale. */
  width: number;
  height: number;
  /** A round scale for paper, such as `1:100`; null for what is drawn to no scale. */
  scale: string | null;
  /** The known parts, nose first. */
  parts: readonly PlatePart[];
  /** Whether it is an outline from dimensions, in place of a drawing. */
  outline: boolean;
  /** What the picture shows, for those who do not see it. */
  alternative: string;
  caption: readonly string[];
}

/** A part of the craft beside its drawing. */
export interface PlatePart {
  name: string;
  /** Its length as text, what belongs to it, and whether that is estimated. */
  length: string;
  /** Its ends and its middle, from the top of the plate. */
  from: string;
  to: string;
  middle: string;
  /** Lines of text that fit beside it. */
  lines: 0 | 1 | 2;
}

/** What is drawn on a plate: a configuration, or as much of one. */
export interface PlateSubject {
  id: number;
  name: string;
  height: number | null;
  heightOf?: string | null;
  diameter: number | null;
  type: { name: string } | null;
}

/** The plate of a configuration: its drawing, spaceplanes from the side as well, or the outline of what has none yet. */
export function plateOf(context: SiteContext, configuration: PlateSubject): Plate {
  const drawing = figureOf({ ...configuration, type: configuration.type?.name ?? null });
  const side = drawing.view === 'plan' ? sideViewOf(drawing) : null;
  return createPlate(context, configuration, side ? [drawing, side] : [drawing]);
}

/** The same, with the known parts of the craft beside it. */
export function plateWithParts(context: SiteContext, configuration: PlateSubject): Plate {
  const plate = plateOf(context, configuration);
  const [, , width = 0, height = 0] = plate.viewBox.split(' ').map(Number);
  return { ...plate, parts: placed(drawingParts(configuration), width, height) };
}

/** Metres between two labels of a ladder: the smallest round step that needs no more than six. */
function ladderStep(height: number): number {
  let step = 2;
  while (step * 6 < height) step *= String(step).startsWith('2') ? 2.5 : 2;
  return step;
}

/** Round scales for paper: the largest that fits a column of A4. */
function paperScale(height: number): number {
  if (height <= 12) return 100;
  if (height <= 25) return 250;
  return Math.max(400, Math.ceil(height / 20) * 100);
}

/** What is drawn. */
interface Drawn {
  /** An id or a name for the file. */
  id: number | string;
  name: string;
  /** Metres, as the record has it. */
  height: number | null;
  /** What that height is of where it is not the craft. */
  heightOf?: string | null;
}

/**
 * The plate of some drawings, side by side.
 *
 * @param drawings - the drawings, largest view first
 */
export function createPlate(
  { routes }: SiteContext,
  { id, name, height: recorded, heightOf }: Drawn,
  drawings: readonly [Drawing, ...Drawing[]],
): Plate {
  const [main] = drawings;
  const stand = createStand(drawings);
  const [, , width = 0, height = 0] = stand.viewBox.split(' ').map(Number);
  const scale = stand.ladder ? paperScale(main.length) : null;
  const pixels = scale === null ? 1 : PIXELS_PER_CM / scale;
  return {
    ...stand,
    src: routes.plate(id),
    width: Math.round((width * pixels) / (stand.ladder ? 1 - LADDER_SHARE : 1)),
    height: Math.round((height * pixels) / (1 - 2 * AIR_SHARE)),
    scale: scale === null ? null : `1:${scale}`,
    parts: [],
    outline: main.outline !== null,
    alternative: alternative(name, main),
    caption: caption(drawings, recorded, heightOf ?? null),
  };
}

/** Drawings on one ground, side by side, with a person and a ladder of metres where their size is known. */
export function createStand(drawings: readonly [Drawing, ...Drawing[]]): Stand {
  const scaled = drawings[0].outline !== 'neither';
  const tallest = Math.max(...drawings.map((drawing) => standingHeight(drawing.box)), scaled ? person.height * 100 : 0);
  const step = ladderStep(tallest / 100);
  const top = scaled ? Math.ceil(tallest / 100 / (step / 2)) * (step / 2) * 100 : tallest;
  const gap = Math.max(40, Math.round(top * 0.05));

  let x = gap;
  const figures: PlacedFigure[] = [];
  const place = (kind: PlacedFigure['class'], { box, paths }: Pick<Drawing, 'box' | 'paths'>) => {
    const height = standingHeight(box);
    figures.push({ class: kind, x, y: top - height, width: box[2], height: box[3], viewBox: box.join(' '), paths });
    x += box[2] + gap;
  };
  // A person beside an unknown size would give it one.
  if (scaled) place('person', person);
  for (const drawing of drawings) place('craft', drawing);
  return { viewBox: `0 0 ${x} ${top}`, figures, ladder: scaled ? ladder(top / 100, step) : null };
}

/** Pixels of CSS in a centimetre of paper. */
const PIXELS_PER_CM = 96 / 2.54;

/** Labels and dark fields of a ladder of metres. */
export function ladder(metres: number, step: number): NonNullable<Stand['ladder']> {
  const labels = [];
  for (let at = 0; at <= metres; at += step) {
    const unit = at + step > metres ? '\u00a0m' : '';
    labels.push({ at: percent(1 - at / metres), label: `${at}${unit}` });
  }
  const fields = [];
  const field = step / 2;
  for (let at = 0; at < metres; at += step) {
    fields.push({ at: percent(1 - Math.min(at + field, metres) / metres), height: percent(field / metres) });
  }
  return { labels, fields };
}

/** Pixels of a plate beside its parts where a page has two columns, and the tallest that it gets. */
const PLATE_WIDTH = 460;
const PLATE_HEIGHT = 540;

/** Pixels of a line of a callout. */
const LINE = 18;

function placed(parts: readonly DrawingPart[], width: number, top: number): PlatePart[] {
  const pixels = Math.min(PLATE_HEIGHT, (PLATE_WIDTH * top) / width);
  const at = (metres: number) => percent(Math.max(0, 1 - (metres * 100) / top));
  return parts.map(({ name, note, from, to, length, confidence }) => {
    const room = (((to - from) * 100) / top) * pixels;
    return {
      name,
      length: `${formatMetres(length)}${note && ` ${note}`}${confidence === 'low' ? ', estimated' : ''}`,
      from: at(from),
      to: at(to),
      middle: at((from + to) / 2),
      lines: room >= 2 * LINE ? 2 : room >= LINE ? 1 : 0,
    };
  });
}

const views = { side: 'from the side', plan: 'from above', front: 'from the front' } as const;

function alternative(name: string, drawing: Drawing): string {
  const { outline } = drawing;
  if (outline === 'neither') return `Hatched outline in place of a drawing of ${name}, whose size is not recorded.`;
  const [length, width] = [`${formatMetres(drawing.length)} long`, `${formatMetres(drawing.width)} wide`];
  const size = outline === 'height' ? length : outline === 'diameter' ? width : `${length} and ${width}`;
  if (outline !== null) {
    return `Hatched outline of ${name}, ${size}, beside a person of 1.8 m; there is no drawing yet.`;
  }
  const traits = drawing.shows.length > 0 ? `: ${formatList(drawing.shows)}` : '';
  return `Line drawing of ${name} ${views[drawing.view]}${traits}. ${size} as drawn, beside a person of 1.8 m.`;
}

const outlineCaptions = {
  both: 'Outline from the recorded height and diameter; no drawing yet.',
  height: 'Outline from the recorded height; the diameter is not recorded, and there is no drawing yet.',
  diameter: 'Outline from the recorded diameter; the height is not recorded, and there is no drawing yet.',
  neither: 'Size not recorded: an outline of its type, to no scale; no drawing yet.',
} as const satisfies Record<NonNullable<Drawing['outline']>, string>;

function caption(
  drawings: readonly [Drawing, ...Drawing[]],
  recorded: number | null,
  heightOf: string | null,
): string[] {
  const [main] = drawings;
  if (main.outline !== null) return [outlineCaptions[main.outline]];
  const seen = formatList(drawings.map((drawing) => views[drawing.view]));
  const parts = [`Drawn ${seen}: ${formatMetres(main.length)} long, ${formatMetres(main.width)} across.`];
  if (recorded !== null && (heightOf !== null || Math.abs(recorded - main.length) >= 0.1)) {
    const what = heightOf === null ? '' : `, that of ${heightOf}`;
    parts.push(`The record’s height is ${formatMetres(recorded)}${what}.`);
  }
  if (main.note) parts.push(main.note);
  if (partlyEstimated(main) && !speaksOfEstimates(main.note)) parts.push('Dimensions partly estimated.');
  return parts;
}

function percent(fraction: number): string {
  return `${round(fraction * 100)}%`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
