/** Each thing that goes wrong with a picture, one at a time, against a real server: it costs that picture alone. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { bomb, cutShort, gif, greedy, html, svgPicture, wide } from '../../tests/support/odd-pictures.ts';
import { photosFolder, runPhotos, snapshotOf } from '../../tests/support/photos-run.ts';
import type { PhotosRunResult, PhotosFolder } from '../../tests/support/photos-run.ts';
import { send, startPictureServer } from '../../tests/support/picture-server.ts';
import type { Handler, PictureServer } from '../../tests/support/picture-server.ts';
import { jpegOf } from '../../tests/support/pictures.ts';
import { fakeClock } from '../../tests/support/snapshot-run.ts';
import type { Lookup } from './fetcher.ts';

const good = await jpegOf({ width: 320, height: 200 });

let folder: PhotosFolder;
let server: PictureServer;
/** What stands at /bad.jpg. */
let bad: Buffer | Handler;

beforeEach(async () => {
  folder = photosFolder();
  server = await startPictureServer({
    at: (path) => (path === '/bad.jpg' ? bad : path === '/good.jpg' ? good : null),
  });
  folder.write(
    snapshotOf([
      { id: 1, image_url: `${server.origin}/bad.jpg` },
      { id: 2, image_url: `${server.origin}/good.jpg` },
    ]),
  );
});

afterEach(async () => {
  await server.close();
  folder.remove();
});

/** What holds of every such run. */
function expectOneLost(ended: PhotosRunResult, reason: RegExp): void {
  expect(ended.code).toBe(0);
  expect(ended.report).toMatchObject({ made: [2], failed: [{ id: 1, earlier_version: false }], problems: [] });
  expect(ended.report.failed[0]?.reason).toMatch(reason);
  expect(ended.stderr).toContain(`${server.origin}/bad.jpg: ${ended.report.failed[0]?.reason}.`);
  expect([...folder.photos().keys()]).toEqual([2]);
  expect(Object.keys(folder.everything()).filter((name) => /original|lock|tmp/.test(name))).toEqual([]);
}

const tries = () => server.requests.filter(({ path }) => path === '/bad.jpg').length;
const status =
  (code: number, headers: Record<string, string> = {}): Handler =>
  (_, response) => {
    response.writeHead(code, headers).end();
  };

/** Bytes that need not be HTTP. */
const raw =
  (bytes: string | Buffer): Handler =>
  ({ socket }) => {
    socket.end(bytes);
  };

