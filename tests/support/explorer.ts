/** What the explorer knows of snapshots, for tests that have no built site. */
import { sharedAxis } from '#domain/axis.ts';
import { createCatalogue } from '#domain/catalogue.ts';
import type { FlightRecord, Snapshot } from '#domain/schema.ts';
import { explorerDataOf } from '#explorer/data.ts';
import type { DrawingReference, ExplorerData } from '#explorer/data.ts';

import { agency, configuration, craft, family, flights, snapshotWith } from '../fixtures/builders.ts';
import { madeUpCraft, pseudoRandom } from './made-up-names.ts';

const drawing: DrawingReference = { name: 'capsule', kind: 'drawing', width: 300, height: 506, standing: 500 };

/** What the explorer knows of a snapshot; every configuration has the same drawing. */
export function explorerData(of: Snapshot): ExplorerData {
  const catalogue = createCatalogue(of);
  const launches = catalogue.spacecraft.flatMap((each) => each.flights.flatMap(({ launch }) => launch.net ?? []));
  return explorerDataOf(
    catalogue,
    sharedAxis(launches),
    ({ id }) => ({ ...drawing, name: `capsule-${id}` }),
    ({ height }) => height,
  );
}

/** A snapshot of made-up craft with times and flights that look random, the same every time. */
export function explorerSnapshot(count: number): Snapshot {
  const random = pseudoRandom(7);
  const upTo = (most: number) => Math.floor(random() * most);
  const made = madeUpCraft(count);
  const names = [...new Set(made.map((each) => each.configuration?.name ?? ''))];
  // As many configurations as there are, though the names stand for ten.
  const configurations = Array.from({ length: 46 }, (_, index) =>
    configuration({
      id: index + 1,
      name: index < names.length ? (names[index] ?? '') : `${names[index % names.length] ?? ''} Block ${index}`,
      agency: 1 + (index % 16),
      family: [1 + (index % 8)],
      height: 2 + upTo(500) / 10,
      diameter: 1 + upTo(90) / 10,
      crew_capacity: upTo(8),
      maiden_flight: `${1961 + upTo(60)}-0${1 + upTo(9)}-1${upTo(10)}`,
    }),
  );
  return snapshotWith({
    agencies: Array.from({ length: 16 }, (_, index) => agency({ id: index + 1 })),
    families: Array.from({ length: 8 }, (_, index) => family({ id: index + 1 })),
    configurations,
    ...launchRecords,
    spacecraft: made.map((each, index) => {
      const flown = each.firstLaunch === null ? 0 : random() < 0.85 ? 1 : 1 + upTo(7);
      const from = `${1961 + upTo(60)}-0${1 + upTo(9)}-1${upTo(10)}T1${upTo(10)}:00:00Z`;
      return craft({
        id: each.id + (each.id > count / 2 ? 7 : 0),
        name: each.name,
        serial_number: each.serial_number,
        status: 1 + upTo(4),
        spacecraft_config: 1 + upTo(configurations.length),
        in_space: each.in_space,
        time_in_space: `P${1 + upTo(400)}DT${1 + upTo(23)}H${1 + upTo(59)}M${1 + upTo(59)}S`,
        time_docked: random() < 0.3 ? 'P0D' : `P${1 + upTo(300)}DT${1 + upTo(23)}H${1 + upTo(59)}M${1 + upTo(59)}S`,
        flights_count: flown,
        flights: flights(flown, { from, days: 1 + upTo(200), mission: each.name }).map((flight) =>
          launched(flight, index, upTo),
        ),
      });
    }),
  });
}

/** Launch vehicles, sites and landing types: as many as real craft have. */
const records = { vehicles: 40, sites: 20, landings: 8 };

const places = ['ISS', 'Mir', 'Moon', 'Suborbital', 'Tiangong', 'Skylab', 'Salyut 6', 'Salyut 7', 'LEO'];

/**
 * A flight with a launch and a landing of which everything is known. Craft come in series, as real ones do by their ids:
 * those beside each other mostly share launch vehicle, site and landing type.
 */
function launched(flight: FlightRecord, index: number, upTo: (most: number) => number): FlightRecord {
  const { launch } = flight;
  const designator = `${launch.net?.slice(0, 4)}-${String(1 + upTo(200)).padStart(3, '0')}`;
  const series = Math.floor(index / 12) + upTo(2);
  const inSeries = (most: number) => 1 + (series % most);
  return {
    ...flight,
    destination: places[upTo(places.length)] ?? null,
    launch: {
      ...launch,
      launch_designator: designator,
      rocket: inSeries(records.vehicles),
      pad: inSeries(records.sites),
    },
    landing: {
      ...{ attempt: true, success: true, description: null, downrange_distance: null, landing_location: null },
      type: inSeries(records.landings),
    },
  };
}

const numbered = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

/** The records that these flights refer to. */
const launchRecords = {
  launcher_configurations: numbered(records.vehicles).map((id) => ({
    ...{ id, name: 'Reed', full_name: `Reed ${id} Block ${id % 7}`, variant: '', families: [] },
  })),
  locations: numbered(records.sites).map((id) => ({ id, name: `Spaceport ${id}, Ruritania`, country: null })),
  pads: numbered(records.sites).map((id) => ({
    ...{ id, name: String(id), location: id, country: null, latitude: null, longitude: null },
  })),
  landing_types: numbered(records.landings).map((id) => ({ id, name: `Landing ${id}`, abbrev: `L${id}` })),
} satisfies Partial<Snapshot>;
