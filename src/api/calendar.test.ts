import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';

import type { PublishedHistory } from '#domain/history.ts';
import type { ConfigurationRecord, FlightRecord, SpacecraftRecord } from '#domain/schema.ts';

import { configuration, craft, flight } from '../../tests/fixtures/builders.ts';
import { contextOf } from '../../tests/fixtures/context.ts';
import { flightsCalendar } from './calendar.ts';

const site = { name: 'Atlas', origin: 'https://moved.example', feedId: 'tag:atlas.example,2026:' };
const none: PublishedHistory = { schema: 1, since: '2020-01-01T00:00:00Z', entries: [] };

function calendarOf(
  spacecraft: SpacecraftRecord[],
  configurations: ConfigurationRecord[] = [],
  history: PublishedHistory = none,
): string {
  const records = {
    spacecraft: spacecraft.length === 0 ? [craft({ id: 1 })] : spacecraft,
    configurations: configurations.length === 0 ? [configuration({ id: 1, name: 'Heron' })] : configurations,
  };
  return flightsCalendar({ ...contextOf(records, { site }), history });
}

interface Event {
  uid: string;
  summary: string;
  start: string;
  stamp: string;
  rule: string | null;
}

/** The events of a calendar, read by another library. */
function eventsOf(text: string): Event[] {
  const root = new ICAL.Component(ICAL.parse(text) as unknown[]);
  return root.getAllSubcomponents('vevent').map((event) => ({
    uid: String(event.getFirstPropertyValue('uid')),
    summary: String(event.getFirstPropertyValue('summary')),
    start: String(event.getFirstPropertyValue('dtstart')),
    stamp: String(event.getFirstPropertyValue('dtstamp')),
    rule: event.getFirstPropertyValue('rrule')?.toString() ?? null,
  }));
}

const watch = (name = 'Night Watch') =>
  craft({
    id: 9,
    name,
    in_space: true,
    flights: [
      flight({ id: 31, mission: 'Watch 1', net: '2021-01-01T00:00:00Z', mission_end: '2021-04-01' }),
      flight({ mission: null, net: '2026-01-14T23:30:00Z', mission_end: null, duration: null, outcome: 'in flight' }),
      flight({ mission: 'Watch 3', net: null, mission_end: null, duration: null, outcome: null }),
    ],
  });

