/** Where everything stands on a card: words as satori's elements, drawings as SVG. In pixels of 1200 by 630. */
import type { Card, CardPlate } from '#views/card.ts';

import { colours } from './colours.ts';
import { fontFamily } from './fonts.ts';

export const CARD_WIDTH = 1200;
export const CARD_HEIGHT = 630;

const MARGIN = 60;
const GROUND = 548;
/** Room for the numbers of the ladder. */
const LADDER = 64;

/** An element as satori takes it. */
export interface Element {
  type: 'div';
  props: { style: Readonly<Record<string, string | number>>; children?: string | readonly Element[] };
}

/** A rectangle in pixels. */
interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Where the drawings of a card stand: their feet on the lower edge. */
function stageOf({ layout, plate }: Card): Box | null {
  if (!plate) return null;
  if (layout === 'shelf') return { x: MARGIN, y: 318, width: CARD_WIDTH - 2 * MARGIN, height: GROUND - 318 };
  const [width, height] = sizeOf(plate);
  const wanted = Math.min(560, Math.max(330, LADDER + 20 + (width / height) * (GROUND - 90)));
  return { x: CARD_WIDTH - MARGIN - wanted, y: 90, width: wanted, height: GROUND - 90 };
}

/** The words of a card. */
export function wordsOf(card: Card): Element {
  const stage = stageOf(card);
  return box(
    { width: CARD_WIDTH, height: CARD_HEIGHT, backgroundColor: colours.paper, color: colours.ink, fontFamily },
    [
      box({ ...at(MARGIN + 42, 40), fontSize: 25, fontWeight: 700 }, 'Spacecraft Atlas'),
      ...(card.layout === 'shelf' ? shelfWords(card) : recordWords(card, stage)),
      ...(stage && card.plate ? ladderWords(card.plate, stage) : []),
    ],
  );
}

function recordWords({ name, line, now, facts }: Card, stage: Box | null): Element[] {
  const width = (stage ? stage.x - 44 : CARD_WIDTH - MARGIN) - MARGIN;
  return [
    box({ ...at(MARGIN, 104), width, flexDirection: 'column' }, [
      clamped(name, 3, {
        fontSize: nameSize(name, width),
        fontWeight: 700,
        lineHeight: 1.08,
        letterSpacing: '-0.02em',
      }),
      ...(line ? [clamped(line, 2, { fontSize: 30, lineHeight: 1.3, color: colours['ink-2'], marginTop: 16 })] : []),
      ...(now ? [box({ fontSize: 28, fontWeight: 700, color: colours.now, marginTop: 14 }, now)] : []),
    ]),
    box(
      { position: 'absolute', left: MARGIN, bottom: CARD_HEIGHT - GROUND, width, flexDirection: 'column' },
      facts.map(({ label, value }, index) =>
        box(
          {
            width,
            alignItems: 'baseline',
            paddingTop: 12,
            paddingBottom: index === facts.length - 1 ? 0 : 12,
            ...(index > 0 && { borderTop: `1px solid ${colours.rule}` }),
          },
          [
            box({ width: 205, flexShrink: 0, fontSize: 24, color: colours['ink-2'] }, label),
            clamped(value, 1, { fontSize: 29, fontWeight: 700, width: width - 205 }),
          ],
        ),
      ),
    ),
  ];
}

function shelfWords({ name, line }: Card): Element[] {
  const width = CARD_WIDTH - 2 * MARGIN;
  const size = nameSize(name, width);
  return [
    box({ ...at(MARGIN, 98), width, flexDirection: 'column' }, [
      clamped(name, size > 60 ? 1 : 2, { fontSize: size, fontWeight: 700, lineHeight: 1.1, letterSpacing: '-0.02em' }),
      clamped(line, size > 60 ? 3 : 2, { fontSize: 27, lineHeight: 1.35, color: colours['ink-2'], marginTop: 14 }),
    ]),
  ];
}

/** Names as large as their length allows: the long ones break over three lines at most. */
function nameSize(name: string, width: number): number {
  const longest = Math.max(...name.split(/\s+/).map((word) => word.length));
  const wide = width > 900;
  for (const size of [84, 72, 60, 50]) {
    const perLine = width / (size * 0.56);
    const lines = wide ? 1 : size > 60 ? 2 : 3;
    if (longest <= perLine && name.length <= perLine * lines * (lines === 1 ? 1 : 0.85)) return size;
  }
  return 44;
}

function ladderWords(plate: CardPlate, stage: Box): Element[] {
  const { top, height } = placed(plate, stage);
  return plate.ladder.labels.map(({ at: share, label }) =>
    box(
      {
        position: 'absolute',
        left: stage.x,
        top: top + (parseFloat(share) / 100) * height - 12,
        width: LADDER - 16,
        justifyContent: 'flex-end',
        fontSize: 18,
        lineHeight: 1.3,
        color: colours['ink-3'],
      },
      label,
    ),
  );
}

