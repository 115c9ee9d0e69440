import { describe, expect, test } from 'vitest';

import { craft, flight, snapshotWith } from '../../tests/fixtures/builders.ts';
import { fleet } from '../../tests/fixtures/fleet.ts';
import { explorerData } from '../../tests/support/explorer.ts';
import { fields, findField } from './fields.ts';
import type { Field } from './fields.ts';
import { plotOf } from './plot.ts';

const size = { width: 800, height: 400 };
const field = (name: string): Field => findField(name)!;
const all = explorerData(fleet).craft;

describe('the plot', () => {
  const measured = fields.filter(({ measure }) => measure !== null).map(({ name }) => name);
  const pairs = measured.flatMap((x) => measured.map((y) => [x, y] as const));

  test.each(pairs)('of %s and %s shows or counts every craft, within its frame', (x, y) => {
    const { points, excluded, xTicks, yTicks } = plotOf(all, field(x), field(y), size);
    expect(points.length + excluded).toBe(all.length);
    expect(new Set(points.map((point) => point.craft.id)).size).toBe(points.length);
    for (const point of points) {
      expect(point.x).toBeGreaterThanOrEqual(0);
      expect(point.x).toBeLessThanOrEqual(size.width);
      expect(point.y).toBeGreaterThanOrEqual(0);
      expect(point.y).toBeLessThanOrEqual(size.height);
      for (const name of [x, y]) expect(field(name).measure!.value(point.craft)).not.toBeNull();
    }
    for (const { at, label } of [...xTicks, ...yTicks]) {
      expect(Number.isFinite(at)).toBe(true);
      expect(label).not.toBe('');
    }
  });

  test('places more to the right and higher up', () => {
    const spacecraft = ['P1D', 'P10D', 'P100D'].map((time_in_space, index) =>
      craft({ id: index + 1, time_in_space, flights_count: index + 1 }),
    );
    const { points } = plotOf(
      explorerData(snapshotWith({ spacecraft })).craft,
      field('flights_count'),
      field('time_in_space'),
      size,
    );
    expect(points.map((point) => point.craft.id)).toEqual([1, 2, 3]);
    const [first, second, third] = points.map((point) => point.y);
    expect(first! - second!).toBeCloseTo(second! - third!, 5);
    expect(first).toBeGreaterThan(third!);
  });

  test('keeps points of the same place apart', () => {
    const spacecraft = Array.from({ length: 30 }, (_, index) =>
      craft({ id: index + 1, flights_count: 1, mission_ends_count: 1 }),
    );
    const { points } = plotOf(
      explorerData(snapshotWith({ spacecraft })).craft,
      field('flights_count'),
      field('mission_ends_count'),
      size,
    );
    expect(new Set(points.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`)).size).toBe(30);
  });

  test('has no label over another', () => {
    const { labels } = plotOf(all, field('first_launch'), field('time_in_space'), size);
    expect(labels.length).toBeGreaterThan(2);
    expect(new Set(labels.map(({ text }) => text)).size).toBe(labels.length);
  });

  test('names a craft that flew once with its mission', () => {
    const once = craft({ id: 1, name: 'Apollo CSM-107', flights: [flight({ mission: 'Apollo 11' })] });
    const twice = craft({ id: 2, name: 'Crane', flights: [flight(), flight({ mission: 'Dusk' })] });
    const { labels } = plotOf(
      explorerData(snapshotWith({ spacecraft: [once, twice] })).craft,
      field('flights_count'),
      field('mission_ends_count'),
      size,
    );
    expect(labels.map(({ text }) => text).toSorted()).toEqual(['Apollo 11 · CSM-107', 'Crane']);
  });

  test('of nothing is empty', () => {
    expect(plotOf([], field('height'), field('first_launch'), size)).toEqual({
      points: [],
      labels: [],
      xTicks: [],
      yTicks: [],
      excluded: 0,
    });
  });
});
