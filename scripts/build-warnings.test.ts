import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { afterEach, beforeEach, expect, test } from 'vitest';

import { buildWarnings } from './build-warnings.ts';

const MIB = 1024 * 1024;
const env = { SITE_URL: 'https://atlas.example' };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'warnings-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** A file of a size that takes no room on the disk. */
function put(path: string, bytes: number) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), '');
  truncateSync(join(folder, path), bytes);
}

test('there is none where the site knows its address and no file is too large', () => {
  put('offline/atlas.zip', 25 * MIB);
  expect(buildWarnings(folder, env)).toEqual([]);
});

test.each([[{}], [{ SITE_URL: '' }]])('one line says that SITE_URL is missing: %j', (without) => {
  expect(buildWarnings(folder, without)).toEqual([
    expect.stringMatching(/^Warning: SITE_URL is not set.*localhost.*\.$/),
  ]);
});

test('one line names the largest files that a host does not take', () => {
  put('offline/atlas.zip', 25 * MIB + 1);
  expect(buildWarnings(folder, env)).toEqual([
    expect.stringMatching(/25 MiB.*: offline\/atlas\.zip \(25\.0 MiB\)\. See/),
  ]);
  for (const [index, name] of ['a', 'b', 'c'].entries()) put(name, (30 + index) * MIB);
  const [line] = buildWarnings(folder, env);
  expect(line).toContain(': c (32.0 MiB), b (31.0 MiB), a (30.0 MiB), 1 more. ');
});
