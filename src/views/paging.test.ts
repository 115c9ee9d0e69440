import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { contextOf } from '../../tests/fixtures/context.ts';

import { pagesInReach, paginateRows } from './paging.ts';

const context = contextOf();
const { routes, site } = context;
const address = routes.spacecraft;
const planned = (rows: readonly number[]) => paginateRows(context, rows, address, String, (slice) => slice);

describe('paginate', () => {
  test('no rows are one page', () => {
    const [page, ...others] = planned([]);
    expect(others).toEqual([]);
    expect(page?.make()).toMatchObject({ rows: [], page: 1, count: 1, suffix: '' });
  });

  test('the pages hold the rows, each once and in order, and say where they begin', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 5 * site.pageSize }), (rows) => {
        const pages = planned(rows).map(({ make }) => make());
        expect(pages.flatMap((page) => page.rows)).toEqual(rows);
        expect(pages.map(({ start }) => start)).toEqual(pages.map(({ page }) => (page - 1) * site.pageSize + 1));
      }),
      { numRuns: 30 },
    );
  });

  test('a link says with which rows its page begins and ends', () => {
    const rows = Array.from({ length: site.pageSize + 2 }, (_, index) => index);
    const [, second] = planned(rows);
    expect(second?.address).toBe(routes.page(address, 2));
    expect(second?.make().links.map(({ from, to, current }) => [from, to, current])).toEqual([
      ['0', String(site.pageSize - 1), false],
      [String(site.pageSize), String(site.pageSize + 1), true],
    ]);
  });
});

describe('pagesInReach', () => {
  test.each([
    [1, 1, [1]],
    [2, 3, [1, 2, 3]],
    [1, 60, [1, 2, 3, 4, 10, 20, 30, 40, 50, 60]],
    [60, 60, [1, 10, 20, 30, 40, 50, 57, 58, 59, 60]],
    [44, 125, [1, 10, 20, 30, 40, 41, 42, 43, 44, 45, 46, 47, 50, 60, 70, 80, 90, 100, 125]],
  ])('page %i of %i', (page, count, expected) => {
    expect(pagesInReach(page, count)).toEqual(expected);
  });

  const place = fc.integer({ min: 1, max: 20_000 }).chain((count) =>
    fc.record({
      count: fc.constant(count),
      page: fc.integer({ min: 1, max: count }),
      wanted: fc.integer({ min: 1, max: count }),
    }),
  );

  test('names the page itself, those beside it, the first and the last, and few in all', () => {
    fc.assert(
      fc.property(place, ({ page, count }) => {
        const reached = pagesInReach(page, count);
        const beside = [1, page - 1, page, page + 1, count].filter((each) => each >= 1 && each <= count);
        expect(reached).toEqual(expect.arrayContaining(beside));
        expect(reached).toEqual([...new Set(reached)].toSorted((a, b) => a - b));
        expect(reached.length).toBeLessThanOrEqual(Math.max(25, 9 + 11 * Math.ceil(Math.log10(count))));
      }),
    );
  });

  test('any page is a few steps from any other', () => {
    fc.assert(
      fc.property(place, ({ page, count, wanted }) => {
        let at = page;
        let steps = 0;
        for (; at !== wanted && steps < 20; steps += 1) {
          const nearest = pagesInReach(at, count).toSorted((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted));
          at = nearest[0] ?? at;
        }
        expect(at).toBe(wanted);
        expect(steps).toBeLessThanOrEqual(2 * Math.ceil(Math.log10(count)) + 2);
      }),
    );
  });
});
