/**
 * The snapshot with its references followed: what pages and files are made from. Built once, never changed.
 */
import { compareByName } from './compare.ts';
import { epochSeconds } from './dates.ts';
import { crewReader } from './crews.ts';
import { nothingCurated, withCurated } from './curated.ts';
import type { Curated, CuratedSnapshot } from './curated.ts';
import { stationsOf } from './dockings.ts';
import type { Station } from './dockings.ts';
import { durationSecondsOrNull } from './durations.ts';
import { facetNames, facets, valuesOfFacet } from './facets.ts';
import type { FacetName, FacetValue } from './facets.ts';
import { findById, flightReferences, indexById } from './flight-references.ts';
import type { Index } from './flight-references.ts';
import { joinFlights, leftThePad } from './flights.ts';
import type { Flight, JoinedFlights } from './flights.ts';
import { compareByValue } from './orderings.ts';
import { peopleOf } from './people.ts';
import type { PersonRecord } from './people.ts';
import type {
  AgencyRecord,
  ConfigurationRecord,
  FamilyRecord,
  ImageRecord,
  LicenceRecord,
  NamedRecord,
  Snapshot,
  Source,
  SpacecraftRecord,
} from './schema.ts';

export interface Agency extends Omit<AgencyRecord, 'type' | 'image' | 'logo' | 'social_logo'> {
  type: NamedRecord | null;
  image: Image | null;
  logo: Image | null;
  social_logo: Image | null;
}

export interface Family extends Omit<FamilyRecord, 'manufacturer' | 'parent'> {
  manufacturer: Agency | null;
  parent: FamilyRecord | null;
}

export interface Image extends Omit<ImageRecord, 'license'> {
  license: LicenceRecord | null;
}

export interface Configuration extends Omit<ConfigurationRecord, 'type' | 'agency' | 'family' | 'image'> {
  type: NamedRecord | null;
  agency: Agency | null;
  families: readonly Family[];
  image: Image | null;
  /** What the height is of where that is not the craft: `the launch stack`. */
  heightOf: string | null;
}

export interface Craft extends Omit<SpacecraftRecord, 'status' | 'spacecraft_config' | 'image' | 'flights'> {
  status: NamedRecord | null;
  configuration: Configuration | null;
  image: Image | null;
  /** Flights whose launch had begun when the record was read, in order of launch. */
  flights: readonly Flight[];
  /** Flights to come: in no total, rank or record, and no craft has flown by them. */
  plannedFlights: readonly Flight[];
  /** All of them, as the record lists them. */
  allFlights: readonly Flight[];
  /** Values of its flights that cannot be, in sentences; they count as unknown. */
  slips: readonly string[];
  /** Durations in seconds, as LL2 has them: `P0D` is 0 here whatever it means. */
  seconds: {
    time_in_space: number | null;
    time_docked: number | null;
    fastest_turnaround: number | null;
  };
  /** Seconds in space, or null where nobody wrote the time down (LL2's `P0D` on a craft that flew). */
  timeInSpace: number | null;
  /** Seconds docked, or null where no docking is recorded. */
  timeDocked: number | null;
  /** Date of the first launch, as exact as is known; null where none is. */
  firstLaunch: string | null;
  /** The first that left the pad, where one did. */
  firstFlight: Flight | null;
  lastFlight: Flight | null;
}

/** A value of a facet with the craft that have it. */
export interface FacetGroup {
  value: FacetValue;
  /** In order of first launch, then id. */
  craft: readonly Craft[];
}

export interface Catalogue {
  source: Source;
  /** All craft, by name as people sort, then id. */
  spacecraft: readonly Craft[];
  /** All configurations, by name as people sort, then id. */
  configurations: readonly Configuration[];
  agencies: readonly Agency[];
  families: readonly Family[];
  types: readonly NamedRecord[];
  statuses: readonly NamedRecord[];
  /** Each facet's values with their craft: by name, also those without craft. */
  groups: Readonly<Record<FacetName, readonly FacetGroup[]>>;
  /** Craft in space as of the snapshot, in order of first launch. */
  inSpace: readonly Craft[];
  placeholders: readonly Craft[];
  /** Everyone in the crews of the craft, by name. */
  people: readonly PersonRecord[];
  /** Space stations in order of their first part, or of the first flight to them. */
  stations: readonly Station[];
  /** Curated rows that match no flight or configuration of the snapshot. */
  unmatched: readonly string[];
}

/** How often some craft flew, by their records' counts; where a record has none, the flights that it lists count. */
export function countFlights(craft: readonly Craft[]): number {
  return craft.reduce((sum, { flights_count, flights }) => sum + (flights_count ?? flights.length), 0);
}

/** Comparison by first launch, then id; craft without a launch last. */
export const compareByFirstLaunch: (a: Craft, b: Craft) => number = compareByValue(
  ({ firstLaunch }: Craft) => (firstLaunch === null ? null : epochSeconds(firstLaunch)),
  'ascending',
);

/** Comparison by first flight, then id; configurations that have not flown last. */
export const compareByMaidenFlight: (a: Configuration, b: Configuration) => number = compareByValue(
  ({ maiden_flight }: Configuration) => (maiden_flight === null ? null : epochSeconds(maiden_flight)),
  'ascending',
);

