/** What a run makes of what earlier runs left on the disk: snapshot, history, unfinished runs. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { historySchema } from '#domain/changes.ts';

import { startLl2Server } from '../../tests/support/ll2-server.ts';
import { fakeClock, runSnapshot } from '../../tests/support/snapshot-run.ts';
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

const deep = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
const entryWith = (value: string) =>
  `{"at": "2030-01-01T00:00:00Z", "added": [], "removed": [], "changed": [{"kind": "image", "id": 1, "name": "", "fields": {"name": ["a", ${value}]}}]}`;

describe('what is on the disk already', () => {
  test.each([
    ['a cut-off text', '{"schema": 1, "entr'],
    ['another format', '{"schema": 2, "entries": []}'],
    ['lists twenty thousand deep', `{"schema": 1, "entries": [${entryWith(deep(20_000))}]}`],
    ['lists two million deep', `{"schema": 1, "entries": [${entryWith(deep(2_000_000))}]}`],
    ['an unknown field', '{"schema": 1, "entries": [], "more": 1}'],
    [
      'a field with one value',
      '{"schema": 1, "entries": [{"at": "2030-01-01T00:00:00Z", "added": [], "removed": [], "changed": [{"kind": "image", "id": 1, "name": "", "fields": {"name": ["a"]}}]}]}',
    ],
  ])('refuses a history with %s before it asks anything', async (_, text) => {
    writeFileSync(changes(), text);
    const ended = await run();
    expect(ended).toMatchObject({ code: 1, report: { outcome: 'refused', calls: 0 } });
    expect(ended.stderr).toContain(`${changes()} is damaged`);
    expect(readFileSync(changes(), 'utf8')).toBe(text);
    expect(existsSync(out())).toBe(false);
    expect(server.requests).toEqual([]);
  });

  test('refuses to replace a file that is no snapshot', async () => {
    for (const text of ['{"name": "something else"}', `{"spacecraft": ${deep(20_000)}}`]) {
      writeFileSync(out(), text);
      expect(await run()).toMatchObject({ code: 1, report: { calls: 0 } });
      expect(readFileSync(out(), 'utf8')).toBe(text);
    }
  });

  test('sets aside the entry of a run that was cut off before its snapshot was there, once, and says so', async () => {
    await run();
    const first = readFileSync(out());
    craft(0)['name'] = 'Renamed';
    await runWith({ clock: fakeClock(Date.UTC(2030, 5, 1)) });
    const cutOff = { snapshot: first, history: readFileSync(changes()) };
    const [newer] = history().entries;
    for (const day of [2, 3]) {
      writeFileSync(out(), cutOff.snapshot);
      writeFileSync(changes(), cutOff.history);
      const ended = await runWith({ clock: fakeClock(Date.UTC(2030, 5, day)) });
      expect(history().entries.map(({ at }) => at)).toEqual([`2030-06-0${day}T00:00:00Z`]);
      const aside = folder.path('changes.set-aside.json');
      expect(historySchema.parse(JSON.parse(readFileSync(aside, 'utf8'))).entries).toEqual([newer]);
      const message = `the entry of 2030-06-01T00:00:00Z is newer than the snapshot of 2030-01-01T00:00:00Z; kept in ${aside}`;
      expect(ended.report.problems).toEqual([{ record: 'the history', path: '', message }]);
    }
  });

  test('refuses, with the history as it was, when what was set aside before is damaged', async () => {
    await run();
    const first = readFileSync(out());
    craft(0)['name'] = 'Renamed';
    await runWith({ clock: fakeClock(Date.UTC(2030, 5, 1)) });
    const before = readFileSync(changes());
    writeFileSync(out(), first);
    writeFileSync(folder.path('changes.set-aside.json'), '{"schema": 1, "entr');
    const ended = await runWith({ clock: fakeClock(Date.UTC(2030, 5, 2)) });
    expect(ended).toMatchObject({ code: 1, report: { outcome: 'refused' } });
    expect(ended.stderr).toContain('changes.set-aside.json is damaged');
    expect([readFileSync(out()), readFileSync(changes())]).toEqual([first, before]);
  });
});

describe('an unfinished run', () => {
  const stop = () => {
    server.options.misbehave = ({ number }) => (number > 2 ? { kind: 'status', status: 429 } : null);
  };
  const goOn = () => {
    server.options.misbehave = () => null;
    server.requests.length = 0;
  };

  test.each([
    ['goes on when a daily run starts late', 30 * 3600_000, [], [200, 0]],
    ['starts anew after a day and a half', 36 * 3600_000 + 1000, [], [0, 100, 200, 0]],
    ['starts anew with --fresh', 0, ['--fresh'], [0, 100, 200, 0]],
  ] as const)('%s', async (_, age, args, expected) => {
    stop();
    const clock = fakeClock();
    expect((await runWith({ clock })).code).toBe(75);
    goOn();
    clock.pass(age);
    expect((await runWith({ clock, args })).code).toBe(0);
    expect(offsets()).toEqual(expected);
  });

  test('asks again for the pages that are too old, and for no others', async () => {
    const clock = fakeClock();
    expect((await runWith({ clock, args: ['--max-calls', '1'] })).code).toBe(75);
    clock.pass(30 * 3600_000);
    expect((await runWith({ clock, args: ['--max-calls', '1'] })).code).toBe(75);
    clock.pass(7 * 3600_000);
    server.requests.length = 0;
    const ended = await runWith({ clock });
    expect(ended).toMatchObject({ code: 0, report: { spacecraft: 230 } });
    expect(ended.stderr).toContain('1 of 2 pages of the unfinished run in ');
    expect(offsets()).toEqual([0, 200, 0]);
  });

  test('is not gone on from with another service', async () => {
    stop();
    await run();
    const other = await startLl2Server({ catalogue: server.options.catalogue });
    await runSnapshot({ api: other.api, out: out(), args: ['--max-calls', '1'] });
    expect(other.requests.map(({ query }) => query.get('offset'))).toEqual(['0']);
    await other.close();
    goOn();
    expect((await run()).code).toBe(0);
    expect(offsets()).toEqual([0, 100, 200, 0]);
  });

  test.each([
    ['cut off', '{"spacecraft": ['],
    ['twenty thousand deep', `{"spacecraft": ${deep(20_000)}}`],
  ])('asks again for a page that is damaged (%s), and for no other', async (_, text) => {
    stop();
    await run();
    goOn();
    const page = readdirSync(folder.path('.snapshot.json.run')).find((name) => name.startsWith('page')) ?? '';
    writeFileSync(folder.path(`.snapshot.json.run/${page}`), text);
    expect((await run()).code).toBe(0);
    expect(offsets()).toEqual([0, 200, 0]);
  });

  test('is not gone on from when the snapshot is newer than its pages', async () => {
    stop();
    const clock = fakeClock();
    await runWith({ clock });
    clock.pass(1000);
    goOn();
    await runSnapshot({ api: server.api, out: folder.path('other.json'), clock });
    writeFileSync(out(), readFileSync(folder.path('other.json')));
    server.requests.length = 0;
    expect(await runWith({ clock })).toMatchObject({ code: 0, report: { outcome: 'unchanged' } });
    expect(offsets()).toEqual([0, 100, 200, 0]);
  });

  test('is read by a dry run and left as it is', async () => {
    stop();
    await run();
    goOn();
    const kept = readdirSync(folder.path('.snapshot.json.run'));
    const postponed = await run('--dry-run', '--max-calls', '1');
    expect(postponed).toMatchObject({ code: 75, stderr: expect.stringContaining('a dry run keeps nothing') as string });
    server.requests.length = 0;
    expect((await run('--dry-run')).code).toBe(0);
    expect(offsets()).toEqual([200, 0]);
    expect(readdirSync(folder.path('.snapshot.json.run'))).toEqual(kept);
  });
});
