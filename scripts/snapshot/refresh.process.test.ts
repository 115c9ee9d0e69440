/** What a run believes of the answers, what it refuses, and what it writes. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { parseSnapshot } from '#domain/validate-snapshot.ts';

import { makeConfiguration, makeSpacecraft, without } from '../../tests/support/ll2-records.ts';
import type { JsonRecord } from '../../tests/support/ll2-records.ts';
import { fakeClock } from '../../tests/support/snapshot-run.ts';
import {
  changes,
  craft,
  folder,
  history,
  offsets,
  out,
  run,
  runWith,
  server,
  useSnapshotService,
} from '../../tests/support/snapshot-service.ts';

useSnapshotService();

/** A snapshot as schema 1 had it. */
function asSchema1({ source, spacecraft, configurations, ...parts }: JsonRecord): JsonRecord {
  const lists = ['agencies', 'families', 'types', 'statuses', 'agency_types', 'images', 'licences'];
  return {
    schema: 1,
    source,
    spacecraft: (spacecraft as JsonRecord[]).map((row) => ({
      ...row,
      flights: (row['flights'] as JsonRecord[]).map((flight) => {
        const { id, name, net } = flight['launch'] as JsonRecord;
        return { ...without(flight, 'landing'), launch: { id, name, net } };
      }),
    })),
    configurations,
    ...Object.fromEntries(lists.map((list) => [list, parts[list]])),
  };
}

const stored = () => parseSnapshot(JSON.parse(readFileSync(out(), 'utf8')));

