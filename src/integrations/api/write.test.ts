import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { apiSource } from '#api/contents.ts';
import type { Index } from '#api/index-file.ts';
import { createCatalogue } from '#domain/catalogue.ts';
import { apiPath } from '#routes.ts';

import { configuration, craft, snapshotWith } from '../../../tests/fixtures/builders.ts';
import { withSizes } from '../api.ts';
import { writeApi } from './write.ts';
import { writeFiles } from './writer.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'api-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

function sourceOf(parts: Parameters<typeof snapshotWith>[0]) {
  return apiSource({
    catalogue: createCatalogue(snapshotWith(parts)),
    title: 'Test',
    address: (name, value) => `https://atlas.example/api/${apiPath(name, value)}`,
    homepage: 'https://atlas.example/data/',
    folder: 'https://atlas.example/api/',
    examples: {},
  });
}

describe('writeFiles', () => {
  test('writes small and large files, and tells size and hash of each', async () => {
    const huge = 'Länge '.repeat(400_000);
    const files = [
      { file: join(folder, 'a', 'empty.txt'), pieces: [] },
      { file: join(folder, 'a', 'small.txt'), pieces: ['one, ', new TextEncoder().encode('two')] },
      { file: join(folder, 'b', 'huge.txt'), pieces: ['<', huge, '>'] },
      ...Array.from({ length: 50 }, (_, index) => ({ file: join(folder, 'c', `${index}`), pieces: [`${index}`] })),
    ];
    const written = new Map<string, { bytes: number; sha256: string }>();
    await writeFiles(files, ({ file }, digest) => written.set(file, digest));
    expect(written.size).toBe(files.length);
    for (const [index, text] of ['', 'one, two', `<${huge}>`, '0'].entries()) {
      const { file } = files[index]!;
      expect(readFileSync(file, 'utf8') === text).toBe(true);
      expect(written.get(file)).toEqual({ bytes: Buffer.byteLength(text), sha256: sha256(text) });
    }
  });

  test('takes a file only when a writer is free', async () => {
    let [made, done, most] = [0, 0, 0];
    function* files() {
      for (let index = 0; index < 200; index += 1) {
        made += 1;
        most = Math.max(most, made - done);
        yield { file: join(folder, String(index)), pieces: ['x'] };
      }
    }
    await writeFiles(files(), () => (done += 1));
    expect(done).toBe(200);
    expect(most).toBeGreaterThan(1);
    expect(most).toBeLessThan(20);
  });

  test('fails when a file cannot be written', async () => {
    mkdirSync(join(folder, 'taken'));
    await expect(writeFiles([{ file: join(folder, 'taken'), pieces: ['x'] }], () => undefined)).rejects.toThrow(
      'EISDIR',
    );
  });
});

describe('writeApi', () => {
  test('puts files that other steps wrote into the index, and no others', async () => {
    mkdirSync(join(folder, 'diff'));
    const others = { 'snapshot.json': '{}', 'diff/20260101T000000Z.json': '[1]', 'diff/20260102T000000Z.json': '[2]' };
    for (const [path, text] of Object.entries({ ...others, 'unknown.json': '' }))
      writeFileSync(join(folder, path), text);
    await writeApi(folder, sourceOf({}));
    const { files } = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as Index;
    const row = (path: string) => files.find((file) => file.path === path);
    expect(row('snapshot.json')).toMatchObject({ count: 1, bytes: 2, sha256: sha256('{}') });
    expect(row('diff/{from}.json')).toMatchObject({ count: 2, bytes: 6 });
    expect([row('changes.json'), row('unknown.json')]).toEqual([undefined, undefined]);
  });

  test('cuts the list into files of a hundred', async () => {
    for (const [count, pages] of [
      [0, []],
      [1, []],
      [100, []],
      [101, ['page-2.json']],
      [250, ['page-2.json', 'page-3.json']],
    ] as const) {
      const api = join(folder, String(count));
      const spacecraft = Array.from({ length: count }, (_, index) => craft({ id: index + 1 }));
      await writeApi(api, sourceOf({ spacecraft }));
      const names = readdirSync(join(api, '2.3.0', 'spacecraft')).filter((name) => name.startsWith('page-'));
      expect(names.toSorted()).toEqual(pages);
    }
  });

  test('takes any text that a snapshot may hold', async () => {
    const nasty = `=1+1,"'\r\n]]></script><!-- \u2028 \u{1F680}\t${'long '.repeat(2_000)}`;
    const source = sourceOf({
      spacecraft: [craft({ id: 1, name: nasty, description: nasty, doubts: [nasty] })],
      configurations: [configuration({ id: 1, name: nasty, history: nasty })],
    });
    await writeApi(folder, source);
    const twin = JSON.parse(readFileSync(join(folder, '2.3.0/spacecraft/1.json'), 'utf8')) as { description: string };
    expect(twin.description === nasty).toBe(true);
    const { DatabaseSync } = await import('node:sqlite');
    const database = new DatabaseSync(join(folder, 'atlas.sqlite'), { readOnly: true });
    expect(database.prepare('SELECT name = ? AS same FROM spacecraft').all(nasty)).toEqual([{ same: 1 }]);
    database.close();
  });
});

describe('withSizes', () => {
  const written = new Map([
    ['spacecraftCsv', { files: [{ path: 'spacecraft.csv', bytes: 1234, sha256: '' }], bytes: 1234, sha256: '' }],
  ] as const);

  test('writes the size of a file where the page keeps a place for it', () => {
    const html =
      '<p><data data-size="spacecraftCsv" value>later</data>, <data data-size="other" value>later</data></p>';
    expect(withSizes(html, written)).toBe(
      '<p><data data-size="spacecraftCsv" value="1234">1.2\u00a0kB</data>, <data data-size="other" value>later</data></p>',
    );
  });
});
