import { describe, expect, test } from 'vitest';

import { fleet } from '../../tests/fixtures/fleet.ts';
import { ids } from '../../tests/fixtures/special-craft.ts';
import { explorerData } from '../../tests/support/explorer.ts';
import { comparedFacts, readComparison, drawingScaleOf, standOf, UNSIZED } from './comparison.ts';
import { readIds } from './selection.ts';

const data = explorerData(fleet);
const craftOf = (...wanted: number[]) => readComparison(`?ids=${wanted.join(',')}`, data).craft;

describe('what an address compares', () => {
  test('stands in the order of the address, each once', () => {
    const { craft, unknown, beyond } = readComparison('?ids=9,3,9&ids=4', data);
    expect(craft.map(({ id }) => id)).toEqual([9, 3, 4]);
    expect([unknown, beyond]).toEqual([[], []]);
  });

  test('names what there is not, and what there is no room for', () => {
    const { craft, unknown, beyond } = readComparison('?ids=3,4,5,6,7,8,9,10,9999,abc', data);
    expect(craft).toHaveLength(6);
    expect(beyond.map(({ id }) => id)).toEqual([9, 10]);
    expect(unknown).toEqual(['9999', 'abc']);
  });

  test.each([
    ['41,97,1', [41, 97, 1], []],
    [' 41 , 97', [41, 97], []],
    ['', [], []],
    ['0,-1,1.5,1e3,007,x', [], ['0', '-1', '1.5', '1e3', '007', 'x']],
    ['99999999999999999999', [], ['99999999999999999999']],
  ])('%s holds the ids %j', (text, found, wrong) => {
    expect(readIds(text)).toEqual({ ids: found, wrong });
  });
});

describe('a compared fact', () => {
  const factOf = (label: string, ...wanted: number[]) =>
    comparedFacts(craftOf(...wanted)).find((fact) => fact.label === label)!;

  test('differs where one craft has another value, or none', () => {
    expect(factOf('Status', ids.manyFlights, ids.unrecordedTime).differs).toBe(false);
    expect(factOf('Status', ids.manyFlights, ids.oneFlight).differs).toBe(true);
    expect(factOf('Serial number', ids.manyFlights, ids.noFlights).differs).toBe(true);
    expect(factOf('Serial number', ids.twin, ids.otherTwin).differs).toBe(false);
  });

  test('of two durations that read alike differs where the record does', () => {
    const { cells } = factOf('Time in space', ids.manyFlights, ids.oneFlight);
    expect(cells.map(({ exact }) => exact)).toEqual(['P1170D', 'PT15M22S']);
  });

  test('has bars as long as its values, the longest of them 100 %', () => {
    const { cells } = factOf('Flights', ids.manyFlights, ids.countsWithoutFlights, ids.noFlights, ids.allUnknown);
    expect(cells.map(({ bar }) => bar)).toEqual([100, (7 / 39) * 100, null, null]);
  });

  test('says what is not known', () => {
    const facts = comparedFacts(craftOf(ids.noConfiguration, ids.allUnknown));
    expect(facts.find(({ label }) => label === 'Diameter')!.cells.map(({ text }) => text)).toEqual([
      'not recorded',
      'not recorded',
    ]);
    expect(facts.every(({ cells }) => cells.length === 2 && cells.every(({ text }) => text !== ''))).toBe(true);
  });
});

describe('the stage of the drawings', () => {
  test('is as high as the tallest and as wide as the widest, for all', () => {
    const stage = drawingScaleOf([
      { width: 300, standing: 700, kind: 'drawing' },
      { width: 1000, standing: 400, kind: 'outline' },
    ]);
    expect(stage.width).toBeGreaterThan(1000);
    expect(stage.height).toBeGreaterThanOrEqual(700);
    expect(stage.height).toBeLessThan(800);
    expect(stage.step).toBe(2);
  });

  test('gives what has no size the height of all that have none', () => {
    expect(standOf({ width: 50, standing: 100, kind: 'unsized' })).toEqual({ width: 200, standing: UNSIZED, scale: 4 });
    expect(standOf({ width: 50, standing: 100, kind: 'drawing' }).scale).toBe(1);
  });

  test('is never lower than the person', () => {
    expect(drawingScaleOf([]).height).toBeGreaterThanOrEqual(180);
  });
});
