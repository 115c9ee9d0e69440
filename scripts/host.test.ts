import { expect, test } from 'vitest';

import { runScript } from '../tests/support/run.ts';

test.each(['site', './site', '../srv/site', ''])(
  'npm run host takes no relative --folder, such as %j',
  async (folder) => {
    const { exitCode, stdout, stderr } = await runScript('scripts/host.ts', {}, ['nginx', '--folder', folder]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(
      /^error: option '--folder <path>'.*Expected a path from the root, such as .*\n.*--help .*\n$/,
    );
  },
);

test('npm run host takes one from the root', async () => {
  const { exitCode, stdout } = await runScript('scripts/host.ts', {}, ['nginx', '--folder', '/srv/my-site/']);
  expect(exitCode).toBe(0);
  expect(stdout).toContain('/srv/my-site');
});
