/**
 * The drawings to scale: one SVG file a configuration, in centimetres, coloured by the page's own tokens. See the index
 * for what is estimated.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

import { drawingFaults } from './check.ts';
import { outlineOf } from './outline.ts';
import type { Outline, OutlineFacts } from './outline.ts';

/** Where the files stand, from the root of the project. */
const FOLDER = join('src', 'drawings');

const box = z.tuple([z.number(), z.number(), z.number(), z.number()]);

const entry = z.strictObject({
  file: z.string().regex(/^[a-z0-9-]+\.svg$/),
  view: z.enum(['side', 'plan', 'front']),
  length_m: z.number().positive(),
  width_m: z.number().positive(),
  viewBox: box,
  note: z.string(),
  confidence: z.enum(['high', 'medium', 'low']),
  shows: z.array(z.string()).optional(),
});

const indexSchema = z.strictObject({
  unit: z.string(),
  configurations: z.record(z.string().regex(/^\d+$/), entry),
  variants: z.record(z.string(), entry),
});

/** Metres above the lowest edge of the drawing. */
const above = z.number().nonnegative();

const partsSchema = z.strictObject({
  unit: z.string(),
  configurations: z.record(
    z.string().regex(/^\d+$/),
    z
      .array(
        z.strictObject({
          name: z.string().min(1),
          note: z.string(),
          from: above,
          to: above,
          length: z.number().positive(),
          confidence: z.enum(['high', 'medium', 'low']),
        }),
      )
      .min(1),
  ),
});

/** A part of a craft's main body: its name, what belongs to it, where it stands above the ground, its length, in metres. */
export type DrawingPart = z.infer<typeof partsSchema>['configurations'][string][number];

/** A drawing that is not as the index says. */
export class DrawingError extends Error {
  override name = 'DrawingError' as const;
}

/** A drawing: what its file holds and what the index says about it. */
export interface Drawing {
  /** Name of the file without its ending; of an outline, what its file is to be called. */
  name: string;
  view: 'side' | 'plan' | 'front';
  /** Metres along the axis, as drawn. */
  length: number;
  /** Metres across the axis, as drawn. */
  width: number;
  /** The file's viewBox, in centimetres; the ground is at y = 0. */
  box: readonly [x: number, y: number, width: number, height: number];
  /** The paths in the file, as markup. */
  paths: string;
  note: string;
  confidence: 'high' | 'medium' | 'low';
  /** Visible traits, for the text alternative. */
  shows: readonly string[];
  /** For the outline of what has no drawing yet: which of its sizes are recorded. Null for a drawing. */
  outline: Outline['recorded'] | null;
}

const index = readIndex('index.json', indexSchema);
const parts = readIndex('parts.json', partsSchema);
const cache = new Map<string, string>();

/** The drawing of a configuration, or null where there is none yet. */
export function drawingOf(configuration: { id: number } | null): Drawing | null {
  const found = configuration && index.configurations[String(configuration.id)];
  return found ? read(found) : null;
}

/**
 * The drawing of a configuration; its outline where there is none yet.
 *
 * @param configuration - its id, size in metres and type
 */
export function figureOf(configuration: { id: number } & OutlineFacts): Drawing {
  return drawingOf(configuration) ?? outlineDrawing(`outline-${configuration.id}`, outlineOf(configuration));
}

/** The known parts of a configuration's main body, nose first; none where nobody wrote them down. */
export function drawingParts({ id }: { id: number }): readonly DrawingPart[] {
  return parts.configurations[String(id)] ?? [];
}

/** Whether some of a drawing's dimensions are estimates: it says so itself, or is sure of little. */
export function partlyEstimated({ confidence, note }: Drawing): boolean {
  return confidence === 'low' || speaksOfEstimates(note);
}

/** Whether a note says that something is estimated. */
export function speaksOfEstimates(note: string): boolean {
  return /\bestimated\b|\bguess/i.test(note);
}

/** Below this the margin of a drawing's box is room for its line; above it, the craft itself reaches below its axis. */
const LINE_ROOM = 30;