describe('what a run writes', () => {
  test('names the site that it is for, where one is set', async () => {
    await runWith({ env: { SITE_URL: 'https://atlas.example' } });
    expect(server.requests[0]?.headers['user-agent']).toMatch(
      /^spacecraft-atlas\/\S+ \(\+https:\/\/atlas\.example\/\)$/,
    );
  });

  test('writes a whole snapshot in as few calls as there are pages, and no entry for the first one', async () => {
    const ended = await run();
    expect(ended).toMatchObject({
      code: 0,
      report: { outcome: 'written', calls: 4, spacecraft: 230, configurations: 12 },
    });
    expect(ended.report.added).toHaveLength(230);
    expect(stored().source).toMatchObject({ api: server.api, count: 230, complete: true, note: null });
    expect(readdirSync(folder.path(''))).toEqual(['snapshot.json']);
    expect(server.requests[0]?.headers['user-agent']).toMatch(/^spacecraft-atlas\/\S+ \(a site of spacecraft pages\)$/);
    expect(server.requests[0]?.headers).not.toHaveProperty('authorization');
  });

  test('reads a snapshot of schema 1, and calls nothing a change that it lacked', async () => {
    await run();
    const whole = JSON.parse(readFileSync(out(), 'utf8')) as JsonRecord;
    const first = asSchema1(whole);
    writeFileSync(out(), JSON.stringify(first));
    craft(1)['description'] = 'Another one.';
    const ended = await runWith({ clock: fakeClock(Date.UTC(2031, 0, 1)) });
    expect(ended).toMatchObject({ code: 0, report: { outcome: 'written', changed: [2] } });
    expect(JSON.parse(readFileSync(out(), 'utf8'))).toMatchObject({ schema: 3, pads: whole['pads'] });
    expect(history().entries).toEqual([
      {
        at: '2031-01-01T00:00:00Z',
        note: expect.stringContaining('launches and landings are kept whole') as string,
        added: [],
        removed: [],
        changed: [expect.objectContaining({ id: 2, fields: { description: [expect.anything(), 'Another one.'] } })],
      },
    ]);
    // The next run has nothing left to upgrade.
    expect(await runWith({ clock: fakeClock(Date.UTC(2031, 0, 2)) })).toMatchObject({
      code: 0,
      report: { outcome: 'unchanged' },
    });
  });

  test('touches nothing when nothing changed but times that grow', async () => {
    await run();
    craft(0)['name'] = 'Renamed';
    await run();
    const before = [out(), changes()].map((file) => readFileSync(file));
    const growing = server.options.catalogue.spacecraft.filter((row) => row['in_space'] === true);
    expect(growing.length).toBeGreaterThan(3);
    for (const row of growing) Object.assign(row, { time_in_space: 'P900D', time_docked: 'P800DT1S' });
    const clock = fakeClock(Date.UTC(2031, 0, 1));
    expect(await runWith({ clock })).toMatchObject({ code: 0, report: { outcome: 'unchanged', changed: [] } });
    expect([out(), changes()].map((file) => readFileSync(file))).toEqual(before);

    craft(1)['description'] = 'Another one.';
    expect(await runWith({ clock })).toMatchObject({ code: 0, report: { outcome: 'written', changed: [2] } });
    const times = stored().spacecraft.filter((row) => row.in_space);
    expect(new Set(times.map((row) => row.time_in_space))).toEqual(new Set(['P900D']));
    expect(new Set(stored().spacecraft.map((row) => row.as_of))).toEqual(new Set(['2031-01-01T00:00:00Z']));
    expect(history().entries.at(-1)).toEqual({
      at: '2031-01-01T00:00:00Z',
      added: [],
      removed: [],
      changed: [
        {
          kind: 'spacecraft',
          id: 2,
          name: 'Heron 2',
          fields: { description: ['Made-up craft number 2.\nIt carries nothing.', 'Another one.'] },
        },
      ],
    });
  });

  test('says in one entry without a list that a complete snapshot replaced a partial one', async () => {
    await run();
    const partial = stored();
    partial.source = { ...partial.source, complete: false, count: 500, note: 'Compiled by hand.' };
    partial.spacecraft = partial.spacecraft.slice(0, 100);
    writeFileSync(out(), JSON.stringify(partial));
    const ended = await run();
    expect(ended.report.added).toHaveLength(130);
    expect(history().entries).toEqual([
      {
        at: '2030-01-01T00:00:00Z',
        note: 'A complete snapshot of 230 spacecraft replaces the partial one of 100.',
        added: [],
        removed: [],
        changed: [],
      },
    ]);
    expect(stored().source).toMatchObject({ complete: true, note: null });
  });

  test('writes nothing in a dry run, and reports what it would have done', async () => {
    expect(await run('--dry-run')).toMatchObject({ code: 0, report: { outcome: 'written', calls: 4 } });
    expect(readdirSync(folder.path(''))).toEqual([]);
  });

  test('drops control characters, makes CRLF LF, and keeps only links that are http(s)', async () => {
    Object.assign(craft(0), { name: 'Her\u0000on\u0007 \u009bone', description: 'a\r\nb\rc <b>&amp;</b>\u0085' });
    const configuration = server.options.catalogue.configurations[0] as JsonRecord;
    Object.assign(configuration, { wiki_link: 'javascript:alert(1)', info_link: 'http://plain.example/a' });
    const ended = await run();
    expect(stored().spacecraft[0]).toMatchObject({ name: 'Heron one', description: 'a\nbc <b>&amp;</b>' });
    expect(stored().configurations[0]).toMatchObject({ wiki_link: null, info_link: 'http://plain.example/a' });
    expect(ended.report.problems).toEqual([
      {
        record: 'configurations 1 (Heron Type 1)',
        path: 'wiki_link',
        message: expect.stringContaining('got "javascript:alert(1)"; treated as not recorded') as string,
      },
    ]);
  });
});

