/** Which pages of a result a pager links to. */

/** Pages on either side of the current one that have a link of their own. */
const AROUND = 2;

/** The first page, the last, and those around the current one; null for a gap. */
export function pageNumbers(current: number, last: number): (number | null)[] {
  const near = Array.from({ length: 2 * AROUND + 1 }, (_, index) => current - AROUND + index);
  const numbers = [...new Set([0, ...near, last])].filter((number) => number >= 0 && number <= last);
  return numbers
    .toSorted((a, b) => a - b)
    .flatMap((number, index, sorted) => {
      const before = sorted[index - 1] ?? number - 1;
      return number - before > 1 ? [null, number] : [number];
    });
}
