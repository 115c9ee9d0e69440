import { describe, expect, test } from 'vitest';

import { configuration, craft, flight, joinedFlight, snapshotWith } from '../../tests/fixtures/builders.ts';
import { inconsistentSums, doubtsOf, sumsOf } from './consistency.ts';
import { createCatalogue } from './catalogue.ts';
import type { Craft } from './catalogue.ts';
import type { SpacecraftRecord } from './schema.ts';

const DAY = 86_400;
const first = joinedFlight();
const second = joinedFlight({ net: '2002-01-01T06:00:00Z', mission_end: '2002-01-11T06:00:00Z' });

function joined(record: Partial<SpacecraftRecord>): Craft {
  const [made] = createCatalogue(
    snapshotWith({
      spacecraft: [craft({ id: 1, spacecraft_config: 7, ...record })],
      configurations: [configuration({ id: 7 })],
    }),
  ).spacecraft;
  if (!made) throw new Error('The fixture has no craft.');
  return made;
}

const plain = (sentences: readonly string[]) => sentences.map((sentence) => sentence.replaceAll('\u00a0', ' '));

describe('sumsOf', () => {
  test.for<[string, Parameters<typeof sumsOf>[0], ReturnType<typeof sumsOf>]>([
    ['nothing of no flights', [], { timeInSpace: null, turnaround: null }],
    ['the length of one flight', [first], { timeInSpace: 10 * DAY, turnaround: null }],
    ['length and pause of two', [first, second], { timeInSpace: 20 * DAY, turnaround: 355 * DAY }],
    [
      'the stated duration where only the day of the end is known',
      [joinedFlight({ mission_end: '2001-01-11', duration: 'P9DT20H' })],
      { timeInSpace: 9 * DAY + 20 * 3600, turnaround: null },
    ],
    [
      'the stated duration of a flight that ends before its launch',
      [joinedFlight({ mission_end: '2000-01-01T00:00:00Z', duration: null })],
      { timeInSpace: null, turnaround: null },
    ],
  ])('gives %s', ([, flights, expected]) => {
    expect(sumsOf(flights)).toEqual(expected);
  });

  test('gives no time while one flight has none', () => {
    expect(sumsOf([first, joinedFlight({ mission_end: null, duration: null })]).timeInSpace).toBeNull();
  });
});

describe('disagreements', () => {
  test.for<[string, Partial<SpacecraftRecord>, string[]]>([
    [
      'none where both say the same',
      { flights: [first, second], time_in_space: 'P20D', fastest_turnaround: 'P355D' },
      [],
    ],
    ['none within a minute', { flights: [first], time_in_space: 'P10DT59S' }, []],
    [
      'a difference of more than a minute',
      { flights: [first], time_in_space: 'P10DT1M1S' },
      ['Its flights add up to 10 days, which is 1 min 1 s less than the record’s time in space.'],
    ],
    ['none without flights', { flights_count: 3, flights: [] }, []],
    ['none about a time that nobody wrote down', { flights: [first], time_in_space: 'P0D' }, []],
    [
      'a count',
      { flights: [first], flights_count: 3, time_in_space: 'P90D' },
      ['The record counts 3 flights; 1 is listed.'],
    ],
    [
      'none for an end on the day of its launch',
      { flights: [flight({ mission_end: '2001-01-01' })], time_in_space: 'P10D' },
      [],
    ],
    [
      'a longer time in the record',
      { flights: [first], time_in_space: 'P11DT11S' },
      ['Its flights add up to 10 days, which is 1 day 11 s less than the record’s time in space.'],
    ],
    [
      'a shorter time in the record, and another turnaround',
      { flights: [first, second], time_in_space: 'P19D', fastest_turnaround: 'P300D' },
      [
        'Its flights add up to 20 days, which is 1 day more than the record’s time in space.',
        'The shortest time between two of its flights is 355 days; the record’s fastest turnaround is 300 days.',
      ],
    ],
  ])('are %s', ([, record, expected]) => {
    expect(plain(inconsistentSums(joined(record)))).toEqual(expected);
  });

  test('stand behind the doubts of the record', () => {
    const doubtful = joined({ flights: [first], flights_count: 2, doubts: ['The year is a guess.'] });
    expect(plain(doubtsOf(doubtful))).toEqual(['The year is a guess.', 'The record counts 2 flights; 1 is listed.']);
  });
});
