/** The snapshot and its history on disk: read before the first request, written together at the end. */
import { rm } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';

import { lacksLaunches } from '#domain/upgrade-snapshot.ts';
import { nestsTooDeep, TOO_DEEP } from '#domain/validate-snapshot.ts';
import type { Problem } from '#domain/validate-snapshot.ts';
import { HISTORY_SCHEMA, historySchema, serialiseHistory } from '#domain/changes.ts';
import type { History, HistoryEntry } from '#domain/changes.ts';
import { entriesAfter, withEntry } from '#domain/history.ts';
import type { Snapshot } from '#domain/schema.ts';
import { snapshotChunks } from '#domain/serialise.ts';

import { errorReason, RefusedError } from '../support/errors.ts';
import { readIfThere, replaceFile, stage, unwritable } from '../support/files.ts';
import type { StagedFile } from '../support/files.ts';
import { firstProblem, issuesAsProblems, soundSnapshot } from '../support/problems.ts';

const wayOut = 'restore it from the repository or move it away, and run again';

/** The files before the run. */
export interface Stored {
  /** Null where there is no snapshot yet. */
  snapshot: Snapshot | null;
  /** Whether the file was of an earlier format. */
  upgraded: boolean;
  history: History;
}

/**
 * Reads the snapshot and its history.
 *
 * @throws RefusedError when one of them is not sound, so that neither is overwritten
 */
export async function readStored(snapshotFile: string, historyFile: string): Promise<Stored> {
  const [snapshot, history] = [await readJson(snapshotFile), await readJson(historyFile)];
  return {
    upgraded: snapshot !== null && lacksLaunches(snapshot.value),
    snapshot: snapshot === null ? null : soundSnapshot(snapshotFile, snapshot.value, `; ${wayOut}`),
    history: history === null ? { schema: HISTORY_SCHEMA, entries: [] } : soundHistory(historyFile, history.value),
  };
}

/**
 * Writes a snapshot and, if there is an entry, its history, both atomically.
 *
 * The history comes first: if the process ends in between, the next run can set an early entry aside, but it could not
 * restore a missing one.
 *
 * @param entry - null where the history does not change
 * @returns a problem that names the entries set aside; null where there are none
 * @throws RefusedError when they cannot be written; both files are unchanged then
 */
export async function writeStored(
  snapshotFile: string,
  historyFile: string,
  stored: Stored,
  snapshot: Snapshot,
  entry: HistoryEntry | null,
): Promise<Problem | null> {
  const staged: StagedFile[] = [];
  try {
    const nextSnapshot = await stage(snapshotFile, snapshotChunks(snapshot));
    staged.push(nextSnapshot);
    if (entry === null) {
      await nextSnapshot.commit();
      return null;
    }
    const before = await readIfThere(historyFile);
    const setAside = await setAsideNewer(historyFile, stored);
    const history = withEntry(stored.history, stored.snapshot?.source.fetched_at ?? null, entry);
    const nextHistory = await stage(historyFile, [serialiseHistory(history)]);
    staged.push(nextHistory);
    await nextHistory.commit();
    try {
      await nextSnapshot.commit();
    } catch (error) {
      await putBack(historyFile, before);
      throw error;
    }
    return setAside;
  } catch (error) {
    for (const file of staged) await file.discard().catch(() => undefined);
    if (error instanceof RefusedError) throw error;
    throw unwritable(snapshotFile, error);
  }
}

/**
 * Moves entries that are newer than the snapshot into a file of their own. They come from an interrupted run, or from an
 * older snapshot that was restored, and may be the only trace of a change.
 */
async function setAsideNewer(historyFile: string, { snapshot, history }: Stored): Promise<Problem | null> {
  const newer = snapshot === null ? [] : entriesAfter(history, snapshot.source.fetched_at);
  if (snapshot === null || newer.length === 0) return null;
  const extension = extname(historyFile);
  const file = join(dirname(historyFile), `${basename(historyFile, extension)}.set-aside${extension}`);
  const earlier = await readJson(file);
  const entries = earlier === null ? [] : soundHistory(file, earlier.value).entries;
  const known = new Set(entries.map((entry) => JSON.stringify(entry)));
  const added = newer.filter((entry) => !known.has(JSON.stringify(entry)));
  await replaceFile(file, serialiseHistory({ schema: HISTORY_SCHEMA, entries: [...entries, ...added] }));
  const which = newer.length === 1 ? `the entry of ${newer[0]?.at} is` : `${newer.length} entries are`;
  const message = `${which} newer than the snapshot of ${snapshot.source.fetched_at}; kept in ${file}`;
  return { record: 'the history', path: '', message };
}

async function putBack(file: string, text: string | null): Promise<void> {
  if (text === null) {
    await rm(file, { force: true });
    return;
  }
  await (await stage(file, [text])).commit();
}

async function readJson(file: string): Promise<{ value: unknown } | null> {
  let text: string | null;
  try {
    text = await readIfThere(file);
  } catch (error) {
    throw new RefusedError(
      `${file} cannot be read: ${errorReason(error)}; give access, or name another file.`,
      [],
      error,
    );
  }
  if (text === null) return null;
  try {
    return { value: JSON.parse(text) };
  } catch (error) {
    throw new RefusedError(`${file} is damaged: ${errorReason(error)}; ${wayOut}.`, [], error);
  }
}

function soundHistory(file: string, value: unknown): History {
  if (nestsTooDeep(value)) throw new RefusedError(`${file} is damaged: ${TOO_DEEP}; ${wayOut}.`);
  const result = historySchema.safeParse(value, { reportInput: true });
  if (result.success) return result.data;
  const problems = issuesAsProblems('the history', result.error);
  throw new RefusedError(`${file} is damaged: ${firstProblem(problems)}; ${wayOut}.`, problems, result.error);
}
