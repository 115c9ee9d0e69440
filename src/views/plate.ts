/** A drawing on its ground line: person, ladder of metres, caption. Everything in a plate is to one scale. */
import { drawingOf, person, sideViewOf } from '#drawings/drawings.ts';
import type { Drawing } from '#drawings/drawings.ts';
import { listInWords, metresInWords } from '#domain/words.ts';

/** What a plate needs, in centimetres. */
export interface Plate {
  viewBox: string;
  /** Size on paper, to a round scale. */
  paper: { width: string; height: string; scale: string };
  figures: readonly {
    class: 'craft' | 'person';
    x: number;
    y: number;
    width: number;
    height: number;
    viewBox: string;
    paths: string;
  }[];
  /** Metres up the side, from the ground. */
  ladder: { labels: readonly { at: string; label: string }[]; fields: readonly { at: string; height: string }[] };
  /** What the picture shows, for those who do not see it. */
  alternative: string;
  caption: readonly string[];
}

/** The plate of a configuration, or null where there is no drawing of it. Spaceplanes are shown from the side as well. */
export function plateOf(configuration: { id: number; name: string; height: number | null }): Plate | null {
  const drawing = drawingOf(configuration);
  if (!drawing) return null;
  const side = drawing.view === 'plan' ? sideViewOf(drawing) : null;
  return createPlate(configuration.name, side ? [drawing, side] : [drawing], configuration.height);
}

/** Metres between two labels of a ladder. */
function ladderStep(height: number): number {
  return height > 26 ? 10 : height > 9 ? 5 : 2;
}

/** Round scales for paper: the largest that fits a column of A4. */
function paperScale(height: number): number {
  return height <= 12 ? 100 : height <= 40 ? 250 : 400;
}

/**
 * The plate of some drawings, side by side.
 *
 * @param name - what is drawn
 * @param drawings - the drawings, largest view first
 * @param recorded - height in metres that the record gives
 */
export function createPlate(name: string, drawings: readonly [Drawing, ...Drawing[]], recorded: number | null): Plate {
  const [main] = drawings;
  const tallest = Math.max(...drawings.map((drawing) => standing(drawing.box)), person.height * 100);
  const step = ladderStep(tallest / 100);
  const top = Math.ceil(tallest / 100 / (step / 2)) * (step / 2) * 100;
  const gap = Math.max(40, Math.round(top * 0.05));

  let x = gap;
  const figures: Plate['figures'][number][] = [];
  const stand = (kind: 'craft' | 'person', box: Drawing['box'], paths: string) => {
    const height = standing(box);
    figures.push({ class: kind, x, y: top - height, width: box[2], height: box[3], viewBox: box.join(' '), paths });
    x += box[2] + gap;
  };
  stand('person', person.box, person.paths);
  for (const drawing of drawings) stand('craft', drawing.box, drawing.paths);

  const scale = paperScale(main.length);
  return {
    viewBox: `0 0 ${x} ${top}`,
    paper: { width: `${round(x / scale)}cm`, height: `${round(top / scale)}cm`, scale: `1:${scale}` },
    figures,
    ladder: ladder(top / 100, step),
    alternative: alternative(name, main),
    caption: caption(drawings, recorded),
  };
}

/** Below this the margin of a drawing's box is room for its line; above it, the craft itself reaches below its axis. */
const LINE_ROOM = 30;

/** Height above the ground of a drawing's upper edge, in centimetres. */
function standing([, y, , height]: Drawing['box']): number {
  return y + height <= LINE_ROOM ? -y : height - 6;
}

/** Labels and dark fields of a ladder of metres. */
export function ladder(metres: number, step: number): Plate['ladder'] {
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

const views = { side: 'from the side', plan: 'from above', front: 'from the front' } as const;

function alternative(name: string, drawing: Drawing): string {
  const traits = drawing.shows.length > 0 ? `: ${listInWords(drawing.shows)}` : '';
  const size = `${metresInWords(drawing.length)} long and ${metresInWords(drawing.width)} wide as drawn`;
  return `Line drawing of ${name} ${views[drawing.view]}${traits}. ${size}, beside a person of 1.8 m.`;
}

function caption(drawings: readonly Drawing[], recorded: number | null): string[] {
  const [main] = drawings;
  if (!main) return [];
  const seen = listInWords(drawings.map((drawing) => views[drawing.view]));
  const parts = [`Drawn ${seen}: ${metresInWords(main.length)} long, ${metresInWords(main.width)} across.`];
  if (recorded !== null && Math.abs(recorded - main.length) >= 0.1) {
    parts.push(`The record’s height is ${metresInWords(recorded)}.`);
  }
  if (main.note) parts.push(main.note);
  if (main.confidence === 'low') parts.push('Dimensions partly estimated.');
  return parts;
}

function percent(fraction: number): string {
  return `${round(fraction * 100)}%`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
