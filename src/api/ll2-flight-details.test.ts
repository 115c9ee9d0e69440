import { describe, expect, test } from 'vitest';

import { craft, flight, snapshotWith } from '../../tests/fixtures/builders.ts';
import { detailRecords } from '../../tests/fixtures/fleet-details.ts';
import { createCatalogue } from '#domain/catalogue.ts';
import { nothingCurated } from '#domain/curated.ts';
import type { Curated } from '#domain/curated.ts';
import type { FlightDetailsRecord } from '#domain/schema-details.ts';

import { serializeFlightDetails } from './ll2-flight-details.ts';

const upstream = (resource: string, id: number | string) => `https://api.example/${resource}/${id}/`;

const uncrewed: FlightDetailsRecord = {
  as_of: '2026-02-03T04:05:06Z',
  launch_crew: [],
  onboard_crew: [],
  landing_crew: [],
  docking_events: [],
};

const curated: Curated = {
  ...nothingCurated,
  people: [
    { name: 'Fern Hill', countries: ['RUR'], ll2_id: null },
    { name: 'Moss Dale', countries: [], ll2_id: 77 },
  ],
  crews: [
    {
      spacecraft_id: 1,
      launch_day: '2001-01-01',
      source: 'gcat',
      name: 'Fern Hill',
      role: 'Pilot',
      up: true,
      down: false,
    },
    { spacecraft_id: 1, launch_day: '2001-01-01', source: 'gcat', name: 'Moss Dale', role: null, up: true, down: true },
  ],
};

function detailsOf(details: FlightDetailsRecord | null, added?: Curated) {
  const snapshot = snapshotWith({ ...detailRecords, spacecraft: [craft({ id: 1, flights: [flight({ details })] })] });
  return serializeFlightDetails(createCatalogue(snapshot, added).spacecraft[0]!.flights[0]!, upstream);
}

const fern = {
  id: null,
  role: { id: null, role: 'Pilot', priority: null },
  astronaut: {
    response_mode: 'list',
    id: null,
    url: null,
    name: 'Fern Hill',
    agency: null,
    nationality: [
      {
        id: null,
        name: null,
        alpha_2_code: null,
        alpha_3_code: 'RUR',
        nationality_name: null,
        nationality_name_composed: null,
      },
    ],
  },
};
const moss = {
  id: null,
  role: null,
  astronaut: {
    response_mode: 'list',
    id: 77,
    url: 'https://api.example/astronauts/77/',
    name: 'Moss Dale',
    agency: null,
    nationality: [],
  },
};

describe('crews and dockings', () => {
  const unknown = { launch_crew: null, onboard_crew: null, landing_crew: null, docking_events: null };
  const none = { launch_crew: [], onboard_crew: [], landing_crew: [], docking_events: [] };
  const added = { launch_crew: [fern, moss], landing_crew: [moss] };

  test.each([
    ['that were not read are unknown', null, undefined, unknown],
    ['that were not read: the curated crew; the rest is unknown', null, curated, { ...unknown, ...added }],
    ['of an uncrewed flight are none', uncrewed, undefined, none],
    ['that were read without a crew: the curated crew', uncrewed, curated, { ...none, ...added }],
  ] as const)('%s', (_, details, tables, expected) => {
    expect(detailsOf(details, tables)).toEqual(expected);
  });

  test('that were read stand as they are, dolls included, whatever is curated', () => {
    const member = { id: 5, role: 20, astronaut: 301 };
    const crew = [{ id: 6, role: 1, astronaut: 302 }, member];
    const lists = detailsOf({ ...uncrewed, launch_crew: crew, onboard_crew: [member] }, curated);
    expect(lists.launch_crew?.map(({ id, role, astronaut }) => [id, role?.role, astronaut?.name])).toEqual([
      [6, 'Commander', 'Bela Sedge'],
      [5, 'Zero-G Indicator', 'Ada Reed'],
    ]);
    expect([lists.onboard_crew?.length, lists.landing_crew]).toEqual([1, []]);
    expect(lists.onboard_crew?.[0]?.astronaut).toMatchObject({
      id: 301,
      url: 'https://api.example/astronauts/301/',
      agency: { response_mode: 'list', id: 10, url: 'https://api.example/agencies/10/', abbrev: 'HW', type: null },
      nationality: [{ name: 'Ruritania' }],
    });
  });

  test('name port, station and the flight of the other craft', () => {
    const event = { id: 8, docking: '2001-01-02T00:00:00Z', departure: null };
    const { docking_events } = detailsOf({
      ...uncrewed,
      docking_events: [
        { ...event, docking_location: 19, space_station_target: 4, flight_vehicle_target: null },
        { ...event, id: 9, docking_location: 51, space_station_target: null, flight_vehicle_target: 803 },
      ],
    });
    const url = 'https://api.example/space_stations/4/';
    const name = 'International Space Station';
    const founded = '1998-11-20';
    expect(docking_events).toEqual([
      {
        ...event,
        url: 'https://api.example/docking_events/8/',
        docking_location: { id: 19, name: 'Harmony forward', spacestation: { id: 4, url, name } },
        space_station_target: { id: 4, url, name, status: null, founded, deorbited: null, orbit: 'Low Earth Orbit' },
        flight_vehicle_target: null,
      },
      {
        ...event,
        id: 9,
        url: 'https://api.example/docking_events/9/',
        docking_location: { id: 51, name: 'Another craft', spacestation: null },
        space_station_target: null,
        flight_vehicle_target: { id: 803, url: 'https://api.example/spacecraft_flights/803/' },
      },
    ]);
  });
});
