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
import { ORIGIN, plainEnv, runBuild } from '../support/run.ts';
import { fingerprints } from '../support/trees.ts';

/** A setting that the first builds do not have. */
const anotherSetting = { HSTS_MAX_AGE: '300' };

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
  await buildWithoutOrigin('Built dist\n');
  await buildWithoutOrigin('dist is up to date\n');
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

/** Whether there is something to build or not, it warns of the missing setting in one line. */
async function buildWithoutOrigin(said: string): Promise<void> {
  const settings = { snapshotFile, outDir: 'dist', cwd: project, env: { SITE_URL: '' } };
  const { exitCode, stdout, stderr } = await runBuild(settings);
  expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: said });
  expect(stderr).toMatch(/^Warning: SITE_URL is not set, .*\n$/);
}

const changedUrls = () => readFileSync(`${outDir}.changed-urls.txt`, 'utf8').split('\n').filter(Boolean);

describe('a second build', () => {
  test('of the same leaves the site alone and says that nothing changed', async () => {
    // Those of the origin before are gone.
    const changed = changedUrls().filter((url) => url.startsWith(ORIGIN));
    expect(changed).toContain(`${ORIGIN}/`);
    expect(changed).toHaveLength(Object.keys(site).filter((file) => !file.startsWith('_')).length);
    const { ino } = statSync(outDir);
    expect(await build()).toBe('dist is up to date\n');
    expect(statSync(outDir).ino).toBe(ino);
    expect(changedUrls()).toEqual([]);
    expect(await build()).toBe('dist is up to date\n');
  });

  test('mends a site of which a file is missing and another altered', async () => {
    rmSync(join(outDir, 'about/index.html'));
    appendFileSync(join(outDir, 'index.html'), '<p>Not ours</p>');
    const before = statSync(join(outDir, 'data/index.html')).mtimeMs;
    expect(await build()).toBe('Built dist\n');
    expect(fingerprints(outDir)).toEqual(site);
    expect(changedUrls()).toEqual([]);
    expect(statSync(join(outDir, 'data/index.html')).mtimeMs).toBe(before);
    expect(await build()).toBe('dist is up to date\n');
  });

  test('builds what a source changed', async () => {
    appendFileSync(join(project, 'public/favicon.svg'), '<!-- another -->');
    expect(await build()).toBe('Built dist\n');
    expect(changedUrls().some((url) => url.endsWith('/favicon.svg'))).toBe(true);
  });

  test('comes before the server of npm start, and builds what a setting changed', async () => {
    const env = {
      ...plainEnv(),
      NODE_ENV: 'production',
      SNAPSHOT_FILE: snapshotFile,
      OUT_DIR: 'dist',
      BUILD_SKIP: 'social,offline,compress',
    };
    const child = spawn(process.execPath, ['scripts/serve.ts', '--build', '--port', '0'], {
      cwd: project,
      env: { ...env, ...anotherSetting, SITE_URL: ORIGIN, BASE_PATH: '/' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    for await (const text of child.stdout) {
      said += String(text);
      if (said.includes('Ctrl-C')) break;
    }
    const home = await fetch(/http:\S+/.exec(said)?.[0] ?? '');
    child.kill('SIGINT');
    expect(said).toMatch(/^Built dist\n.+ at http:\/\/127\.0\.0\.1:\d+\//);
    expect(await home.text()).toBe(readFileSync(join(outDir, 'index.html'), 'utf8'));
    expect(readFileSync(join(outDir, '_headers'), 'utf8')).toContain('max-age=300');
    expect(await build(anotherSetting)).toBe('dist is up to date\n');
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
    const before = fingerprints(outDir);
    writeFileSync(snapshotFile, JSON.stringify({ ...handful, spacecraft }));
    expect(await build(anotherSetting)).toBe('Built dist\n');
    expect([await served(`${first!.id}/`), await served(`${first!.id}.json`)]).toEqual(['W-8-bis', 'W-8-bis']);
    child.kill('SIGINT');
    const built = fingerprints(outDir);
    const files = [...new Set([...Object.keys(before), ...Object.keys(built)])];
    const different = files.filter((file) => before[file] !== built[file]);
    expect(changedUrls()).toEqual(
      different.map((file) => `${ORIGIN}/${file.replace(/(^|\/)index\.html$/, '$1')}`).toSorted(),
    );
    expect(changedUrls()).toContain(`${ORIGIN}/spacecraft/`);
    expect(changedUrls()).not.toContain(`${ORIGIN}/about/`);
    writeFileSync(snapshotFile, JSON.stringify(handful).slice(0, -50));
    expect((await runBuild({ snapshotFile, outDir: 'dist', cwd: project })).exitCode).toBe(1);
    expect(fingerprints(outDir)).toEqual(built);
  });
});
