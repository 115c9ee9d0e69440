import { describe, expect, test } from 'vitest';

import { createCatalogue } from './catalogue.ts';
import type { Flight } from './flights.ts';
import {
  failureReason,
  landingKind,
  landingText,
  orbitName,
  otherProvider,
  padName,
  siteInSentence,
  vehicleName,
} from './launch-labels.ts';

import { craft, flight, joinedFlight, snapshotWith } from '../../tests/fixtures/builders.ts';
import { knownLaunch, landing, launchRecords } from '../../tests/fixtures/launches.ts';

function joined(overrides: Parameters<typeof flight>[0]): Flight {
  const spacecraft = [craft({ id: 1, flights: [flight(overrides)] })];
  return createCatalogue(snapshotWith({ ...launchRecords, spacecraft })).spacecraft[0]!.allFlights[0]!;
}

test.each([
  [3, 'Ocean', 'splashdown'],
  [4, 'Parachute Landing', 'parachute landing'],
  [6, 'Horizontal Landing', 'runway landing'],
  [7, 'Destructive Reentry', 'burned up on re-entry'],
  [8, 'Expended', 'not recovered'],
  [99, 'Net Catch', 'Net Catch'],
])('the kind of landing %i, %s, is %s', (id, name, kind) => {
  expect(landingKind({ id, name })).toBe(kind);
});

describe('landingText', () => {
  test.each([
    ['that succeeded', 'landed', landing(), 'runway landing, Marsh Runway'],
    ['that failed', 'lost', landing({ success: false }), 'intended: runway landing, Marsh Runway'],
    ['whose result nobody filed', 'ended', landing({ success: null }), 'intended: runway landing, Marsh Runway'],
    [
      'of a craft that burned up',
      'deorbited',
      landing({ attempt: false, success: null, type: 7, landing_location: null }),
      'burned up on re-entry',
    ],
    ['of which the place alone is known', 'landed', landing({ type: null }), 'Marsh Runway'],
    ['of which nothing is known', 'landed', landing({ type: null, landing_location: null }), null],
    ['to come', 'in flight', landing({ success: null }), null],
    ['without a record', 'landed', null, null],
  ] as const)('of a landing %s', (_, outcome, record, text) => {
    expect(landingText(joined({ outcome, landing: record }))).toBe(text);
  });
});

test.each([
  ['31/6', 'Steppe Cosmodrome', 'pad 31/6, Steppe Cosmodrome'],
  ['Launch Complex 39A', 'Kennedy Space Center, FL, USA', 'Launch Complex 39A, Kennedy Space Center, FL, USA'],
  ['Air launch to orbit', 'Air launch to orbit', 'Air launch to orbit'],
  ['Sea Launch', null, 'Sea Launch'],
])('the pad %s at %s is %s', (name, location, text) => {
  expect(padName({ name, location: location === null ? null : { name: location } })).toBe(text);
});

test.each([
  ['Kennedy Space Center, FL, USA', 'from Kennedy Space Center'],
  ['Cape Canaveral SFS, FL, USA', 'from Cape Canaveral'],
  ['Jiuquan Satellite Launch Center, China', 'from Jiuquan Satellite Launch Center'],
  ['Wenchang Space Launch Site, China', 'from Wenchang Space Launch Site'],
  // No places.
  ['Air launch to orbit', null],
  ['Air launch to Suborbital flight', null],
  ['Suborbital flight', null],
])('the site %s in a sentence is %s', (name, text) => {
  const { references } = joined({ launch: knownLaunch });
  const location = { id: 1, name, country: null };
  expect(siteInSentence({ ...references, pad: { ...references.pad!, location } })).toBe(text);
});

test('an orbit names its body where that is not the Earth', () => {
  const { references } = joinedFlight();
  const orbit = { id: 11, name: 'Low Orbit', abbrev: 'LO', celestial_body: { id: 2, name: 'Mars' } };
  expect(orbitName({ ...references, orbit })).toBe('Low Orbit (Mars)');
  expect(orbitName({ ...references, orbit: { ...orbit, name: 'Mars Orbit' } })).toBe('Mars Orbit');
  expect(orbitName({ ...references, orbit: { ...orbit, celestial_body: null } })).toBe('Low Orbit');
  expect(orbitName(references)).toBeNull();
});

test('a launch vehicle has its full name, or the short one where there is none', () => {
  const { references } = joined({ launch: knownLaunch });
  expect(vehicleName(references)).toBe('Reed 2 Long');
  expect(vehicleName({ ...references, launcher: { ...references.launcher!, full_name: '' } })).toBe('Reed');
});

test('a provider is named where it is not the agency', () => {
  const launched = joined({ launch: knownLaunch });
  expect([
    otherProvider(launched, { id: 10 }),
    otherProvider(launched, { id: 11 }),
    otherProvider(launched, null),
  ]).toEqual([null, 'Heron Works', 'Heron Works']);
  expect(otherProvider(joined({}), null)).toBeNull();
});

test.each([
  [null, null],
  ['  ', null],
  ['A seal failed', 'A seal failed.'],
  ['A seal failed!', 'A seal failed!'],
])('the reason of a failed launch %j is %j', (failreason, reason) => {
  expect(failureReason(joined({ launch: { failreason } }))).toBe(reason);
});
