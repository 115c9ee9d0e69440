import { describe, expect, test } from 'vitest';

import type { FlightRecord, Snapshot, SpacecraftRecord } from '#domain/schema.ts';

import { fleet } from '../fixtures/fleet.ts';
import { handful } from '../fixtures/handful.ts';
import { ids } from '../fixtures/special-craft.ts';
import { inOneLine, openSite } from '../support/built-site.ts';
import type { BuiltPage } from '../support/built-site.ts';

const fixtures = [
  ['fleet', fleet],
  ['handful', handful],
] as const;
const isPlanned = ({ outcome }: FlightRecord) => outcome === 'planned';
const byId = <Row extends { id: number }>(rows: readonly Row[], id: number | null) =>
  rows.find((row) => row.id === id) ?? null;

/** Launch Library 2's landing types that the fixtures use, in plain words. */
const landings: Readonly<Record<number, string>> = {
  3: 'splashdown',
  4: 'parachute landing',
  6: 'runway landing',
  7: 'burned up on re-entry',
};

/** What the page of a craft must say of one of its flights. */
function knownOf(flight: FlightRecord, snapshot: Snapshot): string[] {
  const { launch, landing, mission_end } = flight;
  const pad = byId(snapshot.pads, launch.pad);
  const launcher = byId(snapshot.launcher_configurations, launch.rocket);
  const texts = [
    launcher && (launcher.full_name || launcher.name),
    pad?.name,
    pad && byId(snapshot.locations, pad.location)?.name,
    launch.launch_designator,
    byId(snapshot.orbits, launch.mission?.orbit ?? null)?.name,
    launch.failreason,
    ...(mission_end !== null && landing
      ? [landings[landing.type ?? 0], byId(snapshot.landing_locations, landing.landing_location)?.name]
      : []),
  ];
  return texts.filter((text) => typeof text === 'string');
}

/** Where the page tells of a flight: its row, or the facts where there is no table. */
function textOfFlight({ $ }: BuiltPage, index: number): string {
  const rows = $('.flight-table tbody tr:not(.flight-more)');
  return inOneLine((rows.length > 0 ? rows.eq(index) : $('.facts')).text());
}

/** The day of an imprecise launch in every form that a page could write it; none where the day is known. */
function daysBeyond({ launch: { net, net_precision } }: FlightRecord, planned: boolean): string[] {
  const dayIsKnown = net_precision === null ? !planned : net_precision <= 6;
  if (net === null || dayIsKnown) return [];
  const date = new Date(net);
  const inWords = (month: 'long' | 'short') =>
    `${date.getUTCDate()} ${date.toLocaleString('en-GB', { month, timeZone: 'UTC' })} ${date.getUTCFullYear()}`;
  return [net.slice(0, 10), inWords('long'), inWords('short')];
}

const craftWith = (snapshot: Snapshot, accept: (flight: FlightRecord) => boolean): SpacecraftRecord[] =>
  snapshot.spacecraft.filter(({ flights }) => flights.some(accept));

describe.each(fixtures)('flights in the %s', (name, snapshot) => {
  const site = openSite(name);
  const pageOf = (craft: SpacecraftRecord) => site.page(site.routes.craft(craft));

  test('have vehicle, pad, designator, orbit, kind and place of landing on the page of their craft', () => {
    const missing = snapshot.spacecraft.flatMap((craft) =>
      craft.flights
        .filter((flight) => !isPlanned(flight))
        .flatMap((flight, index) => {
          const text = textOfFlight(pageOf(craft), index);
          return knownOf(flight, snapshot)
            .filter((known) => !text.includes(known))
            .map((known) => `${craft.name}, flight ${index + 1}: ${known}`);
        }),
    );
    expect(craftWith(snapshot, ({ launch }) => launch.rocket !== null).length).toBeGreaterThan(2);
    expect(missing).toEqual([]);
  });

  test('stand on no page and in no feed or calendar at a day that is not known', () => {
    const days = snapshot.spacecraft.flatMap(({ flights }) =>
      flights.flatMap((flight) => daysBeyond(flight, isPlanned(flight))),
    );
    expect(days.length).toBeGreaterThan(0);
    const wrong = site.pages().flatMap(({ address, $ }) => {
      const times = $('time')
        .toArray()
        .map((time) => $(time).attr('datetime') ?? '');
      const text = inOneLine(
        [
          $('html').text(),
          ...times,
          $('meta')
            .toArray()
            .map((each) => $(each).attr('content')),
        ].join(' '),
      );
      return days.filter((day) => text.includes(day)).map((day) => `${address}: ${day}`);
    });
    expect(wrong).toEqual([]);
    const feeds = site.files.filter((file) => /\.(?:ics|atom|feed\.json)$/.test(file));
    expect(feeds.length).toBeGreaterThan(2);
    const inFeeds = feeds.flatMap((file) => {
      const text = site.read(file);
      return days
        .flatMap((day) => [day, day.replaceAll('-', '')])
        .filter((day) => text.includes(day))
        .map((day) => `${file}: ${day}`);
    });
    expect(inFeeds).toEqual([]);
  });

  test('that are planned stand apart on the page of their craft, and in no table', () => {
    const craft = craftWith(snapshot, isPlanned);
    expect(craft.length).toBeGreaterThan(0);
    for (const each of craft) {
      const { $ } = pageOf(each);
      const planned = each.flights.filter(isPlanned);
      const text = inOneLine($('.planned').text());
      for (const { mission } of planned) expect(text).toContain(mission);
      expect($('.flight-table tbody tr:not(.flight-more)').length).toBeLessThanOrEqual(
        each.flights.length - planned.length,
      );
      expect(inOneLine($('.flight-table').text())).not.toContain(planned[0]?.mission);
    }
  });
});

test('the next flight is told in a sentence, and the others only as exactly as they are known', () => {
  const site = openSite('fleet');
  const craft = byId(fleet.spacecraft, ids.inSpace)!;
  const { $ } = site.page(site.routes.craft(craft));
  expect(
    $('.planned p, .planned li')
      .toArray()
      .map((line) => inOneLine($(line).text())),
  ).toEqual([
    'Next: Watch 4, planned for March 2027, Reed 2 Long, Marsh Space Centre, Ruritania',
    'Watch 5, the second half of 2027, Marsh Space Centre, Ruritania',
    'Watch 6, 2028',
  ]);
});

test('a craft that flew once is called by its mission in its title and in lists', () => {
  const site = openSite('fleet');
  const craft = byId(fleet.spacecraft, ids.oneFlight)!;
  const { $ } = site.page(site.routes.craft(craft));
  expect($('title').text()).toContain('Hop · Single Malt');
  expect($('h1').text().trim()).toBe('Single Malt');
  const row = site
    .listPages(site.routes.spacecraft)
    .map((page) => page.$(`[data-craft="${craft.id}"] .mission`).text())
    .find((text) => text !== '');
  expect(row?.trim()).toBe('Hop');
  expect(inOneLine(site.page(site.routes.timeline).$('main').text())).toContain('Hop · Single Malt');
});
