/**
 * The small index of names that the search box loads: what it holds, how it is written, how it is read back. Ships to
 * the browser, without what makes the index.
 *
 * Addresses are not in it: the browser makes them from id and name.
 */

import { byName } from './order.ts';

/** The part of a craft that the index is made from. */
export interface NamedCraft {
  id: number;
  name: string;
  serial_number: string | null;
  configuration: { name: string; agency: { name: string } | null } | null;
  status: { name: string } | null;
  in_space: boolean;
  flights_count: number | null;
  /** Null where the craft has not flown; its launch is a UTC time, or null where it is not known. */
  firstFlight: { launch: { net: string | null } } | null;
}

/** A craft as the browser knows it. */
export interface NameRow {
  id: number;
  name: string;
  serial: string | null;
  configuration: string | null;
  agency: string | null;
  status: string | null;
  inSpace: boolean;
  /** Flights made; null where they are not recorded. */
  flights: number | null;
  /** Year of the first launch, UTC; null where there is none or it is not recorded. */
  year: number | null;
}

/** Id, name, serial number, index of the configuration and of the status, flights, year; then 1 where it is in space. */
export type WrittenRow = [
  number,
  string,
  string | null,
  number | null,
  number | null,
  number | null,
  number | null,
  ...(readonly [] | readonly [1]),
];

/** What `search/names.json` holds. */
export interface NamesIndex {
  agencies: string[];
  /** Name of each configuration, and the index of its agency. */
  configurations: [string, number | null][];
  statuses: string[];
  /** By name as people sort, then by id: the order in which equals are answered. */
  craft: WrittenRow[];
}

/**
 * The index of some craft, ready to be written as JSON; the same for the same craft in whatever order they come.
 *
 * @param craft - all craft of the atlas
 */
export function namesIndex(craft: readonly NamedCraft[]): NamesIndex {
  const sorted = craft.toSorted(byName());
  const agencies = listOf(sorted.map(({ configuration }) => configuration?.agency?.name));
  const configurations = new Map<string, [string, number | null]>();
  for (const { configuration } of sorted) {
    if (!configuration || configurations.has(keyOf(configuration))) continue;
    configurations.set(keyOf(configuration), [configuration.name, indexIn(agencies, configuration.agency?.name)]);
  }
  const keys = [...configurations.keys()];
  const statuses = listOf(sorted.map(({ status }) => status?.name));
  return {
    agencies,
    configurations: [...configurations.values()],
    statuses,
    craft: sorted.map((each): WrittenRow => [
      each.id,
      each.name,
      each.serial_number,
      each.configuration && keys.indexOf(keyOf(each.configuration)),
      indexIn(statuses, each.status?.name),
      each.flights_count,
      yearOf(each.firstFlight?.launch.net),
      ...(each.in_space ? ([1] as const) : ([] as const)),
    ]),
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
  const { agencies, configurations, statuses, craft } = index;
  return craft.map(([id, name, serial, configuration, status, flights, year, inSpace]) => {
    const [configurationName, agency] = at(configurations, configuration) ?? [null, null];
    return {
      id,
      name,
      serial,
      configuration: configurationName,
      agency: at(agencies, agency),
      status: at(statuses, status),
      inSpace: inSpace === 1,
      flights,
      year,
    };
  });
}

function isIndex(value: unknown): value is NamesIndex {
  if (typeof value !== 'object' || value === null) return false;
  const index = value as Record<string, unknown>;
  return ['agencies', 'configurations', 'statuses', 'craft'].every((key) => Array.isArray(index[key]));
}

function listOf(names: readonly (string | undefined)[]): string[] {
  return [...new Set(names.filter((name) => name !== undefined))];
}

function keyOf(configuration: { name: string; agency: { name: string } | null }): string {
  return JSON.stringify([configuration.name, configuration.agency?.name ?? null]);
}

function indexIn(list: readonly string[], name: string | undefined): number | null {
  return name === undefined ? null : list.indexOf(name);
}

function at<Value>(list: readonly Value[], index: number | null): Value | null {
  return index === null ? null : (list[index] ?? null);
}

function yearOf(moment: string | null | undefined): number | null {
  return moment ? Number(moment.slice(0, 4)) : null;
}
