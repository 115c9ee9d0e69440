import { describe, expect, test } from 'vitest';

import { figureOf } from '#drawings/drawings.ts';

import { configuration } from '../../tests/fixtures/builders.ts';
import { contextOf } from '../../tests/fixtures/context.ts';

import { lineUp, namePieces, shelfOf, tallLadder } from './line-up.ts';

const type = { id: 1, name: 'Cargo Resupply' };
const context = contextOf({
  spacecraft: [],
  types: [type],
  configurations: [
    configuration({ id: 34, name: 'Progress M-M', type: 1, maiden_flight: '2008-11-26' }),
    configuration({ id: 35, name: 'Progress M', type: 1, maiden_flight: '1989-08-23' }),
    configuration({ id: 45, name: 'Starship V2', maiden_flight: '2025-01-16' }),
    configuration({ id: 9001, name: 'Undrawn', height: 12 }),
    configuration({ id: 9002, name: 'Undrawn and Unmeasured' }),
  ],
});
const { catalogue } = context;

const figures = (by: 'first flight' | 'height') =>
  lineUp(context, catalogue.configurations, by).flatMap((shelf) =>
    shelf.figures.map((each) => ({ shelf: shelf.name, ...each })),
  );

describe('the shelf of a configuration', () => {
  test.each([
    ['a capsule of 1961', 'Capsule', '1961-05-05', 3.3, 'first'],
    ['a lander of 1968', 'Lander', '1968-01-22', 7, 'first'],
    ['a capsule of 1970', 'Capsule', '1970-01-01', 7, 'capsules'],
    ['a capsule without a date', 'Capsule', null, 7, 'capsules'],
    ['a cargo ship', 'Cargo Resupply', '1978-01-20', 7.9, 'cargo'],
    ['a spaceplane', 'Spaceplane', '1959-06-08', 15, 'wings'],
    ['a spaceplane of 20 m', 'Spaceplane', '1981-04-12', 20, 'tall'],
    ['a capsule of 20 m', 'Capsule', '1961-05-05', 20, 'tall'],
    ['a car', 'Mass Simulator', '2018-02-06', 4, 'others'],
    ['what has no type', null, null, 4, 'others'],
    ['what has no size', 'Reuseable Upper Stage', '2030-01-01', null, 'unknown'],
  ] as const)('%s', (_, type, maidenFlight, length, shelf) => {
    expect(shelfOf({ type, maidenFlight, length })).toBe(shelf);
  });
});

describe('the line-up', () => {
  test('has every configuration once', () => {
    for (const by of ['first flight', 'height'] as const) {
      const ids = figures(by).map(({ id }) => id);
      expect(ids.toSorted((a, b) => a - b)).toEqual(
        catalogue.configurations.map(({ id }) => id).toSorted((a, b) => a - b),
      );
    }
  });

  test('is to one scale, but for what has no size', () => {
    for (const { id, figure, scaled, shelf } of figures('height')) {
      const configuration = catalogue.configurations.find((each) => each.id === id)!;
      const [, , across, up] = figureOf({ ...configuration, type: configuration.type?.name ?? null }).box;
      const scales = [Number.parseFloat(figure.width) / across, Number.parseFloat(figure.whole) / up];
      expect(scaled).toBe(shelf !== 'unknown');
      if (scaled) for (const scale of scales) expect(scale).toBeCloseTo(0.01, 5);
      else expect(figure.height).toBe('4em');
    }
  });

  test('shows what two configurations share from one file', () => {
    const shared = figures('first flight').filter(({ figure }) => figure.src.endsWith('/progress-m.svg'));
    expect(shared.map(({ id }) => id).toSorted((a, b) => a - b)).toEqual([34, 35]);
  });

  test('says where a size or a drawing is missing', () => {
    const unknown = figures('height').filter(({ scaled }) => !scaled);
    expect(unknown.length).toBeGreaterThan(0);
    for (const { words } of unknown) expect(words).toEqual(['size not recorded']);
    expect(figures('height').find(({ id }) => id === 9001)?.words).toEqual(['12\u00a0m', 'no drawing yet']);
  });
});

test('the ladder has a label every ten metres, from the ground up', () => {
  const { height, labels, fields } = tallLadder(52.1);
  expect(height).toBe('55em');
  expect(labels.map(({ label }) => label)).toEqual(['0', '10', '20', '30', '40', '50\u00a0m']);
  expect(labels[0]?.at).toBe('100%');
  expect(fields).toHaveLength(6);
});

test.each([
  ['North American X-15', ['North American ', 'X-15']],
  ['CST-100 Starliner', ['CST-100', ' Starliner']],
  ['Apollo Command/Service Module', ['Apollo Command/', 'Service Module']],
  ['Soyuz', ['Soyuz']],
])('the name %s breaks where it may', (name, pieces) => {
  const found = namePieces(name);
  expect(found.map(({ text }) => text)).toEqual(pieces);
  expect(found.map(({ text }) => text).join('')).toBe(name);
});
