/** The drawings of a card as SVG. */
import type { Card, CardPlate } from '#views/card.ts';

import { cardColours } from './colours.ts';
import { GROUND, LADDER, MARGIN, placeDrawing, drawingBoxOf } from './stage.ts';
import type { Box } from './stage.ts';

/** The drawings of a card, its ladder and its mark, as SVG in the card's pixels. */
export function picturesOf(card: Card): string {
  const stage = drawingBoxOf(card);
  return MARK + (stage && card.plate ? standing(card.plate, stage) : '');
}

/** The mark of the site, as on its icon. */
const MARK =
  `<g transform="translate(${MARGIN - 4} 36) scale(1.15)">` +
  `<path fill="${cardColours.now}" d="M16 4c4 3 6 7 6 12H10c0-5 2-9 6-12z"/>` +
  `<path fill="${cardColours.ink}" d="M10 17h12l3 5H7zM3 25h7v4H3zM16 25h7v4h-7z"/>` +
  `<path fill="none" stroke="${cardColours.ink}" d="M3.5 25.5h25v3h-25z"/></g>`;

function standing(plate: CardPlate, stage: Box): string {
  const { scale, left, top, height, air } = placeDrawing(plate, stage);
  const x = stage.x + LADDER - 8;
  const end = stage.x + stage.width;
  const lines = (plate.ladder?.labels ?? [])
    .slice(1)
    .map(({ at: share }) => `M${x} ${round(top + (parseFloat(share) / 100) * height)}H${end}`);
  const fields = (plate.ladder?.fields ?? []).map(
    (field) =>
      `M${x} ${round(top + (parseFloat(field.at) / 100) * height)}h6v${round((parseFloat(field.height) / 100) * height)}h-6z`,
  );
  const figures = plate.figures.map(
    (figure, index) =>
      `<svg class="${figure.class}" x="${round(figure.x + (index * air) / scale)}" y="${figure.y}" width="${figure.width}" height="${figure.height}" viewBox="${figure.viewBox}" overflow="visible">${figure.paths}</svg>`,
  );
  return (
    `<style>${figureStyle(scale)}</style>` +
    `<path fill="none" stroke="${cardColours.rule}" d="${lines.join('')}"/>` +
    (plate.ladder
      ? `<path fill="${cardColours.paper}" stroke="${cardColours.ink}" d="M${x} ${round(top)}h6v${round(height)}h-6z"/>`
      : '') +
    `<path fill="${cardColours.ink}" d="${fields.join('')}"/>` +
    `<path stroke="${cardColours.ink}" stroke-width="2" d="M${x} ${GROUND + 1}H${end}"/>` +
    `<g transform="translate(${round(left)} ${round(top)}) scale(${scale.toFixed(6)})">${figures.join('')}</g>`
  );
}

/** The rules of the site's drawings, with the weights of lines in centimetres of the drawing. */
function figureStyle(scale: number): string {
  const outline = (scale * 100 > 14 ? 1.5 : 0.9) / scale;
  const weight = (share: number) => `stroke-width:${round(outline * share)}`;
  return [
    `.craft path{stroke:${cardColours.ink};${weight(1)};stroke-linejoin:round;stroke-linecap:round}`,
    `.craft .h{fill:${cardColours.sheet}}`,
    `.craft .b{fill:${cardColours.buff}}`,
    `.craft .s{fill:${cardColours.shade}}`,
    `.craft .c{fill:${cardColours.cell}}`,
    `.craft .w,.craft .o{fill:${cardColours.ink};stroke:none}`,
    `.craft .e{fill:none;${weight(0.7)}}`,
    `.craft .f{fill:none;${weight(0.39)};opacity:.7}`,
    `.craft .m{fill:none;${weight(0.39)};opacity:.5}`,
    `.craft .k{fill:none;stroke:${cardColours['cell-line']};${weight(0.35)}}`,
    `.craft .g{fill:none;stroke:${cardColours['ink-3']};${weight(0.7)};stroke-dasharray:${round(4 / scale)}}`,
    `.person{fill:${cardColours.now}}`,
  ].join('');
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
