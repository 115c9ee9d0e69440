import { describe, expect, test } from 'vitest';

import { formatDate, formatDateTime, formatShortDate, machineDate, periodEnd, timeOfDay } from './dates.ts';
import { launchDate } from './launch-dates.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const at = (moment: string) => new Date(Number(periodEnd(moment)) * 1000).toISOString();

describe('a launch time is no more exact than its precision', () => {
  test.each([
    // precision, net, date, in words, with its preposition, in a table, for machines, its last second
    [
      0,
      '2027-03-31T12:34:56Z',
      '2027-03-31T12:34:56Z',
      '31 March 2027',
      'on 31 March 2027',
      '31 Mar 2027',
      '2027-03-31T12:34:56Z',
      '2027-03-31T12:34:56.000Z',
    ],
    [
      1,
      '2027-03-31T12:34:56Z',
      '2027-03-31T12:34Z',
      '31 March 2027',
      'on 31 March 2027',
      '31 Mar 2027',
      '2027-03-31T12:34Z',
      '2027-03-31T12:34:00.000Z',
    ],
    [
      2,
      '2027-03-31T12:34:56Z',
      '2027-03-31T12:00Z/PT1H',
      '31 March 2027',
      'on 31 March 2027',
      '31 Mar 2027',
      '2027-03-31',
      '2027-03-31T12:59:59.000Z',
    ],
    [
      3,
      '2027-03-31T12:34:56Z',
      '2027-03-31',
      '31 March 2027',
      'on 31 March 2027',
      '31 Mar 2027',
      '2027-03-31',
      '2027-03-31T23:59:59.000Z',
    ],
    [
      4,
      '2027-03-31T12:34:56Z',
      '2027-03-31',
      '31 March 2027',
      'on 31 March 2027',
      '31 Mar 2027',
      '2027-03-31',
      '2027-03-31T23:59:59.000Z',
    ],
    [
      5,
      '2027-03-31T00:00:00Z',
      '2027-03-31',
      '31 March 2027',
      'on 31 March 2027',
      '31 Mar 2027',
      '2027-03-31',
      '2027-03-31T23:59:59.000Z',
    ],
    [
      6,
      '2027-04-04T00:00:00Z',
      '2027-03-29/P1W',
      'the week of 29 March 2027',
      'in the week of 29 March 2027',
      'week of 29 Mar 2027',
      null,
      '2027-04-04T23:59:59.000Z',
    ],
    [
      6,
      '2027-03-29T00:00:00Z',
      '2027-03-29/P1W',
      'the week of 29 March 2027',
      'in the week of 29 March 2027',
      'week of 29 Mar 2027',
      null,
      '2027-04-04T23:59:59.000Z',
    ],
    [
      7,
      '2027-02-28T00:00:00Z',
      '2027-02',
      'February 2027',
      'in February 2027',
      'Feb 2027',
      '2027-02',
      '2027-02-28T23:59:59.000Z',
    ],
    [
      8,
      '2027-03-31T00:00:00Z',
      '2027-01/P3M',
      'the first quarter of 2027',
      'in the first quarter of 2027',
      'Q1 2027',
      '2027',
      '2027-03-31T23:59:59.000Z',
    ],
    [
      9,
      '2027-06-30T00:00:00Z',
      '2027-04/P3M',
      'the second quarter of 2027',
      'in the second quarter of 2027',
      'Q2 2027',
      '2027',
      '2027-06-30T23:59:59.000Z',
    ],
    [
      10,
      '2027-09-30T00:00:00Z',
      '2027-07/P3M',
      'the third quarter of 2027',
      'in the third quarter of 2027',
      'Q3 2027',
      '2027',
      '2027-09-30T23:59:59.000Z',
    ],
    [
      11,
      '2027-12-31T00:00:00Z',
      '2027-10/P3M',
      'the fourth quarter of 2027',
      'in the fourth quarter of 2027',
      'Q4 2027',
      '2027',
      '2027-12-31T23:59:59.000Z',
    ],
    [
      12,
      '2027-06-30T00:00:00Z',
      '2027-01/P6M',
      'the first half of 2027',
      'in the first half of 2027',
      'H1 2027',
      '2027',
      '2027-06-30T23:59:59.000Z',
    ],
    [
      13,
      '2027-12-31T00:00:00Z',
      '2027-07/P6M',
      'the second half of 2027',
      'in the second half of 2027',
      'H2 2027',
      '2027',
      '2027-12-31T23:59:59.000Z',
    ],
    [14, '2027-12-31T00:00:00Z', '2027', '2027', 'in 2027', '2027', '2027', '2027-12-31T23:59:59.000Z'],
    [
      15,
      '2027-12-31T00:00:00Z',
      '2027/FY',
      'fiscal year 2027',
      'in fiscal year 2027',
      'FY 2027',
      '2027',
      '2027-12-31T23:59:59.000Z',
    ],
    [16, '2029-12-31T00:00:00Z', '2020/P10Y', 'the 2020s', 'in the 2020s', '2020s', null, '2029-12-31T23:59:59.000Z'],
  ])('precision %i of %s: %s', (precision, net, date, words, behind, table, machine, end) => {
    expect(launchDate(net, precision, true)).toBe(date);
    expect(launchDate(net, precision, false)).toBe(date);
    expect(plain(formatDate(date))).toBe(words);
    expect(plain(formatDateTime(date))).toBe(behind);
    expect(plain(formatShortDate(date))).toBe(table);
    expect(machineDate(date)).toBe(machine);
    expect(at(date)).toBe(end);
  });

  test.each([
    ['a planned launch has its year', '2027-03-31T12:00:00Z', null, true, '2027'],
    ['one that took place has its time', '1961-04-12T06:07:00Z', null, false, '1961-04-12T06:07:00Z'],
    ['but no midnight', '1961-04-12T00:00:00Z', null, false, '1961-04-12'],
    ['an unknown precision is none', '2027-03-31T12:00:00Z', 99, true, '2027'],
    ['nothing of nothing', null, 1, true, null],
  ])('without a precision: %s', (_, net, precision, planned, date) => {
    expect(launchDate(net, precision, planned)).toBe(date);
  });

  test.each([
    ['2027-03-31T12:34Z', '12:34'],
    ['2027-03-31T12:00Z/PT1H', 'about 12:00'],
    ['2027-03-31', null],
    ['2027-03-29/P1W', null],
  ])('the time of %s is %s', (date, time) => {
    expect(timeOfDay(date)).toBe(time);
  });
});
