import { describe, expect, test } from 'vitest';

import { craft } from '../../tests/fixtures/builders.ts';
import { contextOf } from '../../tests/fixtures/context.ts';
import { emptySite, ids, smallSite } from '../../tests/fixtures/small-site.ts';

import { craftPage, craftPages } from './craft.ts';

const context = smallSite();
const pageOf = (id: number, of = context) =>
  craftPage(
    of,
    of.catalogue.spacecraft.find((each) => each.id === id)!,
  );
const factsOf = (id: number) => Object.fromEntries(pageOf(id).facts.map(({ label, value }) => [label, value]));

describe('the page of a craft', () => {
  test('every craft has one, made when it is asked for; none where there is no craft', () => {
    expect(craftPages(context).map(({ address }) => address)).toEqual([
      '/spacecraft/alpha-1/',
      '/spacecraft/bravo-2/',
      '/spacecraft/charlie-3/',
      '/spacecraft/delta-4/',
      '/spacecraft/echo-5/',
    ]);
    expect(craftPages(context)[1]?.make().name).toBe('Bravo');
    expect(craftPages(emptySite())).toEqual([]);
  });

  test('of several flights lists them, ranks it and shows its siblings', () => {
    const page = pageOf(ids.twice);
    expect(page.meta).toMatchObject({ title: 'Alpha, Heron', address: '/spacecraft/alpha-1/' });
    expect(page.flights?.rows.map(({ mission }) => mission)).toEqual(['Trial 1', 'Trial 2']);
    expect(page.dayRuler).toBeNull();
    expect(page.siblings?.rows.map(({ name, own }) => [name, own])).toEqual([
      ['Alpha', true],
      ['Bravo', false],
      ['Echo', false],
    ]);
    expect(page.neighbours.map(({ place, after }) => [place, after?.label])).toContainEqual(['1st', 'Bravo']);
    expect(page.related.map(({ craft: related }) => related.map(({ label }) => label))).toEqual([['Charlie']]);
    expect(page.ruler?.sentence).toBe('Alpha’s 2\u00a0launches, 1981');
  });

  test('of one flight draws it on a ruler of days instead of a table', () => {
    expect(pageOf(ids.once)).toMatchObject({ flights: null, dayRuler: { underWay: false } });
    expect(factsOf(ids.once)).toMatchObject({ Mission: 'Solo 1' });
  });

  test('in space says so, and has no rank by a time that is still growing', () => {
    const page = pageOf(ids.inSpace);
    expect(page.statuses.map(({ label }) => label)).toEqual(['In space', 'Active']);
    expect(page.dayRuler?.underWay).toBe(true);
    expect(page.neighbours.map(({ order }) => order)).not.toContain('Time in space, longest first');
  });

  test('without any known value invents none', () => {
    expect(pageOf(ids.bare)).toMatchObject({
      configuration: null,
      serialNumber: null,
      plate: null,
      photo: { photo: null, elsewhere: null },
      description: null,
      flights: null,
      dayRuler: null,
      siblings: null,
      neighbours: [],
      related: [],
      changes: null,
      news: null,
    });
    expect(pageOf(ids.bare).ruler).toEqual({ own: '', sentence: 'Delta’s launches: none recorded' });
  });

  test('a placeholder is not indexed', () => {
    expect(pageOf(ids.placeholder).meta.noindex).toBe(true);
    expect(pageOf(ids.twice).meta).not.toHaveProperty('noindex');
  });

  test('titles tell two craft of one name apart', () => {
    const twins = contextOf({ spacecraft: [craft({ id: 7, name: 'Twin' }), craft({ id: 8, name: 'Twin' })] });
    expect([7, 8].map((id) => pageOf(id, twins).meta.title)).toEqual([
      'Twin, record 7, Heron',
      'Twin, record 8, Heron',
    ]);
  });
});
