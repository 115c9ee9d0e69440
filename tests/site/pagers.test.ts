import { describe, expect, test } from 'vitest';

import { directions, orderingNames } from '#domain/orderings.ts';

import { FLEET_SIZE } from '../fixtures/fleet.ts';
import { canonicalOf, listRows, openSite } from '../support/built-site.ts';
import type { BuiltPage } from '../support/built-site.ts';
import { ORIGIN } from '../support/run.ts';

const PAGE_SIZE = 48;
const site = openSite('fleet');
const { routes } = site;
const lists = [
  routes.spacecraft,
  ...orderingNames.flatMap((name) => directions.map((direction) => routes.spacecraftBy(name, direction))),
];

/** Where the pager of a page leads, each address once. */
function pagerLinks({ $ }: BuiltPage): string[] {
  const links = $('nav[data-pager] a[href]').toArray();
  return [...new Set(links.map((link) => $(link).attr('href') ?? ''))];
}

describe.each(lists)('%s', (list) => {
  const pages = site.listPages(list);

  test('has full pages but the last', () => {
    expect(pages.map((page) => listRows(page).length)).toEqual([PAGE_SIZE, PAGE_SIZE, FLEET_SIZE - 2 * PAGE_SIZE]);
  });

  test('each page leads to the first, the last and its neighbours', () => {
    for (const [index, page] of pages.entries()) {
      const number = index + 1;
      const expected = [1, number - 1, number + 1, 3].filter((each) => each >= 1 && each <= 3 && each !== number);
      expect(pagerLinks(page)).toEqual(expect.arrayContaining(expected.map((each) => routes.page(list, each))));
    }
  });

  test('each page is its own canonical page and names its neighbours for machines', () => {
    for (const [index, page] of pages.entries()) {
      const rel = (name: string) => page.$(`nav[data-pager] a[rel~="${name}"]`).attr('href');
      expect(canonicalOf(page)).toBe(ORIGIN + routes.page(list, index + 1));
      expect(rel('prev')).toBe(index === 0 ? undefined : routes.page(list, index));
      expect(rel('next')).toBe(index === 2 ? undefined : routes.page(list, index + 2));
    }
  });

  test('the current page is marked and is no link', () => {
    for (const [index, { $ }] of pages.entries()) {
      const current = $('nav[data-pager] [aria-current="page"]');
      expect(current).toHaveLength(1);
      expect(current.text()).toContain(String(index + 1));
    }
  });
});

test('a list of one page has no pager', () => {
  for (const address of [routes.inSpace, routes.placeholders]) {
    expect(site.page(address).$('nav[data-pager]')).toHaveLength(0);
  }
});
