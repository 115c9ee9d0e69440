import { describe, expect, test } from 'vitest';

import { drawingParts } from '#drawings/drawings.ts';

import { contextOf } from '../../tests/fixtures/context.ts';

import { plateOf, plateWithParts } from './plate.ts';

const context = contextOf();
const bare = { id: 999_999, name: 'Wren', height: null, diameter: null, type: null };

describe('the plate of what has no drawing', () => {
  test('is an outline in the recorded size, and says so', () => {
    const plate = plateOf(context, { ...bare, height: 6, diameter: 2.8, type: { name: 'Cargo Resupply' } });
    expect(plate.caption).toEqual(['Outline from the recorded height and diameter; no drawing yet.']);
    expect(plate.alternative).toBe(
      'Hatched outline of Wren, 6\u00a0m long and 2.8\u00a0m wide, beside a person of 1.8 m; there is no drawing yet.',
    );
    expect(plate.figures.map((figure) => figure.class)).toEqual(['person', 'craft']);
    expect(plate.ladder?.labels[0]).toEqual({ at: '100%', label: '0' });
  });

  test('names only the size that is recorded', () => {
    const plate = plateOf(context, { ...bare, height: 6 });
    expect(plate.caption[0]).toContain('the diameter is not recorded');
    expect(plate.alternative).not.toContain('wide');
  });

  test('without a size has neither ladder nor person nor scale', () => {
    const plate = plateOf(context, bare);
    expect(plate).toMatchObject({ ladder: null, scale: null });
    expect(plate.caption[0]).toContain('Size not recorded');
    expect(plate.figures.map((figure) => figure.class)).toEqual(['craft']);
  });

  test.each([0.05, 1, 2.2, 11, 26, 57, 140, 5000])('of %d m has a ladder that can be read', (height) => {
    const labels = plateOf(context, { ...bare, height }).ladder?.labels ?? [];
    expect(labels.length).toBeGreaterThanOrEqual(2);
    expect(labels.length).toBeLessThanOrEqual(8);
  });
});

describe('the plate of a drawing', () => {
  const soyuz = { ...bare, id: 38, name: 'Soyuz MS', height: 7.48 };

  test('says both sizes where drawing and record differ', () => {
    expect(plateOf(context, soyuz).caption.join(' ')).not.toContain('record');
    expect(plateOf(context, { ...soyuz, height: 9 }).caption).toContain('The record’s height is 9\u00a0m.');
  });

  test('says what the record’s height is of where that is not the craft', () => {
    const shuttle = { ...soyuz, height: 56, heightOf: 'the launch stack' };
    expect(plateOf(context, shuttle).caption).toContain('The record’s height is 56\u00a0m, that of the launch stack.');
    expect(plateOf(context, { ...soyuz, heightOf: 'the whole' }).caption.join(' ')).toContain(
      '7.48\u00a0m, that of the whole',
    );
  });

  test('says that dimensions are estimated, once', () => {
    for (const id of [21, 22, 29, 30, 31, 37, 44, 46]) {
      const words = plateOf(context, { ...bare, id }).caption.join(' ');
      expect(words.match(/estimated|guess/g)?.length, words).toBeGreaterThanOrEqual(1);
      expect(words.match(/Dimensions partly estimated/g)?.length ?? 0).toBeLessThanOrEqual(1);
    }
  });

  test('says once from where it is drawn', () => {
    const captions = Array.from({ length: 100 }, (_, id) => plateOf(context, { ...bare, id }).caption.join(' '));
    const drawn = captions.filter((words) => words.startsWith('Drawn from'));
    expect(drawn.length).toBeGreaterThan(40);
    for (const words of drawn) {
      for (const view of ['the side', 'above', 'the front']) {
        expect(words.toLowerCase().split(`from ${view}`).length, words).toBeLessThanOrEqual(2);
      }
    }
  });

  test('has its known parts beside it, nose first, within the drawing', () => {
    const { parts } = plateWithParts(context, soyuz);
    expect(parts.map(({ name }) => name)).toEqual(drawingParts(soyuz).map(({ name }) => name));
    expect(parts[0]?.length).toBe('2.98\u00a0m with probe');
    expect(parts[1]?.length).toBe('2.24\u00a0m, estimated');
    const ends = parts.flatMap(({ from, to }) => [Number.parseFloat(to), Number.parseFloat(from)]);
    expect(ends).toEqual(ends.toSorted((a, b) => a - b));
    expect(Math.min(...ends)).toBeGreaterThanOrEqual(0);
    expect(ends.at(-1)).toBe(100);
  });
});
