import { describe, expect, test } from 'vitest';

import {
  formatBytes,
  formatCount,
  typeNoun,
  formatList,
  formatNumber,
  ordinal,
  spellNumber,
  statusLabel,
  typeLabel,
  withArticle,
} from './labels.ts';

describe('ordinal', () => {
  test.for([
    [1, '1st'],
    [2, '2nd'],
    [3, '3rd'],
    [4, '4th'],
    [11, '11th'],
    [12, '12th'],
    [13, '13th'],
    [21, '21st'],
    [62, '62nd'],
    [101, '101st'],
    [111, '111th'],
    [1113, '1,113th'],
  ] as const)('writes %i as %s', ([place, expected]) => {
    expect(ordinal(place)).toBe(expected);
  });
});

describe('formatNumber', () => {
  test.for([
    [0, '0'],
    [999, '999'],
    [1705, '1,705'],
    [27_500, '27,500'],
    [1_234_567, '1,234,567'],
    [7.48, '7.48'],
    [1234.5, '1,234.5'],
  ] as const)('writes %d as %s', ([value, expected]) => {
    expect(formatNumber(value)).toBe(expected);
  });
});

describe('formatCount', () => {
  test.for([
    [0, '0 flights'],
    [1, '1 flight'],
    [25, '25 flights'],
  ] as const)('counts %i', ([value, expected]) => {
    expect(formatCount(value, 'flight').replace('\u00a0', ' ')).toBe(expected);
  });

  test('takes a plural of its own', () => {
    expect(formatCount(2, 'status', 'statuses')).toBe('2\u00a0statuses');
  });
});

describe('words', () => {
  test('spells small counts and writes large ones in figures', () => {
    expect([0, 1, 12, 13].map(spellNumber)).toEqual(['no', 'one', 'twelve', '13']);
  });

  test.for([
    [[], ''],
    [['a'], 'a'],
    [['a', 'b'], 'a and b'],
    [['a', 'b', 'c'], 'a, b and c'],
  ] as const)('joins %j as "%s"', ([names, expected]) => {
    expect(formatList(names)).toBe(expected);
  });

  test.for([
    ['active capsule', 'an active capsule'],
    ['retired capsule', 'a retired capsule'],
    ['European ship', 'a European ship'],
    ['Orion capsule', 'an Orion capsule'],
    ['X-37B', 'an X-37B'],
    ['HTV-X', 'an HTV-X'],
    ['H-II Transfer Vehicle', 'an H-II Transfer Vehicle'],
    ['uncrewed flight', 'an uncrewed flight'],
    ['unnamed capsule', 'an unnamed capsule'],
    ['unknown', 'an unknown'],
    ['uninhabited station', 'an uninhabited station'],
    ['unit', 'a unit'],
    ['universal dock', 'a universal dock'],
    ['US company', 'a US company'],
    ['UK agency', 'a UK agency'],
    ['used capsule', 'a used capsule'],
    ['upgraded Cygnus', 'an upgraded Cygnus'],
    ['hourly flight', 'an hourly flight'],
    ['Heron capsule', 'a Heron capsule'],
    ['one-off', 'a one-off'],
    ['NASA craft', 'a NASA craft'],
    ['ESA craft', 'an ESA craft'],
    ['SpaceX craft', 'a SpaceX craft'],
    ['ISS module', 'an ISS module'],
    ['LM-5', 'an LM-5'],
    ['MS-10', 'an MS-10'],
    ['CST-100 Starliner', 'a CST-100 Starliner'],
    ['Soyuz TMA-M capsule', 'a Soyuz TMA-M capsule'],
    ['Shenzhou', 'a Shenzhou'],
    ['M1', 'an M1'],
    ['U2', 'a U2'],
    ['8-seat capsule', 'an 8-seat capsule'],
    ['11-day flight', 'an 11-day flight'],
    ['18,000 km orbit', 'an 18,000 km orbit'],
    ['100-day flight', 'a 100-day flight'],
    ['180-day flight', 'a 180-day flight'],
    ['“Orion”', 'an “Orion”'],
    ['夢舟', 'a 夢舟'],
    ['', 'a '],
  ] as const)('gives "%s" its article', ([text, expected]) => {
    expect(withArticle(text)).toBe(expected);
  });

  test('marks statuses that LL2 has today, and lets new ones stand as they are', () => {
    expect(statusLabel('Single Use')).toMatchObject({ kind: 'single-use', label: 'Single use' });
    expect(statusLabel('Lost at Sea')).toMatchObject({ kind: 'other', label: 'Lost at Sea', adjective: '' });
    expect(statusLabel(null)).toMatchObject({ kind: 'unknown', label: 'not recorded' });
  });

  test('names kinds of craft, and mends one spelling', () => {
    expect([typeNoun('Cargo Resupply'), typeNoun('Something new'), typeNoun(null)]).toEqual([
      'cargo ship',
      'spacecraft',
      'spacecraft',
    ]);
    expect(typeLabel('Reuseable Upper Stage')).toBe('Reusable Upper Stage');
  });
});

describe('formatBytes', () => {
  test.for([
    [0, '0 bytes'],
    [1, '1 byte'],
    [999, '999 bytes'],
    [1000, '1 kB'],
    [1234, '1.2 kB'],
    [9960, '10 kB'],
    [45_678, '46 kB'],
    [999_499, '999 kB'],
    [999_600, '1 MB'],
    [1_234_567, '1.2 MB'],
    [2_500_000_000, '2.5 GB'],
    [7_000_000_000_000, '7,000 GB'],
  ] as const)('writes %i as %s', ([bytes, expected]) => {
    expect(formatBytes(bytes)).toBe(expected.replace(' ', '\u00a0'));
  });
});
