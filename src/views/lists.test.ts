import { describe, expect, test } from 'vitest';

import { emptySite, smallSite } from '../../tests/fixtures/small-site.ts';

import { facetIndex, listedFacets } from './facet-index.ts';
import { allSpacecraft, facetLists, inSpaceList, orderedSpacecraft, placeholderList } from './lists.ts';

const context = smallSite();
const empty = emptySite();
const namesIn = (page: { rows: readonly { name: string }[] } | undefined) => page?.rows.map(({ name }) => name);
const ordered = (address: string) =>
  orderedSpacecraft(context)
    .find((page) => page.address === `/spacecraft/by/${address}/`)
    ?.make();

describe('lists of craft', () => {
  test.each([
    ['all by name', allSpacecraft, ['Alpha', 'Bravo', 'Charlie', 'Delta', 'Echo'], undefined],
    ['those in space', inSpaceList, ['Charlie'], undefined],
    ['placeholders', placeholderList, ['Echo'], true],
  ] as const)('%s', (_, list, names, noindex) => {
    const [page, ...others] = list(context).map(({ make }) => make());
    expect(others).toEqual([]);
    expect(namesIn(page)).toEqual(names);
    expect(page?.meta.noindex).toBe(noindex);
    expect(page).toMatchObject({ start: 1, total: names.length });
  });

  test.each([
    ['all by name', allSpacecraft, 'There is no craft in this atlas yet.'],
    ['those in space', inSpaceList, 'No craft was in space when the records were read.'],
    ['placeholders', placeholderList, 'Every record in this atlas is of a craft that has a name.'],
  ] as const)('%s: without craft there is one page, which says so', (_, list, sentence) => {
    expect(list(empty).map(({ make }) => make())).toMatchObject([{ rows: [], total: 0, empty: sentence }]);
  });

  test.each([
    ['time-in-space/descending', ['Charlie', 'Alpha', 'Bravo'], { column: 'time', direction: 'descending' }],
    ['flights-count/descending', ['Alpha', 'Bravo', 'Charlie'], { column: 'flights', direction: 'descending' }],
    ['time-docked/descending', ['Alpha'], { column: 'extra', direction: 'descending' }],
  ] as const)('by %s: known values first, the column marked as sorted', (address, first, sorted) => {
    const page = ordered(address);
    expect(namesIn(page)?.slice(0, first.length)).toEqual(first);
    expect(page).toMatchObject({ sorted, meta: { noindex: true } });
    expect(page?.extra === null).toBe(sorted.column !== 'extra');
  });

  test('by a value that some lack: unknown last, with a sentence', () => {
    expect(namesIn(ordered('time-in-space'))?.at(-1)).toBe('Delta');
    expect(ordered('time-in-space')?.lead).toContain('One has no value on record and stands last.');
  });
});

describe('facets', () => {
  test.each([
    [
      'status',
      [
        ['Active', 3],
        ['Retired', 1],
        ['Destroyed', 0],
        ['Single use', 0],
      ],
    ],
    ['agency', [['Heron Works', 4]]],
    ['family', [['Waders', 4]]],
    ['type', [['Capsule', 3]]],
  ] as const)('the index of %s counts the craft of each value', (facet, counts) => {
    expect(facetIndex(context, facet).rows.map(({ name, craft }) => [name, craft])).toEqual(counts);
  });

  test('the index says how many craft have no value', () => {
    expect(facetIndex(context, 'type').lead).toContain('Two craft have none on record.');
    expect(facetIndex(context, 'agency').lead).toContain('One craft has none on record.');
  });

  test('every facet has a list for each value, without craft as well', () => {
    for (const facet of listedFacets(context)) {
      const lists = facetLists(context, facet).map(({ make }) => make());
      expect(lists.map(({ total }) => total).toSorted()).toEqual(
        facetIndex(context, facet)
          .rows.map(({ craft }) => craft)
          .toSorted(),
      );
      expect(facetLists(empty, facet).every(({ make }) => make().total === 0)).toBe(true);
    }
    expect(facetLists(context, 'agency')[0]?.make().feed?.href).toBe('/changes/agencies/1.atom');
  });
});
