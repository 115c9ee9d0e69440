import { describe, expect, test } from 'vitest';

import { contextOf } from '../../tests/fixtures/context.ts';
import { emptySite, smallRecords, smallSite } from '../../tests/fixtures/small-site.ts';

import { dataPage } from './data.ts';
import { health } from './health.ts';

const context = smallSite();

describe('the page about the data', () => {
  const page = dataPage(context);

  test('counts what is there, and what is unknown', () => {
    expect(Object.fromEntries(page.counts.map(({ label, value }) => [label, value]))).toMatchObject({
      Spacecraft: '5',
      Flights: '4',
      Configurations: '3',
      Placeholders: '1',
      'Time in space unknown': '1',
      'Craft with doubts': '0',
    });
    expect(page.permanent).toEqual({ id: 1, address: '/spacecraft/1/' });
  });

  test('groups craft by doubt', () => {
    const [first, second, ...others] = smallRecords().spacecraft ?? [];
    const doubts = ['Its end is uncertain.'];
    const site = contextOf({
      ...smallRecords(),
      spacecraft: [{ ...first!, doubts }, { ...second!, doubts }, ...others],
    });
    expect(dataPage(site).doubts).toEqual([
      {
        sentence: 'Its end is uncertain.',
        craft: [
          { label: 'Alpha', href: '/spacecraft/alpha-1/' },
          { label: 'Solo 1 · Bravo', href: '/spacecraft/bravo-2/' },
        ],
      },
    ]);
  });

  test('says how much of the whole a partial snapshot holds', () => {
    const source = { ...context.snapshot.source, complete: false, count: 607 };
    expect(dataPage(contextOf({ ...smallRecords(), source })).lead).toContain('It holds 5 of the 607 spacecraft');
    expect(page.lead).toContain('It holds all 5 spacecraft');
  });

  test('lists only files that this snapshot makes', () => {
    const names = page.files.groups.flatMap(({ files }) => files.map(({ name }) => name));
    expect(names).toEqual(expect.arrayContaining(['craft', 'spacecraftCsv', 'database']));
    expect(names).not.toContain('spacecraftPage');
    expect(page.files.groups.flatMap(({ files }) => files).find(({ name }) => name === 'craft')?.link).toEqual({
      label: '2.3.0/spacecraft/1.json',
      href: '/api/2.3.0/spacecraft/1.json',
    });
  });

  test('of no craft has neither doubt nor example', () => {
    expect(dataPage(emptySite())).toMatchObject({ doubts: [], doubtful: '', permanent: null });
  });
});

test('health counts the records and names the snapshot', () => {
  expect(health(context)).toEqual({
    snapshot: '2026-02-03T04:05:06Z',
    sha256: context.snapshotHash,
    complete: true,
    upstream_count: 5,
    counts: { spacecraft: 5, in_space: 1, flights: 4, configurations: 3, agencies: 1 },
  });
});
