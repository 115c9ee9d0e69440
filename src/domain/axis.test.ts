import { describe, expect, test } from 'vitest';

import { joinedFlight } from '../../tests/fixtures/builders.ts';
import { axisLabels, axisUnits, barPath, chequers, closeAxis, percentAt, sharedAxis, tickPath } from './axis.ts';

const axis = { start: 1955, end: 2030 };

describe('sharedAxis', () => {
  test.for<[string, string[], { start: number; end: number }]>([
    ['rounds to five years with room at both ends', ['1960-07-28T09:31:00Z', '2026-07-14T00:00:00Z'], axis],
    ['keeps a year free at a round edge', ['2000-01-01', '2005-01-01'], { start: 1995, end: 2010 }],
    ['has a length without a single moment', [], { start: 1955, end: 2030 }],
  ])('%s', ([, moments, expected]) => {
    expect(sharedAxis(moments)).toEqual(expected);
  });
});

describe('closeAxis', () => {
  test('goes to whole years, at least two', () => {
    expect(closeAxis(['2016-07-07', '2026-07-14'])).toEqual({ start: 2016, end: 2027 });
    expect(closeAxis(['2020-05-05'])).toEqual({ start: 2020, end: 2022 });
  });
});

describe('places on an axis', () => {
  test('lie between 0 and 100 per cent', () => {
    expect([
      percentAt(axis, '1955-01-01'),
      percentAt(axis, '2030-01-01'),
      percentAt(axis, '1992-07-02T00:00:00Z'),
    ]).toEqual([0, 100, 50]);
  });

  test('carry round labels that fit', () => {
    expect(axisLabels(axis, 8).map(({ label }) => label)).toEqual([
      '1960',
      '1970',
      '1980',
      '1990',
      '2000',
      '2010',
      '2020',
    ]);
    expect(axisLabels(axis, 4, true).map(({ label }) => label)).toEqual(['’80', '’00', '’20']);
    expect(axisLabels({ start: 2016, end: 2019 }, 8).map(({ label }) => label)).toEqual(['2017', '2018']);
  });

  test.for([axis, { start: 1961, end: 1964 }, { start: 1990, end: 2003 }])('alternate fields within %j', (each) => {
    const fields = chequers(each, 8);
    expect(fields.length).toBeGreaterThan(0);
    for (const { at, width } of fields) {
      expect(at).toBeGreaterThanOrEqual(0);
      expect(width).toBeGreaterThan(0);
      expect(at + width).toBeLessThanOrEqual(100.01);
    }
  });
});

describe('paths', () => {
  test('have one tick for launches within a hundredth of a year', () => {
    expect(tickPath(axis, ['1956-01-01', '1956-01-02T00:00:00Z', '1957-01-01'], 7, 7)).toBe('M100 7v7M200 7v7');
  });

  test('are coarser where they are many', () => {
    const days = Array.from({ length: 1200 }, (_, day) => new Date(Date.UTC(1956, 0, 1 + day * 5)).toISOString());
    const ticks = [...tickPath(axis, days, 0, 14).matchAll(/M(\d+) 0v14/g)].map(([, unit]) => Number(unit));
    expect(ticks).toEqual(Array.from({ length: ticks.length }, (_, index) => 100 + index * 5));
    expect(ticks.at(-1)).toBeGreaterThan(1700);
  });

  test.for<[string, Parameters<typeof joinedFlight>[0], string]>([
    ['from launch to end', { net: '1956-01-01T00:00:00Z', mission_end: '1957-01-01T00:00:00Z' }, 'M100 0v14h100V0z'],
    ['a tick for a short flight', { net: '1956-01-01T00:00:00Z', mission_end: '1956-01-02T00:00:00Z' }, 'M100 0v14'],
    ['a tick for an unknown end', { net: '1956-01-01T00:00:00Z', mission_end: null }, 'M100 0v14'],
    [
      'a tick for an end before the launch',
      { net: '1957-01-01T00:00:00Z', mission_end: '1956-01-01T00:00:00Z' },
      'M200 0v14',
    ],
    ['nothing for an unknown launch', { net: null }, ''],
    [
      'up to now for a flight that goes on',
      { net: '1956-01-01T00:00:00Z', mission_end: null, outcome: 'in flight' },
      'M100 0v14h200V0z',
    ],
  ])('draw %s', ([, overrides, expected]) => {
    expect(barPath(axis, [joinedFlight(overrides)], '1958-01-01')).toBe(expected);
  });

  test('stay within the axis', () => {
    const path = barPath(
      { start: 1956, end: 1958 },
      [joinedFlight({ net: '1956-01-01T00:00:00Z', mission_end: '1975-01-01' })],
      null,
    );
    expect(path).toBe(`M0 0v14h${axisUnits({ start: 1956, end: 1958 })}V0z`);
  });
});
