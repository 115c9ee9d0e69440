/** The words of a card, as elements for satori. */
import { site } from '#site.ts';
import type { Card, CardPlate } from '#views/card.ts';

import { cardColours } from './colours.ts';
import { fontFamily } from './fonts.ts';
import { CARD_HEIGHT, CARD_WIDTH, GROUND, LADDER, MARGIN, placeDrawing, drawingBoxOf } from './stage.ts';
import type { Box } from './stage.ts';

/** An element as satori takes it. */
export interface SatoriElement {
  type: 'div';
  props: { style: Readonly<Record<string, string | number>>; children?: string | readonly SatoriElement[] };
}

/** The words of a card. */
export function textElement(card: Card): SatoriElement {
  const stage = drawingBoxOf(card);
  return box(
    { width: CARD_WIDTH, height: CARD_HEIGHT, backgroundColor: cardColours.paper, color: cardColours.ink, fontFamily },
    [
      box({ ...at(MARGIN + 42, 40), fontSize: 25, fontWeight: 700 }, site.name),
      ...(card.now ? [box({ ...rightAt(40), fontSize: 27, fontWeight: 700, color: cardColours.now }, card.now)] : []),
      ...(card.layout === 'shelf' ? shelfText(card) : recordText(card, stage)),
      ...(stage && card.plate ? [...ladderText(card.plate, stage), scaleNote(card.plate)] : []),
    ],
  );
}

function recordText({ name, line, facts }: Card, stage: Box | null): SatoriElement[] {
  const width = (stage ? stage.x - 44 : CARD_WIDTH - MARGIN) - MARGIN;
  const { size } = nameFit(name, width);
  return [
    box({ ...at(MARGIN, 104), width, flexDirection: 'column' }, [
      clamped(name, 3, { fontSize: size, fontWeight: 700, lineHeight: 1.08, letterSpacing: '-0.02em' }),
      clamped(line, 2, { ...LINE, fontSize: 30 }),
    ]),
    box(
      { position: 'absolute', left: MARGIN, bottom: CARD_HEIGHT - GROUND, width, flexDirection: 'column' },
      facts.map((fact, index) => factRow(fact, width, index > 0, index === facts.length - 1)),
    ),
  ];
}

function factRow({ label, value }: Card['facts'][number], width: number, ruled: boolean, last: boolean): SatoriElement {
  return box(
    {
      width,
      alignItems: 'baseline',
      paddingTop: 11,
      paddingBottom: last ? 0 : 11,
      ...(ruled && { borderTop: `1px solid ${cardColours.rule}` }),
    },
    [
      box({ width: 205, flexShrink: 0, fontSize: 24, color: cardColours['ink-2'] }, label),
      clamped(value, 1, { fontSize: 29, fontWeight: 700, width: width - 205 }),
    ],
  );
}

function shelfText({ name, line }: Card): SatoriElement[] {
  const width = CARD_WIDTH - 2 * MARGIN;
  const { size, lines } = nameFit(name, width, SHELF_SIZES);
  return [
    box({ ...at(MARGIN, 92), width, flexDirection: 'column' }, [
      clamped(name, 2, { fontSize: size, fontWeight: 700, lineHeight: 1.1, letterSpacing: '-0.02em' }),
      clamped(line, lines === 1 ? 3 : 2, { ...LINE, fontSize: 27 }),
    ]),
  ];
}

/** The line under a name. */
const LINE = { lineHeight: 1.3, color: cardColours['ink-2'], marginTop: 14 } as const;

/** Sizes of a name, each with the lines that there is room for. */
const NAME_SIZES = [
  { size: 84, lines: 1 },
  { size: 72, lines: 1 },
  { size: 62, lines: 1 },
  { size: 76, lines: 2 },
  { size: 64, lines: 2 },
  { size: 52, lines: 3 },
  { size: 44, lines: 3 },
] as const;

/** The same above a shelf, where a name has less height. */
const SHELF_SIZES = [
  { size: 76, lines: 1 },
  { size: 64, lines: 1 },
  { size: 54, lines: 1 },
  { size: 54, lines: 2 },
  { size: 44, lines: 2 },
] as const;

/** The largest size at which a name is likely to fit, and how many lines it is likely to take. */
function nameFit(
  name: string,
  width: number,
  sizes: readonly { size: number; lines: number }[] = NAME_SIZES,
): { size: number; lines: number } {
  for (const { size, lines } of sizes) {
    const taken = linesOf(name, width / (size * 0.55));
    if (taken <= lines) return { size, lines: taken };
  }
  return { size: 44, lines: 3 };
}

/** Lines that a text takes when words are kept whole; more than any card has where one is too long for a line. */
function linesOf(text: string, perLine: number): number {
  let lines = 1;
  let used = 0;
  for (const { length } of text.split(/\s+/)) {
    if (length > perLine) return Infinity;
    if (used > 0 && used + 1 + length > perLine) {
      lines += 1;
      used = length;
    } else {
      used += (used > 0 ? 1 : 0) + length;
    }
  }
  return lines;
}

/** Under the ground, as a drawing's caption. */
function scaleNote({ ladder, outline }: CardPlate): SatoriElement {
  return box(
    { ...rightAt(GROUND + 14), fontSize: 19, color: cardColours['ink-3'] },
    !ladder
      ? 'An outline, its size not recorded'
      : `${outline ? 'Outline from its dimensions' : 'Drawn to scale'}, beside a person of 1.8\u00a0m`,
  );
}

function ladderText(plate: CardPlate, stage: Box): SatoriElement[] {
  const { top, height } = placeDrawing(plate, stage);
  return (plate.ladder?.labels ?? []).map(({ at: share, label }) =>
    box(
      {
        position: 'absolute',
        left: stage.x,
        top: top + (parseFloat(share) / 100) * height - 12,
        width: LADDER - 16,
        justifyContent: 'flex-end',
        fontSize: 18,
        lineHeight: 1.3,
        color: cardColours['ink-3'],
      },
      label,
    ),
  );
}

function box(style: SatoriElement['props']['style'], children: string | readonly SatoriElement[]): SatoriElement {
  // satori measures without the padding unless told otherwise.
  return { type: 'div', props: { style: { display: 'flex', boxSizing: 'border-box', ...style }, children } };
}

/** Text that ends with an ellipsis when it needs more lines, and that breaks words rather than leave its place. */
function clamped(text: string, lines: number, style: SatoriElement['props']['style']): SatoriElement {
  return box({ ...style, display: 'block', wordBreak: 'break-word', lineClamp: lines }, text);
}

function at(left: number, top: number): Record<string, string | number> {
  return { position: 'absolute', left, top };
}

function rightAt(top: number): Record<string, string | number> {
  return { position: 'absolute', right: MARGIN, top };
}
