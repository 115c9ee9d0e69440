import { describe, expect, test } from 'vitest';

import type { HistoryEntry } from '#domain/changes.ts';

import { craft } from '../../tests/fixtures/builders.ts';
import { ids, smallSite } from '../../tests/fixtures/small-site.ts';

import { changesPage, latestDays, yearPages } from './changes.ts';
import { craftPage } from './craft.ts';
import { feedOfAll, feedsOfRecords, MOST_ENTRIES } from './feeds.ts';
import { formerAddresses } from './former-addresses.ts';
import { changesTo } from './record-changes.ts';
import { removedCraftFiles, removedCraftPages, removedCraftRedirects } from './removed-craft.ts';

type Named = HistoryEntry['removed'][number];

const entry = (at: string, lists: Partial<HistoryEntry>): HistoryEntry => ({
  at,
  added: [],
  removed: [],
  changed: [],
  ...lists,
});
const named = (id: number, name: string): Named => ({ kind: 'spacecraft', id, name });
const siteWith = (...entries: HistoryEntry[]) =>
  smallSite({ history: { schema: 1, since: '2025-01-01T00:00:00Z', entries } });

const gone = craft({ id: 99, name: 'Gone', serial_number: 'G-9', status: 12, spacecraft_config: 1, image: 5 });
const context = siteWith(
  entry('2025-06-01T06:00:00Z', {
    added: [named(ids.once, 'Bravo')],
    changed: [{ ...named(ids.twice, 'Alpha'), fields: { name: ['First Alpha', 'Alpha'] } }],
  }),
  entry('2026-01-20T06:00:00Z', {
    removed: [{ ...named(99, 'Gone'), record: gone }],
    changed: [
      { ...named(ids.twice, 'Alpha'), fields: { status: [1, 2] } },
      { kind: 'configuration', id: 1, name: 'Heron', fields: { height: [5, 6] } },
    ],
  }),
);

describe('the pages of changes', () => {
  test('have the newest day first, a page for each year, and no page without a history', () => {
    expect(changesPage(context).days.map(({ date }) => date)).toEqual(['2026-01-20', '2025-06-01']);
    expect(changesPage(context)).toMatchObject({ total: 5, meta: { address: '/changes/' } });
    expect(yearPages(context).map(({ meta }) => meta.address)).toEqual(['/changes/2026/', '/changes/2025/']);
    expect(yearPages(smallSite())).toEqual([]);
    expect(changesPage(smallSite())).toMatchObject({ days: [], total: 0, years: [] });
    expect(changesPage(smallSite()).lead).toContain('This is the first snapshot');
  });

  test('a day that does not fit is cut and leads to all of it', () => {
    const [day, ...others] = latestDays(context, 2);
    expect(others).toEqual([]);
    expect(day?.lines).toHaveLength(2);
    expect(day?.rest?.href).toBe('/changes/2026/#2026-01-20');
    expect(latestDays(context, 100).map(({ rest }) => rest)).toEqual([null, null]);
  });

  test('a long year has several pages, and no day is on two', () => {
    const many = Array.from({ length: 250 }, (_, index) => named(1000 + index, `Craft ${index}`));
    const pages = yearPages(
      siteWith(entry('2025-03-01T00:00:00Z', { removed: many }), entry('2025-04-01T00:00:00Z', { removed: many })),
    );
    expect(pages.map(({ meta, start, days }) => [meta.address, start, days.map(({ date }) => date)])).toEqual([
      ['/changes/2025/', 1, ['2025-04-01']],
      ['/changes/2025/page/2/', 251, ['2025-03-01']],
    ]);
  });
});

describe('changes on the page of a record', () => {
  test('are those of the record alone, the newest first, each with its day', () => {
    expect(changesTo(context, 'spacecraft', ids.twice)?.rows.map(({ date, href }) => [date, href])).toEqual([
      ['2026-01-20', '/changes/2026/#2026-01-20'],
      ['2025-06-01', '/changes/2025/#2025-06-01'],
    ]);
    expect(changesTo(context, 'spacecraft', ids.bare)).toBeNull();
  });

  test('mark what is new, and not what changed long ago', () => {
    const page = craftPage(context, context.catalogue.spacecraft[0]!);
    expect(page.news?.replaceAll('\u00a0', ' ')).toBe('status changed (20 Jan 2026)');
  });
});

describe('feeds', () => {
  test('follow all records, or a configuration or agency with its craft', () => {
    const all = feedOfAll(context, '/changes.atom');
    expect(all.entries.map(({ updated }) => updated.slice(0, 4))).toEqual(['2026', '2026', '2026', '2025', '2025']);
    expect(all.self).toBe('https://atlas.example/changes.atom');
    const counts = feedsOfRecords(context).map(({ self, entries }) => [self.split('/changes/')[1], entries.length]);
    expect(counts).toEqual([
      ['configurations/1.atom', 4],
      ['configurations/2.atom', 0],
      ['configurations/3.atom', 0],
      ['agencies/1.atom', 4],
    ]);
  });

  test('have one entry for a run of many changes, and never more than readers take', () => {
    const many = (count: number) => Array.from({ length: count }, (_, index) => named(1000 + index, `Craft ${index}`));
    const run = feedOfAll(siteWith(entry('2025-03-01T00:00:00Z', { removed: many(26) })), '/changes.atom');
    expect(run.entries).toHaveLength(1);
    expect(run.entries[0]?.text.split('\n')).toHaveLength(26);
    const runs = Array.from({ length: 6 }, (_, index) =>
      entry(`2025-03-0${index + 1}T00:00:00Z`, { removed: many(20) }),
    );
    expect(feedOfAll(siteWith(...runs), '/changes.atom').entries).toHaveLength(MOST_ENTRIES);
  });

  test('without a history are empty, dated by the snapshot', () => {
    expect(feedOfAll(smallSite(), '/changes.atom')).toMatchObject({ entries: [], updated: '2026-02-03T04:05:06Z' });
  });
});

describe('addresses of the past', () => {
  test('lead from former names to the present page', () => {
    expect(formerAddresses(context)).toEqual([
      { address: '/spacecraft/first-alpha-1/', name: 'Alpha', target: '/spacecraft/alpha-1/' },
    ]);
    expect(formerAddresses(smallSite())).toEqual([]);
  });

  test('of a craft that is gone lead to the page with its last record', () => {
    expect(removedCraftRedirects(context)).toContainEqual({
      address: '/spacecraft/gone-99/',
      name: 'Gone',
      target: '/spacecraft/99/',
    });
    // References that are gone as well are unknown.
    expect(removedCraftPages(context)).toMatchObject([
      {
        id: 99,
        serialNumber: 'G-9',
        configuration: { label: 'Heron' },
        meta: { noindex: true },
        changes: { more: null },
      },
    ]);
    expect(removedCraftFiles(context)).toMatchObject([
      { id: 99, body: { gone_since: '2026-01-20T06:00:00Z', page: 'https://atlas.example/spacecraft/99/' } },
    ]);
  });

  test('of a craft whose last record was not recorded, its name is all that is known', () => {
    const nameless = siteWith(entry('2025-03-01T00:00:00Z', { removed: [named(98, 'Lost')] }));
    expect(removedCraftPages(nameless)).toMatchObject([{ name: 'Lost', summary: null, configuration: null }]);
    expect(removedCraftPages(smallSite())).toEqual([]);
  });
});
