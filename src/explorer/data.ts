/**
 * What the explorer and the comparison know of each craft, and how it is gathered from the catalogue. Ships to the
 * browser.
 */
import type { YearAxis } from '#domain/axis.ts';
import type { Catalogue, Configuration, Craft } from '#domain/catalogue.ts';
import { epochSeconds } from '#domain/dates.ts';
import type { DaySpan } from '#domain/query-interval.ts';
import type { SpacecraftRow } from '#domain/query-resources.ts';

/** Something with a name that craft can have in common. */
export interface Named {
  id: number;
  name: string;
}

/** How a configuration is drawn. */
export interface DrawingReference {
  /** Name of the file, without its ending. */
  name: string;
  /** `estimated`: some dimensions are; `outline`: there is no drawing yet; `unsized`: an outline to no scale. */
  kind: DrawingKind;
  /** Centimetres. */
  width: number;
  /** Centimetres. */
  height: number;
  /** Centimetres from the ground to the upper edge; the rest of the height is room for lines. */
  standing: number;
}

/** Every kind of drawing; their order is that of the numbers in the file. */
export const drawingKinds = ['drawing', 'estimated', 'outline', 'unsized'] as const;

export type DrawingKind = (typeof drawingKinds)[number];

/** A configuration as the explorer knows it; fields have LL2's names. */
export interface ExplorerConfiguration extends Named {
  type: Named | null;
  agency: Named | null;
  families: readonly Named[];
  in_use: boolean;
  human_rated: boolean | null;
  /** Metres. */
  height: number | null;
  /** Metres. */
  diameter: number | null;
  crew_capacity: number | null;
  /** Kilograms. */
  payload_capacity: number | null;
  /** Kilograms. */
  payload_return_capacity: number | null;
  maiden_flight: string | null;
  drawing: DrawingReference;
}

/** A craft as the explorer knows it; fields have LL2's names. */
export interface ExplorerCraft extends SpacecraftRow {
  serial_number: string | null;
  status: Named | null;
  configuration: ExplorerConfiguration | null;
  /** ISO 8601, as LL2 has it. */
  time_in_space: string | null;
  time_docked: string | null;
  fastest_turnaround: string | null;
  seconds: { time_in_space: number | null; time_docked: number | null; fastest_turnaround: number | null };
  /** True where a time in space of zero stands for one that nobody wrote down. */
  unwritten: boolean;
  /** Days of each flight whose launch is known, in order of launch; a flight without a known end is its first day. */
  spans: readonly DaySpan[];
  /** Moment, day or year at which the record was read. */
  as_of: string;
}

/** Everything that the explorer knows. */
export interface ExplorerData {
  /** The axis of years that all pages share. */
  axis: YearAxis;
  statuses: readonly Named[];
  types: readonly Named[];
  agencies: readonly Named[];
  families: readonly Named[];
  configurations: readonly ExplorerConfiguration[];
  /** By id. */
  craft: readonly ExplorerCraft[];
}

/**
 * What the explorer knows of a catalogue.
 *
 * @param axis - the axis of years that all pages share
 * @param drawingOf - how a configuration is drawn
 */
export function explorerDataOf(
  catalogue: Catalogue,
  axis: YearAxis,
  drawingOf: (configuration: Configuration) => DrawingReference,
): ExplorerData {
  const named = (rows: readonly Named[]) => rows.map(({ id, name }) => ({ id, name }));
  const [statuses, types] = [named(catalogue.statuses), named(catalogue.types)];
  const [agencies, families] = [named(catalogue.agencies), named(catalogue.families)];
  const find = (rows: readonly Named[], wanted: Named | null) => rows.find(({ id }) => id === wanted?.id) ?? null;
  const configurations = catalogue.configurations.map((configuration): ExplorerConfiguration => {
    const { id, name, in_use, human_rated, height, diameter, crew_capacity } = configuration;
    const { payload_capacity, payload_return_capacity, maiden_flight } = configuration;
    return {
      id,
      name,
      type: find(types, configuration.type),
      agency: find(agencies, configuration.agency),
      families: configuration.families.flatMap((family) => find(families, family) ?? []),
      in_use,
      human_rated,
      height,
      diameter,
      crew_capacity,
      payload_capacity,
      payload_return_capacity,
      maiden_flight,
      drawing: drawingOf(configuration),
    };
  });
  const configurationOf = new Map(configurations.map((configuration) => [configuration.id, configuration]));
  const craft = catalogue.spacecraft
    .toSorted((a, b) => a.id - b.id)
    .map((each): ExplorerCraft => {
      const { id, name, serial_number, in_space, is_placeholder, flights_count, mission_ends_count, seconds } = each;
      return {
        id,
        name,
        serial_number,
        in_space,
        is_placeholder,
        status: find(statuses, each.status),
        configuration: (each.configuration && configurationOf.get(each.configuration.id)) ?? null,
        flights_count,
        mission_ends_count,
        time_in_space: each.time_in_space,
        time_docked: each.time_docked,
        fastest_turnaround: each.fastest_turnaround,
        seconds,
        unwritten: seconds.time_in_space === 0 && each.timeInSpace === null,
        spans: spansOf(each),
        as_of: each.as_of,
      };
    });
  return { axis, statuses, types, agencies, families, configurations, craft };
}

function spansOf({ flights, as_of }: Craft): DaySpan[] {
  return flights.flatMap(({ launch, mission_end, outcome }) => {
    if (launch.net === null) return [];
    const from = dayOf(launch.net);
    const end = mission_end ?? (outcome === 'in flight' ? as_of : null);
    return [{ from, to: end === null ? from : Math.max(from, dayOf(end)) }];
  });
}

function dayOf(moment: string): number {
  return Math.floor(epochSeconds(moment) / 86_400);
}

/** Seconds in space; null where they are not recorded. */
export function timeInSpaceOf({ seconds, unwritten }: ExplorerCraft): number | null {
  return unwritten ? null : seconds.time_in_space;
}

/** Seconds docked; null where no docking is recorded. */
export function timeDockedOf({ seconds }: ExplorerCraft): number | null {
  return seconds.time_docked || null;
}

/** Day of the first launch, from 1 January 1970; null where none is known. */
export function firstLaunchOf({ spans }: ExplorerCraft): number | null {
  return spans[0]?.from ?? null;
}

/** A day, counted from 1 January 1970, as a date such as `1969-07-16`. */
export function dateOfDay(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}
