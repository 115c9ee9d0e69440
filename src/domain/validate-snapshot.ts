/**
 * Checks a snapshot and says in sentences what is wrong with it: which record, which field, what was expected.
 */
import type { z } from 'zod';

import { filterReferences, snapshotParts } from './references.ts';
import type { ReferencePart } from './references.ts';
import { snapshotSchema } from './schema.ts';
import type { Snapshot, SnapshotPart } from './schema.ts';
import { upgradeSnapshot } from './upgrade-snapshot.ts';

/** One thing that is wrong with a snapshot. */
export interface Problem {
  /** The record, such as `spacecraft 40 (Space Shuttle Endeavour)`, or the snapshot itself. */
  record: string;
  /** Where in the record, such as `flights[0].launch.net`; empty for the record as a whole. */
  path: string;
  /** What was expected and what was found. */
  message: string;
}

/** A snapshot that must not be published. `problems` holds all that was found. */
export class SnapshotError extends Error {
  override name = 'SnapshotError' as const;
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(formatProblem).join('\n'));
    this.problems = problems;
  }
}

/** Levels of lists and objects, one inside the other, that a file of data may have; a history has ten. */
const DEEPEST = 50;

/** What is said of a value for which {@link nestsTooDeep} holds. */
export const TOO_DEEP = `lists and objects stand inside one another more than ${DEEPEST} deep`;

/** Whether a value nests so deep that looking at it would overflow the stack. */
export function nestsTooDeep(value: unknown): boolean {
  const isObject = (each: unknown): each is object => typeof each === 'object' && each !== null;
  let level = [value].filter(isObject);
  for (let depth = 0; depth < DEEPEST; depth++) {
    level = level.flatMap((each) => Object.values(each).filter(isObject));
  }
  return level.length > 0;
}

/** What a record of each part is called in a sentence. */
const recordNouns: Readonly<Record<ReferencePart, string>> = {
  statuses: 'a status',
  configurations: 'a configuration',
  types: 'a type',
  agencies: 'an agency',
  agency_types: 'a type of agency',
  families: 'a family',
  launch_statuses: 'a launch status',
  net_precisions: 'a precision',
  orbits: 'an orbit',
  launcher_configurations: 'a launcher configuration',
  launch_service_providers: 'a launch service provider',
  pads: 'a launch pad',
  locations: 'a location',
  programs: 'a programme',
  landing_types: 'a type of landing',
  landing_locations: 'a landing location',
  astronauts: 'an astronaut',
  astronaut_roles: 'a role',
  space_stations: 'a space station',
  docking_locations: 'a docking location',
  images: 'an image',
  licences: 'a licence',
};

/**
 * The snapshot in a value, once it is known to be sound: shapes, references, ids, orders, and the count that it claims.
 *
 * @param value - what a snapshot file holds, parsed
 * @throws SnapshotError with every problem found
 */
export function parseSnapshot(value: unknown): Snapshot {
  if (nestsTooDeep(value)) throw new SnapshotError([{ record: 'the snapshot', path: '', message: TOO_DEEP }]);
  const current = upgradeSnapshot(value);
  const result = snapshotSchema.safeParse(current, { reportInput: true });
  if (!result.success) throw new SnapshotError(result.error.issues.flatMap((issue) => issueProblems(issue, current)));
  const problems = inconsistencies(result.data);
  if (problems.length > 0) throw new SnapshotError(problems);
  return result.data;
}

/**
 * What is wrong with a snapshot whose rows are sound one by one: ids that occur twice, references that lead nowhere,
 * flights out of order, a count that does not hold.
 */
export function inconsistencies(snapshot: Snapshot): Problem[] {
  return [
    ...duplicateIds(snapshot),
    ...missingReferences(snapshot),
    ...disorderedFlights(snapshot),
    ...countMismatch(snapshot),
  ];
}

/**
 * One line for a problem.
 *
 * @example 'spacecraft 40 (Endeavour), flights_count: expected a count, a whole number of 0 or more, got -1'
 */
export function formatProblem({ record, path, message }: Problem): string {
  return `${record}${path ? `, ${path}` : ''}: ${message}`;
}

/** A value for the end of a sentence, never longer than a line. */
export function formatValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object' && value !== null) return 'an object';
  const words = JSON.stringify(typeof value === 'string' ? value.slice(0, 100) : value);
  return words.length > 80 ? `${words.slice(0, 77)}…"` : words;
}

const expectedText: Record<string, string> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  null: 'null',
};

