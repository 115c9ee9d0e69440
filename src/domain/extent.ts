/**
 * The least and the greatest of some numbers, or null where there are none. A call with each of them as an argument, as
 * `Math.min` wants them, fails from some hundred thousand on.
 */
export function extentOf(values: readonly number[]): [least: number, greatest: number] | null {
  let [least, greatest] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  return values.length === 0 ? null : [least, greatest];
}
