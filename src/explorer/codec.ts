/**
 * The explorer's one file: the same as {@link ExplorerData}, column by column and with every name written once, so that
 * it is small. Ships to the browser.
 */
import { durationSeconds, isoDuration } from '#domain/durations.ts';
import { configurationFacts } from '#domain/facts/configuration.ts';
import { facetNames } from '#domain/facets.ts';
import type { FacetName, FacetValue } from '#domain/facets.ts';
import { craftFacts } from '#domain/facts/craft.ts';
import type { BrowserCraftFactName } from '#domain/facts/craft.ts';
import type { KindName } from '#domain/facts/kinds.ts';
import type { DaySpan } from '#domain/query-interval.ts';

import {
  browserConfigurationFacts,
  browserCraftFacts,
  byFacet,
  drawingKinds,
  explorerCraft,
  firstDayOf,
} from './data.ts';
import { packDesignator, packMission, unpackDesignator, unpackMission } from './codec-launches.ts';
import type { PackedDesignator, PackedMission } from './codec-launches.ts';
import type { DrawingReference, ExplorerConfiguration, ExplorerCraft, ExplorerData } from './data.ts';

/** A list of things by name: ids in one column, names in the other. */
interface PackedNames {
  id: FacetValue['id'][];
  name: string[];
}

/** The values of facts, a column each; how a value is written follows from the kind of the fact. */
type PackedFacts = Record<string, unknown[]>;

/** For each facet a column of places in its list; several places where a craft has several values. */
type PackedFacets = Partial<Record<FacetName, (number | number[])[]>>;

/** What `explore/craft.json` holds. Numbers that point into a list are -1 where there is nothing to point at. */
export interface EncodedExplorer {
  axis: [start: number, end: number];
  lists: Record<FacetName, PackedNames>;
  /** Moments at which records were read. */
  readings: string[];
  configurations: {
    facts: PackedFacts;
    drawing: string[];
    drawn: number[];
    /** Width, height and standing height of each drawing. */
    boxes: [width: number, height: number, standing: number][];
    /** The facets of which all craft of a configuration have the same values; a column for each, as those of craft. */
    facets: PackedFacets;
  };
  craft: {
    facts: PackedFacts;
    /** The other facets. */
    facets: PackedFacets;
    missions: PackedMission[];
    designators: PackedDesignator[];
    /** 1 where a time in space is not written down. */
    unwritten: number[];
    /** For each flight: days since the launch before (the first since 1 January 1970), and days to its end. */
    spans: number[][];
    as_of: number[];
  };
}

