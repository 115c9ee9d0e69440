import { describe, expect, test } from 'vitest';

import { diffSnapshots, isEmpty } from '#domain/changes.ts';
import type { FlightDetailsRecord } from '#domain/schema-details.ts';
import type { FlightRecord, Snapshot } from '#domain/schema.ts';

import { craft, flight, snapshotWith } from '../../tests/fixtures/builders.ts';
import { madeUpLists } from '../../tests/support/ll2-details.ts';
import { firstDetailsNote, withoutFirstDetails, withRenewedDetails } from './first-details.ts';

const nothing = { astronauts: [], astronaut_roles: [], space_stations: [], docking_locations: [] };
const details: FlightDetailsRecord = {
  as_of: '2030-01-01T00:00:00Z',
  launch_crew: [{ id: 1, role: 1, astronaut: 500 }],
  onboard_crew: [],
  landing_crew: [],
  docking_events: [
    {
      ...{ id: 1, docking: '2001-01-02T06:00:00Z', departure: '2001-01-03T06:00:00Z' },
      ...{ docking_location: 2, space_station_target: null, flight_vehicle_target: null },
    },
  ],
};
const bare = flight({ id: 1 });
const whole = flight({ id: 1, details, docked: 'P1D' });

function snapshotOf(flights: readonly FlightRecord[], lists: Partial<Snapshot> = madeUpLists): Snapshot {
  const counts = { flights_count: 1, mission_ends_count: 1 };
  return snapshotWith({ ...nothing, ...lists, spacecraft: [craft({ id: 1, ...counts, flights: [...flights] })] });
}

describe('a comparison without what was read for the first time', () => {
  test('finds no change where crews and dockings were added, nor people and stations', () => {
    const old = snapshotOf([bare], nothing);
    const { snapshot, added } = withoutFirstDetails(old, snapshotOf([whole]));
    expect(added).toBe(1);
    expect(isEmpty(diffSnapshots(old, snapshot))).toBe(true);
  });

  test('finds a new flight with its crew, and whom it refers to', () => {
    const old = snapshotOf([bare], nothing);
    const next = snapshotOf([whole, { ...whole, id: 2, mission: 'Trial 2' }]);
    const { snapshot, added } = withoutFirstDetails(old, next);
    expect(added).toBe(1);
    const difference = diffSnapshots(old, snapshot);
    expect(difference.changed.map(({ fields }) => Object.keys(fields))).toEqual([['flights']]);
    expect(difference.added.map(({ part, row }) => `${part} ${row.id}`)).toEqual([
      'astronauts 500',
      'astronaut_roles 1',
      'space_stations 4',
      'docking_locations 2',
    ]);
  });

  test('finds a change of details that were known', () => {
    const { snapshot, added } = withoutFirstDetails(
      snapshotOf([whole]),
      snapshotOf([{ ...whole, details: { ...details, launch_crew: [] } }]),
    );
    expect(added).toBe(0);
    expect(diffSnapshots(snapshotOf([whole]), snapshot).changed).toHaveLength(1);
  });

  test('leaves another time docked a change', () => {
    const old = snapshotOf([{ ...bare, docked: 'P4D' }], nothing);
    const compared = withoutFirstDetails(old, snapshotOf([{ ...whole, docked: 'P5D' }]));
    expect(diffSnapshots(old, compared.snapshot).changed).toHaveLength(1);
  });
});

describe('what is written where nothing changed', () => {
  const renewed = { ...whole, details: { ...details, as_of: '2031-01-01T00:00:00Z' } };
  const old = snapshotOf([whole]);

  test('is the old snapshot with the new moments of reading', () => {
    const next = snapshotOf([renewed]);
    const written = withRenewedDetails(old, {
      ...next,
      source: { ...next.source, fetched_at: '2031-01-01T00:00:00Z' },
    });
    expect(written).toEqual({ ...next, source: old.source });
  });

  test('is nothing where nothing was read', () => {
    expect(withRenewedDetails(old, old)).toBeNull();
  });

  test('remembers flights that were missed, until they come', () => {
    const missed = { ...old, source: { ...old.source, flights_without_details: [1] } };
    expect(withRenewedDetails(old, missed)?.source.flights_without_details).toEqual([1]);
    expect(withRenewedDetails(missed, old)?.source.flights_without_details).toBeUndefined();
  });
});

test.each([
  [0, null],
  [1, 'Crews and dockings of 1 flight added'],
  [700, 'Crews and dockings of 700 flights added'],
])('the note on %i flights', (added, note) => {
  expect(firstDetailsNote(added)).toBe(note);
});
