/**
 * The explorer's one file: the same as {@link ExplorerData}, column by column and with every name written once, so that
 * it is small. Ships to the browser.
 */
import { durationSeconds, isoDuration } from '#domain/durations.ts';
import { configurationFacts } from '#domain/facts/configuration.ts';
import { craftFacts } from '#domain/facts/craft.ts';
import type { KindName, Named } from '#domain/facts/kinds.ts';
import type { DaySpan } from '#domain/query-interval.ts';

import {
  browserConfigurationFacts,
  browserCraftFacts,
  drawingKinds,
  firstDayOf,
  listNames,
  withQueryFields,
} from './data.ts';
import type { DrawingReference, ExplorerConfiguration, ExplorerCraft, ExplorerData, ListName } from './data.ts';

/** A list of things by name: ids in one column, names in the other. */
interface PackedNames {
  id: number[];
  name: string[];
}

/** The values of facts, a column each; how a value is written follows from the kind of the fact. */
type PackedFacts = Record<string, unknown[]>;

/** What `explore/craft.json` holds. Numbers that point into a list are -1 where there is nothing to point at. */
export interface PackedExplorer {
  axis: [start: number, end: number];
  lists: Record<ListName, PackedNames>;
  /** Moments at which records were read. */
  readings: string[];
  configurations: {
    facts: PackedFacts;
    drawing: string[];
    drawn: number[];
    /** Width, height and standing height of each drawing. */
    boxes: [width: number, height: number, standing: number][];
  };
  craft: {
    facts: PackedFacts;
    configuration: number[];
    /** 1 where a time in space is not written down. */
    unwritten: number[];
    /** For each flight: days since the launch before (the first since 1 January 1970), and days to its end. */
    spans: number[][];
    as_of: number[];
  };
}

/** Facts that follow from other parts of the file. */
const derived: readonly string[] = ['first_launch', 'spacecraft_config'];

/** The facts that are columns of the file, each with its kind and, for references, the list that it points into. */
const columns = {
  craft: columnsOf(craftFacts, browserCraftFacts),
  configurations: columnsOf(configurationFacts, browserConfigurationFacts),
} as const;

interface FactColumn {
  name: string;
  kind: KindName;
  list: ListName | null;
}

function columnsOf(facts: Readonly<Record<string, { kind: KindName }>>, names: readonly string[]): FactColumn[] {
  return names
    .filter((name) => !derived.includes(name))
    .map((name) => ({
      name,
      kind: facts[name]?.kind ?? 'text',
      list: listNames.find((list) => list === name) ?? null,
    }));
}

/** The file of some data. */
export function packExplorer(data: ExplorerData): PackedExplorer {
  const { axis, lists, configurations, craft } = data;
  const readings = [...new Set(craft.map(({ as_of }) => as_of))];
  const indexes = new Map(configurations.map((configuration, index) => [configuration, index]));
  return {
    axis: [axis.start, axis.end],
    lists: Object.fromEntries(
      listNames.map((name) => [
        name,
        { id: lists[name].map(({ id }) => id), name: lists[name].map((each) => each.name) },
      ]),
    ) as Record<ListName, PackedNames>,
    readings,
    configurations: {
      facts: packFacts(columns.configurations, configurations, lists),
      drawing: configurations.map(({ drawing }) => drawing.name),
      drawn: configurations.map(({ drawing }) => drawingKinds.indexOf(drawing.kind)),
      boxes: configurations.map(({ drawing }) => [drawing.width, drawing.height, drawing.standing]),
    },
    craft: {
      facts: packFacts(columns.craft, craft, lists),
      configuration: craft.map(({ configuration }) => (configuration && indexes.get(configuration)) ?? -1),
      unwritten: craft.map(({ unwritten }) => Number(unwritten)),
      spans: craft.map(({ spans }) => packSpans(spans)),
      as_of: craft.map(({ as_of }) => readings.indexOf(as_of)),
    },
  };
}

/**
 * The data in a file.
 *
 * @param file - what `explore/craft.json` holds, parsed
 * @throws TypeError when it is something else, such as a page of a captive network that came in its place
 */
export function unpackExplorer(file: unknown): ExplorerData {
  if (!isPacked(file)) throw new TypeError('This is not the explorer’s file');
  const lists = Object.fromEntries(
    listNames.map((list) => [
      list,
      file.lists[list].id.map((id, index): Named => ({ id, name: at(file.lists[list].name, index) })),
    ]),
  ) as Record<ListName, Named[]>;
  const configurations = unpackConfigurations(file.configurations, lists);
  return {
    axis: { start: file.axis[0], end: file.axis[1] },
    lists,
    configurations,
    craft: unpackCraft(file, lists, configurations),
  };
}

