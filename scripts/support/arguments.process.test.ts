/** What npm does with options that stand before its two hyphens, as it really does it. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

/** Runs npm in the project; where a command did run, it would find no service and no room. */
function npm(...args: string[]) {
  const env = { ...process.env, LL2_API: 'http://127.0.0.1:9/2.3.0/', OUT_DIR: '/proc/nowhere', SITE_URL: '' };
  const { status, stdout, stderr } = spawnSync('npm', args, { cwd: root, env, encoding: 'utf8' });
  return { status, stdout, stderr };
}

test.each([
  [
    ['run', 'snapshot', '--max-calls=5', '--json', '--fresh', '--wait', '--out=x', '--changes=y', '--allow-shrink=2%'],
    '--out, --changes, --max-calls, --wait, --fresh, --allow-shrink, --json',
    'npm run snapshot -- --out <file> --changes <file> --max-calls <n> --wait --fresh --allow-shrink <n> --json',
  ],
  [['run', 'snapshot', '--max-calls', '5'], '--max-calls', 'npm run snapshot -- --max-calls <n>'],
  [
    [
      'run',
      'photos',
      '--licences=all',
      '--snapshot=s',
      '--host=a.example',
      '--concurrency=2',
      '--max-bytes=9',
      '--list=l',
    ],
    '--licences, --snapshot, --list, --host, --concurrency, --max-bytes',
    'npm run photos -- --licences <list> --snapshot <file> --list <file> --host <suffix> --concurrency <n> --max-bytes <n>',
  ],
  [['run', 'build', '--dry-run'], '--dry-run', 'npm run build -- --dry-run'],
  [['start', '--port=5001'], '--port', 'npm start -- --port <n>'],
])('npm %j is refused, with what was meant', (args, kept, meant) => {
  const { status, stderr } = npm(...args);
  expect(stderr).toContain(
    `error: npm kept ${kept} for itself; options come after two hyphens of their own: ${meant}\n`,
  );
  expect(status).not.toBe(0);
});
