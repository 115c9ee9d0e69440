import { describe, expect, test } from 'vitest';

import { configuration, craft } from '../../tests/fixtures/builders.ts';
import { contextOf } from '../../tests/fixtures/context.ts';
import { emptySite, smallSite } from '../../tests/fixtures/small-site.ts';

import { configurationList } from './configuration-list.ts';
import { configurationPages } from './configuration.ts';

const context = smallSite();
const pageOf = (id: number) =>
  configurationPages(context)
    .map(({ make }) => make())
    .find((page) => page.id === id)!;

describe('the page of a configuration', () => {
  test('lists its craft and its family', () => {
    const page = pageOf(1);
    expect(page.meta.title).toBe('Heron, capsule');
    expect(page.tags.map(({ label }) => label)).toEqual([
      'Capsule',
      'Waders family',
      'Heron Works',
      'no longer in use',
    ]);
    expect(page.craft.rows.map(({ name }) => name)).toEqual(['Alpha', 'Bravo', 'Echo']);
    expect(page.craft).toMatchObject({ heading: '3\u00a0craft, 3\u00a0flights', start: 1, total: 3 });
    expect(page.families[0]?.rows.map(({ name, own, here }) => [name, own, here])).toEqual([
      ['Heron', true, 3],
      ['Kite', false, 1],
    ]);
    expect(page.facts.map(({ name }) => name)).toContain('crew_capacity');
  });

  test('without craft, family or facts says what is missing', () => {
    const page = pageOf(3);
    expect(page.craft).toMatchObject({
      note: 'None of its craft is in this atlas yet.',
      rows: [],
      total: 0,
      further: null,
    });
    expect(page).toMatchObject({ families: [], texts: [], changes: null, photo: { photo: null, elsewhere: null } });
  });

  test('later pages hold the rest of the craft and nothing else', () => {
    const many = contextOf({ spacecraft: Array.from({ length: 7 }, (_, id) => craft({ id: id + 1 })) });
    const [first, second] = configurationPages(many).map(({ make }) => make());
    expect(first?.craft.rows).toHaveLength(6);
    expect(second).toMatchObject({ plate: null, changes: null, craft: { start: 7, total: 7 } });
    expect(second?.meta.title).toBe('Heron, page 2 of 2');
  });

  test.each([
    ['the history repeated as details', { history: 'One.', details: 'One. Two.' }, ['History']],
    ['other details', { capability: 'Can.', history: 'One.', details: 'Two.' }, ['Capability', 'History', 'Details']],
    ['blank texts', { capability: ' ' }, []],
  ])('of %s shows each text once', (_, texts, headings) => {
    const site = contextOf({ configurations: [configuration({ id: 1, ...texts })] });
    expect(
      configurationPages(site)[0]
        ?.make()
        .texts.map(({ heading }) => heading),
    ).toEqual(headings);
  });
});

describe('the list of configurations', () => {
  test('by first flight puts unknown values last and says so', () => {
    const list = configurationList(context, 'first flight');
    expect(list.rows.map(({ name, here }) => [name, here])).toEqual([
      ['Heron', 3],
      ['Kite', 1],
      ['Wren', 0],
    ]);
    expect(list.note).toContain(' Two without one on record stand last.');
    expect(list.meta.noindex).toBeUndefined();
    expect(list.heads['first flight']).toBeNull();
    expect(list.menu.choices.filter(({ current }) => current).map(({ label }) => label)).toEqual(['first flight']);
  });

  test('by height goes by what is drawn, whatever else the record measures', () => {
    const configurations = [
      configuration({ id: 901, name: 'Short', height: 2 }),
      configuration({ id: 902, name: 'Unknown' }),
      configuration({ id: 903, name: 'Tall', height: 50 }),
      // Its record has the height of the launch stack, 56.1 m; the drawing is shorter.
      configuration({ id: 14, name: 'Orbiter', height: 56.1 }),
    ];
    const list = configurationList(contextOf({ configurations }), 'height');
    expect(list.rows.map(({ name, height }) => [name, height.text.replace('\u00a0', ' ')])).toEqual([
      ['Tall', '50.00 m'],
      ['Orbiter', '37.22 m'],
      ['Short', '2.00 m'],
      ['Unknown', 'not recorded'],
    ]);
    expect(list.note).toContain(' One without one on record stands last.');
    expect(list.meta.noindex).toBe(true);
    expect(list.heads.height).toBeNull();
  });

  test('of no configuration is empty', () => {
    expect(configurationList(emptySite(), 'height')).toMatchObject({ rows: [], lineUp: { shelves: [] } });
    expect(configurationPages(emptySite())).toEqual([]);
  });
});
