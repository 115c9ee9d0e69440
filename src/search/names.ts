/**
 * The small index of names that the search box loads: what it holds, how it is written, how it is read back. Ships to
 * the browser, without what makes the index.
 *
 * Addresses are not in it: the browser makes them from id and name.
 */

import { compareByName } from '#domain/compare.ts';
import { missionBeside } from '#domain/mission-pair.ts';

/** The part of a craft that the index is made from. */
export interface NamedCraft {
  id: number;
  name: string;
  serial_number: string | null;
  in_space: boolean;
  flights_count: number | null;
  /** Date of the first launch; null where there is none or it is unknown. */
  firstLaunch: string | null;
  /** In order of launch. */
  flights: readonly { mission: string | null }[];
}

/** A craft as the browser knows it. */
export interface NameRow {
  id: number;
  name: string;
  serial: string | null;
  /** In order of launch, without those that bear its name. */
  missions: readonly string[];
  configuration: string | null;
  status: string | null;
  /** The names of its values of each facet that the search page filters by. */
  facets: Readonly<Record<string, readonly string[]>>;
  inSpace: boolean;
  /** Flights made; null where they are not recorded. */
  flights: number | null;
  /** Year of the first launch, UTC; null where there is none or it is not recorded. */
  year: number | null;
}

/** Id, name, serial number, flights, year; then 1 where it is in space. */
export type WrittenRow = [number, string, string | null, number | null, number | null, ...(readonly [] | readonly [1])];

/** The names of a facet's values, and for each craft, in their order, the index of its value, or those of several. */
interface FacetColumn {
  values: string[];
  craft: (number | number[] | null)[];
}

/** What `search/names.json` holds. */
export interface NamesIndex {
  facets: Record<string, FacetColumn>;
  /** By name as people sort, then by id: the order in which equals are answered. */
  craft: WrittenRow[];
  /** In the order of the craft: its missions, where they do not bear its name; one as a text alone, 0 for none. */
  missions: (string | readonly string[] | 0)[];
}

/**
 * The index of some craft, ready to be written as JSON; the same for the same craft in whatever order they come.
 *
 * @param craft - all craft of the atlas
 * @param facets - for each facet that the search page filters by, a craft's values
 */
export function namesIndex<Row extends NamedCraft>(
  craft: readonly Row[],
  facets: Readonly<Record<string, (craft: Row) => readonly string[]>>,
): NamesIndex {
  const sorted = craft.toSorted(compareByName);
  const columns = Object.entries(facets).flatMap(([facet, valuesOf]): [string, FacetColumn][] => {
    const names = sorted.map(valuesOf);
    const values = [...new Set(names.flat())];
    if (values.length === 0) return [];
    const places = names.map((each): number | number[] | null => {
      const [first = null, ...others] = each.map((name) => values.indexOf(name));
      return first === null || others.length === 0 ? first : [first, ...others];
    });
    return [[facet, { values, craft: places }]];
  });
  return {
    facets: Object.fromEntries(columns),
    craft: sorted.map((each): WrittenRow => [
      each.id,
      each.name,
      each.serial_number,
      each.flights_count,
      yearOf(each.firstLaunch),
      ...(each.in_space ? ([1] as const) : ([] as const)),
    ]),
    missions: sorted.map((each) => {
      const missions = missionsOf(each);
      return missions.length > 1 ? missions : (missions[0] ?? 0);
    }),
  };
}

/**
 * The craft in an index, in its order.
 *
 * @param index - what `search/names.json` holds, parsed
 * @throws TypeError when it is not an index of names, such as a page of a captive network that came in its place
 */
export function readNames(index: unknown): NameRow[] {
  if (!isIndex(index)) throw new TypeError('This is not an index of names');
  const columns = Object.entries(index.facets);
  return index.craft.map(([id, name, serial, flights, year, inSpace], row) => {
    const facets = Object.fromEntries(
      columns.map(([facet, { values, craft }]) => [facet, [craft[row] ?? []].flat().flatMap((at) => values[at] ?? [])]),
    );
    const [configuration = null] = facets['configuration'] ?? [];
    const [status = null] = facets['status'] ?? [];
    const missions = [index.missions[row] || []].flat();
    return { id, name, serial, missions, configuration, status, facets, inSpace: inSpace === 1, flights, year };
  });
}

function isIndex(value: unknown): value is NamesIndex {
  if (typeof value !== 'object' || value === null) return false;
  const { craft, facets, missions } = value as Record<string, unknown>;
  return Array.isArray(craft) && Array.isArray(missions) && typeof facets === 'object' && facets !== null;
}

function missionsOf({ name, flights }: NamedCraft): string[] {
  return [...new Set(flights.flatMap(({ mission }) => missionBeside(name, mission) ?? []))];
}

function yearOf(moment: string | null | undefined): number | null {
  return moment ? Number(moment.slice(0, 4)) : null;
}