/**
 * The catalogue of a snapshot.
 *
 * @param snapshot - a snapshot that passed `parseSnapshot`, so that every reference leads somewhere
 * @param curated - what the atlas adds to it
 */
export function createCatalogue(snapshot: Snapshot, curated: Curated = nothingCurated): Catalogue {
  return joinCatalogue(withCurated(snapshot, curated));
}

/** The catalogue of a snapshot with the curated tables. */
export function joinCatalogue({ snapshot, additionsTo, people, heights, unmatched }: CuratedSnapshot): Catalogue {
  const types = indexById(snapshot.types);
  const statuses = indexById(snapshot.statuses);
  const licences = indexById(snapshot.licences);
  const images = indexById(snapshot.images.map((image) => ({ ...image, license: findById(licences, image.license) })));
  const agencies = joinAgencies(snapshot, images);
  const families = joinFamilies(snapshot, agencies);
  const configurations = joinConfigurations(snapshot, { types, agencies, families, images, heights });
  const joins = {
    referencesOf: flightReferences(snapshot, images),
    crewOf: crewReader(snapshot, people),
    additionsTo,
  };
  const spacecraft = snapshot.spacecraft
    .map(({ spacecraft_config, ...record }) =>
      joinCraft(
        record,
        findById(statuses, record.status),
        findById(configurations, spacecraft_config),
        findById(images, record.image),
        joinFlights(record.flights, record, joins),
      ),
    )
    .toSorted(compareByName);
  const byFirstLaunch = spacecraft.toSorted(compareByFirstLaunch);

  const lists = {
    spacecraft,
    configurations: byName(configurations),
    agencies: byName(agencies),
    families: byName(families),
    types: byName(types),
    statuses: byName(statuses),
  };
  return {
    source: snapshot.source,
    ...lists,
    groups: Object.fromEntries(
      facetNames.map((facet) => [facet, groupBy(facet, valuesOfFacet(facet, lists), byFirstLaunch)]),
    ) as Record<FacetName, FacetGroup[]>,
    inSpace: byFirstLaunch.filter((craft) => craft.in_space),
    placeholders: spacecraft.filter((craft) => craft.is_placeholder),
    people: peopleOf(spacecraft),
    stations: stationsOf(snapshot, lists),
    unmatched,
  };
}

function joinAgencies(snapshot: Snapshot, images: Index<Image>): Index<Agency> {
  const types = indexById(snapshot.agency_types);
  return indexById(
    snapshot.agencies.map((agency) => ({
      ...agency,
      type: findById(types, agency.type),
      image: findById(images, agency.image),
      logo: findById(images, agency.logo),
      social_logo: findById(images, agency.social_logo),
    })),
  );
}

function joinFamilies(snapshot: Snapshot, agencies: Index<Agency>): Index<Family> {
  const records = indexById(snapshot.families);
  return indexById(
    snapshot.families.map((family) => ({
      ...family,
      manufacturer: findById(agencies, family.manufacturer),
      parent: findById(records, family.parent),
    })),
  );
}

function joinConfigurations(
  snapshot: Snapshot,
  joined: {
    types: Index<NamedRecord>;
    agencies: Index<Agency>;
    families: Index<Family>;
    images: Index<Image>;
    heights: ReadonlyMap<number, string>;
  },
): Index<Configuration> {
  return indexById(
    snapshot.configurations.map(({ family, ...configuration }) => ({
      ...configuration,
      type: findById(joined.types, configuration.type),
      agency: findById(joined.agencies, configuration.agency),
      families: family.flatMap((id) => findById(joined.families, id) ?? []),
      image: findById(joined.images, configuration.image),
      heightOf: joined.heights.get(configuration.id) ?? null,
    })),
  );
}

function joinCraft(
  record: Omit<SpacecraftRecord, 'spacecraft_config'>,
  status: NamedRecord | null,
  configuration: Configuration | null,
  image: Image | null,
  { all, begun, planned, slips }: JoinedFlights,
): Craft {
  const seconds = {
    time_in_space: durationSecondsOrNull(record.time_in_space),
    time_docked: durationSecondsOrNull(record.time_docked),
    fastest_turnaround: durationSecondsOrNull(record.fastest_turnaround),
  };
  const firstFlight = begun.find(leftThePad) ?? begun[0] ?? null;
  const flew = (record.flights_count ?? begun.length) > 0;
  return {
    ...record,
    status,
    configuration,
    image,
    flights: begun,
    plannedFlights: planned,
    allFlights: all,
    slips,
    seconds,
    timeInSpace: seconds.time_in_space === 0 && flew ? null : seconds.time_in_space,
    timeDocked: seconds.time_docked || null,
    firstLaunch: firstFlight?.launchDate ?? null,
    firstFlight,
    lastFlight: begun.at(-1) ?? null,
  };
}

function groupBy(facet: FacetName, values: readonly FacetValue[], craft: readonly Craft[]): FacetGroup[] {
  const groups = new Map(values.map((value) => [value.id, { value, craft: [] as Craft[] }]));
  for (const each of craft) {
    for (const { id } of facets[facet].valuesOf(each)) groups.get(id)?.craft.push(each);
  }
  return [...groups.values()];
}

function byName<Row extends { id: number; name: string }>(rows: Index<Row>): Row[] {
  return [...rows.values()].toSorted(compareByName);
}
