import { Ajv2020 } from 'ajv/dist/2020.js';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';

import { facets } from '#domain/facets.ts';
import { diffSchema, publishedHistorySchema } from '#domain/history.ts';

import { changedTogether, fleetHistory } from '../fixtures/fleet-history.ts';
import { fleet } from '../fixtures/fleet.ts';
import { handful } from '../fixtures/handful.ts';
import { ids } from '../fixtures/special-craft.ts';
import { problemsOfAtom } from '../support/atom.ts';
import { openSite, referencesOf } from '../support/built-site.ts';
import { withoutPlanned } from '../support/expected.ts';
import { jsonFeedSchema } from '../support/json-feed.ts';
import { ORIGIN } from '../support/run.ts';
import { parseXml } from '../support/xml.ts';
import type { XmlElement } from '../support/xml.ts';

const sites = { fleet, handful };

interface Entry {
  id: string;
  title: string;
  updated: string;
  href: string;
}

const textOf = (element: XmlElement, name: string) => element.children.find((child) => child.name === name)?.text ?? '';
const hrefOf = (element: XmlElement, relation: string) =>
  element.children.find(({ name, attributes }) => name === 'link' && attributes['rel'] === relation)?.attributes[
    'href'
  ] ?? '';

function entriesOf(feed: XmlElement): Entry[] {
  return feed.children
    .filter(({ name }) => name === 'entry')
    .map((entry) => ({
      id: textOf(entry, 'id'),
      title: textOf(entry, 'title'),
      updated: textOf(entry, 'updated'),
      href: hrefOf(entry, 'alternate'),
    }));
}

/** Launch Library 2's precision of a launch of which the month is known; what is coarser is in no calendar. */
const MONTH = 7;

