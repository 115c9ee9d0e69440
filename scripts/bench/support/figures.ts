/** Figures of a benchmark, for the table and `bench/results.json`. */
import { appendFileSync } from 'node:fs';

import { z } from 'zod';

/** The setting that names the file into which a benchmark writes its figures. */
export const FIGURES = 'BENCH_FIGURES';

/** Exit code of a benchmark that cannot run on this machine: `EX_UNAVAILABLE` of sysexits.h. */
export const SKIPPED = 69;

/** One figure. */
export const figureSchema = z.strictObject({
  /** What was measured. */
  name: z.string(),
  value: z.number(),
  /** `s`, `MB`, `KB`, `ms`, `%`, or empty for a ratio or a count. */
  unit: z.string(),
  /** What it should be, where there is a goal: `at most` or `at least` so much. */
  goal: z.strictObject({ bound: z.enum(['at most', 'at least']), value: z.number() }).nullable(),
});

export type Figure = z.infer<typeof figureSchema>;

/**
 * Prints a figure, and passes it to `npm run bench`.
 *
 * @param name - what was measured
 * @param value - rounded to three places
 * @param unit - of the value and of its goal
 * @param goal - what it should be at most or at least
 */
export function report(name: string, value: number, unit = '', goal?: { atMost: number } | { atLeast: number }): void {
  const figure: Figure = {
    name,
    value: Math.round(value * 1000) / 1000,
    unit,
    goal: !goal
      ? null
      : 'atMost' in goal
        ? { bound: 'at most', value: goal.atMost }
        : { bound: 'at least', value: goal.atLeast },
  };
  console.log(formatFigure(figure));
  const file = process.env[FIGURES];
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(figure)}\n`);
}

/** Whether a figure is as it should be; null where there is no goal. */
export function isReached({ value, goal }: Figure): boolean | null {
  if (!goal) return null;
  return goal.bound === 'at most' ? value <= goal.value : value >= goal.value;
}

/** A line of a table. */
export function formatFigure(figure: Figure): string {
  const { name, value, unit, goal } = figure;
  const verdict = goal ? `${goal.bound} ${goal.value}${isReached(figure) ? '' : ', not reached'}` : '';
  return `${name.padEnd(52)}${String(value).padStart(10)} ${unit.padEnd(3)}  ${verdict}`.trimEnd();
}

/** The median. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
