import { facets } from '#domain/facets.ts';
import { describe, expect, test } from 'vitest';

import { fleet } from '../fixtures/fleet.ts';
import { changedTogether, cutOff, fleetHistory, gone, renamed } from '../fixtures/fleet-history.ts';
import { ids } from '../fixtures/special-craft.ts';
import { inOneLine, openSite, referencesOf } from '../support/built-site.ts';
import type { BuiltPage } from '../support/built-site.ts';

const site = openSite('fleet');
const { routes } = site;
const record = (id: number) => fleet.spacecraft.find((craft) => craft.id === id)!;
const told = fleetHistory.entries.filter(({ at }) => at <= fleet.source.fetched_at);

/** The lines of a page, each behind its day. */
function linesOf({ $ }: BuiltPage): string[] {
  return $('main li[data-change]')
    .toArray()
    .map((line) => {
      const day = $(line).closest('section').find('time').attr('datetime');
      return `${day} ${inOneLine($(line).text())}`;
    });
}

const years = [2026, 2025, 2023].map((year) => site.page(routes.changesOf(year)));

describe('the pages of changes', () => {
  test('tell every change of the history once, the newest first', () => {
    const lines = years.flatMap(linesOf);
    const days = lines.map((line) => line.slice(0, 10));
    expect(days).toEqual(days.toSorted().toReversed());
    for (const { at, added, removed, changed } of told) {
      for (const row of [...added, ...removed, ...changed].filter(({ kind }) => kind !== 'image')) {
        const key = `${row.kind}/${row.id}`;
        const found = years.flatMap(({ $ }) => $(`section:has(h2#${cssDay(at)}) li[data-change~="${key}"]`).toArray());
        expect([key, at, found.length]).toEqual([
          key,
          at,
          key === `spacecraft/${gone.id}` && at.startsWith('2025') ? 2 : 1,
        ]);
      }
    }
    expect(lines.length).toBeGreaterThan(15);
  });

  test('say it in sentences', () => {
    const lines = years.flatMap(linesOf);
    expect(lines).toEqual(
      expect.arrayContaining([
        `2026-02-03 ${record(ids.placeholder).name} joined`,
        '2026-02-03 Configuration Undrawn joined',
        '2026-02-03 Family Heron Cargo: parent not recorded → Heron',
        '2026-01-20 Configuration Heron: height 7.4 m → 7.5 m',
        '2026-01-20 Night Watch: now in space; status Retired → Active',
        '2026-01-20 Old Faithful: flights 38 → 39; missions ended 38 → 39; Faithful 39 added to its flights; Faithful 1 (destination not recorded → Low Earth Orbit)',
        '2025-02-28 Unflown Hope: wing span changed; time in space changed',
        '2025-02-28 Single Malt: name Single-Malt! → Single Malt; configuration Heron Cargo → Heron',
        '2025-02-28 Gone Twice is no longer listed',
        '2025-02-28 1 record of a picture changed',
        '2025-02-28 Blank ]]> <b>&</b> \uFFFD </script> Page: description added',
        '2023-06-01 A complete snapshot of 118 spacecraft replaces the partial one of 100.',
      ]),
    );
  });

  test('name craft of which the same is to be said in one sentence', () => {
    const { $ } = site.page(routes.changesOf(2026));
    const line = $('#2026-01-02'.replace('#2', '#\\32 ')).closest('section').find('li');
    const names = changedTogether.map(({ name }) => name).toSorted(new Intl.Collator('en', { numeric: true }).compare);
    expect(line).toHaveLength(1);
    expect(inOneLine(line.text())).toBe(`${names.slice(0, -1).join(', ')} and ${names.at(-1)}: description added`);
    expect(line.find('a')).toHaveLength(changedTogether.length);
  });

  test('lead to the record where it is, and to what is left of it where it is gone', () => {
    const links = new Map(
      years.flatMap((page) =>
        page
          .$('li[data-change]')
          .toArray()
          .map((line) => [page.$(line).attr('data-change'), page.$(line).find('a').attr('href')] as const),
      ),
    );
    expect(links.get(`spacecraft/${ids.inSpace}`)).toBe(routes.craft(record(ids.inSpace)));
    expect(links.get('configuration/1')).toBe(routes.configuration({ id: 1, name: 'Heron' }));
    expect(links.get('agency/10')).toBe(routes.facetValue(facets.agency, { id: 10, name: 'Heron Works' }));
    expect(links.get(`spacecraft/${gone.id}`)).toBe(routes.permalink(gone.id));
  });

  test('know nothing of a run that was cut off', () => {
    const pages = site.pages().filter(({ html }) => html.includes(cutOff));
    expect(pages.map(({ address }) => address)).toEqual([]);
    expect(fleetHistory.entries.length).toBe(told.length + 1);
  });

  test('begin with the latest, and lead to every year', () => {
    const page = site.page(routes.changes);
    const latest = linesOf(page);
    expect(latest).toEqual(years.flatMap(linesOf).slice(0, latest.length));
    expect(latest.length).toBeGreaterThan(15);
    const to = new Set(referencesOf(page).map(({ url }) => url.pathname));
    for (const { address } of years) expect(to).toContain(address);
    for (const feed of [routes.changesAtom, routes.changesJsonFeed, routes.calendar]) expect(to).toContain(feed);
  });

  test('say since when changes are kept, with a history and without', () => {
    expect(inOneLine(site.page(routes.changes).$('main').text())).toContain('since the snapshot of 1 May 2023');
    const handful = openSite('handful');
    const { $ } = handful.page(handful.routes.changes);
    expect(inOneLine($('main').text())).toContain(
      'This is the first snapshot, of 3 February 2026: there is no earlier one to compare with.',
    );
    expect($('main a[href$="changes.atom"]')).toHaveLength(1);
    expect($('main li[data-change]')).toHaveLength(0);
  });
});

