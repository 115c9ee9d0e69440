import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { readSettings } from '../src/site.ts';

import { fingerprintInputs, removeFingerprint, isUpToDate, saveFingerprint } from './build-fingerprint.ts';

/** Files that decide about a site, each of which holds its own name to begin with. */
const counted = [
  'astro.config.mjs',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'node_modules/.package-lock.json',
  'public/robots.txt',
  'scripts/build.ts',
  'src/pages/index.astro',
  'data/snapshot.json',
  'data/changes.json',
  'pictures/1.webp',
];

let folder: string;
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'made-of-')));
  for (const path of [...counted, 'src/data/snapshot.json', 'README.md']) put(path, path);
  put('data/photos.json', '{"folder": "../pictures"}');
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function put(path: string, content: string) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

function fingerprint(env: Readonly<Record<string, string>> = {}) {
  const all = { SNAPSHOT_FILE: 'data/snapshot.json', ...env };
  return fingerprintInputs(folder, readSettings(all, folder), all);
}

describe('the fingerprint of what a site is made of', () => {
  test.each([...counted, 'data/photos.json'])('is another when %s is changed, and another again without it', (path) => {
    const before = fingerprint();
    expect(fingerprint()).toBe(before);
    appendFileSync(join(folder, path), ' ');
    const changed = fingerprint();
    rmSync(join(folder, path));
    expect(new Set([before, changed, fingerprint()]).size).toBe(3);
  });

  test.each(['src/pages/new.astro', 'public/new.txt', 'src/data/photos.json', '.env', '.env.production'])(
    'is another when %s comes in, empty as it is',
    (path) => {
      const before = fingerprint();
      put(path, '');
      expect(fingerprint()).not.toBe(before);
    },
  );

  test.each([
    { SITE_URL: 'https://other.example' },
    { BASE_PATH: '/other/' },
    { BUILD_SKIP: 'social' },
    { HSTS_MAX_AGE: '300', SITE_URL: 'https://other.example' },
    { OFFLINE_KILL: '1' },
    { FEED_ID: 'tag:other.example,2026:' },
    { NODE_ENV: 'development' },
    { SNAPSHOT_FILE: 'src/data/snapshot.json' },
  ])('is another with %j', (env) => {
    expect(fingerprint(env)).not.toBe(
      fingerprint(env.SITE_URL && 'HSTS_MAX_AGE' in env ? { SITE_URL: env.SITE_URL } : {}),
    );
  });

  test('is the same wherever the site goes, in whatever order steps are left out, and whatever else lies there', () => {
    const before = fingerprint({ BUILD_SKIP: 'social,offline' });
    put('README.md', 'other words');
    put('src/data/snapshot.json', 'not the one that is built from');
    expect(fingerprint({ BUILD_SKIP: 'offline,social', OUT_DIR: 'elsewhere' })).toBe(before);
  });

  test('tells a file from another with the same bytes, and where one ends and the next begins', () => {
    put('src/a', 'xy');
    put('src/b', '');
    const before = fingerprint();
    put('src/a', 'x');
    put('src/b', 'y');
    const moved = fingerprint();
    put('src/a', '');
    put('src/b', 'xy');
    expect(new Set([before, moved, fingerprint()]).size).toBe(3);
  });
});

describe('a site with a note of its inputs', () => {
  const inputs = 'a'.repeat(64);
  let target: string;
  beforeEach(() => {
    target = join(folder, 'dist');
    for (const path of ['index.html', 'index.html.br', 'a/index.html', '_headers']) put(`dist/${path}`, path);
    put('dist.manifest.txt', '');
    saveFingerprint(target, inputs);
  });

  test('is up to date, until its inputs are others or the note is taken away', () => {
    expect(isUpToDate(target, inputs)).toBe(true);
    expect(isUpToDate(target, 'b'.repeat(64))).toBe(false);
    removeFingerprint(target);
    expect(isUpToDate(target, inputs)).toBe(false);
  });

  test.each<[string, () => void]>([
    [
      'a file is missing',
      () => {
        rmSync(join(target, 'a/index.html'));
      },
    ],
    [
      'a compressed copy is missing',
      () => {
        rmSync(join(target, 'index.html.br'));
      },
    ],
    [
      'a file is longer',
      () => {
        appendFileSync(join(target, 'index.html'), ' ');
      },
    ],
    [
      'a file is as long and says that it is as old',
      () => {
        const file = join(target, 'index.html');
        const { atime, mtime } = statSync(file);
        writeFileSync(file, 'INDEX.html');
        utimesSync(file, atime, mtime);
      },
    ],
    [
      'what hosts read is empty',
      () => {
        writeFileSync(join(target, '_headers'), '');
      },
    ],
    [
      'a file is there that was not',
      () => {
        put('dist/b/index.html', '');
      },
    ],
    [
      'the manifest is missing',
      () => {
        rmSync(`${target}.manifest.txt`);
      },
    ],
    [
      'the manifest is another',
      () => {
        appendFileSync(`${target}.manifest.txt`, 'x');
      },
    ],
    [
      'the note is cut short',
      () => {
        writeFileSync(`${target}.made-of.txt`, inputs);
      },
    ],
    [
      'nothing is there',
      () => {
        rmSync(target, { recursive: true });
      },
    ],
  ])('is not up to date when %s', (_, damage) => {
    damage();
    expect(isUpToDate(target, inputs)).toBe(false);
  });
});
