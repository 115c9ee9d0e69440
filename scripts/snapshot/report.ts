/** What a run has to say at its end, as data; and the two ways to say it. */
import { headline } from '#domain/changes.ts';
import type { Difference } from '#domain/changes.ts';
import { problemInWords } from '#domain/check.ts';
import type { Problem } from '#domain/check.ts';
import type { Snapshot } from '#domain/schema.ts';

import { formatCount } from '../support/format.ts';

export type SnapshotOutcome = 'written' | 'unchanged' | 'refused' | 'postponed';

/** The report of a run. */
export interface SnapshotReport {
  outcome: SnapshotOutcome;
  /** Calls that this run made. */
  calls: number;
  /** How many were fetched, or are in the snapshot. */
  spacecraft: number;
  configurations: number;
  /** Ids of spacecraft; all are added where there was no snapshot. */
  added: number[];
  removed: number[];
  changed: number[];
  problems: Problem[];
  /** When the service says to come back, in UTC; absent where it does not say. */
  retry_at?: string;
}

/** What the report is about, beside its figures. */
export interface Story {
  report: SnapshotReport;
  /** First line, fit to be a commit message. */
  title: string;
  dryRun: boolean;
  /** Problems that were told already, in the sentence on stderr. */
  told: readonly Problem[];
}

/** Problems in the report for people; the JSON holds all. */
const SHOWN = 20;

/**
 * The first line of the report.
 *
 * @param difference - null where there was no snapshot
 */
export function titleOf(
  old: Snapshot | null,
  next: Snapshot,
  difference: Difference | null,
  outcome: SnapshotOutcome,
): string {
  const craft = formatCount(next.spacecraft.length, 'spacecraft', 'spacecraft');
  const configurations = formatCount(next.configurations.length, 'configuration');
  if (outcome === 'unchanged') return `Nothing changed: ${craft}, ${configurations}`;
  if (!old || !difference) return `First snapshot: ${craft}, ${configurations}`;
  return replacesPartial(old, next) ?? headline(difference);
}

/**
 * The sentence for a whole snapshot that replaces a partial one, where a list of what changed would say nothing; null
 * where a list does say something. A snapshot that lacks no more than the few records that a fetch may leave out counts as
 * partial only when the new one is whole.
 */
export function replacesPartial(old: Snapshot, next: Snapshot): string | null {
  if (old.source.complete || (!next.source.complete && !lacksMany(old))) return null;
  const [whole, part] = [next.spacecraft.length, old.spacecraft.length];
  const kind = next.source.complete ? 'complete' : 'nearly complete';
  return `A ${kind} snapshot of ${whole} spacecraft replaces the partial one of ${part}`;
}

/** Most records that a fetched snapshot may have left out. */
const LEFT_OUT = 10;

function lacksMany({ source, spacecraft }: Snapshot): boolean {
  return source.count - spacecraft.length > LEFT_OUT;
}

/** The report for programs: one JSON object and a line break. @param mask - takes out what must not be told */
export function reportAsJson(report: SnapshotReport, mask: (text: string) => string): string {
  return `${JSON.stringify(report, (_, value: unknown) => (typeof value === 'string' ? mask(value) : value))}\n`;
}

/** The report for people. */
export function reportInWords({ report, title, dryRun, told }: Story): string {
  const { calls, spacecraft, configurations, added, removed, changed, retry_at: retryAt } = report;
  const lines = [title, ''];
  if (dryRun) lines.push('A dry run: nothing was written.');
  lines.push(
    `${formatCount(spacecraft, 'spacecraft', 'spacecraft')}, ${formatCount(configurations, 'configuration')}, ` +
      `${formatCount(calls, 'call')}; ${added.length} added, ${removed.length} removed, ${changed.length} changed.`,
  );
  if (retryAt !== undefined) lines.push(`Come back at ${retryAt}.`);
  const problems = report.problems.filter((problem) => !told.includes(problem));
  if (problems.length > 0) {
    lines.push(`${formatCount(problems.length, 'problem')}:`);
    lines.push(...problems.slice(0, SHOWN).map((problem) => `- ${problemInWords(problem)}`));
    if (problems.length > SHOWN) lines.push(`- and ${problems.length - SHOWN} more (--json has them all)`);
  }
  return `${lines.join('\n')}\n`;
}
