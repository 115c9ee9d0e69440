import { describe, expect, test } from 'vitest';

import { facets } from '#domain/facets.ts';
import { recordNames, records } from '#domain/records.ts';
import type { Snapshot } from '#domain/schema.ts';

import { fleet } from '../fixtures/fleet.ts';
import { handful } from '../fixtures/handful.ts';
import { inOneLine, openSite } from '../support/built-site.ts';
import { launchOrderedIds, valuesWithMembers, withoutPlanned } from '../support/expected.ts';
import { expectedDecade, expectedRecord, expectedTally } from '../support/expected-records.ts';

/** Rows that a record shows at the most. */
const SHOWN = 6;

const launchOf = ({ flights: [first] }: Snapshot['spacecraft'][number]) => first?.launch.net ?? null;

describe.each([
  ['fleet', withoutPlanned(fleet)],
  ['handful', withoutPlanned(handful)],
] as const)('the records of the %s', (name, snapshot) => {
  const site = openSite(name);
  const { routes } = site;
  const { $ } = site.page(routes.records);
  const craftOf = new Map(snapshot.spacecraft.map((each) => [each.id, each]));

  test.each(recordNames)('%s: its first places, ties included', (record) => {
    const rows = $(`[data-record="${record}"] tbody tr`)
      .toArray()
      .map((row) => ({
        id: Number($(row).attr('data-craft')),
        place: Number($(row).find('[data-place]').attr('data-place')),
      }));
    const { places } = expectedRecord(snapshot.spacecraft, record);
    expect(rows).toEqual(places.slice(0, SHOWN).map(({ id, place }) => ({ id, place })));
  });

  test.each(recordNames)('%s: stands under its own anchor, states its rule and what it leaves out', (record) => {
    const section = $(`h2#${record}`).parent();
    const text = inOneLine(section.text());
    expect(text).toContain(records[record].rule);
    const { excluded } = expectedRecord(snapshot.spacecraft, record);
    for (const count of Object.values(excluded)) if (count > 0) expect(text).toContain(String(count));
    expect(text).toMatch(/left out\./);
  });

  test('every row leads to the page of its craft', () => {
    const rows = $('tr[data-craft]').toArray();
    const wrong = rows.filter((row) => {
      const craft = craftOf.get(Number($(row).attr('data-craft')))!;
      return $(row).find('a').first().attr('href') !== routes.craft(craft);
    });
    expect(rows.length).toBeGreaterThan(5);
    expect(wrong).toHaveLength(0);
  });

  test.each(['type', 'configuration'] as const)('first and latest of each %s', (facet) => {
    const expected = valuesWithMembers(snapshot, facet).flatMap(({ value, members }) => {
      const launched = members.filter((craft) => launchOf(craft) !== null);
      const moments = launched.map((craft) => launchOf(craft)!).toSorted();
      const at = (moment: string | undefined) =>
        launched
          .filter((craft) => launchOf(craft) === moment)
          .map((craft) => routes.craft(craft))
          .toSorted();
      return launched.length === 0
        ? []
        : [[String(value.id), at(moments[0]), launched.length === 1 ? [] : at(moments.at(-1))] as const];
    });
    const listed = $(`#each-${facet}`)
      .closest('section')
      .find('tr[data-value]')
      .toArray()
      .map((row) => {
        const links = (cell: string) =>
          $(row)
            .find(`${cell} a`)
            .toArray()
            .map((link) => $(link).attr('href')!)
            .toSorted();
        return [$(row).attr('data-value'), links('.first'), links('.latest')] as const;
      });
    expect(listed.toSorted()).toEqual(expected.toSorted());
  });
});

describe('ties', () => {
  const { $ } = openSite('fleet').page(openSite('fleet').routes.records);

  test('show "=" behind the first of them, and how many more there are', () => {
    const table = $('[data-record="most-flights"]');
    const places = table
      .find('.place')
      .toArray()
      .map((cell) => inOneLine($(cell).text()));
    expect(places).toEqual(['1', '2', '3', '3 =', '3 =', '3 =']);
    expect(inOneLine(table.parent().text())).toMatch(/\d+ more share the 3rd place\./);
  });
});

