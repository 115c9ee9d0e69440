/** The records that flights refer to: launch vehicle, pad, orbit and so on. */
import type { Image } from './catalogue.ts';
import type {
  AbbreviatedRecord,
  LaunchServiceProviderRecord,
  LauncherConfigurationRecord,
  LocationRecord,
  OrbitRecord,
  PadRecord,
  ProgramRecord,
} from './schema-launch.ts';
import type { FlightRecord, NamedRecord, Snapshot } from './schema.ts';

/** A record whose id is null where it is curated. */
type Curatable<Row> = Omit<Row, 'id'> & { id: number | null };

/** A launch pad with its location. */
export interface Pad extends Omit<PadRecord, 'id' | 'location'> {
  /** Null where the pad is curated. */
  id: number | null;
  location: Curatable<LocationRecord> | null;
}

export interface Program extends Omit<ProgramRecord, 'image'> {
  image: Image | null;
}

/** The records that a flight refers to. */
export interface FlightReferences {
  status: AbbreviatedRecord | null;
  precision: AbbreviatedRecord | null;
  provider: (Omit<LaunchServiceProviderRecord, 'type'> & { type: NamedRecord | null }) | null;
  launcher: Curatable<LauncherConfigurationRecord> | null;
  orbit: OrbitRecord | null;
  pad: Pad | null;
  programs: readonly Program[];
  landingType: AbbreviatedRecord | null;
  landingLocation: Curatable<NamedRecord> | null;
}

/**
 * Joins what flights refer to.
 *
 * @returns the references of a flight of the snapshot
 */
export function flightReferences(snapshot: Snapshot, images: Index<Image>): (flight: FlightRecord) => FlightReferences {
  const statuses = indexById(snapshot.launch_statuses);
  const precisions = indexById(snapshot.net_precisions);
  const orbits = indexById(snapshot.orbits);
  const launchers = indexById(snapshot.launcher_configurations);
  const agencyTypes = indexById(snapshot.agency_types);
  const providers = indexById(
    snapshot.launch_service_providers.map((each) => ({ ...each, type: findById(agencyTypes, each.type) })),
  );
  const locations = indexById(snapshot.locations);
  const pads = indexById(snapshot.pads.map((pad) => ({ ...pad, location: findById(locations, pad.location) })));
  const programs = indexById(
    snapshot.programs.map((program) => ({ ...program, image: findById(images, program.image) })),
  );
  const landingTypes = indexById(snapshot.landing_types);
  const landingLocations = indexById(snapshot.landing_locations);
  return ({ launch, landing }) => ({
    status: findById(statuses, launch.status),
    precision: findById(precisions, launch.net_precision),
    provider: findById(providers, launch.launch_service_provider),
    launcher: findById(launchers, launch.rocket),
    orbit: findById(orbits, launch.mission?.orbit ?? null),
    pad: findById(pads, launch.pad),
    programs: launch.program.flatMap((id) => findById(programs, id) ?? []),
    landingType: findById(landingTypes, landing?.type ?? null),
    landingLocation: findById(landingLocations, landing?.landing_location ?? null),
  });
}

/** Records by id. */
export type Index<Row> = ReadonlyMap<number, Row>;

export function indexById<Row extends { id: number }>(rows: readonly Row[]): Index<Row> {
  return new Map(rows.map((row) => [row.id, row]));
}

export function findById<Row>(rows: Index<Row>, id: number | null): Row | null {
  return id === null ? null : (rows.get(id) ?? null);
}