describe('a catalogue that moves while it is read', () => {
  test.each([
    [
      'grows',
      () =>
        server.options.catalogue.spacecraft.push(makeSpacecraft(900, craft(0)['spacecraft_config'] as JsonRecord, 0)),
      231,
    ],
    ['shrinks', () => server.options.catalogue.spacecraft.splice(10, 1), 229],
  ] as const)('reads again what it read before the list %s', async (_, change, count) => {
    server.options.misbehave = ({ number }) => {
      if (number === 3) change();
      return null;
    };
    const ended = await run();
    expect(ended).toMatchObject({ code: 0, report: { calls: 6, spacecraft: count } });
    expect(offsets()).toEqual([0, 100, 200, 0, 100, 0]);
    expect(ended.stderr).toContain(`the list changed during the run, from 230 to ${count} records`);
  });

  test('postpones a list that never stands still, and keeps the last page', async () => {
    let id = 1000;
    server.options.misbehave = ({ path }) => {
      if (path === 'spacecraft/') server.options.catalogue.spacecraft.push(makeSpacecraft(id++, {}, 0));
      return null;
    };
    const ended = await run();
    expect(ended).toMatchObject({ code: 75, report: { outcome: 'postponed' } });
    expect(existsSync(out())).toBe(false);
  });

  test('reads all pages again when ids repeat, and refuses when they repeat again', async () => {
    server.options.misbehave = ({ query }) =>
      query.get('offset') === '100'
        ? { kind: 'change', change: (page) => ({ ...page, results: [craft(99), ...page.results.slice(1)] }) }
        : null;
    const ended = await run();
    expect(ended).toMatchObject({ code: 1, report: { outcome: 'refused', calls: 6 } });
    expect(ended.stderr).toContain('counts 230 records, but its pages hold 229 different ones, twice');
    expect(readdirSync(folder.path(''))).toEqual([]);
  });

  test('goes on by what it received when the service cuts pages short', async () => {
    server.options.misbehave = ({ path, query }) => {
      const short = {
        kind: 'change',
        change: (page: { results: unknown[] }) => ({ ...page, results: page.results.slice(0, 60) }),
      };
      return path === 'spacecraft/' && Number(query.get('offset')) < 180 ? (short as never) : null;
    };
    expect(await run()).toMatchObject({ code: 0, report: { spacecraft: 230 } });
    expect(offsets()).toEqual([0, 60, 120, 180, 0]);
  });

  test('refuses an empty catalogue', async () => {
    server.options.catalogue.spacecraft.length = 0;
    expect(await run()).toMatchObject({ code: 1, report: { outcome: 'refused' } });
  });
});

describe('records that fail their schema', () => {
  test('keeps the last good version of a few, names them, and says unchanged where nothing else changed', async () => {
    await run();
    craft(0)['name'] = 'Renamed';
    craft(10)['flights_count'] = 'three';
    delete craft(20)['spacecraft_config'];
    const ended = await run();
    expect(ended).toMatchObject({ code: 0, report: { outcome: 'written', changed: [1], removed: [] } });
    expect(ended.report.problems.map(({ record, path }) => `${record}: ${path}`)).toEqual([
      'spacecraft 11 (Heron 11): flights_count',
      'spacecraft 21 (Heron 21): spacecraft_config',
    ]);
    expect(ended.report.problems[0]?.message).toBe('expected a number, got "three"');
    expect(stored().source).toMatchObject({ complete: true, count: 230 });
    expect(await run()).toMatchObject({ code: 0, report: { outcome: 'unchanged' } });
  });

  test('keeps the last good version of a configuration that no craft refers to', async () => {
    const unused = makeConfiguration(900);
    server.options.catalogue.configurations.push(unused);
    await run();
    unused['name'] = '';
    craft(0)['name'] = 'Renamed';
    const ended = await run();
    expect(ended).toMatchObject({ code: 0, report: { outcome: 'written', changed: [1] } });
    expect(stored().configurations.find(({ id }) => id === 900)?.name).toBe('Heron Type 900');
  });

  test('keeps the last good version of a record that has lost even its id', async () => {
    await run();
    craft(0)['name'] = 'Renamed';
    server.options.misbehave = ({ query }) => ({
      kind: 'change',
      change: (page) => {
        if (query.get('offset') !== '100') return page;
        return { ...page, results: [{ ...page.results[0], id: null, url: null }, ...page.results.slice(1)] };
      },
    });
    const ended = await run();
    expect(ended).toMatchObject({ code: 0, report: { outcome: 'written', changed: [1], removed: [] } });
    expect(stored().spacecraft).toHaveLength(230);
  });

  test('leaves out a bad record that has no earlier version, and says that the snapshot is not complete', async () => {
    craft(10)['name'] = '';
    const ended = await run();
    expect(ended).toMatchObject({ code: 0, report: { outcome: 'written', spacecraft: 229 } });
    expect(stored().source).toMatchObject({ complete: false, count: 230 });
    expect(stored().source.note).toBe('1 record of 230 could not be read and had no earlier version.');
  });

  test('lets 2 % of them pass, and refuses more', async () => {
    await run();
    const before = readFileSync(out());
    for (let index = 0; index < 4; index++) craft(index)['status'] = 'Active';
    expect(await run()).toMatchObject({ code: 0, report: { outcome: 'unchanged' } });
    craft(4)['status'] = 'Active';
    const ended = await run();
    expect(ended).toMatchObject({ code: 1, report: { outcome: 'refused' } });
    expect(ended.stderr).toContain('5 records of 242 failed their schema');
    expect(ended.stderr).toContain('spacecraft 1 (Heron 1), status: expected an object, got "Active". Either http://');
    expect(readFileSync(out())).toEqual(before);
    for (let index = 0; index < 5; index++) craft(index)['status'] = { id: 1, name: 'Active' };
    server.requests.length = 0;
    expect((await run()).code).toBe(0);
    // Only the page of the bad records was refused.
    expect(offsets()).toEqual([0]);
    expect(readdirSync(folder.path(''))).toEqual(['changes.json', 'snapshot.json']);
  });

  test('takes null where real answers have it, unknown statuses and new fields', async () => {
    Object.assign(craft(0), { status: null, spacecraft_config: null, image: null, novelty: { deep: [1] } });
    Object.assign(craft(1), { status: { id: 77, name: 'Mothballed', colour: 'grey' } });
    (server.options.catalogue.configurations[0] as JsonRecord)['agency'] = null;
    expect(await run()).toMatchObject({ code: 0, report: { problems: [] } });
    expect(stored().spacecraft[0]).toMatchObject({ status: null, spacecraft_config: null });
    expect(stored().statuses.at(-1)).toEqual({ id: 77, name: 'Mothballed' });
    expect(stored().configurations[0]?.agency).toBeNull();
  });

  test('turns durations that are none into null and a problem', async () => {
    Object.assign(craft(0), { time_in_space: '-P1DT2H', time_docked: 'soon' });
    const ended = await run();
    expect(stored().spacecraft[0]).toMatchObject({ time_in_space: null, time_docked: null });
    expect(ended.report.problems.map(({ path }) => path)).toEqual(['time_in_space', 'time_docked']);
  });
});

