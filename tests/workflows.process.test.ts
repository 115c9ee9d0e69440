import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const folder = '.github/workflows';
const workflows = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name));

test('there are workflows for changes, for the refresh and for publishing', () => {
  expect(workflows.toSorted()).toEqual(['ci.yml', 'publish.yml', 'refresh.yml']);
});

describe.each(workflows)('the workflow %s', (name) => {
  const text = readFileSync(`${folder}/${name}`, 'utf8');
  const lines = text.split('\n');

  test('takes each action by its commit, and says which version that is', () => {
    const actions = lines.filter((line) => /^\s*(?:- )?uses:/.test(line)).map((line) => line.replace(/.*uses: /, ''));
    expect(actions.length).toBeGreaterThan(1);
    expect(actions.filter((action) => !/^[\w-]+\/[\w/-]+@[\da-f]{40} # v\d+\.\d+\.\d+$/.test(action))).toEqual([]);
  });

  test('may read the repository and nothing else, but where a job says so', () => {
    expect(text).toMatch(/^permissions:\n {2}contents: read\n\n/m);
    expect(text).not.toMatch(/write-all|pull_request_target/);
  });

  test('has an end for every job', () => {
    const jobs = lines.filter((line) => /^ {4}runs-on:/.test(line));
    expect(jobs.length).toBeGreaterThan(0);
    expect(lines.filter((line) => /^ {4}timeout-minutes: \d+$/.test(line))).toHaveLength(jobs.length);
  });

  test('puts no text of others into a script', () => {
    const scripts = text
      .split(/\brun: /)
      .slice(1)
      .map((part) => part.split(/\n {6}- |\n\n/)[0] ?? '');
    expect(scripts.filter((script) => (script.split('\n        env:')[0] ?? '').includes('${{'))).toEqual([]);
  });
});

test('no checkout leaves the right to push with what is installed', () => {
  const keeping = workflows.filter((name) => {
    const text = readFileSync(`${folder}/${name}`, 'utf8');
    const checkouts = text.match(/actions\/checkout@/g)?.length ?? 0;
    return (text.match(/persist-credentials: false/g)?.length ?? 0) < checkouts;
  });
  expect(keeping).toEqual([]);
});

describe('the commit of a refresh', () => {
  const script = resolve('.github/commit-snapshot.sh');
  let place: string;

  /** Runs git, or the script, in a folder below the place. */
  function run(where: string, command: string, ...args: string[]): string {
    const env = {
      PATH: process.env['PATH'],
      PAUSE: '0',
      HOME: place,
      GIT_CONFIG_NOSYSTEM: '1',
      ...Object.fromEntries(
        ['AUTHOR', 'COMMITTER'].flatMap((who) => [
          [`GIT_${who}_NAME`, 'Nobody'],
          [`GIT_${who}_EMAIL`, 'nobody@example.org'],
        ]),
      ),
    };
    return execFileSync(command, args, { cwd: join(place, where), env, encoding: 'utf8', stdio: 'pipe' });
  }

  /** Writes a file of a clone and stages it. */
  function change(where: string, file: string, text: string): void {
    mkdirSync(join(place, where, 'src/data'), { recursive: true });
    writeFileSync(join(place, where, file), text);
    run(where, 'git', 'add', '--all');
  }

  /** Somebody else pushes a change of a file. */
  function pushOther(file: string, text: string): void {
    change('other', file, text);
    run('other', 'git', 'commit', '--quiet', '--message', 'Other');
    run('other', 'git', 'push', '--quiet');
  }

  const commit = (report: string) => {
    writeFileSync(join(place, 'report.txt'), report);
    return run('ours', 'bash', script, join(place, 'report.txt'));
  };
  const log = (format: string) => run('remote', 'git', 'log', `--format=${format}`, 'main').trim();

  beforeEach(() => {
    place = mkdtempSync(join(tmpdir(), 'refresh-test-'));
    run('', 'git', 'init', '--quiet', '--bare', '--initial-branch=main', 'remote');
    run('', 'git', 'clone', '--quiet', 'remote', 'other');
    run('other', 'git', 'checkout', '--quiet', '-B', 'main');
    change('other', 'src/data/snapshot.json', '1');
    run('other', 'git', 'commit', '--quiet', '--message', 'First');
    run('other', 'git', 'push', '--quiet', '--set-upstream', 'origin', 'main');
    run('', 'git', 'clone', '--quiet', '--depth=1', `file://${join(place, 'remote')}`, 'ours');
  });

  afterEach(() => {
    rmSync(place, { recursive: true });
  });

  test('lands on top of what others pushed meanwhile', () => {
    pushOther('README.md', 'Other');
    change('ours', 'src/data/snapshot.json', '2');
    commit('1 changed: Heron\n');
    expect(log('%s').split('\n')).toEqual(['1 changed', 'Other', 'First']);
    expect(run('remote', 'git', 'show', 'main:src/data/snapshot.json')).toBe('2');
  });

  test('never writes over what others made of the data', () => {
    pushOther('src/data/snapshot.json', '3');
    change('ours', 'src/data/snapshot.json', '2');
    expect(() => commit('1 changed: Heron\n')).toThrow();
    expect(run('remote', 'git', 'show', 'main:src/data/snapshot.json')).toBe('3');
    expect(run('ours', 'git', 'status', '--porcelain=v2', '--branch')).not.toContain('rebase');
  });

  test('gives up after five refusals, with a way out', () => {
    writeFileSync(join(place, 'remote/hooks/pre-receive'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
    change('ours', 'src/data/snapshot.json', '2');
    expect(() => commit('1 changed: Heron\n')).toThrow(
      expect.objectContaining({
        stdout: expect.stringMatching(/^::error::main takes no push .*README\.md\.\n$/) as string,
      }),
    );
  });

  test('has counts alone in its first line, and nothing below it that a forge would act on', () => {
    change('ours', 'src/data/snapshot.json', '2');
    const name = 'Closes #1 [skip ci] @someone, fixes GH-2, https://github.com/a/b/issues/3';
    commit(`1 changed, 1 new: ${name}\n\n2 spacecraft.\n- spacecraft 1 (${name}), name: odd\n`);
    expect(log('%s').split('\n')[0]).toBe('1 changed, 1 new');
    const body = run('remote', 'git', 'log', '-1', '--format=%b', 'main');
    expect(body).toContain('- spacecraft 1 (Closes ＃1 ［skip ci］ ＠someone');
    expect(body).not.toMatch(/[@#[\]]|GH-|:\/\//);
  });
});

test('what publishes a site, and the line for cron in the documents, say its address', () => {
  expect(readFileSync(`${folder}/publish.yml`, 'utf8')).toMatch(/run: npm run build\n +env:\n +SITE_URL: \S/);
  const cron = readFileSync('docs/refresh.md', 'utf8').match(/^ {4}\d+ \d+ \* \* \* .*$/gm) ?? [];
  expect(cron.filter((line) => line.includes('npm run build')).length).toBeGreaterThan(0);
  expect(cron.filter((line) => !/\bSITE_URL=https:\S+ && .*npm run build/.test(line))).toEqual([]);
});

test('Firefox and WebKitGTK are installed, and required, in a job of continuous integration', () => {
  const job = readFileSync(`${folder}/ci.yml`, 'utf8')
    .split(/\n\n {2}(?=\S)/)
    .find((text) => text.startsWith('other-browsers:'));
  expect(job).toMatch(/^ {6}OTHER_BROWSERS: required$/m);
  expect(job).toMatch(/apt-get install .*firefox-esr webkit2gtk-driver xvfb\n[^]*npm run test:other-browsers/);
});
