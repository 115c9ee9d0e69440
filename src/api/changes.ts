/** The history for programs: all of it, and what changed since a snapshot. */
import type { SiteContext } from '#context.ts';
import { comparableMoments, diffSince } from '#domain/history.ts';

/** A file of the site. */
export interface ChangesFile {
  /** From the root of the host. */
  address: string;
  text: string;
}

/** Snapshots that the present one is compared with: two months of daily ones. Who holds an older one takes all anew. */
export const MOST_DIFFS = 60;

/** The files of the history. */
export function* changesFiles({ history, routes, snapshot }: SiteContext): Generator<ChangesFile> {
  yield { address: routes.changesFile, text: jsonText(history) };
  for (const from of comparableMoments(history, snapshot, MOST_DIFFS)) {
    yield { address: routes.diffFile(from), text: jsonText(diffSince(history, snapshot, from)) };
  }
}

function jsonText(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}