describe.each([
  ['fleet', withoutPlanned(fleet)],
  ['handful', withoutPlanned(handful)],
] as const)('the statistics of the %s', (name, snapshot) => {
  const site = openSite(name);
  const { routes } = site;
  const { $ } = site.page(routes.statistics);
  const DAY = 86_400;

  /** Figures of the rows of a table by the address that the row leads to. */
  const figures = (table: string) =>
    new Map(
      $(`[data-statistics="${table}"] tbody tr`)
        .toArray()
        .map((row) => {
          const figure = (key: string) =>
            inOneLine($(row).find(`[data-key="${key}"] [data-figure]`).text()).replaceAll(',', '');
          const cells = Object.fromEntries(
            ['craft', 'flights', 'days', 'new', 'again'].map((key) => [key, figure(key)]),
          );
          return [$(row).find('a').attr('href') ?? inOneLine($(row).find('th').text()), cells] as const;
        }),
    );
  const daysOf = (seconds: number) => (seconds > 0 && seconds < DAY ? 'under 1' : String(Math.floor(seconds / DAY)));

  test.each(['agency', 'configuration'] as const)('by %s equal a naive sum', (facet) => {
    const listed = figures(`by-${facet}`);
    const groups = valuesWithMembers(snapshot, facet).filter(({ members }) => members.length > 0);
    for (const { value, members } of groups) {
      const sum = expectedTally(members);
      const row = listed.get(routes.facetValue(facets[facet], value));
      expect(row?.['craft']).toBe(String(sum.craft));
      expect(row?.['flights']).toBe(sum.flightsKnown === 0 ? '' : String(sum.flights));
      expect(row?.['days']).toBe(sum.flown === 0 ? '–' : sum.secondsKnown === 0 ? '' : daysOf(sum.seconds));
      expect(row?.['again']).toBe(sum.flown === 0 ? '–' : `${sum.reused} of ${sum.flown}`);
    }
    expect(groups.length).toBeGreaterThan(0);
    // Those without the value have a row of their own, so that the rows add up.
    expect([...listed.values()].reduce((all, { craft }) => all + Number(craft), 0)).toBe(snapshot.spacecraft.length);
  });

  test('by decade equal a naive sum', () => {
    const listed = figures('by-decade');
    for (const [key, row] of listed) {
      const decade = Number(/(\d{4})s$/.exec(key)?.[1]);
      const sum = expectedDecade(snapshot.spacecraft, decade);
      expect(row).toEqual({
        craft: String(sum.craft),
        flights: String(sum.flights),
        days: sum.flights === 0 ? '–' : sum.secondsKnown === 0 ? '' : daysOf(sum.seconds),
        new: String(sum.newCraft),
        again: sum.flights === 0 ? '–' : `${sum.again} of ${sum.flights}`,
      });
    }
    expect(listed.size).toBeGreaterThan(0);
  });
});

describe.each([
  ['fleet', withoutPlanned(fleet)],
  ['handful', withoutPlanned(handful)],
] as const)('the timeline of the %s', (name, snapshot) => {
  const site = openSite(name);
  const { routes } = site;
  const { $ } = site.page(routes.timeline);

  test('lists every craft once, by first launch, under its decade', () => {
    const listed = $('.decade li')
      .toArray()
      .map((row) => Number($(row).attr('data-craft')));
    expect(listed).toEqual(launchOrderedIds(snapshot.spacecraft));
    const craftOf = new Map(snapshot.spacecraft.map((each) => [each.id, each]));
    const wrong = $('.decade li')
      .toArray()
      .filter((row) => {
        const craft = craftOf.get(Number($(row).attr('data-craft')))!;
        const decade = launchOf(craft)?.slice(0, 3);
        return (
          $(row).closest('.decade').attr('id') !== (decade ? `${decade}0s` : 'not-launched') ||
          $(row).find('a').attr('href') !== routes.craft(craft)
        );
      });
    expect(wrong).toHaveLength(0);
  });

  test('has a row for each configuration that was launched, with its craft and flights', () => {
    const launched = snapshot.spacecraft.filter(({ flights }) => flights.some(({ launch }) => launch.net !== null));
    const kinds = [...new Set(launched.map(({ spacecraft_config }) => spacecraft_config))];
    const expected = kinds.map((id) => {
      const members = launched.filter(({ spacecraft_config }) => spacecraft_config === id);
      return [
        id === null ? null : String(id),
        members.length,
        members.flatMap(({ flights }) => flights.filter(({ launch }) => launch.net !== null)).length,
      ] as const;
    });
    const rows = $('.timeline-table tbody tr')
      .toArray()
      .map(
        (row) =>
          [
            $(row).attr('data-value') ?? null,
            Number.parseInt($(row).find('.craft-count').text(), 10),
            Number.parseInt($(row).find('.flights').text(), 10),
          ] as const,
      );
    const key = ([id]: readonly [string | null, ...unknown[]]) => Number(id ?? 0);
    expect(rows.toSorted((a, b) => key(a) - key(b))).toEqual(expected.toSorted((a, b) => key(a) - key(b)));
    expect($('.timeline-table tbody .years path').length).toBeGreaterThanOrEqual(rows.length);
  });

  test('the home page leads to its decades, and to the records', () => {
    const links = site
      .page(routes.home)
      .$('main a')
      .toArray()
      .map((link) => $(link).attr('href'));
    const decades = new Set(snapshot.spacecraft.flatMap((craft) => launchOf(craft)?.slice(0, 3) ?? []));
    for (const decade of decades) expect(links).toContain(routes.decade(Number(`${decade}0`)));
    expect(links).toContain(routes.record('first-launched'));
    expect(links).toContain(routes.record('latest-launched'));
  });
});
