/** The typeface of the cards: Inter, from the package, so that every machine writes the same. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Parts of the typeface, in the order in which a letter is looked for. */
const SUBSETS = ['latin', 'latin-ext', 'cyrillic', 'cyrillic-ext', 'greek', 'greek-ext', 'vietnamese'] as const;

/** Each part is a family of its own: of several files under one name, only the first would be asked. */
export const fontFamily = SUBSETS.map((subset) => `'Inter ${subset}'`).join(', ');

/** The fonts as satori takes them. */
export const fonts = SUBSETS.flatMap((subset) =>
  ([400, 700] as const).map((weight) => ({
    name: `Inter ${subset}`,
    weight,
    style: 'normal' as const,
    data: readFileSync(join('node_modules', '@fontsource', 'inter', 'files', `inter-${subset}-${weight}-normal.woff`)),
  })),
);
