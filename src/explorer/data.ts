/**
 * What the explorer and the comparison know of each craft, and how it is gathered from the catalogue. Ships to the
 * browser.
 */
import type { YearAxis } from '#domain/axis.ts';
import type { Catalogue, Configuration, Craft } from '#domain/catalogue.ts';
import { epochSeconds, isDay } from '#domain/dates.ts';
import { durationSecondsOrNull } from '#domain/durations.ts';
import { configurationFacts, configurationValues } from '#domain/facts/configuration.ts';
import type { BrowserConfigurationFactName, ConfigurationValues } from '#domain/facts/configuration.ts';
import { craftFacts, craftValues } from '#domain/facts/craft.ts';
import type { BrowserCraftFactName, CraftValues } from '#domain/facts/craft.ts';
import { facetNames, facets } from '#domain/facets.ts';
import type { FacetName, FacetValue } from '#domain/facets.ts';
import type { BrowserName } from '#domain/facts/fact.ts';
import type { KindName, Named } from '#domain/facts/kinds.ts';
import type { DaySpan } from '#domain/query-interval.ts';
import type { SpacecraftRow } from '#domain/query-resources.ts';

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

/** A configuration as the explorer knows it: its facts, under their names. */
export interface ExplorerConfiguration extends Named, Pick<ConfigurationValues, BrowserConfigurationFactName> {
  id: number;
  name: string;
  drawing: DrawingReference;
}

/** The values of a craft, by facet. */
export type FacetValues = Readonly<Record<FacetName, readonly FacetValue[]>>;

/** A craft as the explorer knows it: its facts, under their names, and what LL2's query looks at. */
export interface ExplorerCraft extends SpacecraftRow, Pick<CraftValues, BrowserCraftFactName | 'unwritten'> {
  id: number;
  name: string;
  in_space: boolean;
  is_placeholder: boolean;
  flights_count: number | null;
  mission_ends_count: number | null;
  facets: FacetValues;
  status: Named | null;
  configuration: ExplorerConfiguration | null;
  /** Days of each flight whose launch is known, in order of launch; a flight without a known end is its first day. */
  spans: readonly DaySpan[];
  /** Moment, day or year at which the record was read. */
  as_of: string;
}

/** Everything that the explorer knows. */
export interface ExplorerData {
  /** The axis of years that all pages share. */
  axis: YearAxis;
  /** All values of each facet, also those without craft. */
  lists: FacetValues;
  /** In the order of their list. */
  configurations: readonly ExplorerConfiguration[];
  /** By id. */
  craft: readonly ExplorerCraft[];
}

/**
 * What the explorer knows of a catalogue.
 *
 * @param axis - the axis of years that all pages share
 * @param drawingOf - how a configuration is drawn
 * @param heightOf - its height as drawn, in metres, which ranks; the record of some has that of a launch stack
 */
export function explorerDataOf(
  catalogue: Catalogue,
  axis: YearAxis,
  drawingOf: (configuration: Configuration) => DrawingReference,
  heightOf: (configuration: Configuration) => number | null,
): ExplorerData {
  const named = ({ id, name }: FacetValue): FacetValue => ({ id, name });
  const lists = byFacet((facet) => catalogue.groups[facet].map(({ value }) => named(value)));
  const configurations = catalogue.configurations.map((configuration): ExplorerConfiguration => {
    const { id, name } = configuration;
    return {
      ...pick(configurationValues(configuration), browserConfigurationFacts),
      height: heightOf(configuration),
      id,
      name,
      drawing: drawingOf(configuration),
    };
  });
  const craft = catalogue.spacecraft
    .toSorted((a, b) => a.id - b.id)
    .map((each): ExplorerCraft => {
      const spans = spansOf(each);
      const { unwritten, ...values } = craftValues(each);
      return explorerCraft(
        { ...pick(values, browserCraftFacts), first_launch: firstDayOf(spans), unwritten },
        { facets: byFacet((facet) => facets[facet].valuesOf(each).map(named)), spans, as_of: each.as_of },
        configurations,
      );
    });
  return { axis, lists, configurations, craft };
}

/** Something for each facet. */
export function byFacet<Value>(make: (facet: FacetName) => Value): Record<FacetName, Value> {
  return Object.fromEntries(facetNames.map((facet) => [facet, make(facet)])) as Record<FacetName, Value>;
}

/** Names of the facts that the browser knows, in their order. */
export const browserCraftFacts = browserNames(craftFacts);
export const browserConfigurationFacts = browserNames(configurationFacts);

function browserNames<Table extends Readonly<Record<string, { kind: KindName; browser?: string }>>>(
  facts: Table,
): BrowserName<Table>[] {
  return Object.keys(facts).filter((name) => facts[name]?.browser !== undefined) as BrowserName<Table>[];
}

function pick<Values extends object, Name extends keyof Values>(values: Values, names: readonly Name[]) {
  return Object.fromEntries(names.map((name) => [name, values[name]])) as Pick<Values, Name>;
}

/**
 * A craft as the explorer knows it, from its values and its facets: with the names and the seconds that a query looks at.
 *
 * @param configurations - all of them
 */
export function explorerCraft(
  values: Pick<CraftValues, BrowserCraftFactName | 'unwritten'>,
  others: Pick<ExplorerCraft, 'facets' | 'spans' | 'as_of'>,
  configurations: readonly ExplorerConfiguration[],
): ExplorerCraft {
  const { configuration, status } = others.facets;
  return {
    ...values,
    ...others,
    id: values.id ?? 0,
    name: values.name ?? '',
    in_space: values.in_space ?? false,
    is_placeholder: values.is_placeholder ?? false,
    status: status[0] ? { id: Number(status[0].id), name: status[0].name } : null,
    configuration: configurations.find(({ id }) => id === configuration[0]?.id) ?? null,
    seconds: {
      time_in_space: durationSecondsOrNull(values.time_in_space),
      time_docked: durationSecondsOrNull(values.time_docked),
      fastest_turnaround: durationSecondsOrNull(values.fastest_turnaround),
    },
  };
}

/** Flights whose days are known; none where the first launch is not, lest a later one stand for it. */
function spansOf({ flights, firstLaunch, as_of }: Craft): DaySpan[] {
  if (firstLaunch !== null && !isDay(firstLaunch)) return [];
  return flights.flatMap(({ launchDate, mission_end, outcome }) => {
    if (launchDate === null || !isDay(launchDate)) return [];
    const from = dayOf(launchDate);
    const end = mission_end ?? (outcome === 'in flight' ? as_of : null);
    return [{ from, to: end === null ? from : Math.max(from, dayOf(end)) }];
  });
}

function dayOf(moment: string): number {
  return Math.floor(epochSeconds(moment) / 86_400);
}

/** Day of the first launch; null where none is known. */
export function firstDayOf(spans: readonly DaySpan[]): string | null {
  const [first] = spans;
  return first ? dateOfDay(first.from) : null;
}

/** A day, counted from 1 January 1970, as a date such as `1969-07-16`. */
export function dateOfDay(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

/** A number with two decimals at the most. */
export function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
