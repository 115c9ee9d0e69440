import { describe, expect, test } from 'vitest';

import { craft, flight } from '../../tests/fixtures/builders.ts';
import { contextOf } from '../../tests/fixtures/context.ts';
import { knownLaunch, landing, launchRecords, plannedFlight } from '../../tests/fixtures/launches.ts';
import { emptySite, ids, smallSite } from '../../tests/fixtures/small-site.ts';

import { craftPage, craftPages } from './craft.ts';

const context = smallSite();
const pageOf = (id: number, of = context) =>
  craftPage(
    of,
    of.catalogue.spacecraft.find((each) => each.id === id)!,
  );
const factsOf = (id: number) => Object.fromEntries(pageOf(id).facts.map(({ label, value }) => [label, value]));

describe('the page of a craft', () => {
  test('every craft has one, made when it is asked for; none where there is no craft', () => {
    expect(craftPages(context).map(({ address }) => address)).toEqual([
      '/spacecraft/alpha-1/',
      '/spacecraft/bravo-2/',
      '/spacecraft/charlie-3/',
      '/spacecraft/delta-4/',
      '/spacecraft/echo-5/',
    ]);
    expect(craftPages(context)[1]?.make().name).toBe('Bravo');
    expect(craftPages(emptySite())).toEqual([]);
  });

  test('of several flights lists them, ranks it and shows its siblings', () => {
    const page = pageOf(ids.twice);
    expect(page.meta).toMatchObject({ title: 'Alpha, Heron', address: '/spacecraft/alpha-1/' });
    expect(page.flights?.rows.map(({ mission }) => mission)).toEqual(['Trial 1', 'Trial 2']);
    expect(page.dayRuler).toBeNull();
    expect(page.siblings?.rows.map(({ name, own }) => [name, own])).toEqual([
      ['Alpha', true],
      ['Bravo', false],
      ['Echo', false],
    ]);
    expect(page.neighbours.map(({ place, after }) => [place, after?.label])).toContainEqual(['1st', 'Solo 1 · Bravo']);
    expect(page.related.map(({ craft: related }) => related.map(({ label }) => label))).toEqual([
      ['Long Stay · Charlie'],
    ]);
    expect(page.ruler?.sentence).toBe('Alpha’s 2\u00a0launches, 1981');
  });

  test('of one flight draws it on a ruler of days instead of a table', () => {
    expect(pageOf(ids.once)).toMatchObject({ flights: null, dayRuler: { underWay: false } });
    expect(factsOf(ids.once)).toMatchObject({ Mission: 'Solo 1' });
  });

  test('of one flight is known by its mission, and keeps its own name as its heading', () => {
    const page = pageOf(ids.once);
    expect(page).toMatchObject({ name: 'Bravo', mission: 'Solo 1', label: 'Solo 1 · Bravo' });
    expect(page.meta.title).toBe('Solo 1 · Bravo, Heron');
    expect(page.meta.picture).toContain('Solo 1 · Bravo');
    expect(pageOf(ids.twice)).toMatchObject({ mission: null, label: 'Alpha' });
  });

  test('of one flight has all that is known of it among its facts', () => {
    const launched = flight({
      mission: 'Hop',
      launch: { ...knownLaunch, launch_designator: '2001-002', launch_service_provider: 20, failreason: 'A leak' },
      landing: landing({ type: 3, landing_location: 51 }),
    });
    const of = contextOf({ ...launchRecords, spacecraft: [craft({ id: 7, flights: [launched] })] });
    const facts = pageOf(7, of).facts.map(({ label, value }) => [label, value]);
    expect(Object.fromEntries(facts)).toMatchObject({
      'Launch vehicle': 'Reed 2 Long',
      'Launched by': 'Marsh Launch Services',
      'Launch site': 'Launch Complex 3, Marsh Space Centre, Ruritania',
      Orbit: 'Low Earth Orbit',
      'COSPAR designator': '2001-002',
      'Launch failure': 'A leak.',
      Return: 'splashdown, Gulf of Ruritania',
    });
    const labels = facts.map(([label]) => label);
    expect(labels.indexOf('Return')).toBe(labels.indexOf('Landing') + 1);
    const twice = contextOf({ ...launchRecords, spacecraft: [craft({ id: 7, flights: [launched, launched] })] });
    expect(pageOf(7, twice).facts.map(({ label }) => label)).not.toContain('Launch vehicle');
  });

  test('shows what is planned apart, and says where no flight is recorded', () => {
    const planned = plannedFlight('Crew-13', '2027-03-31T00:00:00Z', 7);
    const of = contextOf({
      ...launchRecords,
      spacecraft: [craft({ id: 7, flights: [planned] }), craft({ id: 8, flights_count: 3 })],
    });
    expect(pageOf(7, of)).toMatchObject({ flights: null, dayRuler: null, noFlights: 'No flights recorded.' });
    expect(pageOf(7, of).planned?.next.mission).toBe('Crew-13');
    expect(pageOf(8, of).noFlights).toBe('Launch Library 2 lists none of its 3\u00a0flights.');
    expect(pageOf(8, of).planned).toBeNull();
  });

  test('in space says so, and has no rank by a time that is still growing', () => {
    const page = pageOf(ids.inSpace);
    expect(page.statuses.map(({ label }) => label)).toEqual(['In space', 'Active']);
    expect(page.dayRuler?.underWay).toBe(true);
    expect(page.neighbours.map(({ order }) => order)).not.toContain('Time in space, longest first');
  });

  test('without any known value invents none', () => {
    expect(pageOf(ids.bare)).toMatchObject({
      configuration: null,
      serialNumber: null,
      plate: null,
      photo: { photo: null, elsewhere: null },
      description: null,
      flights: null,
      dayRuler: null,
      siblings: null,
      neighbours: [],
      related: [],
      changes: null,
      news: null,
    });
    expect(pageOf(ids.bare).ruler).toEqual({ own: '', sentence: 'Delta’s launches: none recorded' });
  });

  test('a placeholder is not indexed', () => {
    expect(pageOf(ids.placeholder).meta.noindex).toBe(true);
    expect(pageOf(ids.twice).meta).not.toHaveProperty('noindex');
  });

  test('titles tell two craft of one name apart', () => {
    const twins = contextOf({ spacecraft: [craft({ id: 7, name: 'Twin' }), craft({ id: 8, name: 'Twin' })] });
    expect([7, 8].map((id) => pageOf(id, twins).meta.title)).toEqual([
      'Twin, record 7, Heron',
      'Twin, record 8, Heron',
    ]);
  });
});
