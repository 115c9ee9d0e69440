import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { fold } from './fold.ts';

test.for([
  ['Soyuz TMA-08M', 'soyuztma8m'],
  ['ms28', 'ms28'],
  ['MS - 028', 'ms28'],
  ['OV-105', 'ov105'],
  ['Lemaître', 'lemaitre'],
  ['Lemai\u0302tre', 'lemaitre'],
  ['Sørensen, Łucja', 'sorensenlucja'],
  ['Grandma’s', 'grandmas'],
  ['No. 1 000', 'no1.0'],
  ['000', '0'],
  ['Ｍ２８', 'm28'],
  ['Союз', 'soyuz'],
  ['Прогресс МС-28', 'progressms28'],
  ['Восток', 'vostok'],
  ['Восход', 'voskhod'],
  ['Буран', 'buran'],
  ['Шэньчжоу', 'shenzhou'],
  ['Королёв', 'korolyov'],
  ['天舟', '天舟'],
  ['#?!', ''],
] as const)('%s is folded to %s', ([text, folded]) => {
  expect(fold(text).text).toBe(folded);
});

describe('fold', () => {
  test('keeps leading zeros where told to', () => {
    expect(fold('CSM-017', true).text).toBe('csm017');
  });

  test('knows words from runs of letters and digits', () => {
    const { runs, bounds } = fold('TMA-08M');
    expect(runs.map(({ text }) => text)).toEqual(['tma', '8', 'm']);
    expect(runs.map(({ at }) => bounds[at])).toEqual([2, 2, 1]);
  });

  test('leads every folded character back to where it came from', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { text: folded, starts, ends, bounds } = fold(text);
        expect(bounds).toHaveLength(folded.length + 1);
        for (let index = 0; index < folded.length; index++) {
          expect(starts[index]).toBeLessThanOrEqual(ends[index] as number);
          expect(ends[index]).toBeLessThanOrEqual(text.length);
          expect(starts[index]).toBeGreaterThanOrEqual(starts[index - 1] ?? 0);
        }
      }),
    );
  });

  test('changes nothing when done twice to Latin letters', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9 é-]*$/), (text) => {
        const once = fold(text).text;
        expect(fold(once).text).toBe(once);
      }),
    );
  });
});
