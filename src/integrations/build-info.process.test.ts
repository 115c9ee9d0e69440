import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { handful } from '../../tests/fixtures/handful.ts';
import { describeBuild } from './build-info.ts';
import { sourceRevision } from './source-revision.ts';

test('describeBuild says what a site is made of, and no time but the snapshot’s', () => {
  const info = describeBuild(handful, 'c0ffee', { version: '1.2.3', dependencies: { astro: '7.3.4' } }, 'abc');
  expect(info).toEqual({
    snapshot: {
      sha256: 'c0ffee',
      fetched_at: handful.source.fetched_at,
      spacecraft: handful.spacecraft.length,
      complete: handful.source.complete,
    },
    source: { version: '1.2.3', revision: 'abc' },
    packages: { astro: '7.3.4' },
  });
});

describe('sourceRevision', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'revision-'));
    git('init', '--quiet');
    await put('src/site.ts', 'one');
    await put('src/data/snapshot.json', '{}');
    await put('README.md', 'Atlas');
  });
  afterEach(() => rm(folder, { recursive: true }));

  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@atlas.example', ...args], {
      cwd: folder,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();

  async function put(path: string, content: string) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }

  function commit(): string {
    git('add', '--all');
    git('commit', '--quiet', '--message', 'All');
    return git('rev-parse', 'HEAD');
  }

  test('is the commit, whatever the data and the documents hold', async () => {
    const revision = commit();
    expect(revision).toMatch(/^[\da-f]{40}$/);
    expect(sourceRevision(folder)).toBe(revision);
    await put('src/data/snapshot.json', '{"new": true}');
    await put('README.md', 'The atlas');
    expect(sourceRevision(folder)).toBe(revision);
  });

  test.each(['src/site.ts', 'src/new.ts', 'package.json', 'public/robots.txt'])(
    'is unknown when %s is not what was committed',
    async (path) => {
      commit();
      await put(path, 'changed');
      expect(sourceRevision(folder)).toBeNull();
    },
  );

  test('is unknown without a commit, without a repository, and inside somebody else’s', async () => {
    expect(sourceRevision(folder)).toBeNull();
    commit();
    await put('inside/src/site.ts', 'one');
    expect(sourceRevision(join(folder, 'inside'))).toBeNull();
    await rm(join(folder, '.git'), { recursive: true });
    expect(sourceRevision(folder)).toBeNull();
  });
});
