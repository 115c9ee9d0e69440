/** A card as a picture: words by satori, drawings as they are, all of it by sharp. */
import satori from 'satori';
import sharp from 'sharp';

import type { Card } from '#views/card.ts';

import { picturesOf } from './figures.ts';
import { fonts } from './fonts.ts';
import { toPalette } from './palette.ts';
import { CARD_HEIGHT, CARD_WIDTH } from './stage.ts';
import { textElement } from './text.ts';

/**
 * The picture of a card, 1200 by 630 pixels; the same card gives the same bytes on every machine.
 *
 * @returns a PNG
 */
export async function drawCard(card: Card): Promise<Buffer> {
  const words = await writeWords(card);
  const svg = words.replace(/<\/svg>\s*$/, () => `${picturesOf(card)}</svg>`);
  const { data, info } = await sharp(Buffer.from(svg)).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  toPalette(data);
  return sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } })
    .png({ palette: true, colours: 16, effort: 1, dither: 0 })
    .toBuffer();
}

/** The words of a card as SVG, without the characters for which the typeface has no sign. */
async function writeWords(card: Card): Promise<string> {
  const missing = new Set<string>();
  const svg = await write(card, missing);
  return missing.size === 0 ? svg : write(withoutMissing(card, missing), new Set());
}

function write(card: Card, missing: Set<string>): Promise<string> {
  return satori(textElement(card), {
    width: CARD_WIDTH,
    height: CARD_HEIGHT,
    fonts,
    // Asked for what no font has, with each character once; it gets no other font.
    loadAdditionalAsset: (_language, characters) => {
      for (const character of characters) if (character > LAST_OF_ASCII) missing.add(character);
      return Promise.resolve([]);
    },
  });
}

/** Every font has these; where one is reported, it is part of an emoji, and may stand elsewhere by itself. */
const LAST_OF_ASCII = '\u007f';

/**
 * A card without some characters; a name of which no letter or digit is left gives way to the card's other name.
 *
 * @param missing - characters that cannot be written
 */
export function withoutMissing(card: Card, missing: ReadonlySet<string>): Card {
  const clean = (text: string) =>
    Array.from(text)
      .filter((character) => !missing.has(character))
      .join('')
      .replaceAll(/\s+/g, ' ')
      .trim();
  const name = clean(card.name);
  return {
    ...card,
    name: /[\p{L}\p{N}]/u.test(name) ? name : clean(card.otherName),
    line: clean(card.line),
    facts: card.facts.map(({ label, value }) => ({ label, value: clean(value) })),
  };
}
