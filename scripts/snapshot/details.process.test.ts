/** What a run makes of crews and dockings that come late, badly or not at all. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import {
  detailOffsets,
  flights,
  folder,
  history,
  missing,
  out,
  run,
  server,
  stored,
  useDetailsService,
} from '../../tests/support/details-service.ts';
import { makeDetails } from '../../tests/support/ll2-details.ts';
import { makeFlight } from '../../tests/support/ll2-launches.ts';
import type { ServedPage } from '../../tests/support/ll2-pages.ts';
import { without } from '../../tests/support/ll2-records.ts';
import type { JsonRecord } from '../../tests/support/ll2-records.ts';
import type { Misbehaviour, SeenRequest } from '../../tests/support/ll2-server.ts';
import { InterruptedError } from '../support/errors.ts';

useDetailsService({ craft: 12, configurations: 2, flights: 360 });

/** Misbehaves at crews and dockings alone. */
function atDetails(answer: (offset: number) => Misbehaviour | null): void {
  server.options.misbehave = ({ path, query }: SeenRequest) =>
    path === 'spacecraft_flights/' ? answer(Number(query.get('offset'))) : null;
}
const soundly = () => {
  server.options.misbehave = () => null;
};
const change = (each: (row: JsonRecord, index: number) => JsonRecord): Misbehaviour => ({
  kind: 'change',
  change: (page: ServedPage) => ({ ...page, results: page.results.map(each) }),
});
const craftAt = (index: number) => server.options.catalogue.spacecraft[index] as JsonRecord;

describe('what is stored', () => {
  test('are the crews and dockings of the service, with what they refer to and the time docked', async () => {
    expect(await run()).toMatchObject({ code: 0, report: { calls: 6, problems: [] } });
    const all = flights();
    const crew = all.find(({ details }) => details?.launch_crew.length === 2)?.details;
    expect(crew?.launch_crew.every(({ astronaut }) => astronaut !== null)).toBe(true);
    const docked = all.find(({ details, docked: time }) => details?.docking_events.length === 1 && time !== null);
    expect(docked).toMatchObject({ docked: 'P8DT15H', details: { docking_events: [{ space_station_target: 4 }] } });
    expect(stored().space_stations).toMatchObject([{ id: 4, founded: '1988-11-20' }]);
    expect(stored().docking_locations).toHaveLength(2);
    expect(stored().astronauts.length).toBeGreaterThan(30);
    expect(Object.keys(stored().astronauts[0] ?? {})).toEqual(['id', 'name', 'nationality', 'agency']);
  });

  test('stays where the page of a flight is not fetched again', async () => {
    await run();
    const before = new Map(flights().map(({ id, details }) => [id, details]));
    craftAt(3)['name'] = 'Renamed';
    expect(await run(['--details', '0'])).toMatchObject({ code: 0, report: { outcome: 'written', changed: [4] } });
    expect(new Map(flights().map(({ id, details }) => [id, details]))).toEqual(before);
  });

  test('a change of a crew is one, with its craft in the history', async () => {
    await run();
    const [flight] = flights();
    const [someone] = makeDetails({ id: 2 })['launch_crew'] as JsonRecord[];
    server.options.catalogue.details = (each) => {
      const details = makeDetails(each);
      return each['id'] === flight?.id ? { ...details, launch_crew: [someone, someone, someone] } : details;
    };
    expect(await run()).toMatchObject({ code: 0, report: { outcome: 'written', changed: [12] } });
    expect(history().entries.map(({ changed }) => changed.map(({ fields }) => Object.keys(fields)))).toEqual([
      [['flights']],
    ]);
  });

  test('a new flight is fetched with the next run, and noted as a change of its craft alone', async () => {
    await run();
    const craft = craftAt(11);
    craft['flights'] = [...(craft['flights'] as JsonRecord[]), makeFlight(craft, 30, false, server.api)];
    const ended = await run();
    expect(ended).toMatchObject({ report: { calls: 3, changed: [12], flights_with_details: 361 } });
    expect(ended.offsets).toEqual([0]);
    expect(history().entries).toMatchObject([{ changed: [{ id: 12 }] }]);
    expect(history().entries[0]).not.toHaveProperty('note');
  });

  test('completes a snapshot of schema 2, with a note', async () => {
    await run(['--details', '0']);
    const file = JSON.parse(readFileSync(out(), 'utf8')) as JsonRecord;
    const spacecraft = (file['spacecraft'] as { flights: JsonRecord[] }[]).map((craft) => ({
      ...craft,
      flights: craft.flights.map((flight) => without(flight, 'details')),
    }));
    const lists = ['astronauts', 'astronaut_roles', 'space_stations', 'docking_locations'];
    writeFileSync(out(), JSON.stringify({ ...without(file, ...lists), schema: 2, spacecraft }));
    const ended = await run();
    expect(ended).toMatchObject({ code: 0, report: { outcome: 'written', changed: [], flights_with_details: 360 } });
    expect(history().entries).toMatchObject([
      { note: 'Crews and dockings of 360 flights added.', added: [], removed: [], changed: [] },
    ]);
  });
});

