/**
 * The explorer's one file: the same as {@link ExplorerData}, column by column and with every name written once, so that
 * it is small. Ships to the browser.
 */
import { durationSeconds, isoDuration } from '#domain/durations.ts';
import type { DaySpan } from '#domain/query-interval.ts';

import { drawingKinds } from './data.ts';
import type { DrawingReference, ExplorerConfiguration, ExplorerCraft, ExplorerData, Named } from './data.ts';

/** A list of things by name: ids in one column, names in the other. */
interface PackedNames {
  id: number[];
  name: string[];
}

/** A duration in seconds; its text where seconds would not give the same text; null where it is not recorded. */
type PackedDuration = number | string | null;

/** What `explore/craft.json` holds. Numbers that point into a list are -1 where there is nothing to point at. */
export interface PackedExplorer {
  axis: [start: number, end: number];
  statuses: PackedNames;
  types: PackedNames;
  agencies: PackedNames;
  families: PackedNames;
  /** Moments at which records were read. */
  readings: string[];
  configurations: PackedNames & {
    type: number[];
    agency: number[];
    families: number[][];
    in_use: number[];
    human_rated: (number | null)[];
    height: (number | null)[];
    diameter: (number | null)[];
    crew_capacity: (number | null)[];
    payload_capacity: (number | null)[];
    payload_return_capacity: (number | null)[];
    maiden_flight: (string | null)[];
    drawing: string[];
    drawn: number[];
    /** Width, height and standing height of each drawing. */
    boxes: [width: number, height: number, standing: number][];
  };
  craft: {
    /** Distance to the id before. */
    id: number[];
    name: string[];
    serial_number: (string | null)[];
    configuration: number[];
    status: number[];
    /** 1: in space, 2: a placeholder, 4: its time in space is not written down. */
    flags: number[];
    flights_count: (number | null)[];
    mission_ends_count: (number | null)[];
    time_in_space: PackedDuration[];
    time_docked: PackedDuration[];
    fastest_turnaround: PackedDuration[];
    /** For each flight: days since the launch before (the first since 1 January 1970), and days to its end. */
    spans: number[][];
    as_of: number[];
  };
}

/** Parts of {@link PackedExplorer} that are tables. */
const tables = ['statuses', 'types', 'agencies', 'families', 'configurations', 'craft'] as const;

