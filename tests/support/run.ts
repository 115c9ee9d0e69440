/**
 * Runs a script of the project as a child process, the way a person runs it.
 */
import { spawn } from 'node:child_process';

import { projectFolder } from './folders.ts';

/** How a child process ended and what it said. */
export interface RunResult {
  exitCode: number | null;
  stdout: string;
  stderr: string;
}

/** Settings of the project that a child process must not inherit from whoever runs the tests. */
export const SETTINGS = [
  'SITE_URL',
  'BASE_PATH',
  'OUT_DIR',
  'SNAPSHOT_FILE',
  'BUILD_SKIP',
  'FEED_ID',
  'OFFLINE_KILL',
  'HSTS_MAX_AGE',
  'LL2_API',
  'LL2_TOKEN',
];

/** The environment of the tests without settings of the project, and without what tells Astro and Vite that they are tested. */
export function plainEnv(): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !SETTINGS.includes(name) && !name.startsWith('VITEST') && name !== 'TEST',
    ),
  );
}

/**
 * Runs a script with the Node that runs the tests.
 *
 * @param script - path of the script in the project
 * @param env - environment variables beside those of the tests themselves
 * @param args - arguments of the script
 * @param cwd - folder of the project
 */
export function runScript(
  script: string,
  env: Readonly<Record<string, string>>,
  args: readonly string[] = [],
  cwd = projectFolder,
): Promise<RunResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd,
      env: { ...plainEnv(), NODE_ENV: 'production', ASTRO_TELEMETRY_DISABLED: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.once('error', reject);
    child.once('close', (exitCode) => {
      resolve({ exitCode, stdout, stderr });
    });
  });
}

/** Settings of a build: each fixture site says all that it depends on. */
export interface BuildSettings {
  snapshotFile: string;
  outDir: string;
  base?: string;
  /** Folder of the project, if it is another than this one. */
  cwd?: string;
  env?: Readonly<Record<string, string>>;
}

/** Origin of every site that the tests build. */
export const ORIGIN = 'https://atlas.example';

/** Runs the build of the site. */
export function runBuild({ snapshotFile, outDir, base = '/', cwd, env = {} }: BuildSettings): Promise<RunResult> {
  const settings = {
    SNAPSHOT_FILE: snapshotFile,
    OUT_DIR: outDir,
    SITE_URL: ORIGIN,
    BASE_PATH: base,
    // Pictures, the edition for reading offline and compression take most of a build's time: tests that look at them
    // ask for them.
    BUILD_SKIP: 'social,offline,compress',
    ...env,
  };
  return runScript('scripts/build.ts', settings, [], cwd);
}