describe('the calendar', () => {
  test('holds launches and ends of craft in space, as moments or days, under names that stay', () => {
    const stamp = '2026-02-03T04:05:06Z';
    expect(eventsOf(calendarOf([watch(), craft({ id: 2, flights: [flight()] })]))).toEqual([
      {
        uid: 'spacecraft-9-flight-31-launch@atlas.example',
        summary: 'Night Watch: launch, Watch 1',
        // A midnight stands for an unknown time.
        start: '2021-01-01',
        stamp,
        rule: null,
      },
      {
        uid: 'spacecraft-9-flight-31-end@atlas.example',
        summary: 'Night Watch: mission end, Watch 1',
        start: '2021-04-01',
        stamp,
        rule: null,
      },
      {
        uid: 'spacecraft-9-flight-no-2-launch@atlas.example',
        summary: 'Night Watch: launch',
        start: '2026-01-14T23:30:00Z',
        stamp,
        rule: null,
      },
    ]);
  });

  test('holds the anniversaries of first flights that were, each year', () => {
    const events = eventsOf(
      calendarOf(
        [],
        [
          configuration({ id: 1, name: 'Heron', maiden_flight: '1960-02-29' }),
          configuration({ id: 2, name: 'Stork', maiden_flight: null }),
          configuration({ id: 3, name: 'Crane', maiden_flight: '2027-01-01' }),
        ],
      ),
    );
    expect(events).toEqual([
      {
        uid: 'configuration-1-first-flight@atlas.example',
        summary: 'Heron: first flight, 1960',
        start: '1960-02-29',
        stamp: '2026-02-03T04:05:06Z',
        rule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1',
      },
    ]);
  });

  test.each<[string, number | null, string, Record<string, string | undefined> | null]>([
    ['a second', 0, '2027-03-31T12:34:56Z', { start: '2027-03-31T12:34:56Z' }],
    ['a minute', 1, '2027-03-31T12:34:56Z', { start: '2027-03-31T12:34:00Z' }],
    ['an hour', 2, '2027-03-31T12:34:56Z', { start: '2027-03-31' }],
    ['a day', 5, '2027-03-31T00:00:00Z', { start: '2027-03-31' }],
    ['a week', 6, '2027-04-04T00:00:00Z', { start: '2027-03-29', end: '2027-04-05' }],
    ['a month', 7, '2027-02-28T00:00:00Z', { start: '2027-02-01', end: '2027-03-01' }],
    ['a quarter', 8, '2027-03-31T00:00:00Z', null],
    ['a year', 14, '2027-12-31T00:00:00Z', null],
    ['nothing', null, '2027-12-31T00:00:00Z', null],
  ])('marks a planned launch, known to %s, as tentative, or leaves it out', (_, net_precision, net, expected) => {
    const launch = { status: 2, net_precision };
    const planned = flight({
      id: 7,
      mission: 'To Come',
      net,
      mission_end: null,
      duration: null,
      outcome: null,
      launch,
    });
    const text = flightsCalendar({
      ...contextOf(
        {
          spacecraft: [craft({ id: 1, name: 'Hope', flights: [planned], flights_count: 0 })],
          launch_statuses: [{ id: 2, name: 'To Be Determined', abbrev: 'TBD' }],
          net_precisions: net_precision === null ? [] : [{ id: net_precision, name: 'Precision', abbrev: '' }],
        },
        { site },
      ),
      history: none,
    });
    const root = new ICAL.Component(ICAL.parse(text) as unknown[]);
    const events = root.getAllSubcomponents('vevent').map((event) => ({
      summary: String(event.getFirstPropertyValue('summary')),
      status: String(event.getFirstPropertyValue('status')),
      start: event.getFirstPropertyValue('dtstart')?.toString(),
      end: event.getFirstPropertyValue('dtend')?.toString(),
    }));
    const event = { summary: 'Hope: planned launch, To Come', status: 'TENTATIVE', end: undefined, ...expected };
    expect(events).toEqual(expected === null ? [] : [event]);
  });

  test('brings a first flight of 29 February every year', () => {
    const text = calendarOf([], [configuration({ id: 1, maiden_flight: '1960-02-29' })]);
    const event = new ICAL.Event(new ICAL.Component(ICAL.parse(text) as unknown[]).getFirstSubcomponent('vevent')!);
    const days = event.iterator();
    expect(Array.from({ length: 5 }, () => days.next().toString())).toEqual([
      ...['1960-02-29', '1961-02-28', '1962-02-28', '1963-02-28', '1964-02-29'],
    ]);
  });

  test('says how often and when an event changed, and when to look again', () => {
    const later = watch();
    const [first, second] = later.flights as [FlightRecord, FlightRecord, FlightRecord];
    const change = (at: string, fields: Record<string, [unknown, unknown]>) => ({
      ...{ at, added: [], removed: [] },
      changed: [{ kind: 'spacecraft' as const, id: 9, name: 'Night Watch', fields }],
    });
    const history: PublishedHistory = {
      ...none,
      entries: [
        { at: '2025-01-01T00:00:00Z', added: [{ kind: 'spacecraft', id: 9, name: 'W' }], removed: [], changed: [] },
        change('2025-02-01T00:00:00Z', { name: ['W', 'Night Watch'] }),
        change('2025-03-01T00:00:00Z', {
          flights: [
            [{ ...first, mission_end: null }, second],
            [first, second],
          ],
        }),
        change('2025-04-01T00:00:00Z', { status: [1, 2] }),
      ],
    };
    const revisions = (text: string) =>
      new ICAL.Component(ICAL.parse(text) as unknown[])
        .getAllSubcomponents('vevent')
        .map((event) => ['sequence', 'last-modified'].map((name) => event.getFirstPropertyValue(name)?.toString()));
    expect(revisions(calendarOf([later], [], history))).toEqual([
      ['2', '2025-03-01T00:00:00Z'],
      ['2', '2025-03-01T00:00:00Z'],
      ['1', '2025-02-01T00:00:00Z'],
    ]);
    const text = calendarOf([later]);
    expect(revisions(text)[0]).toEqual(['0', none.since]);
    expect(text).toContain('\r\nREFRESH-INTERVAL;VALUE=DURATION:P1D\r\n');
  });

  test('breaks lines as RFC 5545 asks: by CRLF, and none longer than 75 octets', () => {
    const names = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 }).filter((name) => /\S/.test(name));
    fc.assert(
      fc.property(names, (name) => {
        const text = calendarOf([watch(name)]);
        expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
        const lines = text.split('\r\n');
        expect(lines.filter((line) => Buffer.byteLength(line) > 75)).toEqual([]);
        // No line break but CRLF, and no control character.
        expect(text.replaceAll('\r\n', '')).not.toMatch(/\p{Cc}/u);
        expect(Buffer.from(text).toString()).toBe(text);
      }),
    );
  });

  test.each(['A, B; C\\D "E": F', 'Über\u2028das\u0007 Ende', '\ud800', 'a\r\nBEGIN:VALARM\r\nb', '🚀'.repeat(40)])(
    'carries the name %j as text of one event',
    (name) => {
      const text = calendarOf([watch(name)]);
      const events = eventsOf(text);
      expect(events).toHaveLength(3);
      expect(new Set(events.map(({ uid }) => uid)).size).toBe(3);
      expect(text).not.toMatch(/^BEGIN:VALARM/m);
      expect(events[0]?.summary.slice(0, 1)).toBe(name.toWellFormed().slice(0, 1));
    },
  );

  test('is the same in every time zone', () => {
    const text = calendarOf([watch()]);
    const before = process.env['TZ'];
    try {
      for (const zone of ['Pacific/Kiritimati', 'America/Los_Angeles', 'UTC']) {
        process.env['TZ'] = zone;
        expect(calendarOf([watch()])).toBe(text);
      }
    } finally {
      if (before === undefined) delete process.env['TZ'];
      else process.env['TZ'] = before;
    }
  });
});
