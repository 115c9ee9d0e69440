import { expect, test } from 'vitest';

import { checkTimes } from './flight-slips.ts';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');

test.each([
  // what, launch, end, duration; end and duration that count, what is said
  ['nothing wrong', '2001-01-01T06:00:00Z', '2001-01-11T06:00:00Z', 'P10D', '2001-01-11T06:00:00Z', 'P10D', []],
  [
    'an end at the moment of the launch',
    '1960-11-21T14:00:00Z',
    '1960-11-21T14:00:00Z',
    'P0D',
    '1960-11-21T14:00:00Z',
    'P0D',
    [],
  ],
  ['an end on the day of the launch', '2001-01-01T06:00:00Z', '2001-01-01', null, '2001-01-01', null, []],
  ['an end within the month of the launch', '2001-01', '2001-01-11T06:00:00Z', null, '2001-01-11T06:00:00Z', null, []],
  [
    'an end before the launch',
    '2001-01-01T06:00:00Z',
    '2000-01-11T06:00:00Z',
    null,
    null,
    null,
    ['Test ends 11 January 2000, 06:00, before its launch, 1 January 2001, 06:00; its end counts as unknown.'],
  ],
  [
    'an end in another century, and the duration that was worked out from it',
    '1969-07-16T13:32:00Z',
    '2069-07-24T16:50:35Z',
    'P36532DT3H18M35S',
    null,
    null,
    [
      'Test ends 24 July 2069, 16:50, more than twenty years after its launch, 16 July 1969, 13:32; its end counts as unknown.',
    ],
  ],
  [
    'an end in another century beside a good duration',
    '1969-07-16T13:32:00Z',
    '2069-07-24T16:50:35Z',
    'P8DT3H18M35S',
    null,
    'P8DT3H18M35S',
    [
      'Test ends 24 July 2069, 16:50, more than twenty years after its launch, 16 July 1969, 13:32; its end counts as unknown.',
    ],
  ],
  [
    'a duration that contradicts both',
    '2001-01-01T06:00:00Z',
    '2001-01-11T06:00:00Z',
    'P99D',
    '2001-01-11T06:00:00Z',
    null,
    [
      'Test lasts 99 days, but runs from 1 January 2001, 06:00 to 11 January 2001, 06:00; its duration counts as unknown.',
    ],
  ],
  [
    'a duration that is off by the minutes of a launch that moved',
    '2001-01-01T06:00:00Z',
    '2001-01-11T06:00:00Z',
    'P10DT5M',
    '2001-01-11T06:00:00Z',
    'P10DT5M',
    [],
  ],
  [
    'a duration beside an end of which the day is known',
    '2001-01-01T06:00:00Z',
    '2001-01-11',
    'P10DT12H',
    '2001-01-11',
    'P10DT12H',
    [],
  ],
  ['nothing to compare with', null, '2001-01-11', 'P10D', '2001-01-11', 'P10D', []],
])('%s', (_, launch, end, duration, checkedEnd, checkedDuration, slips) => {
  const checked = checkTimes('Test', launch, end, duration);
  expect({ ...checked, slips: checked.slips.map(plain) }).toEqual({
    mission_end: checkedEnd,
    duration: checkedDuration,
    slips,
  });
});