/** A day as a selector: an id that begins with a figure must be escaped. */
function cssDay(at: string): string {
  return `\\3${at[0]} ${at.slice(1, 10)}`;
}

describe('a record that changed', () => {
  const page = site.page(routes.craft(record(ids.manyFlights)));

  test('tells its changes, the newest first, each leading to its day', () => {
    const { $ } = page;
    const rows = $('section[aria-labelledby="changes"] li').toArray();
    expect(rows.map((row) => $(row).find('time').attr('datetime'))).toEqual(['2026-01-20', '2025-02-28', '2023-12-31']);
    expect(rows.map((row) => $(row).find('a').attr('href'))).toEqual([
      `${routes.changesOf(2026)}#2026-01-20`,
      `${routes.changesOf(2025)}#2025-02-28`,
      `${routes.changesOf(2023)}#2023-12-31`,
    ]);
    expect(inOneLine($(rows[1]).text())).toBe(`28 Feb 2025 name ${renamed.craft.names[1]} → ${renamed.craft.now}`);
  });

  test('marks the values that changed in the last 30 days, and no others', () => {
    const { $ } = page;
    const facts = new Map(
      $('.facts > div')
        .toArray()
        .map((fact) => [$(fact).find('dt').text(), inOneLine($(fact).find('.new').text())]),
    );
    expect(facts.get('Flights')).toBe('changed 20 Jan 2026');
    expect(facts.get('Missions ended')).toBe('changed 20 Jan 2026');
    expect(facts.get('Last landing')).toBe('changed 20 Jan 2026');
    expect(facts.get('First launch')).toBe('');
    expect(facts.get('Time in space')).toBe('');
    const flights = $('.flight-table tbody tr:has(.new) .place').toArray();
    expect(flights.map((cell) => $(cell).text())).toEqual(['1', '39']);
    expect($('.craft-title .new')).toHaveLength(0);
  });

  test('marks what is new about its status in the title', () => {
    const { $ } = site.page(routes.craft(record(ids.inSpace)));
    expect(inOneLine($('.craft-title .new').text())).toBe('status changed, now in space (20 Jan 2026)');
  });

  test('does so on the page of a configuration, too', () => {
    const { $ } = site.page(routes.configuration({ id: 1, name: 'Heron' }));
    expect($('section[aria-labelledby="changes"] li')).toHaveLength(2);
    expect(inOneLine($('.facts .new').text())).toBe('changed 20 Jan 2026');
  });

  test('is the only one with such a part: every mark leads to one', () => {
    const pages = site.pages().filter(({ $ }) => $('.new').length > 0);
    expect(pages.length).toBeGreaterThan(2);
    for (const { $ } of pages) expect($('#changes')).toHaveLength(1);
    const { $ } = site.page(routes.craft(record(ids.destroyed)));
    expect($('#changes, .new')).toHaveLength(0);
  });
});

describe('the home page', () => {
  test('tells the latest changes where there are any', () => {
    const lines = linesOf(site.page(routes.home));
    expect(lines).toEqual(linesOf(site.page(routes.changes)).slice(0, lines.length));
    expect(lines).toHaveLength(6);
    const handful = openSite('handful');
    expect(handful.page(handful.routes.home).$('#changes')).toHaveLength(0);
  });
});
