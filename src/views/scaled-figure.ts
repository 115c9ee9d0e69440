/** A drawing among others to one scale: one em is one metre. */
import type { SiteContext } from '#context.ts';
import type { Drawing } from '#drawings/drawings.ts';

import type { Link } from './shared.ts';

/** A craft on a shelf, with its drawing where there is one. */
export interface ShelfItem extends Link {
  text?: string;
  drawing: ScaledFigure | null;
}

/** A drawing as a picture of its own; lengths in em. */
export interface ScaledFigure {
  src: string;
  width: string;
  /** The part above the ground. */
  height: string;
  /** The whole picture, with what reaches below the ground. */
  whole: string;
}

/**
 * A drawing to scale.
 *
 * @param drawing - the drawing
 * @param standing - centimetres above the ground
 * @param scale - centimetres that are one em
 */
export function scaledFigure(
  { routes }: SiteContext,
  { name, box: [, , width, height] }: Pick<Drawing, 'name' | 'box'>,
  standing: number = height,
  scale = 100,
): ScaledFigure {
  const em = (length: number) => `${Math.round((length / scale) * 1000) / 1000}em`;
  return { src: routes.drawing(name), width: em(width), height: em(standing), whole: em(height) };
}
