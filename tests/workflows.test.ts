import { readFileSync, readdirSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

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

test('only what pushes keeps the right to push', () => {
  const keeping = workflows.filter((name) => {
    const text = readFileSync(`${folder}/${name}`, 'utf8');
    const checkouts = text.match(/actions\/checkout@/g)?.length ?? 0;
    return (text.match(/persist-credentials: false/g)?.length ?? 0) < checkouts;
  });
  expect(keeping).toEqual(['refresh.yml']);
});

test('what publishes a site, and the line for cron in the README, say its address', () => {
  expect(readFileSync(`${folder}/publish.yml`, 'utf8')).toMatch(/run: npm run build\n +env:\n +SITE_URL: \S/);
  const cron = readFileSync('README.md', 'utf8').match(/^ {4}\d+ \d+ \* \* \* .*$/gm) ?? [];
  expect(cron.filter((line) => line.includes('npm run build')).length).toBeGreaterThan(0);
  expect(cron.filter((line) => !/\bSITE_URL=https:\S+ && .*npm run build/.test(line))).toEqual([]);
});
