/** Planned and imprecise flights as the service sends them, from its records to what pages say. */
import { expect, test } from 'vitest';

import { flightsCalendar } from '#api/calendar.ts';
import { recordNames, standingOf } from '#domain/records.ts';
import { tallyOf } from '#domain/statistics.ts';
import { timelinePage } from '#views/timeline.ts';
import { contextOf } from '../../tests/fixtures/context.ts';
import records from '../../tests/fixtures/cases/planned-and-imprecise.json' with { type: 'json' };
import { assemble } from './assemble.ts';
import { Normalizer } from './normalize.ts';

const API = 'https://ll2.example/2.3.0/';
const at = '2026-11-01T00:00:00Z';

function contextOfCases() {
  const normalizer = new Normalizer(API, Date.parse(at));
  for (const record of records) normalizer.add('spacecraft', record);
  const spacecraft = { offset: 0, received: records.length, count: records.length, at, content: normalizer.end() };
  const { snapshot, problems } = assemble({
    api: API,
    spacecraft: [spacecraft],
    configurations: [],
    flights: [],
    missed: [],
    old: null,
    at,
  });
  expect(problems).toEqual([]);
  return contextOf(snapshot);
}

const context = contextOfCases();
const [waiting, flying, old] = context.catalogue.spacecraft.toSorted((a, b) => a.id - b.id);

test('a planned launch does not make a craft flown', () => {
  expect(waiting).toMatchObject({ flights: [], firstLaunch: null, firstFlight: null, lastFlight: null });
  expect(waiting?.plannedFlights.map(({ mission, launchDate }) => [mission, launchDate])).toEqual([
    ['Some Month', '2027-03'],
  ]);
});

test('a planned launch is not the latest flight of a craft in space', () => {
  expect(flying?.flights.map(({ mission, launchDate, outcome }) => [mission, launchDate, outcome])).toEqual([
    ['Now', '2026-10-01T10:20:30Z', 'in flight'],
  ]);
  expect(flying?.lastFlight?.mission).toBe('Now');
  expect(flying?.plannedFlights.map(({ launchDate }) => launchDate)).toEqual(['2028']);
});

test('a midnight that nobody recorded is a day', () => {
  expect(old?.firstFlight).toMatchObject({ launchDate: '1966-03-09', endDate: '1966-03-10' });
});

test('totals, records and the timeline count what was launched', () => {
  expect(tallyOf(context.catalogue.spacecraft)).toMatchObject({ flights: { value: 2 }, flown: 2 });
  expect(
    recordNames.flatMap((name) =>
      standingOf(name, context.catalogue.spacecraft)
        .holdings.filter(({ craft }) => craft.id === waiting?.id)
        .map(() => name),
    ),
  ).toEqual([]);
  expect(JSON.stringify(timelinePage(context))).not.toMatch(/2027|2028|Some/);
});

test('the calendar holds planned launches as exactly as they are known', () => {
  const calendar = flightsCalendar(context);
  expect(calendar).toContain('DTSTART;VALUE=DATE:20270301\r\nDTEND;VALUE=DATE:20270401');
  expect(calendar).toContain('STATUS:TENTATIVE');
  expect(calendar).not.toMatch(/20270331|2028/);
});
