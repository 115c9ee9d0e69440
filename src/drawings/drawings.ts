/**
 * The drawings to scale: one SVG file a configuration, in centimetres, coloured by the page's own tokens. See the index
 * for what is estimated.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

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

/** A drawing that is not as the index says. */
export class DrawingError extends Error {
  override name = 'DrawingError' as const;
}

/** A drawing: what its file holds and what the index says about it. */
export interface Drawing {
  /** Name of the file without its ending. */
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
}

const index = indexSchema.parse(JSON.parse(readFileSync(join(FOLDER, 'index.json'), 'utf8')));
const cache = new Map<string, string>();

/** The drawing of a configuration, or null where there is none yet. */
export function drawingOf(configuration: { id: number } | null): Drawing | null {
  const found = configuration && index.configurations[String(configuration.id)];
  return found ? read(found) : null;
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
export const person = { ...readFile('person.svg'), height: 1.8 };

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
