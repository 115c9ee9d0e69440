import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { handful } from '../fixtures/handful.ts';
import { copyProject } from '../support/elsewhere.ts';
import { ORIGIN, runBuild } from '../support/run.ts';
import { fingerprints } from '../support/trees.ts';

let folder: string;
let project: string;
let outDir: string;
let snapshotFile: string;
let site: Record<string, string>;

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'up-to-date-')));
  project = join(folder, 'project');
  outDir = join(project, 'dist');
  snapshotFile = join(folder, 'snapshot.json');
  copyProject(project);
  writeFileSync(snapshotFile, JSON.stringify(handful));
  expect(await build()).toBe('Built dist\n');
  site = fingerprints(outDir);
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function build(env: Record<string, string> = {}): Promise<string> {
  const { exitCode, stdout, stderr } = await runBuild({ snapshotFile, outDir: 'dist', cwd: project, env });
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  return stdout;
}

const changedUrls = () => readFileSync(`${outDir}.changed-urls.txt`, 'utf8').split('\n').filter(Boolean);

describe('a second build', () => {
  test('without SITE_URL warns of it in one line, whether there is something to build or not', async () => {
    for (const said of ['Built dist\n', 'dist is up to date\n']) {
      const { exitCode, stdout, stderr } = await runBuild({
        snapshotFile,
        outDir: 'dist',
        cwd: project,
        env: { SITE_URL: '' },
      });
      expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: said });
      expect(stderr).toMatch(/^Warning: SITE_URL is not set, .*\n$/);
    }
    expect(await build()).toBe('Built dist\n');
  });

  test('of the same leaves the site alone and says that nothing changed', async () => {
    expect(changedUrls().length).toBeGreaterThan(100);
    const { ino } = statSync(outDir);
    expect(await build()).toBe('dist is up to date\n');
    expect(statSync(outDir).ino).toBe(ino);
    expect(changedUrls()).toEqual([]);
    expect(await build()).toBe('dist is up to date\n');
  });

  test('mends a site of which a file is missing and another altered', async () => {
    rmSync(join(outDir, 'about/index.html'));
    appendFileSync(join(outDir, 'index.html'), '<p>Not ours</p>');
    expect(await build()).toBe('Built dist\n');
    expect(fingerprints(outDir)).toEqual(site);
    expect(await build()).toBe('dist is up to date\n');
  });

  test('builds what a source changed, and then what a setting changed', async () => {
    appendFileSync(join(project, 'public/favicon.svg'), '<!-- another -->');
    expect(await build()).toBe('Built dist\n');
    expect(changedUrls().some((url) => url.endsWith('/favicon.svg'))).toBe(true);
    expect(await build({ HSTS_MAX_AGE: '300' })).toBe('Built dist\n');
    expect(readFileSync(join(outDir, '_headers'), 'utf8')).toContain('max-age=300');
    expect(await build({ HSTS_MAX_AGE: '300' })).toBe('dist is up to date\n');
  });

  test('comes before the server of npm start', async () => {
    const env = { ...process.env, SNAPSHOT_FILE: snapshotFile, OUT_DIR: 'dist', BUILD_SKIP: 'social,offline,compress' };
    const child = spawn(process.execPath, ['scripts/serve.ts', '--build', '--port', '0'], {
      cwd: project,
      env: { ...env, SITE_URL: ORIGIN, BASE_PATH: '/' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    for await (const text of child.stdout) {
      said += String(text);
      if (said.includes('Ctrl-C')) break;
    }
    const home = await fetch(/http:\S+/.exec(said)?.[0] ?? '');
    child.kill('SIGINT');
    expect(said).toMatch(/^(?:Built dist|dist is up to date)\n.+ at http:\/\/127\.0\.0\.1:\d+\//);
    expect(await home.text()).toBe(readFileSync(join(outDir, 'index.html'), 'utf8'));
  });

  test('refuses a file in public/ that stands at the address of a page', async () => {
    const built = fingerprints(outDir);
    mkdirSync(join(project, 'public/records'));
    writeFileSync(join(project, 'public/records/index.html'), '');
    const { exitCode, stderr } = await runBuild({ snapshotFile, outDir: 'dist', cwd: project });
    rmSync(join(project, 'public/records'), { recursive: true });
    expect({ exitCode, stderr }).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('A file in public/ has the address of the page /records/.') as string,
    });
    expect(fingerprints(outDir)).toEqual(built);
  });

  test('builds what a snapshot changed, which a running service follows, and refuses one that is damaged', async () => {
    const child = spawn(process.execPath, ['scripts/serve.ts', '--port', '0'], {
      cwd: project,
      env: { ...process.env, OUT_DIR: 'dist', SITE_URL: ORIGIN, BASE_PATH: '/' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [said] = (await once(child.stdout, 'data')) as [Buffer];
    const address = /http:\S+/.exec(String(said))?.[0] ?? '';
    const [first, ...others] = handful.spacecraft;
    const served = async (file: string) =>
      ((await (await fetch(`${address}api/2.3.0/spacecraft/${file}`)).json()) as { serial_number: string })
        .serial_number;
    expect(await served(`${first!.id}/`)).toBe(first!.serial_number);
    const spacecraft = [{ ...first!, serial_number: 'W-8-bis' }, ...others];
    writeFileSync(snapshotFile, JSON.stringify({ ...handful, spacecraft }));
    expect(await build()).toBe('Built dist\n');
    expect([await served(`${first!.id}/`), await served(`${first!.id}.json`)]).toEqual(['W-8-bis', 'W-8-bis']);
    child.kill('SIGINT');
    const built = fingerprints(outDir);
    writeFileSync(snapshotFile, JSON.stringify(handful).slice(0, -50));
    expect((await runBuild({ snapshotFile, outDir: 'dist', cwd: project })).exitCode).toBe(1);
    expect(fingerprints(outDir)).toEqual(built);
  });
});
