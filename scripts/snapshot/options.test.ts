import { PassThrough } from 'node:stream';

import { describe, expect, test } from 'vitest';

import { UsageError } from '../support/arguments.ts';
import { readSnapshotOptions } from './options.ts';
import type { SnapshotOptions } from './options.ts';

const TOKEN = 'a-secret-token-0123456789';

function read(
  args: readonly string[],
  env: Record<string, string> = {},
): { options: SnapshotOptions | UsageError; stderr: string } {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const environment = { env, root: '/project', folder: '/here', stdout, stderr };
  let options: SnapshotOptions | UsageError;
  try {
    options = readSnapshotOptions(args, environment);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    options = error;
  }
  return { options, stderr: String(stderr.read() ?? '') };
}

describe('what nobody says', () => {
  test('is the real service, the bundled snapshot, 15 calls', () => {
    expect(read([])).toEqual({
      stderr: '',
      options: {
        api: 'https://ll.thespacedevs.com/2.3.0/',
        token: null,
        siteUrl: null,
        proxies: { httpProxy: '', httpsProxy: '', noProxy: 'localhost,127.0.0.1,::1' },
        out: '/project/src/data/snapshot.json',
        changes: '/project/src/data/changes.json',
        maxCalls: 15,
        details: null,
        wait: false,
        fresh: false,
        allowShrink: { percent: 1, atLeast: 3 },
        dryRun: false,
        json: false,
        quiet: false,
      },
    });
  });

  test('is in the environment, but for what the command line says', () => {
    const env = { LL2_API: 'http://127.0.0.1:9/2.3.0', LL2_TOKEN: `${TOKEN}\n` };
    expect(read(['--out', 'a/b.json'], env).options).toMatchObject({
      api: 'http://127.0.0.1:9/2.3.0/',
      token: TOKEN,
      out: '/here/a/b.json',
      changes: '/here/a/changes.json',
    });
    expect(read(['--api', 'http://[::1]:9/2.3.0/'], env).options).toMatchObject({ api: 'http://[::1]:9/2.3.0/' });
  });
});

describe('the budget of calls', () => {
  test.each<[string[], Partial<SnapshotOptions>]>([
    [['--wait'], { maxCalls: 100, wait: true }],
    [['--wait', '--max-calls', '20'], { maxCalls: 20 }],
    [['--details', '0'], { maxCalls: 15, details: 0 }],
    [['--details', '3'], { details: 3 }],
  ])('%j', (args, expected) => {
    expect(read(args).options).toMatchObject(expected);
  });
});

describe('what cannot be used ends with 2 and the usage', () => {
  test.each([
    [['--nonsense'], "unknown option '--nonsense'"],
    [['stray'], 'too many arguments'],
    [['--api', 'http://ll2.example/2.3.0/'], 'Expected https:'],
    [['--api', 'http://127.0.0.1.example/2.3.0/'], 'Expected https:'],
    [['--api', 'ftp://127.0.0.1/2.3.0/'], 'Expected an address'],
    [['--api', 'https://me:secret@ll2.example/2.3.0/'], 'without a name, a password'],
    [['--api', 'https://ll2.example/?v=2.3.0'], 'a query'],
    [['--api', 'https://ll2.example/'], 'ends in a version'],
    [['--max-calls', '0'], 'Expected a whole number above 0'],
    [['--max-calls', '1.5'], 'Expected a whole number above 0'],
    [['--details', '-1'], 'Expected a whole number, or 0'],
    [['--details', '1.5'], 'Expected a whole number, or 0'],
    [['--allow-shrink', '101%'], 'a percentage such as 2%'],
    [['--allow-shrink=-1'], 'a percentage such as 2%'],
    [['--out', ''], 'Expected a file'],
    [['--out', 'x.json', '--changes', './x.json'], 'name the same file'],
  ])('%j', (args, message) => {
    const { options, stderr } = read(args);
    expect(options).toMatchObject({ exitCode: 2 });
    expect(stderr).toContain(message);
    expect(stderr).toContain('npm run snapshot -- --help explains all options.');
  });

  test.each([
    [{ LL2_API: 'nowhere' }, 'LL2_API'],
    [{ LL2_TOKEN: `${TOKEN} and more` }, 'LL2_TOKEN'],
  ])('in the environment, without telling a token', (env, variable) => {
    const { options, stderr } = read([], env);
    expect(options).toMatchObject({ exitCode: 2 });
    expect(stderr).toContain(variable);
    expect(stderr).not.toContain(TOKEN);
  });
});

describe('what npm kept for itself', () => {
  test.each(['', 'false'])('is nothing where its setting is %j, or where the option came through as well', (value) => {
    expect(read([], { npm_config_dry_run: value }).options).toMatchObject({ dryRun: false });
    expect(read(['--dry-run'], { npm_config_dry_run: 'true' }).options).toMatchObject({ dryRun: true });
    expect(read(['--max-calls=3'], { npm_config_max_calls: '3' }).options).toMatchObject({ maxCalls: 3 });
  });

  test('is obeyed where it was to be quiet, since a setting of npm may say so as well', () => {
    expect(read([], { npm_config_loglevel: 'warn' }).options).toMatchObject({ quiet: true });
    expect(read([], { npm_config_loglevel: 'silent' }).options).toMatchObject({ quiet: false });
  });
});