/** The margin of a box that has no more than room for lines, in centimetres. */
const LINE_MARGIN = 6;

/** Height above the ground of a drawing's upper edge, in centimetres: the margin below the ground is left out. */
export function standingHeight([, y, , height]: Drawing['box']): number {
  return y + height <= LINE_ROOM ? -y : height - LINE_MARGIN;
}

/**
 * Checks every drawing that the index names, the person among them.
 *
 * @throws {@link DrawingError} with a sentence for each fault
 */
export function checkDrawings(): void {
  const listed = [...Object.values(index.configurations), ...Object.values(index.variants)];
  const ids = Object.keys(index.configurations);
  const faults = [
    ...listed.flatMap((each) => drawingFaults(each, textOf(each.file))),
    ...Object.entries(parts.configurations).flatMap(([id, own]) => partFaults(id, own, ids)),
  ];
  if (faults.length > 0) throw new DrawingError([...new Set(faults)].join('\n'));
}

function partFaults(id: string, own: readonly DrawingPart[], ids: readonly string[]): string[] {
  if (!ids.includes(id)) return [`parts.json has parts of the configuration ${id}, which has no drawing.`];
  return own
    .filter(({ from, to }) => to <= from)
    .map(({ name }) => `parts.json has a part of the configuration ${id}, "${name}", that ends below where it begins.`);
}

function textOf(file: string): string | null {
  const path = join(FOLDER, file);
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

function readIndex<Shape>(file: string, schema: z.ZodType<Shape>): Shape {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(join(FOLDER, file), 'utf8'));
  } catch (error) {
    throw new DrawingError(`The drawings' ${file} cannot be read: ${String(error)}`, { cause: error });
  }
  const result = schema.safeParse(content);
  if (result.success) return result.data;
  const faults = result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new DrawingError(`The drawings' ${file} is not as expected.\n${faults.join('\n')}`, { cause: result.error });
}

function outlineDrawing(name: string, { height, width, box: outlineBox, paths, recorded }: Outline): Drawing {
  return {
    name,
    view: 'side',
    length: Math.round(height * 100) / 100,
    width: Math.round(width * 100) / 100,
    box: outlineBox,
    paths,
    note: '',
    confidence: 'low',
    shows: [],
    outline: recorded,
  };
}

/** A drawing by the name of its file, or null where there is none. */
export function drawingNamed(name: string): Drawing | null {
  const file = `${name}.svg`;
  const found = [...Object.values(index.configurations), ...Object.values(index.variants)].find(
    (each) => each.file === file,
  );
  return found ? read(found) : null;
}

/** The same craft from the side, where a plan is what its page shows first and both views help. */
export function sideViewOf(drawing: Drawing): Drawing | null {
  const found = index.variants[`${drawing.name}-side`];
  return found ? read(found) : null;
}

/** The person of 1.8 m who stands beside every drawing. */
export const person = { name: 'person', ...readFile('person.svg'), height: 1.8 };

function read(found: z.infer<typeof entry>): Drawing {
  const { paths } = readFile(found.file);
  return {
    name: found.file.replace(/\.svg$/, ''),
    view: found.view,
    length: found.length_m,
    width: found.width_m,
    box: found.viewBox,
    paths,
    note: found.note,
    confidence: found.confidence,
    shows: found.shows ?? [],
    outline: null,
  };
}

function readFile(file: string): { box: Drawing['box']; paths: string } {
  const text = cache.get(file) ?? readFileSync(join(FOLDER, file), 'utf8');
  cache.set(file, text);
  const match = /^<svg[^>]*viewBox="([^"]+)"[^>]*>([\s\S]*)<\/svg>\s*$/.exec(text);
  if (!match) throw new DrawingError(`The drawing ${file} is not one svg element with a viewBox.`);
  const [, numbers = '', inner = ''] = match;
  return {
    box: box.parse(
      numbers
        .trim()
        .split(/[\s,]+/)
        .map(Number),
    ),
    paths: inner.trim(),
  };
}
