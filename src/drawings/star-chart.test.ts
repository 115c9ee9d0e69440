import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { starChart } from './star-chart.ts';
import type { StarSource } from './star-chart.ts';

const axis = { start: 1955, end: 2030 };

function starOf(id: number, overrides: Partial<StarSource> = {}): StarSource {
  const name = `Heron ${id}`;
  const known = { launch: '1990-01-01T00:00:00Z', seconds: 864_000, flights: 1, inSpace: false };
  return { id, name, short: name, href: `/spacecraft/heron-${id}/`, ...known, ...overrides };
}

const someStar = fc.record({
  year: fc.integer({ min: 1960, max: 2025 }),
  seconds: fc.option(fc.integer({ min: 60, max: 100_000_000 })),
  flights: fc.integer({ min: 1, max: 39 }),
  inSpace: fc.boolean(),
});

const starsOf = (some: readonly { year: number; seconds: number | null; flights: number; inSpace: boolean }[]) =>
  some.map(({ year, ...star }, index) => starOf(index + 1, { launch: `${year}-06-01`, ...star }));

describe('the star chart', () => {
  test('has no stars without craft', () => {
    expect(starChart([], axis)).toMatchObject({ stars: [], hidden: 0, unknown: null });
  });

  test('draws every craft of few, also those in one place, the largest first', () => {
    fc.assert(
      fc.property(fc.array(someStar, { maxLength: 60 }), (some) => {
        const sources = starsOf(some);
        const { stars, hidden } = starChart(sources, axis);
        expect(hidden).toBe(0);
        expect(stars.map(({ id }) => id).toSorted((a, b) => a - b)).toEqual(sources.map(({ id }) => id));
        expect(stars.map(({ radius }) => radius)).toEqual(stars.map(({ radius }) => radius).toSorted((a, b) => b - a));
      }),
    );
  });

  test('of many that lie on one another it draws one: in space before the others, then with most flights', () => {
    const crowd = Array.from({ length: 2000 }, (_, index) => starOf(index + 1, { flights: 1 + (index % 7) }));
    const there = { launch: '2020-01-01', seconds: 60 };
    const { stars, hidden } = starChart(
      [...crowd, starOf(3000, { ...there, inSpace: true }), starOf(2999, there)],
      axis,
    );
    expect(stars.map(({ id }) => id)).toEqual([7, 3000]);
    expect(hidden).toBe(2000);
  });

  test('draws as many as there is room for, however many there are', () => {
    const craft = Array.from({ length: 6000 }, (_, index) =>
      starOf(index + 1, { launch: `${1960 + (index % 66)}-01-01`, seconds: 60 + index * 997 }),
    );
    const { stars, hidden } = starChart(craft, axis);
    expect(stars.length).toBeGreaterThan(300);
    expect(stars.length).toBeLessThanOrEqual(1500);
    expect(stars.length + hidden).toBe(6000);
  });

  test('a name that is too long for a label gives way to the short one; the pointer still reads the whole', () => {
    const long = { name: 'Mercury-Redstone 3 · Mercury No.7', short: 'Mercury-Redstone 3' };
    const chart = starChart([starOf(1, long)], axis);
    expect(chart.labels.wide.map(({ text }) => text)).toEqual([long.short]);
    expect(chart.stars.map(({ title }) => title)).toEqual([long.name]);
  });

  test('no name lies over another', () => {
    fc.assert(
      fc.property(fc.array(someStar, { minLength: 2, maxLength: 40 }), (some) => {
        const { labels } = starChart(starsOf(some), axis);
        const lines = labels.wide.map(({ y, dy }) => (y / 100) * 440 + dy);
        const starts = labels.wide.map(({ text, x, dx, anchor }) => {
          const width = text.length * 6.4;
          return (x / 100) * 1100 + dx - { start: 0, middle: width / 2, end: width }[anchor];
        });
        for (const [index, label] of labels.wide.entries()) {
          for (let other = 0; other < index; other += 1) {
            const apart = Math.abs(lines[index]! - lines[other]!) >= 14.9;
            const beside =
              starts[index]! >= starts[other]! + labels.wide[other]!.text.length * 6.4 ||
              starts[other]! >= starts[index]! + label.text.length * 6.4;
            expect(apart || beside).toBe(true);
          }
        }
      }),
    );
  });
});
