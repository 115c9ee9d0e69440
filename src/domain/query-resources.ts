/**
 * The query parameters of Launch Library 2's lists of spacecraft, flights and configurations. Ships to the browser and
 * the edge.
 */
import { positionsByName } from './compare.ts';
import { orderings, upstreamOrderingNames } from './orderings.ts';
import type { OrderedRow } from './orderings.ts';
import { booleanFilter, choiceParameter, textFilter } from './query.ts';
import type { Resource } from './query.ts';

/** What a query over spacecraft reads. */
export interface SpacecraftRow extends OrderedRow {
  name: string;
  in_space: boolean;
  is_placeholder: boolean;
  status: { id: number } | null;
  configuration: { id: number; name: string } | null;
}

/** What a query over configurations reads. */
export interface ConfigurationRow {
  id: number;
  name: string;
  /** Place of the name among all configurations, equal for names that sort alike. */
  namePlace: number;
  in_use: boolean;
  human_rated: boolean | null;
  agency: { id: number; name: string; abbrev: string } | null;
}

/** What a query over flights reads. */
export interface FlightRow {
  id: number;
  craft: { id: number; name: string };
  flight: { mission: string | null };
}

/** Ids that exist, also those without craft or configurations. */
export type Ids = Iterable<{ id: number | string }>;

const idsOf = (rows: Ids) => new Set(Array.from(rows, ({ id }) => id));
const one = (row: { id: number } | null) => (row ? [row.id] : []);

/**
 * The query parameters of LL2's list of spacecraft.
 *
 * @param configurations - all configurations
 * @param statuses - all statuses
 */
export function spacecraftResource<Row extends SpacecraftRow>(configurations: Ids, statuses: Ids): Resource<Row> {
  return {
    filters: {
      in_space: booleanFilter((row) => row.in_space),
      is_placeholder: booleanFilter((row) => row.is_placeholder),
      name: textFilter((row) => row.name),
      spacecraft_config: choiceParameter((row) => one(row.configuration), idsOf(configurations)),
      status: choiceParameter((row) => one(row.status), idsOf(statuses)),
    },
    texts: ({ name, configuration }) => (configuration ? [name, configuration.name] : [name]),
    orderings: Object.fromEntries(upstreamOrderingNames.map((name) => [orderings[name].key, orderings[name].value])),
    ordering: 'id',
  };
}

/**
 * The query parameters of LL2's list of flights. It documents no ordering; by id, pages neither repeat nor miss a flight.
 *
 * @param spacecraft - all spacecraft
 */
export function flightResource<Row extends FlightRow>(spacecraft: Ids): Resource<Row> {
  return {
    filters: { spacecraft: choiceParameter((row) => [row.craft.id], idsOf(spacecraft)) },
    texts: ({ craft, flight }) => (flight.mission === null ? [craft.name] : [craft.name, flight.mission]),
    orderings: { id: ({ id }) => id },
    ordering: 'id',
  };
}

/**
 * The query parameters of LL2's list of configurations.
 *
 * @param agencies - all agencies
 */
export function configurationResource<Row extends ConfigurationRow>(agencies: Ids): Resource<Row> {
  return {
    filters: {
      agency: choiceParameter((row) => one(row.agency), idsOf(agencies)),
      human_rated: booleanFilter((row) => row.human_rated),
      in_use: booleanFilter((row) => row.in_use),
      name: textFilter((row) => row.name),
    },
    texts: ({ name, agency }) => (agency ? [agency.abbrev, agency.name, name] : [name]),
    orderings: { name: ({ namePlace }) => namePlace },
    ordering: 'name',
  };
}

/** The order of names in LL2's list of configurations: its database passes over punctuation and case first. */
const collator = new Intl.Collator('en', { ignorePunctuation: true });

/** Configurations with the place of their name, for {@link configurationResource}. */
export function withNamePlaces<Row extends { id: number; name: string }>(
  configurations: readonly Row[],
): (Row & { namePlace: number })[] {
  const places = positionsByName(configurations, (a, b) => collator.compare(a, b));
  return configurations.map((row) => ({ ...row, namePlace: places.get(row.id) ?? 0 }));
}