describe.each(['fleet', 'handful'] as const)('the feeds of the %s', (name) => {
  const site = openSite(name);
  const { routes } = site;
  const { configurations, agencies } = sites[name];
  const addresses = [
    routes.changesAtom,
    ...configurations.map(({ id }) => routes.feed('configuration', id)),
    ...agencies.map(({ id }) => routes.feed('agency', id)),
  ];
  const feedAt = (address: string) => parseXml(site.read(site.fileAt(address)!));

  test('are one for all changes, and one for each configuration and agency', () => {
    const files = site.files.filter((file) => file.endsWith('.atom')).map((file) => site.addressOf(file));
    expect(files.toSorted()).toEqual(addresses.toSorted());
  });

  test.each(addresses)('%s is valid Atom, short, in order, and leads to pages that are there', (address) => {
    const feed = feedAt(address);
    expect(problemsOfAtom(feed)).toEqual([]);
    const entries = entriesOf(feed);
    const moments = entries.map(({ updated }) => updated);
    expect(entries.length).toBeLessThanOrEqual(50);
    expect(moments).toEqual(moments.toSorted().toReversed());
    const since = name === 'fleet' ? fleetHistory.since : handful.source.fetched_at;
    expect(textOf(feed, 'updated')).toBe(moments[0] ?? since);
    expect(hrefOf(feed, 'self')).toBe(ORIGIN + address);
    for (const href of [hrefOf(feed, 'alternate'), ...entries.map((entry) => entry.href)]) {
      const { origin, pathname, hash } = new URL(href);
      expect(origin).toBe(ORIGIN);
      const { $ } = site.page(pathname);
      if (hash)
        expect(
          $('[id]')
            .toArray()
            .map((each) => $(each).attr('id')),
        ).toContain(hash.slice(1));
    }
  });

  test('have names of their own', () => {
    const names = addresses.map((address) => textOf(feedAt(address), 'id'));
    expect(new Set(names).size).toBe(addresses.length);
  });

  test('can be found from the pages that they belong to, in the head and by a link', () => {
    const belongs: [string, string][] = [
      ...[routes.home, routes.changes].map((page): [string, string] => [page, routes.changesAtom]),
      ...configurations.map((row): [string, string] => [
        routes.configuration(row),
        routes.feed('configuration', row.id),
      ]),
      ...agencies.map((row): [string, string] => [
        routes.facetValue(facets.agency, row),
        routes.feed('agency', row.id),
      ]),
    ];
    for (const [page, feed] of belongs) {
      const { $ } = site.page(page);
      const link = $(`head link[rel="alternate"][type="application/atom+xml"][href="${feed}"]`);
      expect([page, link.length, Boolean(link.attr('title'))]).toEqual([page, 1, true]);
      if (page !== routes.home) expect([page, $(`main a[href="${feed}"]`).length]).toEqual([page, 1]);
    }
  });

  test('the JSON Feed is valid and tells the same', () => {
    const feed = jsonFeedSchema.parse(JSON.parse(site.read(site.fileAt(routes.changesJsonFeed)!)));
    const atom = entriesOf(feedAt(routes.changesAtom));
    expect(feed.feed_url).toBe(ORIGIN + routes.changesJsonFeed);
    expect(feed.items.map(({ id, title, date_published, url }) => [id, title, date_published, url])).toEqual(
      atom.map(({ id, title, updated, href }) => [id, title, updated, href]),
    );
  });

  test('the calendar can be read, and leads to pages that are there', () => {
    const text = site.read(site.fileAt(routes.calendar)!);
    const root = new ICAL.Component(ICAL.parse(text) as unknown[]);
    const events = root.getAllSubcomponents('vevent');
    const flying = withoutPlanned(sites[name]).spacecraft.filter(({ in_space }) => in_space);
    const launches = flying.flatMap(({ flights }) => flights.filter(({ launch }) => launch.net !== null));
    const ends = flying.flatMap(({ flights }) => flights.filter(({ mission_end }) => mission_end !== null));
    const planned = sites[name].spacecraft.flatMap(({ flights }) =>
      flights.filter(
        ({ outcome, launch: { net_precision } }) =>
          outcome === 'planned' && net_precision !== null && net_precision <= MONTH,
      ),
    );
    const first = configurations.filter(({ maiden_flight }) => maiden_flight !== null);
    expect(events).toHaveLength(launches.length + ends.length + planned.length + first.length);
    for (const event of events) {
      expect(String(event.getFirstPropertyValue('dtstamp'))).toBe(sites[name].source.fetched_at);
      expect(site.has(new URL(String(event.getFirstPropertyValue('url'))).pathname)).toBe(true);
    }
  });

  test('the calendar can be found from the craft in space', () => {
    const links = referencesOf(site.page(routes.inSpace)).filter(({ url }) => url.pathname === routes.calendar);
    expect(links.map(({ kind }) => kind)).toEqual(['a href', 'link href']);
  });
});

describe('the feeds of the fleet', () => {
  const site = openSite('fleet');
  const { routes } = site;
  const entries = (address: string) => entriesOf(parseXml(site.read(site.fileAt(address)!)));

  test('tell a run of many changes in one entry, and others one by one', () => {
    const all = entries(routes.changesAtom);
    expect(all.map(({ title }) => title)).toContain(`${changedTogether.length}\u00a0changes on 2\u00a0January 2026`);
    expect(all.map(({ title }) => title)).toContain('Configuration Undrawn joined');
    expect(all.filter(({ updated }) => updated.startsWith('2026-01-02'))).toHaveLength(1);
  });

  test('have ids that hold no more than host, moment and record', () => {
    const ofCraft = entries(routes.changesAtom).find(({ href }) => href.includes(`-${ids.inSpace}/`));
    expect(ofCraft?.id).toBe(`tag:atlas.example,2026:2026-01-20T10:00:00Z/spacecraft/${ids.inSpace}`);
  });

  test('of a configuration hold its own changes and those of its craft, also of craft that left it', () => {
    const heron = entries(routes.feed('configuration', 1)).map(({ title }) => title);
    expect(heron.filter((title) => title.startsWith('Configuration Heron:'))).toHaveLength(2);
    const left = entries(routes.feed('configuration', 2)).map(({ title }) => title);
    for (const titles of [heron, left])
      expect(titles.filter((title) => title.startsWith('Single Malt: '))).toHaveLength(1);
    // Before it changed its configuration it belonged to the other.
    expect(heron.filter((title) => title === 'Single Malt joined')).toHaveLength(0);
    expect(left.filter((title) => title === 'Single Malt joined')).toHaveLength(1);
    expect(entries(routes.feed('configuration', 5))).toEqual([]);
  });

  test('of an agency hold its own changes and those of its configurations', () => {
    const titles = entries(routes.feed('agency', 10)).map(({ title }) => title);
    expect(titles).toContain('Agency Heron Works: name Heron Workshop → Heron Works');
    expect(titles.some((title) => title.startsWith('Night Watch: '))).toBe(true);
    expect(titles.some((title) => title.startsWith('Blank'))).toBe(false);
  });
});

