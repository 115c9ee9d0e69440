/** Both commands behind a proxy: the real programs, a real proxy, real TLS. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { certificate, startConnectProxy } from '../../tests/support/connect-proxy.ts';
import type { ConnectProxy } from '../../tests/support/connect-proxy.ts';
import { makeCatalogue } from '../../tests/support/ll2-records.ts';
import { startLl2Server } from '../../tests/support/ll2-server.ts';
import type { Ll2Server } from '../../tests/support/ll2-server.ts';
import { photosFolder, runPhotos, snapshotOf } from '../../tests/support/photos-run.ts';
import { startPictureServer } from '../../tests/support/picture-server.ts';
import { jpegOf } from '../../tests/support/pictures.ts';
import { runSnapshot, temporaryFolder } from '../../tests/support/snapshot-run.ts';

const TOKEN = 'a-secret-token-0123456789';
const scripts = join(import.meta.dirname, '..');
const none = { HTTP_PROXY: '', HTTPS_PROXY: '', NO_PROXY: '', http_proxy: '', https_proxy: '', no_proxy: '' };

/** Runs a command of the project. */
function start(script: string, args: readonly string[], env: Record<string, string>) {
  const child = spawn(process.execPath, [join(scripts, script), ...args], {
    env: { ...process.env, SITE_URL: '', NODE_EXTRA_CA_CERTS: certificate, ...env },
  });
  return new Promise<{ code: number | null; stdout: string; stderr: string }>((resolve) => {
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', (text) => (stdout += String(text)));
    child.stderr.on('data', (text) => (stderr += String(text)));
    child.on('close', (code) => {
      resolve({ code, stdout, stderr });
    });
  });
}

/** The environment without what this machine says about proxies, in small letters or large. */
const clean = (env: Record<string, string>) => ({
  ...none,
  ...env,
  ...Object.fromEntries(Object.entries(env).map(([name, value]) => [name.toLowerCase(), value])),
});

describe('npm run snapshot', () => {
  let server: Ll2Server;
  let proxy: ConnectProxy;
  let folder: ReturnType<typeof temporaryFolder>;

  beforeEach(async () => {
    folder = temporaryFolder();
    server = await startLl2Server({ catalogue: makeCatalogue({ craft: 12, flights: () => 0 }) });
    proxy = await startConnectProxy(Number(new URL(server.api).port));
  });

  afterEach(async () => {
    await proxy.close();
    await server.close();
    folder.remove();
  });

  const through = (url: string, args: readonly string[] = []) =>
    start(
      'snapshot.ts',
      ['--api', 'https://ll.example/2.3.0/', '--out', folder.path('snapshot.json'), ...args],
      clean({ HTTPS_PROXY: url, LL2_TOKEN: TOKEN }),
    );

  test('goes through the proxy, which sees neither the token nor what is asked', async () => {
    const { code, stdout, stderr } = await through(proxy.url.replace('//', '//user:pass%20word@'));
    expect({ code, stderr }).toMatchObject({ code: 0 });
    expect(proxy.asked.map(({ target }) => target)).toEqual(['ll.example:443']);
    const basic = Buffer.from('user:pass word').toString('base64');
    expect(proxy.asked[0]?.headers).toMatchObject({ 'proxy-authorization': `Basic ${basic}` });
    expect(proxy.asked[0]?.headers).not.toHaveProperty('authorization');
    expect(proxy.passed()).not.toMatch(/Token|spacecraft/);
    expect(server.requests.map(({ headers }) => headers.authorization)).toEqual(
      server.requests.map(() => `Token ${TOKEN}`),
    );
    expect(server.requests[0]?.headers).not.toHaveProperty('proxy-authorization');
    expect(readFileSync(folder.path('snapshot.json'), 'utf8')).toContain('https://ll.example/2.3.0/');
    expect(stdout + stderr).not.toMatch(/pass%20word|pass word/);
  });

  test('says that the proxy will not have it', async () => {
    const refusing = await startConnectProxy(1, 407);
    const { code, stderr } = await through(refusing.url, ['--max-calls', '1']);
    await refusing.close();
    expect(code).toBe(75);
    expect(stderr).toMatch(/^GET https:\/\/ll\.example\S+ failed: Proxy response \(407\).*\.\n$/);
  });

  test('asks a service on this machine directly', async () => {
    const ended = await runSnapshot({
      api: server.api,
      out: folder.path('snapshot.json'),
      env: clean({ HTTP_PROXY: proxy.url, HTTPS_PROXY: proxy.url }),
    });
    expect(ended.code).toBe(0);
    expect(proxy.asked).toEqual([]);
  });

  test.each(['ftp://proxy.example', 'http://proxy.example/path', 'http://'])(
    'refuses %s as a proxy',
    async (address) => {
      const { code, stderr } = await through(address);
      expect(code).toBe(2);
      expect(stderr).toMatch(
        /^error: the environment variable HTTPS_PROXY is invalid\. Expected the address of a proxy/,
      );
    },
  );
});

describe('npm run photos', () => {
  test('goes through the proxy, but to the hosts of NO_PROXY', async () => {
    const folder = photosFolder();
    const picture = await jpegOf({ width: 320, height: 200 });
    const server = await startPictureServer({ at: () => picture });
    const proxy = await startConnectProxy(Number(new URL(server.origin).port));
    folder.write(snapshotOf([{ id: 1, image_url: 'https://pictures.example/1.jpg' }]));
    const args = ['--host', 'pictures.example'];
    try {
      const { code } = await start('photos.ts', [...folder.args, ...args], clean({ HTTPS_PROXY: proxy.url }));
      expect(code).toBe(0);
      expect(proxy.asked.map(({ target }) => target)).toEqual(['pictures.example:443']);
      expect([...folder.photos().keys()]).toEqual([1]);

      const names: string[] = [];
      await runPhotos(folder, args, {
        env: clean({ HTTPS_PROXY: proxy.url, NO_PROXY: '.example' }),
        lookup: (name, _, callback) => {
          names.push(name);
          callback(null, [{ address: '10.0.0.1', family: 4 }]);
        },
      });
      expect(names).toContain('pictures.example');
      expect(proxy.asked).toHaveLength(1);
    } finally {
      await proxy.close();
      await server.close();
      folder.remove();
    }
  });
});
