/** What npm can do here: each command is explained, by itself and in the documents. */
import { readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { readSettings } from '#site.ts';

import project from '../package.json' with { type: 'json' };
import { commands, settings } from '../scripts/support/commands.ts';
import { runScript, SETTINGS } from './support/run.ts';

const readme = readFileSync('README.md', 'utf8');
const documents = readme + readFileSync('CONTRIBUTING.md', 'utf8');
const publishing = readFileSync('docs/publish.md', 'utf8');

/** Commands that are programs of the project, with the words that npm would run. */
const own = Object.entries(project.scripts).flatMap(([name, line]) => {
  const [program, ...words] = line.split(' ');
  return program === 'node' && line.includes(' scripts/') ? [{ name, words }] : [];
});

function run({ name, words }: (typeof own)[number], ...args: string[]) {
  const [script = '', ...rest] = words;
  return runScript(script, { npm_lifecycle_event: name }, [...rest, ...args]);
}

describe('every command', () => {
  test('is in the list that npm run help prints', async () => {
    expect(Object.keys(commands).toSorted()).toEqual(Object.keys(project.scripts).toSorted());
    const { exitCode, stdout } = await runScript('scripts/help.ts', {});
    expect(exitCode).toBe(0);
    for (const what of Object.values(commands)) expect(stdout).toContain(`  ${what}\n`);
  });

  test.each(Object.keys(commands))('%s is in the README or the guide for contributors', (name) => {
    expect(documents).toMatch(new RegExp(`\`(?:npm (?:run )?)?${name}\``));
  });

  test.each(own.filter(({ name }) => name !== 'help'))('$name explains itself at --help', async (command) => {
    const { exitCode, stdout, stderr } = await run(command, '--help');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatch(
      new RegExp(`^Usage: npm (?:run )?(?:--silent )?${command.name} -- \\[options\\].*\n\n[A-Z]`),
    );
  });

  test.each(own.filter(({ name }) => name !== 'help'))(
    '$name does nothing when it does not know an option',
    async (command) => {
      const { exitCode, stdout, stderr } = await run(command, '--frobnicate');
      expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
      expect(stderr).toMatch(/^error: unknown option '--frobnicate'\nnpm .+ -- --help explains all options\.\n$/);
    },
  );
});

describe('every setting', () => {
  test('is in the list that the build prints, and none else', () => {
    const read = new Set<string>();
    const env = new Proxy<Record<string, undefined>>({}, { get: (_, name) => void read.add(String(name)) });
    readSettings(env, '/');
    expect([...read].toSorted()).toEqual(Object.keys(settings).toSorted());
  });

  test.each(Object.entries(settings))('%s is in docs/publish.md with its default', (name, [byDefault]) => {
    const row = new RegExp(`^\\| \`${name}\` +\\| (.+?) +\\|`, 'm').exec(publishing)?.[1];
    expect(row?.replaceAll('`', '')).toBe(byDefault);
  });

  test('is kept from the programs that tests run', () => {
    expect(SETTINGS).toEqual(expect.arrayContaining(Object.keys(settings)));
  });
});
