/** What `npm run photos` reports. */
import type { Problem } from '#domain/validate-snapshot.ts';

import { formatBytes, formatCount } from '../support/format.ts';
import type { Streams } from '../support/output.ts';
import { listLines, Reporter } from '../support/run-report.ts';
import type { PhotosOptions } from './options.ts';
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
  /** Those that failed; an earlier version stays. */
  failed: (ImageReason & { earlier_version: boolean })[];
  /** Files that no photograph lists any more. */
  removed: number;
  problems: Problem[];
}

const RESPONSIBILITY =
  'With --licences all, the site shows pictures whose licence does not allow it or is unknown: whoever publishes it is responsible.';

/** Creates the reporter of a run; warns where every licence is taken. */
export function createPhotosReporter(
  { json, dryRun, licences }: PhotosOptions,
  { stdout, stderr }: Streams,
): Reporter<PhotosReport> {
  if (licences === 'all') stderr.write(`${RESPONSIBILITY}\n`);
  const none = { made: [], kept: [], skipped: [], failed: [] };
  return new Reporter<PhotosReport>({
    ...{ stdout, stderr, json, dryRun, describe, complete },
    report: { outcome: 'refused', bytes: 0, ...none, removed: 0, problems: [] },
    interruptedOutcome: 'interrupted',
  });
}

/** Ends the report of a successful run. @param changed - whether the list changed, or would have */
export function finishPhotos(reporter: Reporter<PhotosReport>, changed: boolean, removed: number): void {
  const { report } = reporter;
  const { made, kept, failed } = report;
  const shown = formatCount(made.length + kept.length + failed.filter((row) => row.earlier_version).length, 'picture');
  report.removed = removed;
  if (changed || removed > 0) reporter.finish('written', `${shown}, ${made.length} of them new or changed`);
  else reporter.finish('unchanged', `Nothing changed: ${shown}`);
}

/** Pictures end in any order, but the report lists them by id. A failed run has made nothing. */
function complete(report: PhotosReport, hasFailed: boolean): void {
  const byId = (a: { id: number }, b: { id: number }) => a.id - b.id;
  report.failed.sort(byId);
  report.skipped.sort(byId);
  for (const list of ['made', 'kept'] as const) report[list] = hasFailed ? [] : report[list].sort((a, b) => a - b);
}

function describe({ made, kept, skipped, failed, removed, bytes }: PhotosReport): string[] {
  const reasons = Map.groupBy(skipped, ({ reason }) => reason);
  return [
    `${made.length} made, ${kept.length} kept, ${skipped.length} skipped, ${failed.length} failed; ` +
      `${formatBytes(bytes)} fetched, ${formatCount(removed, 'file')} removed.`,
    ...listLines(
      'Skipped:',
      [...reasons].map(([reason, rows]) => `${reason.replace(/\.$/, '')}: ${rows.map(({ id }) => id).join(', ')}`),
    ),
    ...listLines(
      'Failed:',
      failed.map(({ id, reason, earlier_version: hasEarlier }) => {
        return `image ${id}: ${reason}${hasEarlier ? '; its earlier version stays' : ''}`;
      }),
    ),
  ];
}
