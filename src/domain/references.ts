/** Which fields of the snapshot's records hold ids of other records: one row per field. */
import type { Snapshot, SnapshotPart } from './schema.ts';

/** A part of the snapshot that others refer to. */
export type ReferencePart = Exclude<SnapshotPart, 'spacecraft'>;

/** For each part, the part that a field refers to. A `*` in a path stands for every item of a list. */
export const referenceFields = {
  spacecraft: {
    status: 'statuses',
    spacecraft_config: 'configurations',
    image: 'images',
    'flights.*.launch.status': 'launch_statuses',
    'flights.*.launch.net_precision': 'net_precisions',
    'flights.*.launch.launch_service_provider': 'launch_service_providers',
    'flights.*.launch.rocket': 'launcher_configurations',
    'flights.*.launch.mission.orbit': 'orbits',
    'flights.*.launch.pad': 'pads',
    'flights.*.launch.program.*': 'programs',
    'flights.*.landing.type': 'landing_types',
    'flights.*.landing.landing_location': 'landing_locations',
    'flights.*.details.launch_crew.*.role': 'astronaut_roles',
    'flights.*.details.launch_crew.*.astronaut': 'astronauts',
    'flights.*.details.onboard_crew.*.role': 'astronaut_roles',
    'flights.*.details.onboard_crew.*.astronaut': 'astronauts',
    'flights.*.details.landing_crew.*.role': 'astronaut_roles',
    'flights.*.details.landing_crew.*.astronaut': 'astronauts',
    'flights.*.details.docking_events.*.docking_location': 'docking_locations',
    'flights.*.details.docking_events.*.space_station_target': 'space_stations',
  },
  configurations: { type: 'types', agency: 'agencies', 'family.*': 'families', image: 'images' },
  agencies: { type: 'agency_types', image: 'images', logo: 'images', social_logo: 'images' },
  families: { manufacturer: 'agencies', parent: 'families' },
  types: {},
  statuses: {},
  agency_types: {},
  launch_statuses: {},
  net_precisions: {},
  orbits: {},
  launcher_configurations: {},
  launch_service_providers: { type: 'agency_types' },
  pads: { location: 'locations' },
  locations: {},
  programs: { image: 'images' },
  landing_types: {},
  landing_locations: {},
  astronauts: {},
  astronaut_roles: {},
  space_stations: {},
  docking_locations: { space_station: 'space_stations' },
  images: { license: 'licences' },
  licences: {},
} as const satisfies Record<SnapshotPart, Readonly<Record<string, ReferencePart>>>;

/** All parts of a snapshot. */
export const snapshotParts = Object.keys(referenceFields) as SnapshotPart[];

/** Whether a reference stays; `path` is that of its value, such as `['family', 0]`. */
export type Keeps = (target: ReferencePart, id: number, path: readonly (string | number)[]) => boolean;

/**
 * A row with only the references that are to stay: others become null, and leave lists.
 *
 * @returns the row itself where all of them stay
 */
export function filterReferences<Part extends SnapshotPart>(
  part: Part,
  row: Snapshot[Part][number],
  keeps: Keeps,
): Snapshot[Part][number] {
  return Object.entries<ReferencePart>(referenceFields[part]).reduce(
    (kept, [field, target]) =>
      filterAt(kept, field.split('.'), [], (id, path) => keeps(target, id, path)) as Snapshot[Part][number],
    row,
  );
}

function filterAt(
  value: unknown,
  [step, ...rest]: readonly string[],
  path: readonly (string | number)[],
  keeps: (id: number, path: readonly (string | number)[]) => boolean,
): unknown {
  if (value === null || value === undefined) return value;
  if (step === undefined) return keeps(value as number, path) ? value : null;
  if (step === '*') {
    const items = value as readonly unknown[];
    const kept = items.map((item, index) => filterAt(item, rest, [...path, index], keeps));
    if (kept.every((item, index) => item === items[index])) return value;
    return rest.length > 0 ? kept : kept.filter((item) => item !== null);
  }
  const object = value as Readonly<Record<string, unknown>>;
  const kept = filterAt(object[step], rest, [...path, step], keeps);
  return kept === object[step] ? value : { ...object, [step]: kept };
}