/** The file of some data. */
export function encodeExplorer(data: ExplorerData): EncodedExplorer {
  const { axis, lists, configurations, craft } = data;
  const readings = [...new Set(craft.map(({ as_of }) => as_of))];
  const ofConfigurations = packFacetsOfConfigurations(data);
  return {
    axis: [axis.start, axis.end],
    lists: byFacet((facet) => ({ id: lists[facet].map(({ id }) => id), name: lists[facet].map(({ name }) => name) })),
    readings,
    configurations: {
      facts: packFacts(configurationFacts, configurationColumns, configurations),
      drawing: configurations.map(({ drawing }) => drawing.name),
      drawn: configurations.map(({ drawing }) => drawingKinds.indexOf(drawing.kind)),
      boxes: configurations.map(({ drawing }) => [drawing.width, drawing.height, drawing.standing]),
      facets: ofConfigurations,
    },
    craft: {
      facts: packFacts(craftFacts, craftColumns, craft),
      facets: Object.fromEntries(
        facetNames
          .filter((facet) => !Object.hasOwn(ofConfigurations, facet))
          .map((facet) => [facet, packFacet(facet, craft, lists)]),
      ),
      missions: craft.map(packMission),
      designators: craft.map(packDesignator),
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
export function decodeExplorer(file: unknown): ExplorerData {
  if (!isPacked(file)) throw new TypeError('This is not the explorer’s file');
  const lists = byFacet((facet) => {
    const { id, name } = file.lists[facet];
    return id.map((each, index): FacetValue => ({ id: each, name: at(name, index) }));
  });
  const configurations = unpackConfigurations(file.configurations, lists);
  return {
    axis: { start: file.axis[0], end: file.axis[1] },
    lists,
    configurations,
    craft: unpackCraft(file, lists, configurations),
  };
}

function packFacet(facet: FacetName, craft: readonly ExplorerCraft[], lists: ExplorerData['lists']) {
  const places = new Map(lists[facet].map(({ id }, place) => [id, place]));
  return craft.map(({ facets }): number | number[] => {
    const [first = -1, ...others] = facets[facet].map(({ id }) => places.get(id) ?? -1);
    return others.length === 0 ? first : [first, ...others];
  });
}

/** The facets whose values follow from a craft's configuration; craft without one have none. */
function packFacetsOfConfigurations({ lists, configurations, craft }: ExplorerData): PackedFacets {
  const columns = facetNames.flatMap((facet): [FacetName, (number | number[])[]][] => {
    if (facet === 'configuration') return [];
    const places = packFacet(facet, craft, lists);
    const ofConfiguration = new Map<number | null, number | number[]>([[null, -1]]);
    for (const [index, { configuration }] of craft.entries()) {
      const id = configuration?.id ?? null;
      const place = at(places, index);
      if (String(ofConfiguration.get(id) ?? place) !== String(place)) return [];
      ofConfiguration.set(id, place);
    }
    return [[facet, configurations.map(({ id }) => ofConfiguration.get(id) ?? -1)]];
  });
  return Object.fromEntries(columns);
}

function unpackConfigurations(
  packed: EncodedExplorer['configurations'],
  lists: ExplorerData['lists'],
): ExplorerConfiguration[] {
  const facts = unpackFacts(configurationFacts, configurationColumns, packed.facts, lists.configuration.length);
  return facts.map((values, index) => {
    const [width, height, standing] = at(packed.boxes, index);
    const kind = at(drawingKinds, at(packed.drawn, index));
    const drawing: DrawingReference = { name: at(packed.drawing, index), kind, width, height, standing };
    const { id, name } = at(lists.configuration, index);
    return { ...(values as Omit<ExplorerConfiguration, 'drawing'>), id: Number(id), name, drawing };
  });
}

function unpackCraft(
  { craft: packed, configurations: { facets: ofConfigurations }, readings }: EncodedExplorer,
  lists: ExplorerData['lists'],
  configurations: readonly ExplorerConfiguration[],
): ExplorerCraft[] {
  return unpackFacts(craftFacts, craftColumns, packed.facts, packed.as_of.length).map((values, index) => {
    const spans = unpackSpans(at(packed.spans, index));
    const own = values as Pick<ExplorerCraft, BrowserCraftFactName>;
    const configuration = Number(packed.facets.configuration?.[index] ?? -1);
    return explorerCraft(
      {
        ...own,
        latest_mission: unpackMission(at(packed.missions, index), own.name),
        latest_designator: unpackDesignator(at(packed.designators, index), spans),
        first_launch: firstDayOf(spans),
        unwritten: at(packed.unwritten, index) === 1,
      },
      {
        facets: byFacet((facet) => {
          const places = [packed.facets[facet]?.[index] ?? ofConfigurations[facet]?.[configuration] ?? []].flat();
          return places.flatMap((place) => lists[facet][place] ?? []);
        }),
        spans,
        as_of: at(readings, at(packed.as_of, index)),
      },
      configurations,
    );
  });
}

type FactTable = Readonly<Record<string, { kind: KindName }>>;

/** The facts that are columns of the file; the others follow from its lists and from the days of the flights. */
const craftColumns = browserCraftFacts.filter(
  (name) => name !== 'first_launch' && name !== 'latest_mission' && name !== 'latest_designator',
);
const configurationColumns = browserConfigurationFacts.filter((name) => name !== 'id' && name !== 'name');

function packFacts(facts: FactTable, names: readonly string[], rows: readonly object[]): PackedFacts {
  const packed = names.map((name): [string, unknown[]] => {
    const values = rows.map((row) => (row as Record<string, unknown>)[name]);
    const kind = facts[name]?.kind;
    if (kind === 'id') return [name, values.map((id, index) => Number(id) - Number(values[index - 1] ?? 0))];
    if (kind === 'boolean') return [name, values.map((value) => (value === null ? null : Number(value)))];
    if (kind === 'duration') return [name, values.map((value) => packDuration(value as string | null))];
    return [name, values];
  });
  return Object.fromEntries(packed);
}

function unpackFacts(
  facts: FactTable,
  names: readonly string[],
  packed: PackedFacts,
  count: number,
): Record<string, unknown>[] {
  let id = 0;
  return Array.from({ length: count }, (_, index) =>
    Object.fromEntries(
      names.map((name): [string, unknown] => {
        const value = packed[name]?.[index] ?? null;
        const kind = facts[name]?.kind;
        if (kind === 'id') return [name, (id += Number(value))];
        if (kind === 'boolean') return [name, value === null ? null : value === 1];
        if (kind === 'duration') return [name, unpackDuration(value as PackedDuration)];
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

function isPacked(file: unknown): file is EncodedExplorer {
  if (typeof file !== 'object' || file === null) return false;
  const { axis, lists, configurations, craft } = file as Record<string, unknown>;
  return (
    Array.isArray(axis) &&
    [lists, configurations, craft].every((part) => typeof part === 'object' && part !== null) &&
    'facts' in (craft as object) &&
    'facts' in (configurations as object)
  );
}
