import { describe, expect, test } from 'vitest';

import {
  withParams,
  withoutFilters,
  formatColumns,
  parseOrdering,
  parseExplorerParams,
  parseDisplay,
  formatExplorerParams,
} from './query-params.ts';

const after = (search: string, values: Record<string, string | number | null>) =>
  formatExplorerParams(withParams(parseExplorerParams(search), values));

describe('an address', () => {
  test.each([
    ['?search=soyuz&offset=50&limit=25', { status: '2' }, '?limit=25&search=soyuz&status=2'],
    ['?search=soyuz&offset=50&limit=25', { view: 'plot' }, '?limit=25&offset=50&search=soyuz&view=plot'],
    ['?search=soyuz&limit=25', { search: '' }, '?limit=25'],
    ['?limit=25&offset=50', { offset: 0 }, '?limit=25'],
    ['?limit=25', { offset: 25 }, '?limit=25&offset=25'],
    ['', { family: '1' }, '?family=1&limit=25&ordering=-time_in_space'],
    ['?limit=5', { flown: '1995/2005' }, '?flown=1995/2005&limit=5'],
    ['?search=a&search=b', { limit: 5 }, '?limit=5&search=a&search=b'],
  ])('%s with %j is %s', (search, values, expected) => {
    expect(after(search, values)).toBe(expected);
  });

  test('without what leaves craft out keeps the way to show them', () => {
    const asked = parseExplorerParams(
      '?search=a&status=1&family=2&flown=1995&unknown=height&name=b&limit=5&ordering=id&view=plot&offset=5',
    );
    expect(formatExplorerParams(withoutFilters(asked))).toBe('?limit=5&ordering=id&view=plot');
  });

  test('holds text that must be escaped', () => {
    const written = formatExplorerParams(new URLSearchParams({ search: 'a&b=c #?/,é' }));
    expect(new URLSearchParams(written).get('search')).toBe('a&b=c #?/,é');
  });
});

describe('how an answer is shown', () => {
  test('is a table with the usual columns unless said otherwise', () => {
    expect(parseDisplay(parseExplorerParams(''))).toMatchObject({
      view: 'table',
      x: { name: 'first_launch' },
      y: { name: 'time_in_space' },
    });
  });

  test('has the columns in their own order, each once', () => {
    expect(parseDisplay(parseExplorerParams('?columns=height, status,height'))).toMatchObject({
      columns: [{ name: 'status' }, { name: 'height' }],
    });
    expect(formatColumns(['height', 'status'])).toBe('status,height');
  });

  test('leaves the usual columns out of the address', () => {
    const showing = parseDisplay(parseExplorerParams(''));
    expect('columns' in showing && formatColumns(showing.columns.map(({ name }) => name))).toBeNull();
  });
});

describe('an ordering', () => {
  test.each([
    ['?ordering=-time_docked', { name: 'time_docked', descending: true }],
    ['?ordering=id', { name: 'id', descending: false }],
    ['?ordering=id,-name', null],
    ['?limit=5', null],
  ])('of %s is %j', (search, expected) => {
    expect(parseOrdering(parseExplorerParams(search))).toEqual(expected);
  });
});