function unpackConfigurations(
  packed: PackedExplorer['configurations'],
  lists: ExplorerData['lists'],
): ExplorerConfiguration[] {
  return unpackFacts(columns.configurations, packed.facts, lists).map((facts, index) => {
    const [width, height, standing] = at(packed.boxes, index);
    const kind = at(drawingKinds, at(packed.drawn, index));
    const drawing: DrawingReference = { name: at(packed.drawing, index), kind, width, height, standing };
    return { ...(facts as Omit<ExplorerConfiguration, 'drawing'>), drawing };
  });
}

function unpackCraft(
  { craft: packed, readings }: PackedExplorer,
  lists: ExplorerData['lists'],
  configurations: readonly ExplorerConfiguration[],
): ExplorerCraft[] {
  return unpackFacts(columns.craft, packed.facts, lists).map((facts, index) => {
    const spans = unpackSpans(at(packed.spans, index));
    return withQueryFields({
      ...(facts as Omit<ExplorerCraft, 'configuration' | 'spacecraft_config' | 'seconds'>),
      configuration: configurations[at(packed.configuration, index)] ?? null,
      first_launch: firstDayOf(spans),
      unwritten: at(packed.unwritten, index) === 1,
      spans,
      as_of: at(readings, at(packed.as_of, index)),
    });
  });
}

function packFacts(facts: readonly FactColumn[], rows: readonly object[], lists: ExplorerData['lists']): PackedFacts {
  const packed = facts.map(({ name, kind, list }): [string, unknown[]] => {
    const values = rows.map((row) => (row as Record<string, unknown>)[name]);
    const indexOf = ({ id }: Named) => (list === null ? -1 : lists[list].findIndex((each) => each.id === id));
    if (kind === 'id') return [name, values.map((id, index) => Number(id) - Number(values[index - 1] ?? 0))];
    if (kind === 'boolean') return [name, values.map((value) => (value === null ? null : Number(value)))];
    if (kind === 'duration') return [name, values.map((value) => packDuration(value as string | null))];
    if (kind === 'reference') return [name, values.map((value) => (value === null ? -1 : indexOf(value as Named)))];
    if (kind === 'references') return [name, values.map((value) => (value as Named[]).map(indexOf))];
    return [name, values];
  });
  return Object.fromEntries(packed);
}

function unpackFacts(
  facts: readonly FactColumn[],
  packed: PackedFacts,
  lists: ExplorerData['lists'],
): Record<string, unknown>[] {
  let id = 0;
  return at(Object.values(packed), 0).map((_, index) =>
    Object.fromEntries(
      facts.map(({ name, kind, list }): [string, unknown] => {
        const value = packed[name]?.[index] ?? null;
        const find = (place: unknown) => (list === null ? null : (lists[list][Number(place)] ?? null));
        if (kind === 'id') return [name, (id += Number(value))];
        if (kind === 'boolean') return [name, value === null ? null : value === 1];
        if (kind === 'duration') return [name, unpackDuration(value as PackedDuration)];
        if (kind === 'reference') return [name, find(value)];
        if (kind === 'references') return [name, (value as number[]).map(find)];
        return [name, value];
      }),
    ),
  );
}

/** A duration in seconds; its text where seconds would not give the same text; null where it is not recorded. */
type PackedDuration = number | string | null;

function packDuration(text: string | null): PackedDuration {
  if (text === null) return null;
  const seconds = durationSeconds(text);
  return isoDuration(seconds) === text ? seconds : text;
}

function unpackDuration(packed: PackedDuration): string | null {
  return typeof packed === 'number' ? isoDuration(packed) : packed;
}

function packSpans(spans: readonly DaySpan[]): number[] {
  return spans.flatMap(({ from, to }, index) => [from - (spans[index - 1]?.from ?? 0), to - from]);
}

function unpackSpans(numbers: readonly number[]): DaySpan[] {
  const spans: DaySpan[] = [];
  let from = 0;
  for (let index = 0; index < numbers.length; index += 2) {
    from += at(numbers, index);
    spans.push({ from, to: from + at(numbers, index + 1) });
  }
  return spans;
}

/** What stands at a place of a column that is as long as all the others. */
function at<Value>(column: readonly Value[], index: number): Value {
  return column[index] as Value;
}

function isPacked(file: unknown): file is PackedExplorer {
  if (typeof file !== 'object' || file === null) return false;
  const { axis, lists, configurations, craft } = file as Record<string, unknown>;
  return (
    Array.isArray(axis) &&
    [lists, configurations, craft].every((part) => typeof part === 'object' && part !== null) &&
    'facts' in (craft as object) &&
    'facts' in (configurations as object)
  );
}
