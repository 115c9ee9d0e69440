/** People, stations and crews on the built pages agree with a computation of their own from the snapshot. */
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';

import { fleet } from '../fixtures/fleet.ts';
import { inOneLine, openSite } from '../support/built-site.ts';
import { crewIds, daysInSpace, detailedFlights, dockingsAt, randomNumbers } from '../support/expected-crews.ts';
import type { DetailedFlight } from '../support/expected-crews.ts';

const DAY = 86_400_000;
const COUNT = 2000;

const site = openSite('fleet');
const { routes } = site;
const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);
const nameOf = (id: number) => inOneLine(fleet.astronauts.find((each) => each.id === id)?.name ?? '');

/** Moments of which half lie around a flight or a docking, the others anywhere from 1961 to the snapshot. */
function moments(seed: number, around: readonly (readonly [from: number, to: number])[]): number[] {
  const random = randomNumbers(seed);
  const [start, end] = [Date.UTC(1961, 0, 1), Date.parse(fleet.source.fetched_at)];
  return Array.from({ length: COUNT }, (_, index) => {
    const [from, to] = around[random(around.length)]!;
    if (index % 2 === 0) return from - DAY + random(1000) * ((to - from + 2 * DAY) / 1000);
    return start + random(100_000) * ((end - start) / 100_000);
  });
}

/** Who is up on a day by the file that the page of any day loads, read as its documentation says. */
function spansReader() {
  const file = JSON.parse(site.read('people/in-space/spans.json')) as { people: [string][]; spans: number[][] };
  let first = 0;
  const rows = file.spans.map(([since = 0, days = 0, , , ...people]) => {
    first += since;
    return { first, last: first + days, names: people.map((place) => file.people[place]![0]) };
  });
  return (day: string) => {
    const number = Date.parse(day) / DAY;
    return rows.flatMap((row) => (row.first <= number && number <= row.last ? row.names : []));
  };
}

describe('the people in space', () => {
  const expected = daysInSpace(fleet);
  const expectedOn = (day: string) =>
    expected.filter(({ first, last }) => first <= day && day <= last).map(({ name }) => name);

  test(`are those of the snapshot on ${COUNT} days`, () => {
    const around = expected.map(({ first, last }) => [Date.parse(first), Date.parse(last)] as const);
    const aboard = spansReader();
    const days = moments(1, around).map(dayOf);
    const wrong = days.filter((day) => String(aboard(day).toSorted()) !== String(expectedOn(day).toSorted()));
    expect(days.filter((day) => expectedOn(day).length > 0).length).toBeGreaterThan(COUNT / 4);
    expect(wrong).toEqual([]);
  });

  test('are on the page those of the snapshot’s day', () => {
    const { $ } = site.page(routes.peopleInSpace);
    const names = $('[data-table="aboard"] tbody th')
      .toArray()
      .map((cell) => inOneLine($(cell).text()));
    expect(names.toSorted()).toEqual(expectedOn(dayOf(Date.parse(fleet.source.fetched_at))).toSorted());
  });

  test('each have a page with as many flights, and a row in the list', () => {
    const rows = site.listPages(routes.people).flatMap(({ $ }) =>
      $('.people-table tbody tr')
        .toArray()
        .map((row) => ({
          href: $(row).find('a').attr('href')!,
          flights: Number($(row).find('.number').first().text()),
        })),
    );
    const flown = new Map<string, number>();
    for (const { name } of expected) flown.set(name, (flown.get(name) ?? 0) + 1);
    const names = new Map<string, number>();
    for (const { href, flights } of rows) {
      const { $ } = site.page(href);
      expect($('.fold-table tbody tr').length, href).toBe(flights);
      const name = $('h1').text();
      names.set(name, (names.get(name) ?? 0) + flights);
    }
    expect(new Map([...names].map(([name, count]) => [inOneLine(name), count]))).toEqual(
      new Map([...flown].map(([name, count]) => [inOneLine(name), count])),
    );
  });
});

