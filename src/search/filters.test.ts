import { expect, it } from 'vitest';

import { countsOf, filterHits, hasCounts } from './filters.ts';
import type { Hit } from './matcher.ts';
import type { NameRow } from './names.ts';

const hit = (id: number, configuration: string | null, status: string): Hit<NameRow> => ({
  row: {
    id,
    name: `No.${id}`,
    serial: null,
    configuration,
    agency: null,
    status,
    inSpace: false,
    flights: 1,
    year: null,
  },
  name: [],
  serial: [],
});
const hits = [hit(1, 'Hermes', 'Active'), hit(2, 'Hermes', 'Retired'), hit(3, null, 'Active')];

it('leaves the hits that have every value', () => {
  const idsOf = (filters: Record<string, string>) => filterHits(hits, { query: '', filters }).map(({ row }) => row.id);
  expect(idsOf({})).toEqual([1, 2, 3]);
  expect(idsOf({ status: 'Active' })).toEqual([1, 3]);
  expect(idsOf({ status: 'Active', configuration: 'Hermes' })).toEqual([1]);
  expect(idsOf({ agency: 'None' })).toEqual([]);
});

it('counts the values', () => {
  expect(countsOf(hits)).toEqual({ configuration: { Hermes: 2 }, status: { Active: 2, Retired: 1 }, agency: {} });
  expect(hasCounts(countsOf(hits))).toBe(true);
  expect(hasCounts(countsOf([]))).toBe(false);
});
