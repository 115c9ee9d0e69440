import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join, matchesGlob } from 'node:path';

import { describe, expect, inject, test } from 'vitest';

import { contentTypeOf } from '#publish/types.ts';

import { openSite } from '../support/built-site.ts';
import { projectFolder, testFolder } from '../support/folders.ts';

/** One call of Amazon's command: its arguments. */
type Call = string[];

/** A file that a call uploads: later filters go before earlier ones, as the command's reference says. */
function uploads(call: Call, file: string): boolean {
  const { taken } = call.reduce<{ taken: boolean }>(
    (state, argument, index) => {
      const pattern = call[index + 1] ?? '';
      // There a star stands for slashes as well.
      const matches = matchesGlob(file.replaceAll('/', '_'), pattern.replaceAll('/', '_'));
      if (argument === '--exclude' && matches) return { taken: false };
      if (argument === '--include' && matches) return { taken: true };
      return state;
    },
    { taken: true },
  );
  return taken;
}

/** Runs the script with a command in the place of Amazon's that writes down how it is called. */
function publish(changed: string): Call[] {
  const folder = join(testFolder, 's3');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const command = join(folder, 'aws');
  writeFileSync(command, `#!/usr/bin/env bash\nprintf '%s\\t' "$@" >> "${folder}/calls"\necho >> "${folder}/calls"\n`);
  chmodSync(command, 0o755);
  const site = inject('sites').handful.folder;
  const manifest = `${site}.changed-urls.txt`;
  const kept = join(folder, 'kept');
  copyFileSync(manifest, kept);
  writeFileSync(manifest, changed);
  try {
    const env = {
      ...process.env,
      PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}`,
      OUT_DIR: site,
      BASE_PATH: '/atlas/',
      SITE_URL: 'https://atlas.example',
    };
    execFileSync('bash', [join(projectFolder, 'deploy/s3-cloudfront/publish.sh'), 'bucket', 'E1'], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  } finally {
    copyFileSync(kept, manifest);
  }
  const lines = readFileSync(join(folder, 'calls'), 'utf8').split('\n');
  return lines.map((line) => line.split('\t').slice(0, -1)).filter((call) => call.length > 0);
}

describe('the upload to S3', () => {
  const calls = publish('https://atlas.example/atlas/\nhttps://atlas.example/atlas/about/\n');
  const syncs = calls.filter(([, verb]) => verb === 'sync');
  const site = openSite('handful');

  test('takes each file once, with its type, and none that is not served by itself', () => {
    const typed = syncs.filter((call) => call.includes('--content-type'));
    for (const file of [...site.files, ...site.copies]) {
      const types = typed.filter((call) => uploads(call, file)).map((call) => call[call.indexOf('--content-type') + 1]);
      const served = site.files.includes(file) && !file.startsWith('_');
      expect({ file, types }).toEqual({ file, types: served ? [contentTypeOf(file)] : [] });
    }
  });

  test('goes to the folder of the site, brings pages last and deletes at the very end', () => {
    expect(new Set(syncs.map(([, , , target]) => target))).toEqual(new Set(['s3://bucket/atlas']));
    expect(syncs.at(-2)).toContain('text/html; charset=utf-8');
    expect(syncs.map((call) => call.includes('--delete'))).toEqual(syncs.map((_, index) => index === syncs.length - 1));
  });

  test('makes the network forget what changed: a few addresses by name, many as a whole', () => {
    expect(calls.at(-1)).toEqual([
      ...['cloudfront', 'create-invalidation', '--distribution-id', 'E1', '--paths'],
      ...['/atlas/', '/atlas/about/'],
    ]);
    const many = Array.from({ length: 201 }, (_, index) => `https://atlas.example/atlas/${index}/\n`).join('');
    expect(publish(many).at(-1)?.at(-1)).toBe('/atlas/*');
    expect(publish('').at(-1)?.[1]).toBe('sync');
  });
});
