/** How many spacecraft may disappear between snapshots before it looks like a fault of the service. */
import type { Problem } from '#domain/validate-snapshot.ts';
import type { Snapshot } from '#domain/schema.ts';

import { formatCount } from '../support/format.ts';
import { RefusedPagesError } from './errors.ts';
import type { FetchedPage } from './checkpoint.ts';

/** A number of records, or a percentage with a minimum. */
export type Shrink = { records: number } | { percent: number; atLeast: number };

/** The limit without `--allow-shrink`. */
export const DEFAULT_SHRINK: Shrink = { percent: 1, atLeast: 3 };

/** Names in the message; the problems have all. */
const NAMES = 5;

/**
 * Parses `--allow-shrink`.
 *
 * @param text - a whole number, or a percentage such as `2.5%`
 * @returns null for anything else
 */
export function parseShrink(text: string): Shrink | null {
  if (/^\d{1,9}$/.test(text)) return { records: Number(text) };
  const match = /^(\d{1,3}(?:\.\d+)?)%$/.exec(text);
  const percent = Number(match?.[1] ?? NaN);
  return percent <= 100 ? { percent, atLeast: 0 } : null;
}

/**
 * Refuses a snapshot that has lost too many spacecraft.
 *
 * @param pages - the pages that list the spacecraft
 * @throws RefusedPagesError that names the missing craft
 */
export function refuseShrink(
  old: Snapshot | null,
  next: Snapshot,
  allowed: Shrink,
  pages: readonly FetchedPage[],
): void {
  const here = new Set(next.spacecraft.map(({ id }) => id));
  const gone = (old?.spacecraft ?? []).filter(({ id }) => !here.has(id));
  const before = old?.spacecraft.length ?? 0;
  const limit =
    'records' in allowed ? allowed.records : Math.max(allowed.atLeast, Math.floor((before * allowed.percent) / 100));
  if (gone.length <= limit) return;
  const problems = gone.map(({ id, name }): Problem => ({
    record: `spacecraft ${id} (${name})`,
    path: '',
    message: 'is no longer in the list',
  }));
  const names = gone.slice(0, NAMES).map(({ id, name }) => `${name} (${id})`);
  const more = gone.length > NAMES ? ` and ${gone.length - NAMES} more` : '';
  throw new RefusedPagesError(
    `${formatCount(gone.length, 'spacecraft', 'spacecraft')} of ${before} are missing, more than the ${limit} allowed: ` +
      `${names.join(', ')}${more}; if that is right, run again with --allow-shrink ${gone.length}.`,
    pages,
    problems,
  );
}
