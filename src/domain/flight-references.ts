/** The records that flights refer to: launch vehicle, pad, orbit, crews and so on. */
import type { Image } from './catalogue.ts';
import type {
  AstronautRecord,
  AstronautRoleRecord,
  CrewMemberRecord,
  DockingEventRecord,
  DockingLocationRecord,
  FlightDetailsRecord,
  SpaceStationRecord,
} from './schema-details.ts';
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
  /** Crews and dockings as Launch Library 2 lists them; null where they were not read. */
  details: FlightDetails | null;
}

/** What only Launch Library 2's list of flights holds. */
export interface FlightDetails {
  launch_crew: readonly CrewMemberReferences[];
  onboard_crew: readonly CrewMemberReferences[];
  landing_crew: readonly CrewMemberReferences[];
  docking_events: readonly DockingEventReferences[];
}

/** Somebody in a crew, dolls included. */
export interface CrewMemberReferences {
  id: number | null;
  role: AstronautRoleRecord | null;
  astronaut: AstronautRecord | null;
}

export interface DockingEventReferences extends Omit<DockingEventRecord, 'docking_location' | 'space_station_target'> {
  docking_location: (Omit<DockingLocationRecord, 'space_station'> & { station: SpaceStationRecord | null }) | null;
  space_station_target: SpaceStationRecord | null;
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
  const detailsOf = detailsReader(snapshot);
  return ({ launch, landing, details }) => ({
    status: findById(statuses, launch.status),
    precision: findById(precisions, launch.net_precision),
    provider: findById(providers, launch.launch_service_provider),
    launcher: findById(launchers, launch.rocket),
    orbit: findById(orbits, launch.mission?.orbit ?? null),
    pad: findById(pads, launch.pad),
    programs: launch.program.flatMap((id) => findById(programs, id) ?? []),
    landingType: findById(landingTypes, landing?.type ?? null),
    landingLocation: findById(landingLocations, landing?.landing_location ?? null),
    details: detailsOf(details),
  });
}

function detailsReader(snapshot: Snapshot): (details: FlightDetailsRecord | null) => FlightDetails | null {
  const astronauts = indexById(snapshot.astronauts);
  const roles = indexById(snapshot.astronaut_roles);
  const stations = indexById(snapshot.space_stations);
  const ports = indexById(
    snapshot.docking_locations.map(({ space_station, ...port }) => ({
      ...port,
      station: findById(stations, space_station),
    })),
  );
  const joinCrew = (crew: readonly CrewMemberRecord[]) =>
    crew.map(({ id, role, astronaut }) => ({
      id,
      role: findById(roles, role),
      astronaut: findById(astronauts, astronaut),
    }));
  return (details) =>
    details && {
      launch_crew: joinCrew(details.launch_crew),
      onboard_crew: joinCrew(details.onboard_crew),
      landing_crew: joinCrew(details.landing_crew),
      docking_events: details.docking_events.map((event) => ({
        ...event,
        docking_location: findById(ports, event.docking_location),
        space_station_target: findById(stations, event.space_station_target),
      })),
    };
}

/** Records by id. */
export type Index<Row> = ReadonlyMap<number, Row>;

export function indexById<Row extends { id: number }>(rows: readonly Row[]): Index<Row> {
  return new Map(rows.map((row) => [row.id, row]));
}

export function findById<Row>(rows: Index<Row>, id: number | null): Row | null {
  return id === null ? null : (rows.get(id) ?? null);
}
