import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { oddNames } from '../../tests/fixtures/odd-names.ts';
import { segmentOf, slugOf } from './slugs.ts';

describe('slugOf', () => {
  test.each([
    ['Soyuz MS-28', 'soyuz-ms-28'],
    ['Cygnus CRS NG-21 (S.S. Francis R. “Dick” Scobee)', 'cygnus-crs-ng-21-s-s-francis-r-dick-scobee'],
    ['Mercury No.7', 'mercury-no-7'],
    ['L’Oiseau d’Or', 'loiseau-dor'],
    ["Cox's", 'coxs'],
    ['Éclair Ångström Øre ß æ', 'eclair-angstrom-ore-ss-ae'],
    ['ﬁne Ⅳ', 'fine-iv'],
    ['İstanbul ı', 'istanbul-i'],
    ['Союз', 'unnamed'],
    ['', 'unnamed'],
    ['…', 'unnamed'],
    ['试验 12', '12'],
    ['  a  --  b  ', 'a-b'],
    ['../../etc', 'etc'],
  ])('makes %j %j', (name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });

  test('takes another word for a name without a Latin letter', () => {
    expect(slugOf('Союз', 'spacecraft')).toBe('spacecraft');
  });

  test('ends with a whole word within 80 characters', () => {
    expect(slugOf('word '.repeat(40))).toBe(Array(16).fill('word').join('-'));
  });

  test('cuts a first word that is too long', () => {
    expect(slugOf('x'.repeat(255))).toBe('x'.repeat(80));
  });

  test('is lower-case words of ASCII joined by single hyphens, at most 80 characters, whatever the name', () => {
    const names = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(...oddNames),
    );
    fc.assert(
      fc.property(names, (name) => {
        expect(slugOf(name)).toMatch(/^(?=.{1,80}$)[a-z0-9]+(-[a-z0-9]+)*$/);
      }),
      { numRuns: 500 },
    );
  });

  test('of a slug is the slug', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(slugOf(slugOf(name))).toBe(slugOf(name));
      }),
    );
  });
});

describe('segmentOf', () => {
  test('ends with the id, so that two craft of one name have two addresses', () => {
    expect(segmentOf({ id: 612, name: 'Soyuz MS-28' })).toBe('soyuz-ms-28-612');
    expect(segmentOf({ id: 613, name: 'Soyuz MS-28' })).toBe('soyuz-ms-28-613');
  });
});
