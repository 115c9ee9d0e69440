/** The history in sentences: a line for each record that an entry of it is about. */
import { recordKinds } from './changes.ts';
import type { HistoryEntry, RecordKind } from './changes.ts';
import { compareByName } from './compare.ts';
import { fieldChange, quotable } from './field-changes.ts';
import type { NameOf } from './field-changes.ts';
import { partOf } from './history.ts';
import { capitalize, formatCount } from './labels.ts';

/** A sentence about a record: its name, and what happened to it. */
export interface ChangeLine {
  /** What tells the line from others of its entry, for ever: `spacecraft/612`. */
  key: string;
  /** The record; null where the line is about several, or about the snapshot itself. */
  record: { kind: RecordKind; id: number; name: string } | null;
  /** What stands before the name: `Configuration `. */
  before: string;
  /** What stands behind it: ` joined`, `: flights 4 → 5`. */
  after: string;
  /** Fields that changed. */
  fields: readonly string[];
}

/** What a record of a kind is called at the beginning of a sentence; a craft is called by its name alone. */
const titles: Readonly<Record<RecordKind, string>> = {
  spacecraft: '',
  configuration: 'Configuration ',
  agency: 'Agency ',
  family: 'Family ',
  type: 'Type ',
  status: 'Status ',
  agency_type: 'Type of agency ',
  launch_status: 'Launch status ',
  net_precision: 'Precision ',
  orbit: 'Orbit ',
  launcher_configuration: 'Launch vehicle ',
  launch_service_provider: 'Launch provider ',
  pad: 'Launch pad ',
  location: 'Launch site ',
  program: 'Programme ',
  landing_type: 'Type of landing ',
  landing_location: 'Landing location ',
  astronaut: '',
  astronaut_role: 'Role ',
  space_station: 'Space station ',
  docking_location: 'Docking port ',
  image: 'Picture ',
  licence: 'Licence ',
};

/** Longest note that is told whole, in letters. */
const LONGEST_NOTE = 400;

/** Kinds that no reader follows one by one: they are counted. */
const counted: Partial<Record<RecordKind, [one: string, several: string]>> = {
  image: ['record of a picture', 'records of pictures'],
  licence: ['licence of pictures', 'licences of pictures'],
  agency_type: ['type of agency', 'types of agencies'],
  launch_status: ['launch status', 'launch statuses'],
  net_precision: ['precision of launch times', 'precisions of launch times'],
  orbit: ['orbit', 'orbits'],
  launcher_configuration: ['launch vehicle', 'launch vehicles'],
  launch_service_provider: ['launch provider', 'launch providers'],
  pad: ['launch pad', 'launch pads'],
  location: ['launch site', 'launch sites'],
  program: ['programme', 'programmes'],
  landing_type: ['type of landing', 'types of landing'],
  landing_location: ['landing location', 'landing locations'],
  astronaut: ['person who flew', 'people who flew'],
  astronaut_role: ['role aboard', 'roles aboard'],
  docking_location: ['docking port', 'docking ports'],
};

/**
 * The sentences of an entry: a note first, then craft, configurations and so on; what is new, what changed, what is gone,
 * each as people sort names.
 *
 * @param nameOf - names of records that fields refer to
 */
export function linesOf(entry: HistoryEntry, nameOf: NameOf): ChangeLine[] {
  const note =
    entry.note === undefined
      ? []
      : [{ key: 'note', record: null, before: '', after: quotable(entry.note, LONGEST_NOTE), fields: [] }];
  return [
    ...note,
    ...Object.values(recordKinds).flatMap((kind) =>
      counted[kind] ? countLine(entry, kind) : kindLines(entry, kind, nameOf),
    ),
  ];
}

/** A line as one sentence. */
export function sentenceOf({ record, before, after }: ChangeLine): string {
  return `${before}${record?.name ?? ''}${after}`;
}

function kindLines(entry: HistoryEntry, kind: RecordKind, nameOf: NameOf): ChangeLine[] {
  const line = (row: { id: number; name: string }, after: string, fields: readonly string[] = []): ChangeLine => ({
    key: `${kind}/${row.id}`,
    record: { kind, id: row.id, name: quotable(row.name) || `record ${row.id}` },
    before: titles[kind],
    after,
    fields,
  });
  const ofKind = <Row extends { kind: RecordKind; id: number; name: string }>(rows: readonly Row[]) =>
    rows.filter((row) => row.kind === kind).toSorted(compareByName);
  return [
    ...ofKind(entry.added).map((row) => line(row, ' joined')),
    ...ofKind(entry.changed).flatMap((row) => {
      const names = Object.keys(row.fields);
      const phrases = names.map((field) => fieldChange(partOf[kind], field, pairOf(row.fields[field]), nameOf));
      const told = phrases.filter(Boolean).join('; ');
      return told === '' ? [] : [line(row, `: ${told}`, names)];
    }),
    ...ofKind(entry.removed).map((row) => line(row, ' is no longer listed')),
  ];
}

function pairOf(values: readonly unknown[] = []): [unknown, unknown] {
  return [values[0], values[1]];
}

function countLine(entry: HistoryEntry, kind: RecordKind): ChangeLine[] {
  const [one, several] = counted[kind] ?? ['record', 'records'];
  const lists = [
    [entry.added, 'added'],
    [entry.changed, 'changed'],
    [entry.removed, 'removed'],
  ] as const;
  const counts = lists.flatMap(([rows, word]) => {
    const count = rows.filter((row) => row.kind === kind).length;
    return count === 0 ? [] : [[count, word] as const];
  });
  if (counts.length === 0) return [];
  const words = counts.map(([count, word], index) =>
    index === 0 ? `${formatCount(count, one, several)} ${word}` : `${count} ${word}`,
  );
  return [{ key: kind, record: null, before: '', after: capitalize(words.join(', ')), fields: [] }];
}
