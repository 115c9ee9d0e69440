/** What a run has to say at its end, as data; and the two ways to say it. */
import { problemInWords } from '#domain/check.ts';
import type { Problem } from '#domain/check.ts';

import { bytesInWords, formatCount } from '../support/format.ts';
import type { ImageReason } from './plan.ts';

export type PhotosOutcome = 'written' | 'unchanged' | 'refused' | 'interrupted';

/** The report of a run. */
export interface PhotosReport {
  outcome: PhotosOutcome;
  /** Bytes of originals that came over the network. */
  bytes: number;
  /** Ids of image records whose files were made. */
  made: number[];
  /** Ids of those that had not changed. */
  kept: number[];
  /** Those left out, because of their licence or because nothing shows them. */
  skipped: ImageReason[];
  /** Those that were not to be had; where there was an earlier version, it stays. */
  failed: (ImageReason & { earlier_version: boolean })[];
  /** Files that nothing listed any more. */
  removed: number;
  problems: Problem[];
}

/** What the report is about, beside its figures. */
export interface Story {
  report: PhotosReport;
  /** First line. */
  title: string;
  dryRun: boolean;
  /** Problems that were told already, in the sentence on stderr. */
  told: readonly Problem[];
}

/** Whose business it is when everything is taken. */
export const RESPONSIBILITY =
  'With --licences all, pictures are shown whose licence does not allow it or is not known: whoever publishes the site answers for that.';

/** Rows of one kind in the report for people; the JSON holds all. */
const SHOWN = 20;

/** The report for programs: one JSON object and a line break. */
export function reportAsJson(report: PhotosReport): string {
  return `${JSON.stringify(report)}\n`;
}

/** The report for people. */
export function reportInWords({ report, title, dryRun, told }: Story): string {
  const { made, kept, skipped, failed, removed, bytes } = report;
  const lines = [title, ''];
  if (dryRun) lines.push('A dry run: nothing was written.');
  lines.push(
    `${made.length} made, ${kept.length} kept, ${skipped.length} skipped, ${failed.length} failed; ` +
      `${bytesInWords(bytes)} fetched, ${formatCount(removed, 'file')} removed.`,
  );
  const reasons = Map.groupBy(skipped, ({ reason }) => reason);
  list(
    lines,
    'Skipped:',
    [...reasons].map(([reason, rows]) => `${reason.replace(/\.$/, '')}: ${rows.map(({ id }) => id).join(', ')}`),
  );
  list(
    lines,
    'Failed:',
    failed.map(
      ({ id, reason, earlier_version: earlier }) =>
        `image ${id}: ${reason}${earlier ? '; its earlier version stays' : ''}`,
    ),
  );
  list(lines, 'Problems:', report.problems.filter((problem) => !told.includes(problem)).map(problemInWords));
  return `${lines.join('\n')}\n`;
}

function list(lines: string[], head: string, rows: readonly string[]): void {
  if (rows.length === 0) return;
  lines.push(head, ...rows.slice(0, SHOWN).map((row) => `- ${row}`));
  if (rows.length > SHOWN) lines.push(`- and ${rows.length - SHOWN} more (--json has them all)`);
}
