/** Two snapshots of some size that differ in every row. */
import type { Snapshot, SpacecraftRecord } from '#domain/schema.ts';

import { snapshotWith } from '../fixtures/builders.ts';

/** Made anew for each call. */
export function twoSnapshots(): [Snapshot, Snapshot] {
  return [snapshotOf('Heron'), snapshotOf('Stork')];
}

function snapshotOf(name: string): Snapshot {
  const spacecraft = Array.from({ length: 2000 }, (_, index) => craftOf(index + 1, name));
  return snapshotWith({ spacecraft, configurations: [], statuses: [] });
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
