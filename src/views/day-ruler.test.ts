import { describe, expect, test } from 'vitest';

import * as records from '../../tests/fixtures/builders.ts';
import { contextOf } from '../../tests/fixtures/context.ts';

import { dayRulerOf } from './day-ruler.ts';

function rulerOf(flights: Parameters<typeof records.flight>[0][], more: { flights_count?: number } = {}) {
  const context = contextOf({
    spacecraft: [records.craft({ id: 1, flights: flights.map((each) => records.flight(each)), ...more })],
  });
  return dayRulerOf(context, context.catalogue.spacecraft[0]!);
}

describe('the ruler of days', () => {
  test('runs over whole days, from the day of launch to that of the end', () => {
    const ruler = rulerOf([{ net: '2001-02-27T12:00:00Z', mission_end: '2001-03-02T06:00:00Z' }]);
    // Four days: the flight takes from the middle of the first to a quarter of the last.
    expect(ruler).toMatchObject({ bar: { at: 12.5, width: 68.75 }, field: 25, underWay: false });
    expect(ruler?.labels.map(({ at, label }) => [at, label.split(/\s/).join(' ')])).toEqual([
      [0, '27 Feb 2001'],
      [25, '28 Feb 2001'],
      [50, '1 Mar 2001'],
    ]);
    expect(ruler?.note).toBe('Each field of the ruler is a day, in UTC.');
    expect(ruler?.alternative.split(/\s/).join(' ')).toContain('from 27 Feb 2001 to 2 Mar 2001');
  });

  test.each([
    ['of minutes', '2001-01-01T06:15:00Z', 1],
    ['of 36 days', '2001-02-05T06:00:00Z', 1],
    ['of half a year', '2001-07-01T06:00:00Z', 10],
    ['of four years', '2005-01-01T06:00:00Z', 50],
  ])('has fields that can be told apart for a flight %s', (_, mission_end, days) => {
    const ruler = rulerOf([{ net: '2001-01-01T06:00:00Z', mission_end }])!;
    expect(ruler.note).toContain(days === 1 ? 'is a day' : `is ${days}\u00a0days`);
    expect(100 / ruler.field).toBeLessThanOrEqual(36.01);
    expect(ruler.bar.at + ruler.bar.width).toBeLessThanOrEqual(100);
  });

  test('ends with the reading of the record for a flight that goes on', () => {
    const ruler = rulerOf([{ mission_end: null, outcome: 'in flight' }]);
    expect(ruler).toMatchObject({ underWay: true });
    expect(ruler?.alternative).toContain('when it went on');
  });

  test.each([
    ['no flight', []],
    ['two flights', [{}, {}]],
    ['a flight without a launch', [{ net: null }]],
    ['a flight without an end', [{ mission_end: null }]],
    ['an end before its launch', [{ net: '2001-01-02T00:00:00Z', mission_end: '2001-01-01T00:00:00Z' }]],
  ])('is left out for a craft with %s', (_, flights) => {
    expect(rulerOf(flights)).toBeNull();
  });

  test('is left out where the record counts more flights than it lists', () => {
    expect(rulerOf([{}], { flights_count: 2 })).toBeNull();
  });
});
