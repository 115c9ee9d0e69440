/**
 * The ways in which people write a name, for full-text search, which takes words as they are written.
 */
import { BETWEEN_WORDS, fold } from './fold.ts';
import type { Folded } from './fold.ts';

/**
 * Other spellings of the words of a name that hold digits: glued together, taken apart, with and without leading
 * zeros. Each once, in a fixed order, none that the name holds itself.
 *
 * @param name - a name or a serial number
 * @example nameVariants('Soyuz TMA-08M') // ['tma8m', 'tma 8 m', 'tma-8m', 'tma08m', 'tma 08 m']
 * @example nameVariants('Tianzhou-7') // ['tianzhou7', 'tianzhou 7']
 */
export function nameVariants(name: string): string[] {
  const variants = new Set<string>();
  for (const folded of [fold(name), fold(name, true)]) {
    for (const group of designations(folded)) {
      variants.add(group.flat().join(''));
      variants.add(group.flat().join(' '));
      if (group.length > 1) variants.add(group.map((word) => word.join('')).join('-'));
    }
  }
  const small = name.toLowerCase();
  return [...variants].filter((variant) => !small.split(/\s+/).includes(variant) && small !== variant);
}

/** Each word with a digit, together with the word before it where that one is letters: `MS-28`, `NG-21`, `No.39`. */
function designations({ runs, bounds }: Folded): string[][][] {
  const words: { runs: string[]; number: boolean }[] = [];
  for (const { text, at, number } of runs) {
    if (bounds[at] === BETWEEN_WORDS) words.push({ runs: [], number: false });
    const word = words.at(-1);
    word?.runs.push(text);
    if (word && number) word.number = true;
  }
  return words.flatMap((word, index) => {
    if (!word.number) return [];
    const before = words[index - 1];
    const group = before && !before.number ? [before.runs, word.runs] : [word.runs];
    return group.flat().length > 1 ? [group] : [];
  });
}
