import { expect, test } from 'vitest';

import { runScript } from './support/run.ts';

test.each([
  ['left out', '', 0, 'the tests in them are left out.\n'],
  ['a failure where they are required', 'required', 1, 'Error: Not found: Firefox'],
] as const)('browsers that are not here are %s', async (_, required, code, message) => {
  const env = { PATH: '', NO_COLOR: '1', OTHER_BROWSERS: required };
  const args = ['run', '--project', 'other-browsers'];
  const { exitCode, stdout, stderr } = await runScript('node_modules/vitest/vitest.mjs', env, args);
  expect(stdout + stderr).toContain('Not found: Firefox, WebKitGTK (Debian: firefox-esr, webkit2gtk-driver, xvfb)');
  expect(stdout + stderr).toContain(message);
  expect(exitCode).toBe(code);
});
