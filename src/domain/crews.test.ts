import { describe, expect, test } from 'vitest';

import { craft, flight, snapshotWith } from '../../tests/fixtures/builders.ts';
import { crewRecords, details } from '../../tests/fixtures/crews.ts';

import { createCatalogue } from './catalogue.ts';
import { personSegment } from './crews.ts';
import { nothingCurated } from './curated.ts';
import type { Curated } from './curated.ts';
import type { FlightRecord } from './schema.ts';

function crewOf(record: FlightRecord, curated: Partial<Curated> = {}) {
  const snapshot = snapshotWith({ ...crewRecords, spacecraft: [craft({ id: 7, flights: [record] })] });
  return createCatalogue(snapshot, { ...nothingCurated, ...curated }).spacecraft[0]?.allFlights[0]?.crew ?? null;
}

const said = (crew: ReturnType<typeof crewOf>) =>
  crew?.members.map(({ person, role, up, down }) => [person.segment, role, up, down]) ?? null;

const row = { spacecraft_id: 7, launch_day: '2001-01-01', source: 'gcat' as const };
const dora = { name: 'Dora', countries: ['RUR'], ll2_id: null };

describe('the crew of a flight', () => {
  test.each([
    [
      'goes by the priority of roles',
      { up: [[3], [2, 2], [1, 1]], down: [[1, 1], [2, 2], [3]] },
      [
        ['ada-1', 'Commander', true, true],
        ['bela-2', 'Pilot', true, true],
        ['carl-3', null, true, true],
      ],
    ],
    [
      'tells who went up from who came down',
      { up: [[1, 1]], down: [[2, 2]] },
      [
        ['ada-1', 'Commander', true, false],
        ['bela-2', 'Pilot', false, true],
      ],
    ],
    [
      'keeps two people of one name apart',
      { up: [[1], [4]], down: [[1], [4]] },
      [
        ['ada-1', null, true, true],
        ['ada-4', null, true, true],
      ],
    ],
    [
      'names somebody once who is listed twice',
      {
        up: [
          [1, 1],
          [1, 1],
        ],
        down: [],
      },
      [['ada-1', 'Commander', true, false]],
    ],
    [
      'leaves out dolls, and places without a person',
      {
        up: [
          [2, 20],
          [null, 1],
        ],
        down: [],
      },
      [],
    ],
    ['is empty where nobody is recorded', {}, []],
  ] as const)('%s', (_, parts, expected) => {
    expect(said(crewOf(flight({ details: details(parts) })))).toEqual(expected);
  });

  test('is unknown where it was not read', () => {
    expect(crewOf(flight())).toBeNull();
  });

  test.each(['in flight', 'planned'] as const)('has nobody come down in a flight that is %s', (outcome) => {
    const net = outcome === 'planned' ? '2027-01-01T00:00:00Z' : '2026-01-01T00:00:00Z';
    const crew = details({ up: [[1]], down: [[1], [2]] });
    const record = flight({ net, mission_end: null, duration: null, outcome, details: crew });
    expect(said(crewOf(record))).toEqual([
      ['ada-1', null, true, false],
      ['bela-2', null, false, false],
    ]);
  });

  test('is the curated one where Launch Library 2 has none, and only there', () => {
    const curated = { people: [dora], crews: [{ ...row, name: 'Dora', role: 'Pilot', up: true, down: false }] };
    expect(said(crewOf(flight(), curated))).toEqual([['dora', 'Pilot', true, false]]);
    expect(crewOf(flight(), curated)?.source).toBe('gcat');
    expect(said(crewOf(flight({ details: details() }), curated))).toEqual([['dora', 'Pilot', true, false]]);
    expect(said(crewOf(flight({ details: details({ up: [[1]] }) }), curated))).toEqual([['ada-1', null, true, false]]);
  });

  test.each([
    ['by LL2’s id', { name: 'B.', countries: [], ll2_id: 2 }, 'bela-2'],
    ['by a name that one astronaut has', { name: 'Carl', countries: [], ll2_id: null }, 'carl-3'],
    ['not by a name that two have', { name: 'Ada', countries: [], ll2_id: null }, 'ada'],
    ['with an id that no record has', { name: 'Eve', countries: [], ll2_id: 99 }, 'eve-99'],
  ])('knows a curated person %s', (_, person, segment) => {
    const crews = [{ ...row, name: person.name, role: null, up: true, down: true }];
    expect(said(crewOf(flight(), { people: [person], crews }))).toEqual([[segment, null, true, true]]);
  });
});

describe('the address of a person', () => {
  test.each([
    [{ id: 5, name: 'Ada Reed' }, 'ada-reed-5'],
    [{ id: null, name: 'Ada Reed' }, 'ada-reed'],
    [{ id: null, name: '飛行士' }, 'person'],
    [{ id: null, name: 'In Space' }, 'in-space-person'],
    [{ id: null, name: 'Page' }, 'page-person'],
    [{ id: 6, name: 'Page' }, 'page-6'],
  ])('of %o is %s', (person, segment) => {
    expect(personSegment(person)).toBe(segment);
  });
});
