import { describe, expect, test } from 'vitest';

import { emptySite, smallSite } from '../../tests/fixtures/small-site.ts';

import { statisticsPage } from './statistics.ts';
import { timelinePage } from './timeline.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('the page of statistics', () => {
  const page = statisticsPage(smallSite());
  const tableOf = (id: string) => page.tables.find((table) => table.id === id)!;
  const textsOf = (id: string) =>
    tableOf(id).rows.map(({ name, figures }) => [name, ...figures.map(({ text }) => plain(text))]);

  test('adds up what is known, and says of how many', () => {
    expect(page.facts.map(({ label, value }) => [label, value])).toEqual([
      ['Spacecraft', '5'],
      ['That flew', '3'],
      ['Flights', '4'],
      ['Days in space', '55'],
      ['Flew again', '1'],
      ['Flights per craft', '1.3'],
    ]);
  });

  test('has a row for each decade from the first launch to the last', () => {
    expect(textsOf('by-decade').map(([name, craft, flights]) => [name, craft, flights])).toEqual([
      ['1980s', '1', '2'],
      ['1990s', '1', '1'],
      ['2000s', '0', '0'],
      ['2010s', '0', '0'],
      ['2020s', '1', '1'],
    ]);
  });

  test('groups craft, with those without a value last, and names what is left out', () => {
    expect(textsOf('by-configuration').map(([name, craft]) => [name, craft])).toEqual([
      ['Heron', '3'],
      ['Kite', '1'],
      ['Configuration not recorded', '1'],
    ]);
    expect(plain(tableOf('by-configuration').excluded)).toBe(
      '1 configuration without a craft in this atlas is left out.',
    );
  });

  test('of no craft has tables without rows, and no number that divides by nothing', () => {
    const none = statisticsPage(emptySite());
    expect(none.tables.map(({ rows }) => rows)).toEqual([[], [], []]);
    expect(JSON.stringify(none)).not.toMatch(/NaN|Infinity/);
  });
});

describe('the timeline', () => {
  test('has a row per configuration that flew, and every craft in its decade', () => {
    const page = timelinePage(smallSite());
    expect(page.rows.map(({ name, flights, underWay }) => [name, flights, underWay !== ''])).toEqual([
      ['Heron', 3, false],
      ['Kite', 1, true],
    ]);
    expect(page.anyUnderWay).toBe(true);
    expect(page.decades.map(({ id, craft }) => [id, craft.map(({ label }) => label)])).toEqual([
      ['1980s', ['Alpha']],
      ['1990s', ['Solo 1 · Bravo']],
      ['2020s', ['Long Stay · Charlie']],
      ['not-launched', ['Delta', 'Echo']],
    ]);
  });

  test('without a launch is empty and says so', () => {
    expect(timelinePage(emptySite())).toMatchObject({
      lead: 'No launch is on record in this atlas.',
      rows: [],
      facts: [],
      decades: [],
      anyUnderWay: false,
    });
  });
});
