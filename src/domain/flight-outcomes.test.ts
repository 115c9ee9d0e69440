import { describe, expect, test } from 'vitest';

import { isPlanned, outcomeRules, outcomesOf } from './flight-outcomes.ts';
import type { CraftFacts, FlightFacts } from './flight-outcomes.ts';
import type { Outcome } from './schema.ts';

const [go, tbd, success, failure, hold, inFlight, partialFailure, tbc, deployed] = [1, 2, 3, 4, 5, 6, 7, 8, 9];
const [DESTROYED, SINGLE_USE, DESTRUCTIVE_REENTRY, OCEAN] = [3, 4, 7, 3];

const reading = '2026-11-30T12:00:00Z';
const ground: CraftFacts = { in_space: false, status: SINGLE_USE, as_of: reading };
const space: CraftFacts = { ...ground, in_space: true };

type Landing = Partial<NonNullable<FlightFacts['landing']>>;

function flown(status: number | null, landing: Landing | null = null, mission_end: string | null = null): FlightFacts {
  return {
    launch: { status, net: '2020-01-01T00:00:00Z' },
    landing: landing && { attempt: null, success: null, type: null, ...landing },
    mission_end,
  };
}

const end = '2020-02-01T00:00:00Z';

describe('planned', () => {
  test.each([
    ['Go', go, '2026-12-24T00:00:00Z', reading, true],
    ['Go, of a launch whose time has passed', go, '2026-11-01T00:00:00Z', reading, true],
    ['To be determined', tbd, '2027-12-31T00:00:00Z', reading, true],
    ['To be confirmed', tbc, '2027-12-31T00:00:00Z', reading, true],
    ['Hold', hold, '2026-11-30T13:00:00Z', reading, true],
    ['an unknown status, later than the reading', null, '2026-11-30T12:00:01Z', reading, true],
    ['an unknown status, at the reading', null, '2026-11-30T12:00:00Z', reading, false],
    ['success later than the reading', success, '2027-01-01T00:00:00Z', reading, true],
    ['in flight', inFlight, '2026-11-30T11:59:00Z', reading, false],
    ['on the day of a reading of which the day is known', null, '2026-11-30T23:00:00Z', '2026-11-30', false],
    ['in the year of a reading of which the year is known', null, '2026-12-31T23:00:00Z', '2026', false],
    ['after that year', null, '2027-01-01T00:00:00Z', '2026', true],
    ['nothing known', null, null, reading, false],
  ])('%s', (_, status, net, asOf, planned) => {
    expect(isPlanned({ launch: { status, net } }, asOf)).toBe(planned);
  });
});

describe('the outcome of a flight', () => {
  test.each<[string, FlightFacts, CraftFacts, Outcome | null]>([
    ['a landing that succeeded', flown(success, { attempt: true, success: true }, end), ground, 'landed'],
    ['a crew saved by the launch abort', flown(failure, { attempt: true, success: true }, end), ground, 'aborted'],
    ['a launch that failed with all aboard', flown(failure, { attempt: false }, end), ground, 'lost'],
    ['a launch that failed, the landing too', flown(failure, { attempt: true, success: false }), ground, 'lost'],
    ['a launch that failed, and no more is known', flown(failure), ground, 'ended'],
    [
      'a failed launch is never deorbited',
      flown(failure, { attempt: null, type: DESTRUCTIVE_REENTRY }, end),
      ground,
      'ended',
    ],
    ['a landing that failed', flown(success, { attempt: true, success: false }, end), ground, 'lost'],
    ['a burn-up as planned', flown(success, { attempt: false, type: DESTRUCTIVE_REENTRY }, end), ground, 'deorbited'],
    ['an end without a landing', flown(success, { attempt: false }, end), ground, 'deorbited'],
    [
      'a burn-up of a craft that counts as destroyed',
      flown(success, { attempt: false, type: DESTRUCTIVE_REENTRY }, end),
      { ...ground, status: DESTROYED },
      'deorbited',
    ],
    [
      'the end of a destroyed craft',
      flown(success, { attempt: false }, end),
      { ...ground, status: DESTROYED },
      'ended',
    ],
    ['a landing whose result was never filed', flown(success, { attempt: true, type: OCEAN }, end), ground, 'ended'],
    ['an end of which no more is known', flown(success, null, end), ground, 'ended'],
    [
      'a partial failure of the launch, landed',
      flown(partialFailure, { attempt: true, success: true }, end),
      ground,
      'landed',
    ],
    ['a partial failure of the launch, in space', flown(partialFailure), space, 'in flight'],
    ['no end, in space', flown(deployed), space, 'in flight'],
    ['no end, not in space', flown(success), ground, 'ended'],
    ['a launch to come', flown(go, { attempt: true }), space, 'planned'],
    ['an unknown launch', flown(null), space, null],
  ])('%s', (_, flight, craft, outcome) => {
    expect(outcomesOf([flight], craft)).toEqual([outcome]);
  });

  test.each<[string, FlightFacts, Outcome]>([
    ['landed, whatever failed at its landing', flown(success, { attempt: true, success: false }, end), 'landed'],
    ['was saved from a launch that failed', flown(failure, { attempt: false }, end), 'aborted'],
    ['is no longer on a flight without an end', flown(success), 'ended'],
  ])('a craft that flew again %s', (_, flight, outcome) => {
    const next = { ...flown(inFlight), launch: { status: inFlight, net: '2021-01-01T00:00:00Z' } } as FlightFacts;
    expect(outcomesOf([flight, next], space)).toEqual([outcome, 'in flight']);
  });

  test('a planned flight does not mean that a craft flew again', () => {
    const planned: FlightFacts = { ...flown(go), launch: { status: go ?? 1, net: '2027-01-01T00:00:00Z' } };
    expect(outcomesOf([flown(success, { success: false }, end), planned], ground)).toEqual(['lost', 'planned']);
  });

  test('every rule has its reason', () => {
    expect(outcomeRules.filter(({ reason }) => !/^[A-Z].*\.$/.test(reason))).toEqual([]);
  });
});
