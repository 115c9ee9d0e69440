/** Texts with marked ranges, for whatever draws them. */
import type { Range } from './match-word.ts';

/**
 * The parts of a text, the ranges among them marked.
 *
 * @param ranges - in order, without overlaps
 * @param mark - makes of a text what marks it, such as an element
 */
export function markRanges<Mark>(
  text: string,
  ranges: readonly Range[],
  mark: (text: string) => Mark,
): (Mark | string)[] {
  const parts: (Mark | string)[] = [];
  let last = 0;
  for (const [start, end] of ranges) {
    parts.push(text.slice(last, start), mark(text.slice(start, end)));
    last = end;
  }
  parts.push(text.slice(last));
  return parts.filter((part) => part !== '');
}