describe('what cannot be had', () => {
  const cases: [name: string, what: () => Buffer | Handler | Promise<Buffer>, reason: RegExp, tries: number][] = [
    ['404', () => status(404), /^the server answers with status 404$/, 1],
    ['403', () => status(403), /^the server answers with status 403$/, 1],
    ['410', () => status(410), /^the server answers with status 410$/, 1],
    ['500', () => status(500), /^the server answers with status 500$/, 3],
    ['204', () => status(204), /^the server answers with status 204$/, 1],
    ['304 that nobody asked for', () => status(304), /^the server answers with status 304$/, 1],
    ['429 for longer than is waited', () => status(429, { 'retry-after': '3600' }), /status 429$/, 1],
    ['zero bytes', () => Buffer.alloc(0), /^the server sends nothing at all$/, 3],
    ['HTML', () => html, /^it is no JPEG, PNG or WebP by its bytes, but HTML$/, 1],
    ['SVG with a script', () => svgPicture, /but SVG or other XML$/, 1],
    ['a GIF under another name', gif, /but a GIF$/, 1],
    ['JSON', () => Buffer.from('{"detail":"Not found."}'), /but JSON$/, 1],
    ['a few bytes', () => Buffer.from('abc'), /but something else$/, 1],
    ['a file that is cut short', cutShort, /^it is damaged: /, 1],
    ['a picture of 900 megapixels', bomb, /^it has 30000 by 30000 pixels, 900 megapixels; at most 60 are decoded$/, 1],
    ['a picture that must be held whole', greedy, /decoding takes \d+ MiB of memory; at most 240 are given$/, 1],
    ['a picture of one row', wide, /60000000 by 1 pixels are stored so that decoding takes \d+ MiB of memory/, 1],
    ['a header alone', () => good.subarray(0, 30), /^it is damaged: /, 1],
    ['noise behind a header', () => Buffer.concat([good.subarray(0, 4), Buffer.alloc(900, 7)]), /^it is damaged: /, 1],
    [
      'a redirect to a metadata address',
      () => status(302, { location: 'http://169.254.169.254/latest/' }),
      /not allowed/,
      1,
    ],
    ['the same as a plain number', () => status(302, { location: 'http://2852039166/latest/' }), /not allowed/, 1],
    ['the same inside IPv6', () => status(302, { location: 'http://[::ffff:a9fe:a9fe]/' }), /not allowed/, 1],
    [
      'a redirect to a file',
      () => status(301, { location: 'file:///etc/passwd' }),
      /^file: addresses are not followed$/,
      1,
    ],
    [
      'a redirect to another host',
      () => status(307, { location: 'https://elsewhere.example/' }),
      /elsewhere\.example/,
      1,
    ],
    ['a redirect to localhost by name', () => status(302, { location: 'http://localhost:1/' }), /not allowed/, 1],
    ['a redirect with a password', () => status(302, { location: 'http://me:secret@127.0.0.1/' }), /password/, 1],
    ['a redirect to nowhere', () => status(302), /without saying where to$/, 1],
    ['a redirect to itself', () => status(302, { location: '/bad.jpg' }), /more than 5 times$/, 6],
    [
      'packed bytes that nobody asked for',
      () => (_, response) => {
        send(response, good, { 'content-encoding': 'gzip' });
      },
      /encoding "gzip"/,
      1,
    ],
    [
      'a connection that is reset',
      () => (request) => {
        request.socket.destroy();
      },
      /^the connection failed: /,
      3,
    ],
    ['bytes that are no HTTP', () => raw('\u0000\u0001 nothing\r\n\r\n'), /^the connection failed: /, 3],
    ['a TLS alert', () => raw(Buffer.from('15030300020246', 'hex')), /^the connection failed: /, 3],
    ['an SSH banner', () => raw('SSH-2.0-OpenSSH_9.9\r\n'), /^the connection failed: /, 3],
    [
      'a bad chunk',
      () => raw('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n'),
      /^the connection failed: /,
      3,
    ],
    [
      'a control sign in a header',
      () => raw('HTTP/1.1 200 OK\r\nx-name: a\u0001b\r\ncontent-length: 0\r\n\r\n'),
      /^the connection failed: /,
      3,
    ],
    [
      'a body that breaks off',
      () => (request, response) => {
        response.writeHead(200, { 'content-length': good.length });
        response.write(good.subarray(0, 900), () => request.socket.destroy());
      },
      /^the connection failed: /,
      3,
    ],
    [
      'a body that ends too early, without a word of how long it should be',
      () => (_, response) => {
        response.write(good.subarray(0, good.length / 2));
        response.end();
      },
      /^it is damaged: /,
      1,
    ],
    [
      'a server that says nothing',
      () => () => undefined,
      /^(the server was silent for 1 s|it did not come within 2 s)$/,
      3,
    ],
    [
      'a byte at a time',
      () => (request, response) => {
        response.writeHead(200, { 'content-length': good.length });
        let sent = 0;
        const timer = setInterval(() => response.write(good.subarray(sent, ++sent)), 50);
        request.socket.on('close', () => {
          clearInterval(timer);
        });
      },
      /^it did not come within 2 s$/,
      3,
    ],
  ];

  test.each(cases)('%s', async (name, what, reason, expected) => {
    bad = await what();
    const clock = fakeClock();
    const isSlow = /says nothing|at a time/.test(name);
    const context = { clock, ...(isSlow && { timeouts: { silence: 1000, whole: 2000 } }) };
    expectOneLost(await runPhotos(folder, [], context), reason);
    expect(tries()).toBe(expected);
    if (expected === 3) expect(clock.slept).toEqual([1000, 2000]);
  });

  test.each([
    ['that says so', true],
    ['that does not say so', false],
  ])('200 MB %s', async (_, says) => {
    let sent = 0;
    bad = (request, response) => {
      response.writeHead(200, says ? { 'content-length': 200_000_000 } : {});
      response.write(good);
      const more = () => {
        const piece = Buffer.alloc(100_000);
        for (let room = true; room && sent < 200_000_000 && !request.socket.destroyed; sent += piece.length) {
          room = response.write(piece);
        }
      };
      response.on('drain', more);
      more();
    };
    expectOneLost(
      await runPhotos(folder, ['--max-bytes', '1000000']),
      /^it has more than 1000000 bytes \(--max-bytes\)$/,
    );
    expect(tries()).toBe(1);
    expect(sent).toBeLessThan(20_000_000);
  });

  test('a host that is not on the list', async () => {
    folder.write(
      snapshotOf([
        { id: 1, image_url: `${server.origin.replace('127.0.0.1', 'localhost')}/bad.jpg` },
        { id: 2, image_url: `${server.origin}/good.jpg` },
      ]),
    );
    const { report } = await runPhotos(folder);
    expect(report.failed[0]?.reason).toMatch(/^the host localhost:\d+ is not allowed \(--host\)$/);
    expect(tries()).toBe(0);
  });

  test('a port where nobody listens', async () => {
    const closed = createServer();
    await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    bad = status(302, { location: `http://127.0.0.1:${port}/` });
    expectOneLost(await runPhotos(folder), /^the connection failed: .*ECONNREFUSED/);
  });
});

describe('a name that leads into a network', () => {
  const lookup =
    (address: string): Lookup =>
    (_, __, callback) => {
      callback(null, [{ address, family: address.includes(':') ? 6 : 4 }]);
    };
  const named = (name: string) =>
    snapshotOf([{ id: 1, image_url: `https://${name}:${new URL(server.origin).port}/good.jpg` }]);

  test.each(['127.0.0.1', '10.0.0.1', '169.254.169.254', '::1', '::ffff:127.0.0.1', 'fd00::1'])(
    'to %s is not asked, whatever it is called',
    async (address) => {
      folder.write(named('pictures.example'));
      const ended = await runPhotos(folder, ['--host', 'pictures.example'], {
        lookup: lookup(address),
      });
      expect(ended.code).toBe(1);
      expect(server.requests).toEqual([]);
      expect(ended.report.failed[0]?.reason).toBe(
        `pictures.example leads to ${address}, which is not on the public internet (--host)`,
      );
    },
  );

  test('is asked where the list names the number as well: here the server just speaks no TLS', async () => {
    folder.write(named('pictures.example'));
    const ended = await runPhotos(folder, ['--host', 'pictures.example', '--host', '127.0.0.1'], {
      lookup: lookup('127.0.0.1'),
    });
    expect(ended.report.failed[0]?.reason).toMatch(/^the connection failed: /);
  });

  test('such as localhost is asked only when the list says localhost', async () => {
    folder.write(snapshotOf([{ id: 1, image_url: `${server.origin.replace('127.0.0.1', 'localhost')}/good.jpg` }]));
    const ended = await runPhotos(folder, ['--host', 'localhost'], { lookup: lookup('127.0.0.1') });
    expect(ended.report.made).toEqual([1]);
  });
});
