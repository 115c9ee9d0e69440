/**
 * The sixteen colours of the cards. A picture of sixteen colours needs half a byte a pixel; left to choose them for each
 * card, an encoder gives up the accent, of which there is little, for one more grey.
 */
import { cardColours } from './colours.ts';

type Rgb = readonly [red: number, green: number, blue: number];

const { paper, ink, now, sheet, cell, buff } = cardColours;

/** From paper to ink for the edges of letters and lines, then what is neither. */
const palette: readonly Rgb[] = [
  ...Array.from({ length: 9 }, (_, step) => between(paper, ink, step / 8)),
  rgb(sheet),
  rgb(now),
  between(paper, now, 0.5),
  rgb(cell),
  between(cell, ink, 0.5),
  rgb(buff),
  between(buff, ink, 0.35),
];

/** What became of a colour, for all cards of a build: the same few thousand blends come again and again. */
const known = new Map<number, number>();

/**
 * Gives every pixel the nearest colour of the palette.
 *
 * @param pixels - red, green and blue of each pixel, changed in place
 */
export function toPalette(pixels: Uint8Array): void {
  let last = -1;
  let nearest = 0;
  for (let at = 0; at + 2 < pixels.length; at += 3) {
    const colour = ((pixels[at] ?? 0) << 16) | ((pixels[at + 1] ?? 0) << 8) | (pixels[at + 2] ?? 0);
    if (colour !== last) {
      last = colour;
      nearest = known.get(colour) ?? remember(colour);
    }
    pixels[at] = nearest >> 16;
    pixels[at + 1] = (nearest >> 8) & 255;
    pixels[at + 2] = nearest & 255;
  }
}

function remember(colour: number): number {
  const [red, green, blue] = [colour >> 16, (colour >> 8) & 255, colour & 255];
  const distance = ([r, g, b]: Rgb) => (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2;
  const [r, g, b] = palette.reduce((best, each) => (distance(each) < distance(best) ? each : best));
  const nearest = (r << 16) | (g << 8) | b;
  known.set(colour, nearest);
  return nearest;
}

function rgb(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

function between(from: string, to: string, share: number): Rgb {
  const [a, b] = [rgb(from), rgb(to)];
  const blend = (index: 0 | 1 | 2) => Math.round(a[index] + (b[index] - a[index]) * share);
  return [blend(0), blend(1), blend(2)];
}