/** The file of some data. */
export function packExplorer(data: ExplorerData): PackedExplorer {
  const { axis, statuses, types, agencies, families, configurations, craft } = data;
  const indexIn = (rows: readonly Named[], wanted: Named | null) =>
    wanted === null ? -1 : rows.findIndex(({ id }) => id === wanted.id);
  const column = <Row, Value>(rows: readonly Row[], value: (row: Row) => Value) => rows.map(value);
  const names = (rows: readonly Named[]): PackedNames => ({
    id: column(rows, ({ id }) => id),
    name: column(rows, ({ name }) => name),
  });
  const readings = [...new Set(craft.map(({ as_of }) => as_of))];
  return {
    axis: [axis.start, axis.end],
    statuses: names(statuses),
    types: names(types),
    agencies: names(agencies),
    families: names(families),
    readings,
    configurations: {
      ...names(configurations),
      type: column(configurations, ({ type }) => indexIn(types, type)),
      agency: column(configurations, ({ agency }) => indexIn(agencies, agency)),
      families: column(configurations, (row) => row.families.map((family) => indexIn(families, family))),
      in_use: column(configurations, ({ in_use }) => Number(in_use)),
      human_rated: column(configurations, ({ human_rated }) => (human_rated === null ? null : Number(human_rated))),
      height: column(configurations, ({ height }) => height),
      diameter: column(configurations, ({ diameter }) => diameter),
      crew_capacity: column(configurations, ({ crew_capacity }) => crew_capacity),
      payload_capacity: column(configurations, ({ payload_capacity }) => payload_capacity),
      payload_return_capacity: column(configurations, ({ payload_return_capacity }) => payload_return_capacity),
      maiden_flight: column(configurations, ({ maiden_flight }) => maiden_flight),
      drawing: column(configurations, ({ drawing }) => drawing.name),
      drawn: column(configurations, ({ drawing }) => drawingKinds.indexOf(drawing.kind)),
      boxes: column(configurations, ({ drawing }) => [drawing.width, drawing.height, drawing.standing]),
    },
    craft: {
      id: craft.map(({ id }, index) => id - (craft[index - 1]?.id ?? 0)),
      name: column(craft, ({ name }) => name),
      serial_number: column(craft, ({ serial_number }) => serial_number),
      configuration: column(craft, ({ configuration }) => indexIn(configurations, configuration)),
      status: column(craft, ({ status }) => indexIn(statuses, status)),
      flags: column(
        craft,
        ({ in_space, is_placeholder, unwritten }) =>
          Number(in_space) + 2 * Number(is_placeholder) + 4 * Number(unwritten),
      ),
      flights_count: column(craft, ({ flights_count }) => flights_count),
      mission_ends_count: column(craft, ({ mission_ends_count }) => mission_ends_count),
      time_in_space: column(craft, ({ time_in_space }) => packDuration(time_in_space)),
      time_docked: column(craft, ({ time_docked }) => packDuration(time_docked)),
      fastest_turnaround: column(craft, ({ fastest_turnaround }) => packDuration(fastest_turnaround)),
      spans: column(craft, ({ spans }) => packSpans(spans)),
      as_of: column(craft, ({ as_of }) => readings.indexOf(as_of)),
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
  const named = ({ id, name }: PackedNames): Named[] => id.map((each, index) => ({ id: each, name: at(name, index) }));
  const [statuses, types] = [named(file.statuses), named(file.types)];
  const [agencies, families] = [named(file.agencies), named(file.families)];
  const configurations = unpackConfigurations(file.configurations, { types, agencies, families });
  return {
    axis: { start: file.axis[0], end: file.axis[1] },
    statuses,
    types,
    agencies,
    families,
    configurations,
    craft: unpackCraft(file, statuses, configurations),
  };
}

function unpackConfigurations(
  columns: PackedExplorer['configurations'],
  lists: Record<'types' | 'agencies' | 'families', readonly Named[]>,
): ExplorerConfiguration[] {
  return columns.id.map((id, index) => {
    const rated = at(columns.human_rated, index);
    const [width, height, standing] = at(columns.boxes, index);
    const kind = at(drawingKinds, at(columns.drawn, index));
    const drawing: DrawingReference = { name: at(columns.drawing, index), kind, width, height, standing };
    return {
      id,
      name: at(columns.name, index),
      type: lists.types[at(columns.type, index)] ?? null,
      agency: lists.agencies[at(columns.agency, index)] ?? null,
      families: at(columns.families, index).map((family) => at(lists.families, family)),
      in_use: at(columns.in_use, index) === 1,
      human_rated: rated === null ? null : rated === 1,
      height: at(columns.height, index),
      diameter: at(columns.diameter, index),
      crew_capacity: at(columns.crew_capacity, index),
      payload_capacity: at(columns.payload_capacity, index),
      payload_return_capacity: at(columns.payload_return_capacity, index),
      maiden_flight: at(columns.maiden_flight, index),
      drawing,
    };
  });
}

function unpackCraft(
  { craft: columns, readings }: PackedExplorer,
  statuses: readonly Named[],
  configurations: readonly ExplorerConfiguration[],
): ExplorerCraft[] {
  let id = 0;
  return columns.id.map((distance, index) => {
    id += distance;
    const flags = at(columns.flags, index);
    const [inSpace, docked, turnaround] = [columns.time_in_space, columns.time_docked, columns.fastest_turnaround].map(
      (column) => unpackDuration(at(column, index)),
    ) as [Duration, Duration, Duration];
    return {
      id,
      name: at(columns.name, index),
      serial_number: at(columns.serial_number, index),
      in_space: (flags & 1) > 0,
      is_placeholder: (flags & 2) > 0,
      status: statuses[at(columns.status, index)] ?? null,
      configuration: configurations[at(columns.configuration, index)] ?? null,
      flights_count: at(columns.flights_count, index),
      mission_ends_count: at(columns.mission_ends_count, index),
      time_in_space: inSpace.text,
      time_docked: docked.text,
      fastest_turnaround: turnaround.text,
      seconds: {
        time_in_space: inSpace.seconds,
        time_docked: docked.seconds,
        fastest_turnaround: turnaround.seconds,
      },
      unwritten: (flags & 4) > 0,
      spans: unpackSpans(at(columns.spans, index)),
      as_of: at(readings, at(columns.as_of, index)),
    };
  });
}

interface Duration {
  text: string | null;
  seconds: number | null;
}

function packDuration(text: string | null): PackedDuration {
  if (text === null) return null;
  const seconds = durationSeconds(text);
  return isoDuration(seconds) === text ? seconds : text;
}

function unpackDuration(packed: PackedDuration): Duration {
  if (packed === null) return { text: null, seconds: null };
  if (typeof packed === 'string') return { text: packed, seconds: durationSeconds(packed) };
  return { text: isoDuration(packed), seconds: packed };
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
  const parts = file as Record<string, unknown>;
  return (
    Array.isArray(parts['axis']) &&
    tables.every((name) => typeof parts[name] === 'object' && parts[name] !== null && 'id' in parts[name])
  );
}
