import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { drawingFaults } from './check.ts';
import { outlineOf } from './outline.ts';

const types = ['Capsule', 'Cargo Resupply', 'Spaceplane', 'Reuseable Upper Stage', 'Lander', 'Tug', '__proto__', null];
const metres = fc.option(fc.double({ min: 0.2, max: 300, noNaN: true }));
const facts = fc.record({ height: metres, diameter: metres, type: fc.constantFrom(...types) });

describe('an outline', () => {
  test('has the recorded sizes, and says which they are', () => {
    fc.assert(
      fc.property(facts, ({ height, diameter, type }) => {
        const outline = outlineOf({ height, diameter, type });
        if (height !== null) expect(outline.height).toBe(height);
        if (diameter !== null) expect(outline.width).toBe(diameter);
        const known = [height !== null && 'height', diameter !== null && 'diameter'].filter(Boolean);
        const words = known.length === 2 ? 'both' : (known[0] ?? 'neither');
        expect(outline.recorded).toBe(words);
      }),
    );
  });

  test('is a drawing as every other: paths of known classes in a box that holds them', () => {
    fc.assert(
      fc.property(facts, (each) => {
        const outline = outlineOf(each);
        const text = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${outline.box.join(' ')}">${outline.paths}</svg>`;
        const listed = { file: 'outline', length_m: outline.height, width_m: outline.width, viewBox: outline.box };
        expect(drawingFaults(listed, text).filter((fault) => !fault.includes('weighs'))).toEqual([]);
      }),
    );
  });

  test('keeps its hatching inside, at 45 degrees', () => {
    fc.assert(
      fc.property(facts, (each) => {
        const { height, width, paths } = outlineOf(each);
        const [, hatching = ''] = paths.split('class="f"');
        const lines = [...hatching.matchAll(/M(\S+) (\S+)L(\S+) ([^M"]+)/g)].map((found) => found.slice(1).map(Number));
        expect(lines.length).toBeGreaterThan(8);
        for (const [x1 = NaN, y1 = NaN, x2 = NaN, y2 = NaN] of lines) {
          expect(Math.abs(x2 - x1 - (y1 - y2))).toBeLessThanOrEqual(2);
          for (const x of [x1, x2]) expect(Math.abs(x)).toBeLessThanOrEqual(width * 50 + 1);
          for (const y of [y1, y2]) {
            expect(y).toBeLessThanOrEqual(0);
            expect(y).toBeGreaterThanOrEqual(-height * 100 - 1);
          }
        }
      }),
    );
  });

  test('takes what is not recorded from the proportions of its type', () => {
    expect(outlineOf({ height: 6.4, diameter: null, type: 'Capsule' })).toMatchObject({
      width: 7.2,
      recorded: 'height',
    });
    expect(outlineOf({ height: null, diameter: 1.4, type: 'Cargo Resupply' }).height).toBeCloseTo(3);
    expect(outlineOf({ height: null, diameter: null, type: 'Spaceplane' })).toMatchObject({ height: 8, width: 4.8 });
    expect(outlineOf({ height: null, diameter: null, type: null })).toMatchObject({ height: 4, width: 2 });
  });

  test('takes a size of nothing as unknown', () => {
    expect(outlineOf({ height: 0, diameter: -1, type: null }).recorded).toBe('neither');
    expect(outlineOf({ height: Number.NaN, diameter: Infinity, type: null }).recorded).toBe('neither');
  });

  test('is the same from left to right', () => {
    const { paths } = outlineOf({ height: 3.2, diameter: 3.6, type: 'Capsule' });
    expect(paths).toContain('<path class="g" d="M180 0L180 -50L60 -320L-60 -320L-180 -50L-180 0z"/>');
  });
});
