import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { manifestFile, manifestText } from './manifest.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'verify-'));
  copyFileSync(join(import.meta.dirname, 'verify.mjs'), `${folder}.mjs`);
  put('index.html', 'home');
  put('a/index.html', 'a');
  put('_headers', 'headers');
  const files = ['index.html', 'a/index.html'].map((path) =>
    manifestFile(path, Buffer.from(path === 'index.html' ? 'home' : 'a')),
  );
  put('offline/manifest.json', manifestText({ snapshot: '2026-02-03T00:00:00Z', files }));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
  rmSync(`${folder}.mjs`);
});

function put(path: string, content: string | Buffer) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

function verify() {
  const { status, stdout, stderr } = spawnSync(process.execPath, [`${folder}.mjs`, folder], {
    encoding: 'utf8',
    timeout: 20_000,
  });
  return { status, stdout, stderr };
}

const whole = {
  status: 0,
  stdout: 'All 2 files are as they were published, with the data of 2026-02-03.\n',
  stderr: '',
};

describe('compressed copies', () => {
  test('of listed files, of the manifest and of what hosts read are checked, and may be right', () => {
    put('index.html.br', brotliCompressSync('home'));
    put('index.html.gz', gzipSync('home'));
    put('_headers.gz', gzipSync('headers'));
    expect(verify()).toEqual(whole);
  });

  test.each([
    ['index.html.br', brotliCompressSync('forged')],
    ['index.html.gz', gzipSync('forged')],
    ['index.html.br', Buffer.from('no copy at all')],
    ['index.html.gz', gzipSync('home').subarray(0, 12)],
    ['a/index.html.gz', gzipSync('home')],
    ['offline/manifest.json.br', brotliCompressSync('{}')],
    ['_headers.br', brotliCompressSync('forged')],
  ])('%s that holds something else is damaged', (path, content) => {
    put(path, content);
    expect(verify()).toMatchObject({ status: 1, stdout: `damaged: ${path}\n` });
  });

  test('of nothing are extra', () => {
    put('b.html.br', brotliCompressSync('home'));
    put('_redirects.gz', gzipSync('home'));
    expect(verify()).toMatchObject({ status: 1, stdout: 'extra: _redirects.gz\nextra: b.html.br\n' });
  });
});

describe.skipIf(process.platform === 'win32')('what is no file', () => {
  test('a pipe in the place of a file, of a copy, or beside them is told, and not waited for', () => {
    rmSync(join(folder, 'index.html'));
    for (const name of ['index.html', 'a/index.html.br', 'pipe']) execFileSync('mkfifo', [join(folder, name)]);
    expect(verify()).toMatchObject({
      status: 1,
      stdout: 'damaged: a/index.html.br\ndamaged: index.html\nextra: pipe\n',
    });
  });

  test('a pipe in the place of the manifest is refused', () => {
    rmSync(join(folder, 'offline/manifest.json'));
    execFileSync('mkfifo', [join(folder, 'offline/manifest.json')]);
    const { status, stderr } = verify();
    expect([status, stderr]).toEqual([2, expect.stringMatching(/cannot be read \(it is no file\)\.\n$/)]);
  });

  test('a link that leads nowhere is damaged', () => {
    rmSync(join(folder, 'index.html'));
    symlinkSync('nothing', join(folder, 'index.html'));
    expect(verify()).toMatchObject({ status: 1, stdout: 'damaged: index.html\n' });
  });

  test('a name of several lines is printed in one', () => {
    put('All 2 files are\nextra: x', '');
    expect(verify()).toMatchObject({ status: 1, stdout: 'extra: "All 2 files are\\nextra: x"\n' });
  });
});

test.each([
  ['null', 'it lists no files'],
  ['{}', 'it lists no files'],
  ['{"files": [null]}', 'entry 1 names no file below the folder'],
  [entryOf('a\nb'), 'entry 1 names no file below the folder'],
  [entryOf('../a'), 'entry 1 names no file below the folder'],
  [entryOf('/etc/passwd'), 'entry 1 names no file below the folder'],
  [entryOf('a\\..\\b'), 'entry 1 names no file below the folder'],
  ['{"files": [{"path": "index.html", "sha256": 1}]}', 'entry 1 has no SHA-256'],
  [JSON.stringify({ files: [fileOf('a'), fileOf('a')] }), 'entry 2 names a file again'],
  ['{', 'JSON'],
])('the manifest %s is refused in a sentence', (text, reason) => {
  put('offline/manifest.json', text);
  const { status, stdout, stderr } = verify();
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(
    /^There is nothing to check \S+ against: its offline\/manifest\.json cannot be read \(.*\)\.\n$/,
  );
  expect(stderr).toContain(reason);
});

test('a folder that is not there is refused in a sentence', () => {
  rmSync(join(folder, 'offline'), { recursive: true });
  expect(verify()).toMatchObject({ status: 2, stderr: expect.stringMatching(/^There is nothing .*\.\n$/) as string });
});

function fileOf(path: string) {
  return { path, bytes: 1, sha256: '0'.repeat(64) };
}

function entryOf(path: string) {
  return JSON.stringify({ files: [fileOf(path)] });
}