/** The problems in an issue of zod: one, but for unknown fields, which are one each. */
export function issueProblems(issue: z.core.$ZodIssue, value: unknown): Problem[] {
  const { record, path } = place(issue.path, value);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      record,
      path: path ? `${path}.${key}` : key,
      message: 'this field is not known to the format of the snapshot; remove it',
    }));
  }
  return [{ record, path, message: formatIssue(issue) }];
}

/** What an issue of zod expected and what it found. */
export function formatIssue(issue: z.core.$ZodIssue): string {
  const got = formatValue(issue.input);
  if (issue.code === 'invalid_type' && !issue.message.startsWith('expected')) {
    return `expected ${expectedText[issue.expected] ?? issue.expected}, got ${got}`;
  }
  if (issue.code === 'invalid_value' && !issue.message.startsWith('expected')) {
    return `expected one of ${issue.values.map((known) => formatValue(known)).join(', ')}, got ${got}`;
  }
  return `${issue.message}, got ${got}`;
}

function place(path: readonly PropertyKey[], value: unknown): { record: string; path: string } {
  const [part, index, ...rest] = path;
  if (typeof part === 'string' && typeof index === 'number') {
    const row: unknown = (value as Record<string, unknown[]>)[part]?.[index];
    return { record: formatRecordName(part, row, index), path: formatPath(rest) };
  }
  return { record: 'the snapshot', path: formatPath(path) };
}

function formatRecordName(part: string, row: unknown, index?: number): string {
  const { id, name } = (typeof row === 'object' && row !== null ? row : {}) as { id?: unknown; name?: unknown };
  const label = typeof id === 'number' ? `${part} ${id}` : `${part}, row ${(index ?? 0) + 1}`;
  return typeof name === 'string' && name !== '' ? `${label} (${name})` : label;
}

/**
 * A path inside a record.
 *
 * @example formatPath(['flights', 0, 'launch', 'net']) // 'flights[0].launch.net'
 */
export function formatPath(path: readonly PropertyKey[]): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');
}

function duplicateIds(snapshot: Snapshot): Problem[] {
  return parts(snapshot).flatMap(([part, rows]) => {
    const seen = new Set<number>();
    return rows.flatMap((row) => {
      const twice = seen.has(row.id);
      seen.add(row.id);
      if (!twice) return [];
      return [
        { record: formatRecordName(part, row), path: 'id', message: `the id ${row.id} occurs twice; expected it once` },
      ];
    });
  });
}

function missingReferences(snapshot: Snapshot): Problem[] {
  const ids = new Map(parts(snapshot).map(([part, rows]) => [part, new Set(rows.map((row) => row.id))]));
  const problems: Problem[] = [];
  for (const [part, rows] of parts(snapshot)) {
    for (const row of rows) {
      filterReferences(part, row, (target, id, path) => {
        if (ids.get(target)?.has(id)) return true;
        const message = `expected the id of ${recordNouns[target]} in "${target}", got ${id}, which is not there`;
        problems.push({ record: formatRecordName(part, row), path: formatPath(path), message });
        return true;
      });
    }
  }
  return problems;
}

/** Flights out of order: the first and the last of them are taken for the craft's first and last. */
function disorderedFlights({ spacecraft }: Snapshot): Problem[] {
  return spacecraft.flatMap((craft) => {
    let latest = '';
    return craft.flights.flatMap(({ launch: { net } }, index) => {
      if (net === null) return [];
      const before = latest;
      latest = net;
      if (net >= before) return [];
      const message = `expected flights in order of launch, got ${net} after ${before}`;
      return [{ record: formatRecordName('spacecraft', craft), path: `flights[${index}].launch.net`, message }];
    });
  });
}

function countMismatch({ source, spacecraft }: Snapshot): Problem[] {
  const here = spacecraft.length;
  if (here === 0) {
    return [{ record: 'the snapshot', path: 'spacecraft', message: 'expected at least one spacecraft, got none' }];
  }
  if (source.complete && source.count !== here) {
    const message = `says that all ${source.count} spacecraft are here, but ${here} are`;
    return [{ record: 'the snapshot', path: 'source.complete', message }];
  }
  if (source.count < here) {
    const message = `expected at least the ${here} spacecraft that are here, got ${source.count}`;
    return [{ record: 'the snapshot', path: 'source.count', message }];
  }
  return [];
}

function parts(snapshot: Snapshot): [SnapshotPart, Snapshot[SnapshotPart]][] {
  return snapshotParts.map((part) => [part, snapshot[part]]);
}