/** The drawings of a card, its ladder and its mark, as SVG in the card's pixels. */
export function picturesOf(card: Card): string {
  const stage = stageOf(card);
  return MARK + (stage && card.plate ? standing(card.plate, stage) : '');
}

/** The mark of the site, as on its icon. */
const MARK =
  `<g transform="translate(${MARGIN - 4} 36) scale(1.15)">` +
  `<path fill="${colours.now}" d="M16 4c4 3 6 7 6 12H10c0-5 2-9 6-12z"/>` +
  `<path fill="${colours.ink}" d="M10 17h12l3 5H7zM3 25h7v4H3zM16 25h7v4h-7z"/>` +
  `<path fill="none" stroke="${colours.ink}" d="M3.5 25.5h25v3h-25z"/></g>`;

function sizeOf({ viewBox }: CardPlate): [width: number, height: number] {
  const [, , width = 1, height = 1] = viewBox.split(' ').map(Number);
  return [width, height];
}

/** The largest scale at which the drawings fit, and where their upper edge and left side then are. */
function placed(plate: CardPlate, stage: Box): { scale: number; left: number; top: number; height: number } {
  const [width, tall] = sizeOf(plate);
  const room = stage.width - LADDER;
  const scale = Math.min(room / width, stage.height / tall);
  const height = tall * scale;
  const left = stage.x + LADDER + (room - width * scale) / 2;
  return { scale, left, top: stage.y + stage.height - height, height };
}

function standing(plate: CardPlate, stage: Box): string {
  const { scale, left, top, height } = placed(plate, stage);
  const x = stage.x + LADDER - 8;
  const end = stage.x + stage.width;
  const lines = plate.ladder.labels
    .slice(1)
    .map(({ at: share }) => `M${x} ${round(top + (parseFloat(share) / 100) * height)}H${end}`);
  const fields = plate.ladder.fields.map(
    (field) =>
      `M${x} ${round(top + (parseFloat(field.at) / 100) * height)}h6v${round((parseFloat(field.height) / 100) * height)}h-6z`,
  );
  const figures = plate.figures.map(
    (figure) =>
      `<svg class="${figure.class}" x="${figure.x}" y="${figure.y}" width="${figure.width}" height="${figure.height}" viewBox="${figure.viewBox}" overflow="visible">${figure.paths}</svg>`,
  );
  return (
    `<style>${figureStyle(scale)}</style>` +
    `<path fill="none" stroke="${colours.rule}" d="${lines.join('')}"/>` +
    `<path fill="${colours.paper}" stroke="${colours.ink}" d="M${x} ${round(top)}h6v${round(height)}h-6z"/>` +
    `<path fill="${colours.ink}" d="${fields.join('')}"/>` +
    `<path stroke="${colours.ink}" stroke-width="2" d="M${x} ${GROUND + 1}H${end}"/>` +
    `<g transform="translate(${round(left)} ${round(top)}) scale(${round(scale)})">${figures.join('')}</g>`
  );
}

/** The rules of the site's drawings, with the weights of lines in centimetres of the drawing. */
function figureStyle(scale: number): string {
  const outline = (scale * 100 > 14 ? 1.5 : 0.9) / scale;
  const weight = (share: number) => `stroke-width:${round(outline * share)}`;
  return [
    `.craft path{stroke:${colours.ink};${weight(1)};stroke-linejoin:round;stroke-linecap:round}`,
    `.craft .h{fill:${colours.sheet}}`,
    `.craft .b{fill:${colours.buff}}`,
    `.craft .s{fill:${colours.shade}}`,
    `.craft .c{fill:${colours.cell}}`,
    `.craft .w,.craft .o{fill:${colours.ink};stroke:none}`,
    `.craft .e{fill:none;${weight(0.7)}}`,
    `.craft .f{fill:none;${weight(0.39)};opacity:.7}`,
    `.craft .m{fill:none;${weight(0.39)};opacity:.5}`,
    `.craft .k{fill:none;stroke:${colours['cell-line']};${weight(0.35)}}`,
    `.craft .g{fill:none;stroke:${colours['ink-3']};${weight(0.7)};stroke-dasharray:${round(4 / scale)}}`,
    `.person{fill:${colours.now}}`,
  ].join('');
}

function box(style: Element['props']['style'], children: string | readonly Element[]): Element {
  // satori measures without the padding unless told otherwise.
  return { type: 'div', props: { style: { display: 'flex', boxSizing: 'border-box', ...style }, children } };
}

/** Text that ends with an ellipsis when it needs more lines, and that breaks words rather than leave its place. */
function clamped(text: string, lines: number, style: Element['props']['style']): Element {
  return box({ ...style, display: 'block', wordBreak: 'break-word', lineClamp: lines }, text);
}

function at(left: number, top: number): Record<string, string | number> {
  return { position: 'absolute', left, top };
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
