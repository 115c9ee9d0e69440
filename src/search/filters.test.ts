import { expect, test } from 'vitest';

import { countsOf, hasCounts, passes } from './filters.ts';
import type { NameRow } from './names.ts';

const row = (id: number, configuration: string | null, status: string): NameRow => ({
  id,
  name: `No.${id}`,
  serial: null,
  missions: [],
  configuration,
  status,
  facets: {
    configuration: configuration === null ? [] : [configuration],
    status: [status],
    destination: ['Mir', 'Moon'],
  },
  inSpace: false,
  flights: 1,
  year: null,
});
const rows = [row(1, 'Hermes', 'Active'), row(2, 'Hermes', 'Retired'), row(3, null, 'Active')];

test.for([
  [{}, [1, 2, 3]],
  [{ status: 'Active' }, [1, 3]],
  [{ status: 'Active', configuration: 'Hermes' }, [1]],
  [{ agency: 'None' }, []],
  [{ destination: 'Mir' }, [1, 2, 3]],
  [{ destination: 'Moon', status: 'Retired' }, [2]],
  [{ destination: 'Mir, Moon' }, []],
] as const)('%j leaves %j', ([filters, expected]) => {
  expect(rows.filter((each) => passes(each, { query: '', filters })).map(({ id }) => id)).toEqual(expected);
});

test('counts the values', () => {
  expect(countsOf(rows)).toEqual({
    configuration: { Hermes: 2 },
    status: { Active: 2, Retired: 1 },
    agency: {},
    decade: {},
    launch_vehicle: {},
    launch_site: {},
    destination: { Mir: 3, Moon: 3 },
    landing_type: {},
  });
  expect(hasCounts(countsOf(rows))).toBe(true);
  expect(hasCounts(countsOf([]))).toBe(false);
});
