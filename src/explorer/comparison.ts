/** Some craft side by side: what is asked, which facts are compared, and which of them differ. Ships to the browser. */
import { dateInWords } from '#domain/dates.ts';
import { crewInWords, kilogramsInWords, listInWords, metresInWords, NOT_RECORDED } from '#domain/words.ts';

import type { ExplorerConfiguration, ExplorerCraft, ExplorerData } from './data.ts';
import { fieldOf } from './fields.ts';
import type { FieldName, FieldValue } from './fields.ts';
import { MOST_COMPARED, readIds } from './selection.ts';

/** What an address asks to compare. */
export interface ComparedCraft {
  /** In the order of the address. */
  craft: readonly ExplorerCraft[];
  /** Ids that no craft has, and what is no id, as written. */
  unknown: readonly string[];
  /** Craft beyond those that stand side by side. */
  beyond: readonly ExplorerCraft[];
}

/** A fact of all compared craft. */
export interface ComparedFact {
  label: string;
  /** One for each craft, in their order. */
  values: readonly (FieldValue & {
    /** Share of the largest of them, in per cent; null where there is nothing to draw. */
    bar: number | null;
  })[];
  /** Whether the craft are not all alike in it. */
  differs: boolean;
}

/**
 * The craft that an address asks to compare.
 *
 * @param search - the part of the address from its question mark; `ids` may be given more than once
 */
export function readComparison(search: string, { craft }: ExplorerData): ComparedCraft {
  const { ids, wrong } = readIds(new URLSearchParams(search).getAll('ids').join(','));
  const byId = new Map(craft.map((each) => [each.id, each]));
  const found = ids.flatMap((id) => byId.get(id) ?? []);
  return {
    craft: found.slice(0, MOST_COMPARED),
    unknown: [...ids.filter((id) => !byId.has(id)).map(String), ...wrong],
    beyond: found.slice(MOST_COMPARED),
  };
}

type Compared =
  | FieldName
  | {
      label: string;
      value: (configuration: ExplorerConfiguration) => FieldValue;
      length?: (configuration: ExplorerConfiguration) => number | null;
    };

const missing: FieldValue = { words: NOT_RECORDED, missing: true };
const known = <Value>(value: Value | null, words: (value: Value) => string): FieldValue =>
  value === null ? missing : { words: words(value) };
const yesOrNo = (value: boolean) => (value ? 'yes' : 'no');

/** What is compared, in the order of the table: fields of the craft first, then of its configuration. */
const compared: readonly Compared[] = [
  'spacecraft_config',
  'serial_number',
  'status',
  'first_launch',
  'flights_count',
  'mission_ends_count',
  'time_in_space',
  'time_docked',
  'fastest_turnaround',
  'type',
  'family',
  'agency',
  {
    label: 'First flight of its kind',
    value: ({ maiden_flight }) => known(maiden_flight, dateInWords),
  },
  'height',
  {
    label: 'Diameter',
    value: ({ diameter }) => known(diameter, metresInWords),
    length: ({ diameter }) => diameter,
  },
  {
    label: 'Crew',
    value: ({ crew_capacity }) => known(crew_capacity, crewInWords),
    length: ({ crew_capacity }) => crew_capacity,
  },
  { label: 'Rated for people', value: ({ human_rated }) => known(human_rated, yesOrNo) },
  {
    label: 'Payload to orbit',
    value: ({ payload_capacity }) => known(payload_capacity, kilogramsInWords),
    length: ({ payload_capacity }) => payload_capacity,
  },
  {
    label: 'Payload back',
    value: ({ payload_return_capacity }) => known(payload_return_capacity, kilogramsInWords),
    length: ({ payload_return_capacity }) => payload_return_capacity,
  },
  { label: 'In use', value: ({ in_use }) => ({ words: yesOrNo(in_use) }) },
];

/** The facts of some craft, side by side. */
export function comparedFacts(craft: readonly ExplorerCraft[]): ComparedFact[] {
  return compared.map((fact): ComparedFact => {
    const { label, valueOf, lengthOf } = readerOf(fact);
    const values = craft.map(valueOf);
    const lengths = craft.map(lengthOf);
    const longest = Math.max(0, ...lengths.map((length) => length ?? 0));
    const [first] = values;
    return {
      label,
      values: values.map((value, index) => {
        const length = lengths[index] ?? null;
        return { ...value, bar: length && longest ? (length / longest) * 100 : null };
      }),
      differs: values.some(({ words, exact }) => words !== first?.words || exact !== first.exact),
    };
  });
}

function readerOf(fact: Compared): {
  label: string;
  valueOf: (craft: ExplorerCraft) => FieldValue;
  lengthOf: (craft: ExplorerCraft) => number | null;
} {
  if (typeof fact === 'string') {
    const { label, value, measure } = fieldOf(fact);
    return { label, valueOf: value, lengthOf: (craft) => (measure?.bar ? measure.value(craft) : null) };
  }
  const { label, value, length } = fact;
  return {
    label,
    valueOf: ({ configuration }) => (configuration ? value(configuration) : missing),
    lengthOf: ({ configuration }) => (configuration && length ? length(configuration) : null),
  };
}

/** What the drawings of some craft share, so that they are to one scale. Centimetres. */
export interface Stage {
  width: number;
  height: number;
  /** Metres between two hairlines. */
  step: number;
}

/** Height of what is drawn to no scale, and of the person, in centimetres. */
export const UNSIZED = 400;
export const PERSON = 180;

/** Room beside the widest drawing, in which the person stands, in centimetres. */
const ROOM = 130;

/**
 * The stage on which some drawings stand: as wide as the widest of them with a person beside it, as high as the tallest.
 *
 * @param drawings - those of the craft
 */
export function stageOf(drawings: readonly { width: number; standing: number; kind: string }[]): Stage {
  const sizes = drawings.map(standOf);
  const height = Math.max(PERSON, ...sizes.map((size) => size.standing)) * 1.05;
  const width = Math.max(0, ...sizes.map((size) => size.width)) + 2 * ROOM;
  const steps = [1, 2, 5, 10, 20, 50];
  const step = steps.find((each) => each * 100 * 6 >= height) ?? 100;
  return { width: Math.ceil(width), height: Math.ceil(height), step };
}

/** The size at which a drawing stands: its own, or that of all that are to no scale. */
export function standOf({ width, standing, kind }: { width: number; standing: number; kind: string }): {
  width: number;
  standing: number;
  scale: number;
} {
  const scale = kind === 'unsized' ? UNSIZED / standing : 1;
  return { width: width * scale, standing: standing * scale, scale };
}

/** The names of some craft in a title. */
export function comparisonTitle(craft: readonly ExplorerCraft[]): string {
  return listInWords(craft.map(({ name }) => name));
}
