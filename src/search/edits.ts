/**
 * How many typing errors lie between two words. Ships to the browser, so it imports nothing.
 */

/** Typing errors between a typed word and a word, and between the typed word and the nearest beginning of the word. */
export interface Edits {
  whole: number;
  beginning: number;
}

/**
 * Typing errors between two words: letters left out, added, replaced, or two neighbours exchanged, each counting one
 * (optimal string alignment).
 *
 * @param typed - what somebody typed, folded
 * @param word - a word, folded
 */
export function editsBetween(typed: string, word: string): Edits {
  let beforeLast: number[] = [];
  let last = Array.from({ length: word.length + 1 }, (_, column) => column);
  for (let row = 1; row <= typed.length; row++) {
    const current = [row];
    for (let column = 1; column <= word.length; column++) {
      const same = typed[row - 1] === word[column - 1];
      let best = Math.min(
        (last[column] as number) + 1,
        (current[column - 1] as number) + 1,
        (last[column - 1] as number) + (same ? 0 : 1),
      );
      const exchanged =
        row > 1 && column > 1 && typed[row - 1] === word[column - 2] && typed[row - 2] === word[column - 1];
      if (exchanged) best = Math.min(best, (beforeLast[column - 2] as number) + 1);
      current.push(best);
    }
    beforeLast = last;
    last = current;
  }
  return { whole: last[word.length] as number, beginning: Math.min(...last) };
}

/**
 * How many typing errors are forgiven in a word: none in a short one, where the next word is only a letter away.
 *
 * @param length - letters of the word
 */
export function forgiven(length: number): 0 | 1 | 2 {
  return length < 4 ? 0 : length < 7 ? 1 : 2;
}
