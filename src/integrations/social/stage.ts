/** The measures of a card, in pixels, and where on it the drawings stand. */
import type { Card, CardPlate } from '#views/card.ts';

export const CARD_WIDTH = 1200;
export const CARD_HEIGHT = 630;
export const MARGIN = 60;
/** The line on which drawings stand. */
export const GROUND = 548;
/** Where the drawings of a shelf begin. */
export const SHELF = 334;
/** Room for the ladder of metres and its numbers. */
export const LADDER = 64;
/** Most that drawings are moved apart where there is room. */
const MOST_AIR = 80;

/** A rectangle in pixels. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Where the drawings of a card stand: their feet on the lower edge. */
export function drawingBoxOf({ layout, plate }: Card): Box | null {
  if (!plate) return null;
  if (layout === 'shelf') return { x: MARGIN, y: SHELF, width: CARD_WIDTH - 2 * MARGIN, height: GROUND - SHELF };
  const [width, height] = sizeOf(plate);
  const wanted = Math.min(560, Math.max(330, LADDER + 20 + (width / height) * (GROUND - 90)));
  return { x: CARD_WIDTH - MARGIN - wanted, y: 90, width: wanted, height: GROUND - 90 };
}

/** Drawings in their place. */
export interface PlacedDrawing {
  /** Pixels to a centimetre. */
  scale: number;
  /** Left side of the first drawing. */
  left: number;
  /** Upper end of the ladder. */
  top: number;
  height: number;
  /** Pixels between two drawings, beside their own distance. */
  air: number;
}

/** The largest scale at which the drawings of a plate fit, and where they then are. */
export function placeDrawing(plate: CardPlate, stage: Box): PlacedDrawing {
  const [width, tall] = sizeOf(plate);
  const room = stage.width - LADDER;
  const scale = Math.min(room / width, stage.height / tall);
  const free = room - width * scale;
  const air = Math.min(free / (plate.figures.length + 1), MOST_AIR);
  const height = tall * scale;
  const left = stage.x + LADDER + (free - air * (plate.figures.length - 1)) / 2;
  return { scale, left, top: stage.y + stage.height - height, height, air };
}

function sizeOf({ viewBox }: CardPlate): [width: number, height: number] {
  const [, , width = 1, height = 1] = viewBox.split(' ').map(Number);
  return [width, height];
}
