import { describe, expect, test } from 'vitest';

import { craft, flight, snapshotWith } from '../../../tests/fixtures/builders.ts';
import { createCatalogue } from '../catalogue.ts';
import { inSpaceLabel } from '../labels.ts';
import { craftColumns } from './columns.ts';
import type { CraftColumnName } from './columns.ts';
import { craftValues } from './craft.ts';

const cell = (name: CraftColumnName, record: Parameters<typeof craft>[0]) =>
  craftColumns[name].cell(craftValues(createCatalogue(snapshotWith({ spacecraft: [craft(record)] })).spacecraft[0]!));

describe('a column of craft', () => {
  test.each([
    ['name', 'Name', false],
    ['serial_number', 'Serial number', false],
    ['first_launch', 'First launch', false],
    ['flights_count', 'Flights', true],
    ['time_in_space', 'Time in space', true],
  ] as const)('%s has its label and alignment', (name, label, numeric) => {
    expect(craftColumns[name]).toMatchObject({ label, numeric });
  });

  test.each([
    ['flights_count', { id: 1, flights_count: 1, flights: [flight()] }, { text: '1', unit: 'flight' }],
    ['flights_count', { id: 1, flights_count: 3 }, { text: '3', unit: 'flights' }],
    ['flights_count', { id: 1, flights_count: null }, { text: 'not recorded', missing: true }],
    ['serial_number', { id: 1, serial_number: null }, { text: 'not recorded', missing: true }],
    ['status', { id: 1, in_space: true }, { text: 'In space', status: inSpaceLabel }],
    ['status', { id: 1, status: 2 }, { text: 'Retired', status: { label: 'Retired' } }],
  ] as const)('%s has a cell, case %#', (name, record, expected) => {
    expect(cell(name, record as Parameters<typeof craft>[0])).toMatchObject(expected);
  });
});
