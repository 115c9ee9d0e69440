import { expect, test } from 'vitest';

import { contextOf } from '../../tests/fixtures/context.ts';
import { craft, flight } from '../../tests/fixtures/builders.ts';
import { launchPages, launchRedirects } from './launch-addresses.ts';

const id = (number: number) => `0000000a-0000-4000-8000-00000000000${number}`;

function addresses(...launches: readonly (readonly [craft: number, designator: string | null, id: string | null])[]) {
  const spacecraft = [1, 2, 3].map((number) =>
    craft({
      id: number,
      flights: launches
        .filter(([of]) => of === number)
        .map(([, launch_designator, launch], index) =>
          flight({ net: `${2001 + index}-01-01T06:00:00Z`, launch: { id: launch, launch_designator } }),
        ),
    }),
  );
  const context = contextOf({ spacecraft });
  return {
    redirects: launchRedirects(context).map(({ address, target }) => [address, target]),
    pages: launchPages(context).map(({ meta, craft: choice }) => [meta.address, choice.map(({ href }) => href)]),
  };
}

test('a launch of one craft leads to it, the latest first and designators before ids', () => {
  expect(addresses([1, '2001-001', id(1)], [1, '2002-010', id(2)], [2, '2001-003', null])).toEqual({
    redirects: [
      ['/id/cospar/2002-010/', '/spacecraft/craft-1-1/'],
      ['/id/cospar/2001-003/', '/spacecraft/craft-2-2/'],
      ['/id/cospar/2001-001/', '/spacecraft/craft-1-1/'],
      [`/id/launch/${id(2)}/`, '/spacecraft/craft-1-1/'],
      [`/id/launch/${id(1)}/`, '/spacecraft/craft-1-1/'],
    ],
    pages: [],
  });
});

test('a launch of several craft is a page with a link to each', () => {
  expect(addresses([2, '2001-001', id(1)], [1, '2001-001', id(1)], [3, null, id(1)])).toEqual({
    redirects: [],
    pages: [
      ['/id/cospar/2001-001/', ['/spacecraft/craft-1-1/', '/spacecraft/craft-2-2/']],
      [`/id/launch/${id(1)}/`, ['/spacecraft/craft-1-1/', '/spacecraft/craft-2-2/', '/spacecraft/craft-3-3/']],
    ],
  });
});

test('a craft that is listed twice with a launch is one craft', () => {
  const { redirects, pages } = addresses([1, '2001-001', null], [1, '2001-001', null]);
  expect({ redirects, pages }).toEqual({ redirects: [['/id/cospar/2001-001/', '/spacecraft/craft-1-1/']], pages: [] });
});

test('an id has one address, in lower case', () => {
  expect(addresses([1, null, id(1).toUpperCase()]).redirects).toEqual([
    [`/id/launch/${id(1)}/`, '/spacecraft/craft-1-1/'],
  ]);
});

test.for([
  ['2001-1', null],
  ['2001-001A', null],
  ['2001-001/../..', null],
  [' 2001-001', null],
  ['', ''],
  [null, '../spacecraft'],
  [null, '0000000a'],
  [null, `${id(1)}/x`],
  [null, `${id(1)}0`],
] as const)('the designator %j and the id %j have no address', ([designator, launch]) => {
  expect(addresses([1, designator, launch], [2, designator, launch])).toEqual({ redirects: [], pages: [] });
});
