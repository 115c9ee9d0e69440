import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname } from 'node:path';

import { beforeAll, describe, expect, inject, test } from 'vitest';

import type { Snapshot } from '#domain/schema.ts';

import { craft } from '../fixtures/builders.ts';
import { handful } from '../fixtures/handful.ts';
import { fixtureFile, projectFolder, testFolder } from '../support/folders.ts';
import { runBuild } from '../support/run.ts';
import type { RunResult } from '../support/run.ts';
import { fingerprints } from '../support/trees.ts';

const folder = `${testFolder}/failures`;

/** A snapshot file of any text. */
function fileOf(name: string, text: string): string {
  const file = `${folder}/${name}.json`;
  writeFileSync(file, text);
  return file;
}

const broken = (change: Partial<Snapshot>) => JSON.stringify({ ...handful, ...change });
const withCraft = (fields: Record<string, unknown>) =>
  broken({ spacecraft: [{ ...craft({ id: 4, name: 'Wren 1' }), ...fields }] });

beforeAll(() => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
});

describe('a snapshot that must not be published stops the build', () => {
  // What else is refused, and in which words, is a matter of unit tests (validate-snapshot.test.ts).
  test.each([
    ['a missing reference', withCraft({ status: 99 }), /spacecraft 4 \(Wren 1\), status: .* got 99/],
    ['no JSON at all', 'Not found', /JSON/],
    ['an empty file', '', /JSON/],
  ])('%s', async (name, text, sentence) => {
    const snapshotFile = fileOf(name, text);
    const result = await buildOverLastGood(name, { SNAPSHOT_FILE: snapshotFile });
    expectRefusal(result, sentence);
  });

  test('a file that is not there', async () => {
    const result = await buildOverLastGood('no file', { SNAPSHOT_FILE: `${folder}/nowhere.json` });
    expectRefusal(result, /nowhere\.json/);
  });
});

describe('a history that is damaged stops the build', () => {
  const entry = '{"at": "2026-01-01T00:00:00Z", "added": [], "removed": [], "changed": []}';

  test.each([
    ['that is cut short', '{"schema": 1, "entr', /JSON/],
    ['that is empty', '', /JSON/],
    ['of another format', '{"schema": 2, "entries": []}', /schema: expected 1, .* got 2/],
    ['without entries', '{"schema": 1}', /entries: expected a list, got nothing/],
    ['that nests too deep', `{"schema": 1, "entries": ${'['.repeat(20_000)}${']'.repeat(20_000)}}`, /50 deep/],
    [
      'with an unknown kind',
      `{"schema": 1, "entries": [${entry.replace('[]', '[{"kind": "x", "id": 1, "name": ""}]')}]}`,
      /entries\[0\]\.added\[0\]\.kind: expected one of .* got "x"/,
    ],
    [
      'with a date that is none',
      `{"schema": 1, "entries": [${entry.replace('2026', '26')}]}`,
      /entries\[0\]\.at: expected a UTC time/,
    ],
  ])('%s', async (name, text, sentence) => {
    const own = `${folder}/history ${name}`;
    mkdirSync(own);
    writeFileSync(`${own}/snapshot.json`, JSON.stringify(handful));
    writeFileSync(`${own}/changes.json`, text);
    const result = await buildOverLastGood(`history ${name}`, { SNAPSHOT_FILE: `${own}/snapshot.json` });
    expectRefusal(result, sentence);
    expect(result.stderr).toMatch(/^The history .*changes\.json is damaged: .*\.\nNothing was built/);
  });
});

test('a wrong row of a curated table stops the build', async () => {
  const own = `${folder}/wrong row`;
  mkdirSync(`${own}/curated`, { recursive: true });
  writeFileSync(`${own}/snapshot.json`, JSON.stringify(handful));
  writeFileSync(`${own}/curated/notes.csv`, 'spacecraft_id,launch_day,note,source\n1,16 July,A note,gcat\n');
  const result = await buildOverLastGood('wrong row', { SNAPSHOT_FILE: `${own}/snapshot.json` });
  expectRefusal(result, /notes\.csv, line 2: launch_day: expected a date .* got "16 July"/);
});