describe.each(['fleet', 'handful'] as const)('the history of the %s for programs', (name) => {
  const site = openSite(name);
  const { routes } = site;
  const json = (address: string): unknown => JSON.parse(site.read(site.fileAt(address)!));
  const ajv = new Ajv2020({ validateFormats: false });

  test('is whole, in its published shape', () => {
    const history = json(routes.changesFile);
    const validate = ajv.compile(json(routes.api('schema', 'changes')) as object);
    expect(validate(history), JSON.stringify(validate.errors)).toBe(true);
    const { since, entries } = publishedHistorySchema.parse(history);
    const expected = name === 'fleet' ? fleetHistory.entries.slice(0, -1) : [];
    expect(since).toBe(name === 'fleet' ? fleetHistory.since : handful.source.fetched_at);
    expect(entries.map(({ at }) => at)).toEqual(expected.map(({ at }) => at));
    expect(entries.map(({ changed }) => changed.length)).toEqual(expected.map(({ changed }) => changed.length));
  });

  test('says what changed since each snapshot that can be compared, in its published shape', () => {
    const files = site.files.filter((file) => /^api\/diff\/.*\.json$/.test(file)).map((file) => site.addressOf(file));
    const { fetched_at } = sites[name].source;
    const moments = name === 'fleet' ? fleetHistory.entries.slice(0, -1).map(({ at }) => at) : [fetched_at];
    expect(files.toSorted()).toEqual(moments.map((at) => routes.diffFile(at)).toSorted());
    const validate = ajv.compile(json(routes.api('schema', 'diff')) as object);
    for (const from of moments) {
      const diff = json(routes.diffFile(from));
      expect(validate(diff), JSON.stringify(validate.errors)).toBe(true);
      expect(diffSchema.parse(diff)).toMatchObject({ from, to: fetched_at });
    }
    expect(json(routes.diffFile(fetched_at))).toMatchObject({ added: [], removed: [], changed: [] });
  });
});

test('a difference over several entries holds each record once, as the snapshot has it', () => {
  const site = openSite('fleet');
  const address = site.routes.diffFile('2023-12-31T23:59:59Z');
  expect(address).toBe('/api/diff/20231231T235959Z.json');
  const diff = diffSchema.parse(JSON.parse(site.read(site.fileAt(address)!)));
  expect(diff.removed.map(({ name }) => name)).toEqual(['Gone Twice']);
  expect(diff.added.map(({ kind, id }) => [kind, id])).toEqual([
    ['spacecraft', ids.placeholder],
    ['configuration', 9001],
  ]);
  const faithful = diff.changed.filter(({ kind, id }) => kind === 'spacecraft' && id === ids.manyFlights);
  expect(faithful).toHaveLength(1);
  expect(faithful[0]?.fields).toEqual(['flights', 'flights_count', 'mission_ends_count', 'name']);
  expect(faithful[0]?.record).toEqual(fleet.spacecraft.find(({ id }) => id === ids.manyFlights));
});
