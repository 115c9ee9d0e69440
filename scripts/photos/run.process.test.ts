/** What a run takes, keeps and leaves out, against a server on this machine. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { photoFileNames } from '#domain/photos.ts';

import { photosFolder, runPhotos, snapshotOf } from '../../tests/support/photos-run.ts';
import type { PhotosFolder } from '../../tests/support/photos-run.ts';
import { send, startPictureServer } from '../../tests/support/picture-server.ts';
import type { PictureServer } from '../../tests/support/picture-server.ts';
import { jpegOf } from '../../tests/support/pictures.ts';
import { fakeClock } from '../../tests/support/snapshot-run.ts';

const [one, two] = [await jpegOf({ width: 400, height: 300 }), await jpegOf({ width: 330, height: 500, seed: 3 })];

let folder: PhotosFolder;
let server: PictureServer;
let pictures: Map<string, Buffer>;

beforeEach(async () => {
  folder = photosFolder();
  pictures = new Map([
    ['/one.jpg', one],
    ['/two.jpg', two],
  ]);
  server = await startPictureServer({ at: (path) => pictures.get(path) ?? null });
});

afterEach(async () => {
  await server.close();
  folder.remove();
});

const at = (path: string) => `${server.origin}${path}`;
const asked = () => server.requests.map(({ path }) => path);
const both = () =>
  snapshotOf([
    { id: 1, image_url: at('/one.jpg') },
    { id: 2, image_url: at('/two.jpg') },
  ]);
const outFiles = () => (existsSync(folder.out) ? readdirSync(folder.out).toSorted() : []);

describe('a first run', () => {
  test('makes every width that is not larger than the original, in three formats, and a square', async () => {
    folder.write(both());
    const ended = await runPhotos(folder);
    expect(ended).toMatchObject({ code: 0, report: { outcome: 'written', made: [1, 2], kept: [], failed: [] } });
    expect(ended.report.bytes).toBe(one.length + two.length);
    const photos = folder.photos();
    expect([...photos.keys()]).toEqual([1, 2]);
    expect(photos.get(1)?.sizes.map(({ width, height }) => [width, height])).toEqual([
      [320, 240],
      [400, 300],
    ]);
    expect(photos.get(2)?.sizes.map(({ width }) => width)).toEqual([320]);
    expect(photos.get(1)?.square).toMatchObject({ width: 300, height: 300 });
    expect(photos.get(1)).toMatchObject({ credit: 'A. N. Other', source: at('/one.jpg'), width: 400, height: 300 });
    expect(outFiles()).toEqual(
      [...photos.values()]
        .flatMap(photoFileNames)
        .map(({ name }) => name)
        .toSorted(),
    );
    expect(JSON.parse(readFileSync(folder.list, 'utf8'))).toMatchObject({ folder: 'photos' });
  });

  test('tells the decoder once what it may read, as it reads nothing in that moment', async () => {
    const block = vi.spyOn(sharp, 'block');
    folder.write(both());
    expect((await runPhotos(folder)).report).toMatchObject({ made: [1, 2], failed: [] });
    await runPhotos(folder, ['--dry-run']);
    expect(block.mock.calls.length).toBeLessThanOrEqual(1);
    block.mockRestore();
  });

  test('says who asks', async () => {
    folder.write(both());
    await runPhotos(folder, [], { env: { SITE_URL: 'https://atlas.example' } });
    expect(server.requests[0]?.userAgent).toMatch(/^spacecraft-atlas\/\S+ \(\+https:\/\/atlas\.example\/\)$/);
  });

  test('gives the same bytes as another, whatever is in flight at a time', async () => {
    folder.write(both());
    const clock = () => ({ clock: fakeClock() });
    await runPhotos(folder, ['--concurrency', '1'], clock());
    const first = folder.everything();
    rmSync(folder.out, { recursive: true });
    rmSync(folder.list);
    await runPhotos(folder, ['--concurrency', '8'], clock());
    expect(folder.everything()).toEqual(first);
    expect(Object.keys(first).length).toBeGreaterThan(15);
  });

  test('in a dry run fetches and checks, and writes nothing', async () => {
    pictures.set('/two.jpg', two.subarray(0, 20));
    folder.write(both());
    const ended = await runPhotos(folder, ['--dry-run']);
    expect(ended).toMatchObject({ code: 0, report: { made: [1], failed: [{ id: 2 }] } });
    expect(Object.keys(folder.everything())).toEqual(['snapshot.json']);
  });
});

describe('a second run', () => {
  test.each([true, false])('keeps what has not changed (conditional requests: %s)', async (conditional) => {
    server.options.conditional = conditional;
    folder.write(both());
    await runPhotos(folder);
    const before = folder.everything();
    server.requests.length = 0;
    const ended = await runPhotos(folder, [], { clock: fakeClock(Date.UTC(2031, 0, 1)) });
    expect(ended).toMatchObject({ code: 0, report: { outcome: 'unchanged', made: [], kept: [1, 2], removed: 0 } });
    expect(ended.report.bytes).toBe(conditional ? 0 : one.length + two.length);
    expect(server.requests.map((request) => request.conditional)).toEqual([conditional, conditional]);
    expect(folder.everything()).toEqual(before);
  });

  test('makes what has changed, and removes what nothing lists any more', async () => {
    folder.write(both());
    await runPhotos(folder);
    const [old, stays] = [folder.photos().get(1)!, folder.photos().get(2)!];
    pictures.set('/one.jpg', await jpegOf({ width: 400, height: 300, seed: 5 }));
    writeFileSync(join(folder.out, 'README'), 'my own');
    const ended = await runPhotos(folder);
    expect(ended.report).toMatchObject({
      outcome: 'written',
      made: [1],
      kept: [2],
      removed: photoFileNames(old).length,
    });
    expect(folder.photos().get(2)).toEqual(stays);
    expect(outFiles()).not.toContain(photoFileNames(old)[0]!.name);
    expect(outFiles()).toContain('README');
  });

  test.each(['credit', 'license'])(
    'makes files anew when the %s has changed, for it is written in them',
    async (what) => {
      folder.write(both());
      await runPhotos(folder);
      const snapshot = both();
      Object.assign(snapshot.images[0]!, what === 'credit' ? { credit: 'Somebody Else' } : { license: 6 });
      folder.write(snapshot);
      expect((await runPhotos(folder)).report).toMatchObject({ made: [1], kept: [2] });
      const { credit, license } = folder.photos().get(1)!;
      expect([credit, license?.id]).toEqual(what === 'credit' ? ['Somebody Else', 4] : ['A. N. Other', 6]);
    },
  );

  test.each(['missing', 'cut short'])('makes files anew when one is %s', async (what) => {
    folder.write(both());
    await runPhotos(folder);
    const before = folder.everything();
    const file = join(folder.out, folder.photos().get(1)!.square.webp.name);
    if (what === 'missing') rmSync(file);
    else truncateSync(file, 10);
    expect((await runPhotos(folder)).report).toMatchObject({ made: [1], kept: [2] });
    expect(folder.everything()).toEqual(before);
  });

  test('keeps the last good version of a picture that fails', async () => {
    folder.write(both());
    expect((await runPhotos(folder)).report).toMatchObject({ made: [1, 2], failed: [] });
    const before = folder.everything();
    pictures.delete('/one.jpg');
    const ended = await runPhotos(folder);
    expect(ended.report.failed).toEqual([
      { id: 1, reason: 'the server answers with status 404', earlier_version: true },
    ]);
    expect(ended).toMatchObject({ code: 0, report: { outcome: 'unchanged', kept: [2] } });
    expect(folder.everything()).toEqual(before);
  });

  test('does not keep another picture under the same id', async () => {
    folder.write(both());
    await runPhotos(folder);
    const snapshot = both();
    snapshot.images[0]!.image_url = at('/gone.jpg');
    folder.write(snapshot);
    expect((await runPhotos(folder)).report.failed).toMatchObject([{ id: 1, earlier_version: false }]);
    expect([...folder.photos().keys()]).toEqual([2]);
  });

  test('that fails as a whole leaves all as it was, and ends with 1', async () => {
    folder.write(both());
    await runPhotos(folder);
    writeFileSync(join(folder.out, '0000000000000000-320.avif'), 'unlisted');
    const before = folder.everything();
    pictures.clear();
    const ended = await runPhotos(folder);
    expect(ended).toMatchObject({ code: 1, report: { outcome: 'refused', made: [], kept: [] } });
    expect(ended.report.failed).toHaveLength(2);
    expect(ended.stderr).toContain('None of the 2 pictures came; what was there stays.');
    expect(folder.everything()).toEqual(before);
  });

  test('cleans up behind one that was killed', async () => {
    folder.write(both());
    await runPhotos(folder);
    const before = folder.everything();
    mkdirSync(join(folder.out, '.run-dead'));
    writeFileSync(join(folder.out, '.run-dead', 'original-0'), 'half');
    await runPhotos(folder);
    expect(folder.everything()).toEqual(before);
  });
});

describe('one picture', () => {
  test('is fetched once, however many records, hosts and queries name it', async () => {
    folder.write(
      snapshotOf([
        { id: 1, image_url: at('/one.jpg?a=1') },
        { id: 2, image_url: at('/one.jpg').replace('127.0.0.1', '127.0.0.2') },
        { id: 3, image_url: at('/one.jpg'), credit: 'Somebody Else' },
      ]),
    );
    const ended = await runPhotos(folder);
    expect(asked()).toEqual(['/one.jpg']);
    expect(ended.report.made).toEqual([1, 2, 3]);
    const photos = folder.photos();
    expect(photos.get(2)?.sizes).toEqual(photos.get(1)?.sizes);
    expect(photos.get(3)?.sizes).not.toEqual(photos.get(1)?.sizes);
    server.requests.length = 0;
    expect((await runPhotos(folder)).report.kept).toEqual([1, 2, 3]);
    expect(asked()).toEqual(['/one.jpg']);
  });

  test('that redirects within the list is followed', async () => {
    server.options.at = (path) =>
      path === '/one.jpg' ? (_, response) => response.writeHead(302, { location: '/two.jpg' }).end() : two;
    folder.write(snapshotOf([{ id: 1, image_url: at('/one.jpg') }]));
    expect((await runPhotos(folder)).report.made).toEqual([1]);
    expect(folder.photos().get(1)?.source).toBe(at('/one.jpg'));
  });

  test.each([
    ['a status that may pass', 503],
    ['too many requests', 429],
  ])('is asked for again after %s, and after a pause', async (_, status) => {
    let left = 2;
    server.options.at = () => (__, response) => {
      if (left-- > 0) response.writeHead(status, { 'retry-after': '7' }).end();
      else send(response, one);
    };
    folder.write(snapshotOf([{ id: 1, image_url: at('/one.jpg') }]));
    const clock = fakeClock();
    expect((await runPhotos(folder, [], { clock })).report.made).toEqual([1]);
    expect(clock.slept).toEqual([7000, 7000]);
  });
});

describe('licences', () => {
  const all = () =>
    snapshotOf(
      [1, 2, 4, 5, 6, null].map((license, index) => ({ id: index + 1, license, image_url: at(`/one.jpg?${index}`) })),
    );

  test.each<[string, string[], number[]]>([
    ['those that plainly allow it', [], [3, 5]],
    ['all', ['--licences', 'all'], [1, 2, 3, 4, 5, 6]],
    ['those named', ['--licences', '2, 4'], [2, 3]],
  ])('taken: %s', async (_, args, made) => {
    folder.write(all());
    const { report, stderr } = await runPhotos(folder, args);
    expect(report.made).toEqual(made);
    expect([...report.made, ...report.skipped.map(({ id }) => id)].toSorted()).toEqual([1, 2, 3, 4, 5, 6]);
    expect(stderr.includes('is responsible')).toBe(args.includes('all'));
    expect([...folder.photos().keys()]).toEqual(made);
  });

  test('each left out with its reason', async () => {
    folder.write(all());
    const { report } = await runPhotos(folder);
    const reasons = Object.fromEntries(report.skipped.map(({ id, reason }) => [id, reason]));
    expect(reasons[1]).toBe('the licence “Unknown”: Nobody wrote down under what terms it may be used.');
    expect(reasons[4]).toMatch(/^the licence “CC BY-NC 2\.0”: A licence with NC/);
    expect(reasons[6]).toMatch(/^no licence at all: /);
  });

  test('none removes every trace', async () => {
    folder.write(all());
    await runPhotos(folder);
    expect(Object.keys(folder.everything()).length).toBeGreaterThan(5);
    server.requests.length = 0;
    const ended = await runPhotos(folder, ['--licences', 'none']);
    expect(ended).toMatchObject({ code: 0, report: { outcome: 'written', made: [], kept: [] } });
    expect(ended.report.skipped).toHaveLength(6);
    expect(readdirSync(folder.path(''))).toEqual(['snapshot.json']);
    expect(asked()).toEqual([]);
    expect((await runPhotos(folder, ['--licences', 'none'])).report.outcome).toBe('unchanged');
  });

  test('that the snapshot does not have are a slip, and nothing is removed for it', async () => {
    folder.write(all());
    await runPhotos(folder);
    const before = folder.everything();
    const ended = await runPhotos(folder, ['--licences', '44']);
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain('--licences names 44, which the snapshot does not have; it has 1 (Unknown), 2 (ESA');
    expect(folder.everything()).toEqual(before);
  });

  test('are no matter for what no craft and no configuration shows', async () => {
    const snapshot = both();
    snapshot.spacecraft[1]!.image = null;
    folder.write(snapshot);
    const { report } = await runPhotos(folder, ['--licences', 'all']);
    expect(report.made).toEqual([1]);
    expect(report.skipped).toEqual([{ id: 2, reason: 'no spacecraft and no configuration shows it' }]);
  });
});

describe('files that are not as they should be', () => {
  test.each([
    ['a list that is no JSON', 'list', '{', /photos\.json cannot be read: .*; restore it or move it away/],
    ['a list of another kind', 'list', '{"schema":9}', /photos\.json is damaged: .*expected 1/],
    ['a snapshot that is no JSON', 'snapshot', '{', /snapshot\.json cannot be read/],
    ['a snapshot that does not hold together', 'snapshot', '{}', /snapshot\.json is not a sound snapshot/],
  ] as const)('%s ends the run with 1', async (_, file, text, message) => {
    folder.write(both());
    writeFileSync(folder[file], text);
    const before = folder.everything();
    const ended = await runPhotos(folder);
    expect(ended).toMatchObject({ code: 1, report: { outcome: 'refused' } });
    expect(ended.stderr).toMatch(message);
    expect(folder.everything()).toEqual(before);
  });
});