test('a curated row that matches nothing is named, and the site is built', async () => {
  const own = `${folder}/unmatched`;
  mkdirSync(`${own}/curated`, { recursive: true });
  writeFileSync(`${own}/snapshot.json`, JSON.stringify({ ...handful, spacecraft: handful.spacecraft.slice(0, 1) }));
  writeFileSync(`${own}/curated/notes.csv`, 'spacecraft_id,launch_day,note,source\n77,1969-07-16,A note,gcat\n');
  const { exitCode, stderr } = await runBuild({
    snapshotFile: `${own}/snapshot.json`,
    outDir: `${own}/site`,
    env: { BUILD_SKIP: 'social,offline,compress' },
  });
  expect(exitCode).toBe(0);
  expect(stderr).toContain('matches these curated rows: notes: spacecraft 77, launched 1969-07-16.');
});

describe('a setting that cannot be used stops the build', () => {
  test.each([
    ['SITE_URL', 'atlas.example'],
    ['BASE_PATH', '/a b/'],
    ['BUILD_SKIP', 'pictures'],
  ])('%s=%s', async (name, value) => {
    expectRefusal(await buildOverLastGood(name, { [name]: value }), new RegExp(`${name} .*"${value}"`));
  });

  test('OUT_DIR that holds something else: nothing of it is lost', async () => {
    const outDir = `${folder}/diary`;
    mkdirSync(outDir);
    writeFileSync(`${outDir}/index.txt`, 'Dear diary');
    const before = fingerprints(outDir);
    const result = await runBuild({ snapshotFile: fixtureFile('handful'), outDir });
    expectRefusal(result, /OUT_DIR/);
    expect(fingerprints(outDir)).toEqual(before);
  });

  test('OUT_DIR that holds another website: nothing of it is lost', async () => {
    const outDir = `${folder}/website`;
    mkdirSync(outDir);
    for (const name of ['index.html', '404.html', 'build.json']) writeFileSync(`${outDir}/${name}`, '{}');
    const before = fingerprints(outDir);
    const result = await runBuild({ snapshotFile: fixtureFile('handful'), outDir });
    expectRefusal(result, /OUT_DIR is .*website, which holds files and is not an earlier build: /);
    expect(fingerprints(outDir)).toEqual(before);
  });

  test('OUT_DIR that leads into the project by a link', async () => {
    symlinkSync(`${projectFolder}src`, `${folder}/to the sources`);
    const result = await runBuild({ snapshotFile: fixtureFile('handful'), outDir: `${folder}/to the sources/new` });
    expectRefusal(result, /src\/new, which is in the project’s own folder src/);
  });

  test('OUT_DIR that is a file, or lies below one: it is not lost', async () => {
    const file = `${folder}/letter.txt`;
    writeFileSync(file, 'Dear reader');
    for (const outDir of [file, `${file}/site`]) {
      expectRefusal(await runBuild({ snapshotFile: fixtureFile('handful'), outDir }), /letter\.txt.* file[;.]/);
    }
    expect(readFileSync(file, 'utf8')).toBe('Dear reader');
  });

  test.each(['src/site', 'public/site', '.'])('OUT_DIR %s would become a part of the project', async (outDir) => {
    const result = await runBuild({ snapshotFile: fixtureFile('handful'), outDir });
    expectRefusal(result, /OUT_DIR is .*(is in the project’s own folder|holds the project itself)/);
  });

  test('SNAPSHOT_FILE that is a folder', async () => {
    expectRefusal(await buildOverLastGood('folder', { SNAPSHOT_FILE: folder }), /it is a folder/);
  });
});

test('Pagefind that ends without an answer stops the build', async () => {
  // Node knows nothing of Pagefind's options, and ends at once.
  const env = { PAGEFIND_EXTENDED_BINARY_PATH: process.execPath };
  expectRefusal(await buildOverLastGood('pagefind', env), /^Pagefind, .* ended before it was done: .*\.\nNothing was/m);
});

