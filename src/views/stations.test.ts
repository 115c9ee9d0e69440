import { describe, expect, test } from 'vitest';

import type { SpaceStationRecord } from '#domain/schema-details.ts';

import { craft, flight } from '../../tests/fixtures/builders.ts';
import { contextOf } from '../../tests/fixtures/context.ts';

import { stationsPage } from './stations.ts';

const station: SpaceStationRecord = {
  id: 4,
  name: 'Nest',
  status: null,
  founded: '1998-11-20',
  deorbited: null,
  orbit: null,
};
const active = { id: 1, name: 'Active' };

const rowOf = (record: Partial<SpaceStationRecord>, read = false) => {
  const details = read
    ? { as_of: '2026-01-01T00:00:00Z', launch_crew: [], onboard_crew: [], landing_crew: [], docking_events: [] }
    : null;
  const spacecraft = [craft({ id: 1, flights: [flight({ destination: 'ISS', details })] })];
  return stationsPage(contextOf({ spacecraft, space_stations: [{ ...station, ...record }] })).rows[0];
};

describe('a station in the list', () => {
  test('has its days, and a dash where it is in use', () => {
    expect(rowOf({ status: active })).toMatchObject({
      founded: { text: '20\u00a0Nov 1998', exact: '1998-11-20' },
      deorbited: { text: '–' },
      flights: 1,
    });
    expect(rowOf({ deorbited: '2001-03-23' })).toMatchObject({ deorbited: { text: '23\u00a0Mar 2001' } });
  });

  test('that may be gone or not has no day of its end', () => {
    expect(rowOf({})).toMatchObject({ deorbited: { text: 'unknown', missing: true } });
  });

  test('whose dockings were not read does not count them as none', () => {
    expect(rowOf({})).toMatchObject({ dockings: { text: 'unknown', missing: true } });
    expect(rowOf({}, true)).toMatchObject({ dockings: { text: '0' } });
  });
});