describe.each(fleet.space_stations)('the station $id', (station) => {
  const expected = dockingsAt(fleet, station.id);
  interface Row {
    id: number;
    spacecraft: { id: number };
    docking: string;
    departure: string | null;
    doubts: string[];
  }
  const file = JSON.parse(site.read(routes.dockings(station, 'json').slice(1))) as { dockings: Row[] };
  const asOf = (id: number) => Date.parse(fleet.spacecraft.find((craft) => craft.id === id)?.as_of ?? '');

  test(`has the craft of the snapshot at ${COUNT} moments`, () => {
    if (expected.length === 0) {
      expect(file.dockings).toEqual([]);
      return;
    }
    const sure = expected.filter(({ doubtful }) => !doubtful);
    const rows = file.dockings.filter(({ doubts }) => doubts.length === 0);
    const wrong = moments(
      station.id,
      expected.map(({ from, to }) => [from, to] as const),
    ).filter((time) => {
      const there = sure.filter(({ from, to }) => from <= time && time < to).map(({ craft }) => craft);
      const said = rows
        .filter(({ docking, departure, spacecraft }) => {
          return Date.parse(docking) <= time && time < (departure ? Date.parse(departure) : asOf(spacecraft.id));
        })
        .map(({ spacecraft }) => spacecraft.id);
      return String(there.toSorted()) !== String(said.toSorted());
    });
    expect(wrong.map((time) => new Date(time).toISOString())).toEqual([]);
  });

  test('has the same dockings in both files and in its table, and each doubt on the page', () => {
    const pages = site.listPages(routes.station(station));
    const csv = parse<Record<string, string>>(site.read(routes.dockings(station, 'csv').slice(1)), { columns: true });
    const doubtful = expected.filter((each) => each.doubtful).map(({ id }) => id);
    expect(file.dockings.map(({ id }) => id).toSorted()).toEqual(expected.map(({ id }) => id).toSorted());
    expect(csv.map(({ docking_id }) => Number(docking_id))).toEqual(file.dockings.map(({ id }) => id));
    expect(
      file.dockings
        .filter(({ doubts }) => doubts.length > 0)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(doubtful.toSorted());
    const text = inOneLine(pages[0]!.$('main').text());
    for (const { doubts } of file.dockings) for (const doubt of doubts) expect(text).toContain(inOneLine(doubt));
    const marked = pages.reduce((sum, { $ }) => sum + $('.fold-table th small').length, 0);
    expect(marked).toBe(doubtful.length);
  });
});

describe('the crews that changed', () => {
  const changed = detailedFlights(fleet).filter(({ flight }) => {
    const ended = flight.outcome !== 'in flight';
    const [up, down] = [crewIds(flight, 'launch_crew'), crewIds(flight, 'landing_crew')];
    const lost = flight.outcome === 'lost' && down.length === 0;
    return ended && !lost && String(up.toSorted()) !== String(down.toSorted());
  });

  /** Names of those who went up and came down, as the page has them. */
  function saidOf({ craft, index }: DetailedFlight): Record<'up' | 'down', string[]> {
    const { $ } = site.page(routes.craft(craft));
    const row = $('.flight-table tbody tr:not(.flight-more)').eq(index).next('.flight-more');
    const names = (html: string) =>
      $(`<div>${html}</div>`)
        .find('a')
        .toArray()
        .map((link) => inOneLine($(link).text()))
        .toSorted();
    if (row.length > 0 && row.find('p').first().text().includes('Up:')) {
      const [up = '', down = ''] = row.find('p').first().html()!.split('; down:');
      return { up: names(up), down: names(down) };
    }
    const fact = (label: string) =>
      names(
        $('.facts > div')
          .filter((_, each) => $(each).find('dt').text() === label)
          .html() ?? '',
      );
    return { up: fact('Crew up'), down: fact('Crew down') };
  }

  test('are told apart, up and down, on the page of each craft', () => {
    expect(changed.length).toBeGreaterThan(10);
    for (const each of changed) {
      expect(saidOf(each), each.craft.name).toEqual({
        up: crewIds(each.flight, 'launch_crew').map(nameOf).toSorted(),
        down: crewIds(each.flight, 'landing_crew').map(nameOf).toSorted(),
      });
    }
  });
});