describe.each(['SIGINT', 'SIGHUP'] as const)('%s while the site is built', (signal) => {
  test('leaves the last good site as it was, says so, and leaves nothing behind', async () => {
    const outDir = `${folder}/${signal}-site`;
    copySite(inject('sites').handful.folder, outDir);
    const before = fingerprints(outDir);
    // Asked to end by itself, once Astro has begun.
    const program = `
      import { existsSync } from 'node:fs';
      if (process.argv[1]?.endsWith('build.ts')) {
        const timer = setInterval(() => {
          if (!existsSync(${JSON.stringify(`${outDir}.atlas-new`)})) return;
          clearInterval(timer);
          setTimeout(() => process.kill(process.pid, '${signal}'), 300);
        }, 20);
      }`;
    const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(program)}` };
    const result = await runBuild({ snapshotFile: fixtureFile('handful'), outDir, env });
    expect(result).toEqual({
      exitCode: 130,
      stdout: '',
      stderr: 'Interrupted: nothing was built; the last good site is as it was.\n',
    });
    expect(fingerprints(outDir)).toEqual(before);
    expect(leftovers(outDir)).toEqual([`${signal}-site.manifest.txt`]);
    const key = createHash('sha256').update(outDir).digest('hex').slice(0, 12);
    expect(readdirSync(`${projectFolder}.cache`).filter((name) => name.includes(key))).toEqual([]);
  });
});

describe('a sound snapshot', () => {
  test('may begin with a byte order mark; its site replaces the last good one behind a link as a whole, and nothing else', async () => {
    const outDir = `${folder}/beyond`;
    copySite(inject('sites').fleet.folder, outDir);
    symlinkSync(outDir, `${folder}/link`);
    for (const name of ['beyond.old', 'beyond.new']) mkdirSync(`${folder}/${name}`);
    const own = `${folder}/marked`;
    cpSync(dirname(fixtureFile('handful')), own, { recursive: true });
    const snapshotFile = `${own}/snapshot.json`;
    writeFileSync(snapshotFile, `\uFEFF${readFileSync(fixtureFile('handful'), 'utf8')}`);
    const { exitCode, stderr } = await runBuild({
      snapshotFile,
      outDir: `${folder}/link/`,
      base: '/atlas/',
      env: { BUILD_SKIP: '' },
    });
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(lstatSync(`${folder}/link`).isSymbolicLink()).toBe(true);
    expect(fingerprints(outDir)).toEqual(fingerprints(inject('sites').handful.folder));
    expect(leftovers(outDir)).toEqual([
      'beyond.changed-urls.txt',
      'beyond.made-of.txt',
      'beyond.manifest.txt',
      'beyond.new',
      'beyond.old',
    ]);
  });
});

/** Builds over a copy of a good site and makes sure that it is as it was. */
async function buildOverLastGood(name: string, env: Record<string, string>): Promise<RunResult> {
  const outDir = `${folder}/${name}-site`;
  copySite(inject('sites').handful.folder, outDir);
  const before = fingerprints(outDir);
  const result = await runBuild({ snapshotFile: fixtureFile('handful'), outDir, env });
  expect(Object.keys(before).length).toBeGreaterThan(20);
  expect(fingerprints(outDir)).toEqual(before);
  expect(leftovers(outDir)).toEqual([`${basename(outDir)}.manifest.txt`]);
  return result;
}

/** A site and its manifest, by which a build knows what it may replace. */
function copySite(from: string, to: string): void {
  cpSync(from, to, { recursive: true });
  cpSync(`${from}.manifest.txt`, `${to}.manifest.txt`);
}

function expectRefusal({ exitCode, stderr }: RunResult, sentence: RegExp): void {
  expect(stderr).toMatch(sentence);
  expect(stderr).not.toMatch(/^ {4}at /m);
  expect(exitCode).toBe(1);
}

/** What lies beside a folder and bears its name. */
function leftovers(outDir: string): string[] {
  expect(existsSync(outDir)).toBe(true);
  return readdirSync(dirname(outDir)).filter((name) => name.startsWith(`${basename(outDir)}.`));
}
