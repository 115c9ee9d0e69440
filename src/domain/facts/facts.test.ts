import { describe, expect, test } from 'vitest';

import { configuration, craft, flight, snapshotWith } from '../../../tests/fixtures/builders.ts';
import { createCatalogue } from '../catalogue.ts';
import { formatShortDate } from '../dates.ts';
import { configurationSchema, spacecraftSchema } from '../schema.ts';
import { configurationFacts, configurationValues } from './configuration.ts';
import { craftFacts, craftValues } from './craft.ts';
import { formatCell, formatFact, numberOf } from './fact.ts';
import type { CraftFactName } from './craft.ts';

const catalogued = (record: Parameters<typeof craft>[0]) =>
  createCatalogue(snapshotWith({ spacecraft: [craft(record)] })).spacecraft[0]!;

const cell = (name: CraftFactName, record: Parameters<typeof craft>[0]) =>
  formatCell(craftFacts, name, craftValues(catalogued(record)));

describe('the tables of facts', () => {
  test.each([
    ['craft', craftFacts, spacecraftSchema, ['flights']],
    ['configuration', configurationFacts, configurationSchema, []],
  ] as const)('have a row for every field of a %s', (_, facts, schema, others) => {
    const fields = Object.keys(schema.shape).filter((field) => !(others as readonly string[]).includes(field));
    expect(Object.keys(facts)).toEqual(expect.arrayContaining(fields));
  });
});

describe('a value in a cell', () => {
  const flown = { id: 1, flights_count: 1, flights: [flight()] };

  test.each([
    [
      'time_in_space',
      { ...flown, time_in_space: 'P10DT3H' },
      { text: '10\u00a0d\u00a0\u20073\u00a0h', exact: 'P10DT3H' },
    ],
    ['time_in_space', { ...flown, time_in_space: 'P0D' }, { text: 'not recorded', missing: true }],
    ['time_in_space', { id: 1, flights_count: 0, time_in_space: 'P0D' }, { text: 'none', missing: true }],
    ['time_in_space', { ...flown, time_in_space: null }, { text: 'not recorded', missing: true }],
    ['time_docked', { ...flown, time_docked: 'P0D' }, { text: 'no docking recorded', missing: true }],
    ['time_docked', { ...flown, time_docked: null }, { text: 'not recorded', missing: true }],
    ['first_launch', flown, { text: formatShortDate('2001-01-01T06:00:00Z'), exact: '2001-01-01T06:00:00Z' }],
    ['first_launch', { id: 1, flights_count: 0 }, { text: 'not flown', missing: true }],
    ['first_launch', { id: 1, flights_count: null }, { text: 'not recorded', missing: true }],
    ['fastest_turnaround', { id: 1, flights_count: 0 }, { text: 'not flown', missing: true }],
    ['serial_number', { id: 1, serial_number: null }, { text: 'not recorded', missing: true }],
    ['flights_count', { id: 1, flights_count: 1234 }, { text: '1,234' }],
  ] as const)('of %s, case %#', (name, record, expected) => {
    expect(cell(name, record as Parameters<typeof craft>[0])).toMatchObject(expected);
  });
});

describe('a number', () => {
  test.each([
    ['time_in_space', 'P1D', 86_400],
    ['time_in_space', 'P0D', null],
    ['time_docked', 'P0D', null],
  ] as const)('of %s %s is %s', (name, duration, expected) => {
    const record = catalogued({ id: 1, flights_count: 1, flights: [flight()], [name]: duration });
    expect(numberOf(craftFacts, name, craftValues(record))).toBe(expected);
  });
});

describe('a value on a page', () => {
  test('has its unit, and says in full what its words cut', () => {
    const record = createCatalogue(
      snapshotWith({
        configurations: [configuration({ id: 1, height: 7, fastest_turnaround: 'P54DT3H5M' })],
        spacecraft: [],
      }),
    ).configurations[0]!;
    const values = configurationValues(record);
    expect(formatFact(configurationFacts, 'height', values).text).toBe('7\u00a0m');
    expect(formatFact(configurationFacts, 'fastest_turnaround', values)).toMatchObject({
      text: '54\u00a0days 3\u00a0h',
      full: '54\u00a0days 3\u00a0h 5\u00a0min',
    });
  });
});