describe('the calls that they may take', () => {
  test('none with --details 0, and the report says so', async () => {
    const ended = await run(['--details', '0']);
    expect(ended.offsets).toEqual([]);
    expect(ended.report).toMatchObject({ calls: 2, flights: 360, flights_with_details: 0 });
    expect(missing()).toHaveLength(360);
  });

  test('as many as --details says', async () => {
    expect((await run(['--details', '2'])).offsets).toEqual([0, 100]);
    expect((await run(['--details', '1'])).offsets).toEqual([200]);
    expect((await run(['--details', '9', '--max-calls', '2'])).offsets).toEqual([]);
    expect((await run()).offsets).toEqual([300]);
    expect(missing()).toEqual([]);
  });

  test('retries count', async () => {
    atDetails(() => ({ kind: 'status', status: 500 }));
    const ended = await run(['--details', '2']);
    expect(ended).toMatchObject({ code: 0, report: { calls: 4 } });
    expect(ended.report.problems[0]?.message).toContain('all 4 calls of this run are used (--details)');
  });
});

describe('a service that fails at them', () => {
  const html: Misbehaviour = { kind: 'body', body: '<h1>Oh</h1>' };
  test.each<[string, Misbehaviour, string, number]>([
    ['429', { kind: 'status', status: 429, headers: { 'retry-after': '3600' } }, 'come back in 60 min', 1],
    ['500', { kind: 'status', status: 500 }, 'status 500, after 5 attempts', 5],
    ['404', { kind: 'status', status: 404 }, 'there is no such list', 1],
    ['HTML', html, 'brought HTML instead of JSON', 5],
    ['another mode', change((row) => ({ id: row['id'] })), '100 of 100', 1],
    ['the first page again', { kind: 'change', change: firstPage }, 'brought only flights of other pages', 1],
  ])('%s: what there is is published, and the next run fetches the rest', async (_, answer, reason, calls) => {
    atDetails((offset) => (offset >= 100 ? answer : null));
    const ended = await run();
    expect(ended).toMatchObject({ code: 0, stderr: '', report: { outcome: 'written', flights_with_details: 100 } });
    expect(ended.report.problems).toMatchObject([{ record: 'crews and dockings' }]);
    expect(ended.report.problems[0]?.message).toContain(reason);
    expect(ended.offsets).toEqual([0, ...Array<number>(calls).fill(100)]);
    expect(readdirSync(folder.path(''))).toEqual(['snapshot.json']);
    soundly();
    expect((await run()).offsets).toEqual([100, 200, 300]);
    expect(missing()).toEqual([]);
  });

  /** A service that does not know offsets. */
  function firstPage(page: ServedPage): ServedPage {
    const rows = server.options.catalogue.spacecraft.flatMap((craft) => craft['flights'] as JsonRecord[]);
    const newest = rows.toSorted((a, b) => Number(b['id']) - Number(a['id'])).slice(0, page.results.length);
    return { ...page, results: newest.map((row) => ({ ...row, ...makeDetails(row) })) };
  }

  test('that has not fetched them itself yet is asked again, and no flight is taken for a missed one', async () => {
    const unread = { launch_crew: null, onboard_crew: null, landing_crew: null, docking_events: null };
    server.options.catalogue.details = (flight) => (Number(flight['id']) < 400 ? unread : makeDetails(flight));
    const ended = await run();
    expect(ended.report.problems).toMatchObject([{ message: expect.stringContaining('brought no flight') as string }]);
    expect(missing()).toHaveLength(210);
    expect(stored().source).not.toHaveProperty('flights_without_details');
    server.options.catalogue.details = makeDetails;
    expect((await run()).offsets).toEqual([100, 200, 300]);
    expect(missing()).toEqual([]);
  });

  test('a page that times out is fetched in smaller pieces', async () => {
    const isHeavy = ({ path, query }: SeenRequest) =>
      path === 'spacecraft_flights/' && query.get('offset') === '100' && Number(query.get('limit')) > 50;
    server.options.misbehave = (request) => (isHeavy(request) ? { kind: 'status', status: 504 } : null);
    const ended = await run();
    expect(ended).toMatchObject({ code: 0, report: { flights_with_details: 360 } });
    expect(ended.offsets).toEqual([0, 100, 100, 100, 150, 200, 250, 300, 350]);
  });

  test('a bad record costs its own details, keeps the old ones, and is not asked for again', async () => {
    await run();
    const [newest] = flights();
    atDetails((offset) =>
      offset === 0 ? change((row, index) => (index === 0 ? { ...row, launch_crew: 'three' } : row)) : null,
    );
    const renewed = await run();
    expect(renewed).toMatchObject({
      code: 0,
      report: { flights_without_details: [newest?.id], flights_with_details: 360 },
    });
    expect(renewed.report.problems).toEqual([
      { record: `flights ${newest?.id}`, path: 'launch_crew', message: 'expected a list, got "three"' },
    ]);
    expect(flights()[0]).toEqual(newest);
    const later = [await run(), await run(), await run(), await run()];
    expect(later.map(({ offsets }) => offsets)).toEqual([[100], [200], [300], [0]]);
    soundly();
    await run();
    await run();
    await run();
    expect((await run()).report).toMatchObject({ flights_without_details: [] });
    expect(stored().source).not.toHaveProperty('flights_without_details');
  });

  test('a flight that the list lacks, or a record without an id, does not hold up the rest', async () => {
    atDetails((offset) =>
      offset === 100 ? change((row, index) => (index === 7 ? { ...row, id: null, url: null } : row)) : null,
    );
    const ended = await run();
    const [lacking] = missing();
    expect(ended).toMatchObject({ code: 0, report: { flights_without_details: [lacking], flights_with_details: 359 } });
    expect((await run()).offsets).toEqual([0]);
    expect(missing()).toEqual([lacking]);
  });

  test('an order of its own: all is fetched by id, no offset twice in a run, and the report says so', async () => {
    server.options.ignoresOrdering = true;
    const first = await run(['--details', '3']);
    expect(new Set(first.offsets).size).toBe(3);
    expect(first.report.problems.map(({ message }) => message)).toEqual([
      'the flights do not come in descending order of id, as requested; they are taken by id',
    ]);
    const second = await run(['--details', '3']);
    expect(new Set(second.offsets).size).toBe(second.offsets.length);
    expect(missing()).toEqual([]);
  });
});

describe('a run that is interrupted', () => {
  test.each([1, 2, 3])('after %i pages goes on there', async (pages) => {
    const controller = new AbortController();
    atDetails((offset) => {
      if (offset < pages * 100) return null;
      controller.abort(new InterruptedError('Interrupted; the next run resumes there.'));
      return { kind: 'silence' };
    });
    const interrupted = await run([], { signal: controller.signal });
    expect(interrupted).toMatchObject({ code: 130, report: { outcome: 'postponed' } });
    soundly();
    const resumed = await run();
    expect(resumed).toMatchObject({ code: 0, report: { calls: 4 - pages, flights_with_details: 360 } });
    expect(detailOffsets(resumed.requests)).toEqual([0, 100, 200, 300].slice(pages));
  });
});