test('the report lists destinations that the table does not know', async () => {
  const [first, second] = [craft(0), craft(50)].map((each) => each['flights'] as JsonRecord[]);
  craft(0)['flights'] = first?.map((flight) => ({ ...flight, destination: ' Planet Nine' }));
  craft(50)['flights'] = second?.map((flight, index) => ({ ...flight, destination: ['Planet Nine', 'ISS'][index] }));
  const { code, report } = await run();
  expect({ code, unknown: report.unknown_destinations }).toEqual({ code: 0, unknown: ['Planet Nine'] });
  const destinations = stored().spacecraft.flatMap(({ flights }) => flights.map(({ destination }) => destination));
  expect(destinations).toEqual(expect.arrayContaining(['Planet Nine', 'ISS', 'Low Earth Orbit']));
});

describe('a catalogue that shrinks', () => {
  test.each([
    ['3 of 230', 3, [], 0],
    ['4 of 230', 4, [], 1],
    ['4 of 230 with --allow-shrink 4', 4, ['--allow-shrink', '4'], 0],
    ['4 of 230 with --allow-shrink 2%', 4, ['--allow-shrink', '2%'], 0],
    ['1 of 230 with --allow-shrink 0', 1, ['--allow-shrink', '0'], 1],
  ] as const)('%s', async (_, lost, args, code) => {
    await run();
    const before = readFileSync(out());
    server.options.catalogue.spacecraft.splice(7, lost);
    const ended = await run(...args);
    expect(ended.code).toBe(code);
    expect(ended.report.removed).toEqual([8, 9, 10, 11].slice(0, lost));
    if (code === 0) return;
    expect(ended.stderr).toContain('Heron 8 (8)');
    expect(readFileSync(out())).toEqual(before);
    server.requests.length = 0;
    await run();
    // Which page lacks them cannot be told, but the configurations lack nothing.
    expect(offsets()).toEqual([0, 100, 200]);
  });
});
