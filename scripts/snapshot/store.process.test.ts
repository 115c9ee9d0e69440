/** The disk: whole files whenever the process ends, and nothing lost when it will not take them. */
import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { historySchema } from '#domain/changes.ts';
import { serialiseSnapshot } from '#domain/serialise.ts';

import { temporaryFolder } from '../../tests/support/snapshot-run.ts';
import { twoSnapshots } from '../../tests/support/two-snapshots.ts';
import { stage } from '../support/files.ts';
import { RefusedError } from '../support/errors.ts';
import { readStored, writeStored } from './store.ts';

/** How often the writing process is killed; KILLS asks for more. */
const KILLS = Number(process.env['KILLS'] ?? 16);
const AT_ONCE = 4;

const root = join(import.meta.dirname, '..', '..');
const [first, second] = twoSnapshots();
const entry = { at: second.source.fetched_at, added: [], removed: [], changed: [] };
const nothing = { snapshot: null, upgraded: false, history: { schema: 1 as const, entries: [] } };

let folder: ReturnType<typeof temporaryFolder>;

beforeEach(() => {
  folder = temporaryFolder();
});

afterEach(() => {
  folder.remove();
});

describe('a process that is killed while it writes', () => {
  test('leaves one of the two snapshots whole, and a whole history', async () => {
    const texts = [serialiseSnapshot(first), serialiseSnapshot(second)];
    const seen = new Set<number>();
    const half: string[] = [];
    async function killOne(index: number): Promise<void> {
      const files = [folder.path(`${index}/snapshot.json`), folder.path(`${index}/changes.json`)] as const;
      mkdirSync(folder.path(String(index)), { recursive: true });
      const script = join(root, 'tests', 'support', 'write-for-ever.ts');
      const child = spawn(process.execPath, [script, ...files], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
      const round = await new Promise<number>((resolve) => {
        child.stdout.once('data', (text) => {
          resolve(Number(text));
        });
      });
      // Real time: the point of a kill is that nobody knows where it strikes.
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 4 * round));
      child.kill('SIGKILL');
      await new Promise((resolve) => child.once('exit', resolve));
      seen.add(texts.indexOf(readFileSync(files[0], 'utf8')));
      historySchema.parse(JSON.parse(readFileSync(files[1], 'utf8')));
      half.push(...readdirSync(folder.path(String(index))).filter((name) => name.endsWith('.tmp')));
    }
    const queue = Array.from({ length: KILLS }, (_, index) => index);
    const work = async () => {
      for (let index = queue.pop(); index !== undefined; index = queue.pop()) await killOne(index % 8);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    expect([...seen].sort()).toEqual([0, 1]);
    // Else the kills came between the writes and show nothing.
    expect(half.length).toBeGreaterThan(KILLS / 10);
  }, 600_000);
});

describe('writing a snapshot and its history', () => {
  test('puts both in their places and leaves nothing else', async () => {
    await writeStored(folder.path('a/s.json'), folder.path('a/c.json'), nothing, first, null);
    expect(readdirSync(folder.path('a'))).toEqual(['s.json']);
    await writeStored(folder.path('a/s.json'), folder.path('a/c.json'), nothing, second, entry);
    expect(readdirSync(folder.path('a'))).toEqual(['c.json', 's.json']);
    const stored = await readStored(folder.path('a/s.json'), folder.path('a/c.json'));
    expect(stored).toEqual({ snapshot: second, upgraded: false, history: { schema: 1, entries: [entry] } });
  });

  test('follows a symbolic link and keeps permissions', async () => {
    writeFileSync(folder.path('real.json'), 'old');
    chmodSync(folder.path('real.json'), 0o640);
    symlinkSync(folder.path('real.json'), folder.path('link.json'));
    await (await stage(folder.path('link.json'), ['n', 'ew'])).commit();
    expect(readFileSync(folder.path('real.json'), 'utf8')).toBe('new');
    expect(statSync(folder.path('real.json')).mode & 0o777).toBe(0o640);
    expect(readdirSync(folder.path(''))).toEqual(['link.json', 'real.json']);
  });

  test('writes through no link that lies where its temporary file goes', async () => {
    writeFileSync(folder.path('other.txt'), 'of somebody else');
    symlinkSync(folder.path('other.txt'), folder.path('.s.json.tmp'));
    await (await stage(folder.path('s.json'), ['new'])).commit();
    expect(readFileSync(folder.path('other.txt'), 'utf8')).toBe('of somebody else');
    expect(readdirSync(folder.path(''))).toEqual(['other.txt', 's.json']);
    expect(lstatSync(folder.path('s.json')).isFile()).toBe(true);
  });

  test('puts the history back when the snapshot cannot be moved', async () => {
    writeFileSync(folder.path('c.json'), 'old history');
    mkdirSync(folder.path('s.json/full'), { recursive: true });
    const written = writeStored(folder.path('s.json'), folder.path('c.json'), nothing, first, entry);
    await expect(written).rejects.toThrow(RefusedError);
    await expect(written).rejects.toThrow(`${folder.path('s.json')} cannot be written`);
    expect(readFileSync(folder.path('c.json'), 'utf8')).toBe('old history');
    expect(readdirSync(folder.path(''))).toEqual(['c.json', 's.json']);
  });

  test('leaves nothing behind when the text cannot be made', async () => {
    function* broken() {
      yield 'half';
      throw new RangeError('no more');
    }
    await expect(stage(folder.path('x.json'), broken())).rejects.toThrow('no more');
    expect(existsSync(folder.path('x.json'))).toBe(false);
    expect(readdirSync(folder.path(''))).toEqual([]);
  });
});
