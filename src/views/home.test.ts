import { describe, expect, test } from 'vitest';

import { craft, flight } from '../../tests/fixtures/builders.ts';
import { contextOf } from '../../tests/fixtures/context.ts';
import { crewRecords, details } from '../../tests/fixtures/crews.ts';
import { emptySite, smallSite } from '../../tests/fixtures/small-site.ts';

import { homePage } from './home.ts';
import { recordsPage } from './records.ts';

describe('the home page', () => {
  const page = homePage(smallSite());

  test('names who holds which record', () => {
    expect(page.superlatives.map(({ label, craft }) => [label, craft.label])).toEqual([
      ['Longest in space', 'Long Stay · Charlie'],
      ['Most flights', 'Alpha'],
      ['Longest docked', 'Alpha'],
      ['Fastest turnaround', 'Alpha'],
      ['Latest to launch', 'Long Stay · Charlie'],
      ['First to launch', 'Alpha'],
    ]);
  });

  test('shows what is in space, with what was launched on the chart', () => {
    expect(page.inSpace.groups).toMatchObject([
      {
        heading: {
          label: 'On flights to the International Space Station: 1',
          href: '/stations/international-space-station-4/',
        },
        craft: [{ label: 'Long Stay · Charlie' }],
        hidden: 0,
      },
    ]);
    expect(page.chartNote).toContain('Two craft without a launch on record are not shown.');
  });

  test('groups what is in space by where it is: docked, on the way, elsewhere', () => {
    const up = (id: number, destination: string, docking: string | null, port = 11) =>
      craft({
        id,
        name: `Heron ${id}`,
        in_space: true,
        flights: [
          flight({
            mission: `Heron ${id}`,
            net: '2026-01-04T04:05:06Z',
            mission_end: null,
            duration: null,
            outcome: 'in flight',
            destination,
            details: docking === null ? null : details({ dockings: [{ docking, docking_location: port }] }),
          }),
        ],
      });
    const station = 'International Space Station';
    const { groups } = homePage(
      contextOf({
        ...crewRecords,
        spacecraft: [
          up(1, station, '2026-01-05T00:00:00Z'),
          up(2, station, null),
          up(3, 'Moon', null),
          // Before its launch: a doubt, so that it is not said to be docked.
          up(4, station, '2026-01-01T00:00:00Z', 12),
        ],
      }),
    ).inSpace;
    expect(groups.map(({ heading, craft: members }) => [heading.label, ...members.map(({ label }) => label)])).toEqual([
      ['Docked at the International Space Station: 1', 'Heron 1'],
      ['On flights to the International Space Station: 2', 'Heron 2', 'Heron 4'],
      ['Elsewhere: 1', 'Heron 3'],
    ]);
    expect(groups.map(({ heading }) => heading.href)).toEqual([
      '/stations/international-space-station-4/',
      '/stations/international-space-station-4/',
      '/in-space/',
    ]);
  });

  test('leads to the largest groups, without those that have no craft', () => {
    expect(page.waysIn[0]?.rows.map(({ label, count, bar }) => [label, count, bar])).toEqual([
      ['Heron', 3, 100],
      ['Kite', 1, 33.33],
    ]);
  });

  test('of no craft claims nothing', () => {
    const none = homePage(emptySite());
    expect(none).toMatchObject({ superlatives: [], inSpace: { groups: [] }, tries: [], changes: { days: [] } });
    expect(JSON.stringify(none)).not.toMatch(/NaN|Infinity/);
  });
});

describe('the page of records', () => {
  const page = recordsPage(smallSite());
  const holders = Object.fromEntries(page.tables.map(({ name, rows }) => [name, rows[0]?.craft.label]));

  test('has the holder of each first', () => {
    expect(holders).toMatchObject({
      'most-flights': 'Alpha',
      'longest-in-space': 'Long Stay · Charlie',
      'longest-flight': 'Alpha',
      'longest-docked': 'Alpha',
      'fastest-turnaround': 'Alpha',
      'first-launched': 'Alpha',
      'latest-launched': 'Long Stay · Charlie',
    });
  });

  test('marks a value that is still growing', () => {
    const longest = page.tables.find(({ name }) => name === 'longest-in-space');
    expect(longest?.rows.map(({ craft, inSpace }) => [craft.label, inSpace])).toEqual([
      ['Long Stay · Charlie', true],
      ['Alpha', false],
      ['Solo 1 · Bravo', false],
    ]);
  });

  test('has first and latest of each kind; one craft is only the first', () => {
    const kinds = page.kinds.find(({ id }) => id === 'each-configuration');
    expect(
      kinds?.rows.map(({ kind, first, latest }) => [kind.label, first.craft[0]?.label, latest?.craft[0]?.label]),
    ).toEqual([
      ['Heron', 'Alpha', 'Solo 1 · Bravo'],
      ['Kite', 'Long Stay · Charlie', undefined],
    ]);
    expect(kinds?.note).toContain('left out');
  });

  test('of no craft has tables without rows', () => {
    const none = recordsPage(emptySite());
    expect(none.tables.every(({ rows, all }) => rows.length === 0 && all === null)).toBe(true);
    expect(none.holders).toBeNull();
  });
});
