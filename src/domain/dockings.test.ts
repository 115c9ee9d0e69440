import { describe, expect, test } from 'vitest';

import { craft, flight, snapshotWith } from '../../tests/fixtures/builders.ts';
import { crewRecords, details } from '../../tests/fixtures/crews.ts';

import { createCatalogue } from './catalogue.ts';
import { dockedNow, dockedSpan } from './dockings.ts';
import type { FlightRecord, Snapshot } from './schema.ts';

const stationsOf = (flights: readonly FlightRecord[], parts: Partial<Snapshot> = {}) =>
  createCatalogue(
    snapshotWith({
      ...crewRecords,
      spacecraft: flights.map((each, index) => craft({ id: index + 1, name: `Craft ${index + 1}`, flights: [each] })),
      ...parts,
    }),
  ).stations;

const ISS = 'International Space Station';
const docked = (docking: string | null, departure: string | null, more = {}) =>
  details({ dockings: [{ docking, departure, ...more }] });
/** Ten days from 1 January 2001. */
const visit = (...times: Parameters<typeof docked>) => flight({ destination: ISS, details: docked(...times) });
const plain = (sentence: string) => sentence.replaceAll('\u00a0', ' ');

describe('a docking', () => {
  test.each([
    ['nothing', '2001-01-02T00:00:00Z', '2001-01-09T00:00:00Z', []],
    [
      'a docking before the launch',
      '2000-12-31T00:00:00Z',
      '2001-01-09T00:00:00Z',
      ['Craft 1’s docking of 31 December 2000 is recorded before its launch on 1 January 2001.'],
    ],
    [
      'a departure after the end',
      '2001-01-02T00:00:00Z',
      '2001-01-12T00:00:00Z',
      ['Craft 1’s docking of 2 January 2001 is recorded to last beyond the end of its flight on 11 January 2001.'],
    ],
    [
      'a departure before the docking',
      '2001-01-05T00:00:00Z',
      '2001-01-03T00:00:00Z',
      ['Craft 1’s docking of 5 January 2001 ends before it begins, on 3 January 2001.'],
    ],
    [
      'no departure from a flight that is over',
      '2001-01-02T00:00:00Z',
      null,
      ['The departure after Craft 1’s docking of 2 January 2001 is not recorded.'],
    ],
    ['no moment', null, '2001-01-09T00:00:00Z', ['The moment of Craft 1’s docking is not recorded.']],
  ])('with %s has its doubts', (_, docking, departure, doubts) => {
    const [station] = stationsOf([visit(docking, departure)]);
    expect(station?.dockings.map((each) => each.doubts.map(plain))).toEqual([doubts]);
  });

  test.each([
    ['overlap at one port', '2001-01-04T00:00:00Z', 11, 11, true],
    ['follow each other', '2001-01-05T00:00:00Z', 11, 11, false],
    ['are at two ports', '2001-01-04T00:00:00Z', 11, 12, false],
    ['have no port', '2001-01-04T00:00:00Z', null, null, false],
  ])('and another that %s', (_, second, port, otherPort, doubtful) => {
    const [station] = stationsOf([
      visit('2001-01-02T00:00:00Z', '2001-01-05T00:00:00Z', { docking_location: port }),
      visit(second, '2001-01-09T00:00:00Z', { id: 200, docking_location: otherPort }),
    ]);
    const doubts = doubtful ? ['Craft 1 and Craft 2 are both recorded at Aft at one time, from 4 January 2001.'] : [];
    expect(station?.dockings.map((each) => each.doubts.map(plain))).toEqual([doubts, doubts]);
  });

  test('that overlaps others not beside it in the order is found, and those between are in doubt as well', () => {
    const days = [
      [2, 9],
      [3, 4],
      [8, 9],
      [9, 10],
    ];
    const moment = (day: number) => `2001-01-${String(day).padStart(2, '0')}T00:00:00Z`;
    const [station] = stationsOf(
      days.map(([from, to], index) => visit(moment(from!), moment(to!), { id: 300 + index })),
    );
    expect(station?.dockings.map(({ doubts }) => doubts.length)).toEqual([1, 1, 1, 0]);
  });

  test('without a departure lasts until its craft was read', () => {
    const [station] = stationsOf([
      flight({
        net: '2026-01-01T00:00:00Z',
        mission_end: null,
        duration: null,
        outcome: 'in flight',
        destination: ISS,
        details: docked('2026-01-02T00:00:00Z', null),
      }),
    ]);
    const [docking] = station?.dockings ?? [];
    expect(docking?.doubts).toEqual([]);
    expect(docking && dockedSpan(docking)).toEqual([Date.UTC(2026, 0, 2) / 1000, Date.UTC(2026, 1, 3, 4, 5, 6) / 1000]);
    expect(dockedNow({ dockings: station?.dockings ?? [] }).map(({ id }) => id)).toEqual([1]);
  });
});

describe('the stations', () => {
  test('are those recorded, and those that a flight is bound for', () => {
    const stations = stationsOf([flight({ destination: 'Mir' }), flight({ destination: 'Low Earth Orbit' })]);
    expect(stations.map(({ name, flights }) => [name, flights.length])).toEqual([
      [ISS, 0],
      ['Mir', 1],
    ]);
  });

  test('know their own ports where a docking does not name the station', () => {
    const [station] = stationsOf([
      flight({ details: docked('2001-01-02T00:00:00Z', '2001-01-09T00:00:00Z', { space_station_target: null }) }),
    ]);
    expect(station?.dockings).toHaveLength(1);
    expect(station?.flights).toHaveLength(1);
  });
});
