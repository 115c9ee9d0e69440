import { expect, test } from 'vitest';

import { craft, flight, snapshotWith } from '../../tests/fixtures/builders.ts';
import { createCatalogue } from './catalogue.ts';
import { craftFlightValues, uniqueFlights } from './craft-flights.ts';

const flown = (id: number | null, year: number) =>
  flight({ id, net: `${year}-01-01T06:00:00Z`, mission_end: `${year}-01-11T06:00:00Z` });

const { spacecraft } = createCatalogue(
  snapshotWith({
    spacecraft: [
      craft({ id: 3, name: 'A', as_of: '2026-01-01T00:00:00Z', flights: [flown(9, 2001), flown(null, 2003)] }),
      craft({ id: 1, name: 'B', as_of: '2026-01-02T00:00:00Z', flights: [flown(null, 2000), flown(9, 2001)] }),
      craft({ id: 2, name: 'C', as_of: '2026-01-01T00:00:00Z', flights: [flown(4, 2002), flown(9, 2005)] }),
    ],
  }),
);

test('flights are numbered in each craft', () => {
  expect(craftFlightValues(spacecraft).map((each) => [each.craft.name, each.number])).toEqual([
    ['A', 1],
    ['A', 2],
    ['B', 1],
    ['B', 2],
    ['C', 1],
    ['C', 2],
  ]);
});

test('a flight that moved is in the list once, in the craft whose record is newest; flights without an id come last', () => {
  expect(uniqueFlights(spacecraft).map(({ craft: { id }, number, flight }) => [flight.id, id, number])).toEqual([
    [4, 2, 1],
    [9, 1, 2],
    [null, 1, 1],
    [null, 3, 2],
  ]);
});
