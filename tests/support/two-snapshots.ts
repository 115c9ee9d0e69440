/** Two snapshots of some size that differ in every row. */
import type { Snapshot, SpacecraftRecord } from '#domain/schema.ts';

/** Made anew for each call. */
export function twoSnapshots(): [Snapshot, Snapshot] {
  return [snapshotOf('Heron'), snapshotOf('Stork')];
}

function snapshotOf(name: string): Snapshot {
  const spacecraft = Array.from({ length: 2000 }, (_, index) => craftOf(index + 1, name));
  const source = { api: 'https://ll2.example/2.3.0/', fetched_at: '2030-01-01T00:00:00Z', note: null };
  return {
    schema: 1,
    source: { ...source, count: spacecraft.length, complete: true },
    spacecraft,
    configurations: [],
    agencies: [],
    families: [],
    types: [],
    statuses: [],
    agency_types: [],
    images: [],
    licences: [],
  };
}

/** A spacecraft that refers to nothing. */
export function craftOf(id: number, name: string): SpacecraftRecord {
  return {
    id,
    name: `${name} ${id}`,
    serial_number: null,
    is_placeholder: false,
    in_space: false,
    time_in_space: 'P1D',
    time_docked: 'P0D',
    flights_count: 1,
    mission_ends_count: 1,
    status: null,
    description: `${name} `.repeat(20),
    spacecraft_config: null,
    image: null,
    fastest_turnaround: null,
    flights: [],
    as_of: '2030-01-01T00:00:00Z',
    counts_from: 'record',
    doubts: [],
  };
}
