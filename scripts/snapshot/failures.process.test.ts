/** Each thing that goes wrong with the service, one at a time, against a real server on a loopback port. */
import { readFileSync, readdirSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';

import { describe, expect, test } from 'vitest';

import {
  CRAFT,
  TOKEN,
  atSecondPage,
  expectNothingWritten,
  folder,
  out,
  run,
  server,
  useFailingService,
} from '../../tests/support/failing-service.ts';
import { makeCatalogue } from '../../tests/support/ll2-records.ts';
import { startLl2Server } from '../../tests/support/ll2-server.ts';
import type { ServedPage } from '../../tests/support/ll2-pages.ts';
import type { Misbehaviour } from '../../tests/support/ll2-server.ts';
import { fakeClock } from '../../tests/support/snapshot-run.ts';

useFailingService();

const secondPage = () => `GET ${server.api}spacecraft/?limit=100&mode=detailed&ordering=id&offset=100`;

describe('what may be over at the next attempt', () => {
  const raw = (bytes: string | Buffer): Misbehaviour => ({ kind: 'raw', answer: () => bytes });
  const http = (headers: string, body = '') => raw(`HTTP/1.1 200 OK\r\n${headers}\r\n\r\n${body}`);
  const cases: [name: string, what: Misbehaviour, message: string][] = [
    ['bytes that are no HTTP', raw('\u0000\u0001 nothing\r\n\r\n'), 'failed:'],
    ['a TLS alert', raw(Buffer.from('15030300020246', 'hex')), 'failed:'],
    ['an SSH banner', raw('SSH-2.0-OpenSSH_9.9\r\n'), 'failed:'],
    ['a bad chunk', http('transfer-encoding: chunked', 'zz\r\n{}\r\n0\r\n\r\n'), 'failed:'],
    ['a control sign in a header', http('x-name: a\u0001b\r\ncontent-length: 2', '{}'), 'failed:'],
    ['a header without end', http(`x-name: ${'a'.repeat(100_000)}`), 'failed:'],
    ['two lengths', http('content-length: 2\r\ncontent-length: 3', '{}'), 'failed:'],
    ['the request itself', { kind: 'raw', answer: echo }, 'failed:'],
    ['a chunk that holds the request', { kind: 'raw', answer: chunkOf }, 'failed:'],
    ['more records than were asked for', { kind: 'change', change: twice }, 'more than the 100 records'],
    [
      'deep JSON',
      { kind: 'text', change: (text) => text.replace('"results":[', `$&${'['.repeat(90_000)}`) },
      '64 deep',
    ],
    ['much beside the records', { kind: 'change', change: (page) => ({ ...page, a: 'x'.repeat(99_999) }) }, '64 KiB'],
    ['status 500', { kind: 'status', status: 500 }, 'was answered with status 500'],
    ['status 502', { kind: 'status', status: 502 }, 'was answered with status 502'],
    ['status 503', { kind: 'status', status: 503 }, 'was answered with status 503'],
    ['status 520 of a shield', { kind: 'status', status: 520 }, 'was answered with status 520'],
    ['HTML with status 200', { kind: 'body', body: '<!doctype html><h1>Busy</h1>' }, 'brought HTML instead of JSON'],
    ['an empty body', { kind: 'body', body: '' }, 'brought an empty answer'],
    ['cut-off JSON', { kind: 'text', change: (text) => text.slice(0, text.length / 2) }, 'cut off or damaged'],
    ['JSON cut off in its last byte', { kind: 'text', change: (text) => text.slice(0, -1) }, 'cut off or damaged'],
    ['JSON that is no list', { kind: 'body', body: '{"detail":"Later."}' }, 'no list of Launch Library 2'],
    ['no results under a full count', { kind: 'change', change: (page) => ({ ...page, results: [] }) }, 'no records'],
    [
      'a redirect to another host',
      { kind: 'status', status: 302, headers: { location: `http://elsewhere.example/?key=${TOKEN}` } },
      'was redirected to elsewhere.example',
    ],
    [
      'a redirect on the host',
      { kind: 'status', status: 301, headers: { location: '/2.3.0/' } },
      'was redirected to 127',
    ],
    ['a connection that is reset', { kind: 'reset', when: 'at once' }, 'failed:'],
    ['a body that is cut off', { kind: 'reset', when: 'half way' }, 'failed:'],
    ['packed bytes that are cut off', { kind: 'gzip', change: (packed) => packed.subarray(0, 900) }, 'came packed'],
    ['an encoding nobody asked for', { kind: 'body', body: 'x', headers: { 'content-encoding': 'zstd' } }, 'zstd'],
  ];

  test.each(cases)('%s: tried again, and the run goes on', async (_, what, message) => {
    server.options.misbehave = atSecondPage(what, 2);
    const clock = fakeClock();
    const ended = await run({ clock });
    expect(ended).toMatchObject({ code: 0, report: { outcome: 'written', calls: 6, changed: [6] } });
    expect(clock.slept).toEqual([1000, 2000]);
    expect(ended.stderr).toContain(secondPage());
    expect(ended.stderr).toContain(message);
    expect(ended.stdout + ended.stderr).not.toContain(TOKEN);
  });

  // How a run ends does not depend on what failed: one case of each way to fail (the connection, HTTP, a status, a
  // redirect, the packing, the text, the list), and those that send the token back.
  const endless = [
    'a TLS alert',
    'the request itself',
    'a chunk that holds the request',
    'status 503',
    'a redirect to another host',
    'packed bytes that are cut off',
    'JSON cut off in its last byte',
    'no results under a full count',
    'a body that is cut off',
  ];

  test.each(cases.filter(([name]) => endless.includes(name)))(
    '%s, without end: 75, nothing written, the first page kept',
    async (_, what, message) => {
      server.options.misbehave = atSecondPage(what);
      const clock = fakeClock();
      const ended = await run({ clock });
      expect(ended).toMatchObject({ code: 75, report: { outcome: 'postponed', calls: 6, spacecraft: 100 } });
      expect(clock.slept).toEqual([1000, 2000, 4000, 8000]);
      expect(ended.report.problems[0]?.message).toContain(secondPage());
      expect(ended.report.problems[0]?.message).toContain(message);
      expect(ended.stderr).toContain(ended.report.problems[0]?.message);
      expect(ended.stderr.split('\n').filter((line) => !/^(?:GET|Page) .*\.$/.test(line))).toEqual(['']);
      expectNothingWritten(ended);

      server.options.misbehave = () => null;
      server.requests.length = 0;
      const next = await run();
      expect(next).toMatchObject({ code: 0, report: { outcome: 'written', calls: 3, spacecraft: CRAFT } });
      expect(server.requests.map(({ query }) => query.get('offset'))).toEqual(['100', '200', '0']);
    },
  );

  test('never follows a redirect, so that the token stays with its host', async () => {
    const elsewhere = await startLl2Server({ catalogue: makeCatalogue({ craft: CRAFT }) });
    server.options.misbehave = () => ({
      kind: 'status',
      status: 302,
      headers: { location: `${elsewhere.api}spacecraft/` },
    });
    const ended = await run();
    await elsewhere.close();
    expect(ended.code).toBe(75);
    expect(elsewhere.requests).toEqual([]);
    expect(server.requests[0]?.headers.authorization).toBe(`Token ${TOKEN}`);
  });

  test('spends no more calls than it may', async () => {
    server.options.misbehave = atSecondPage({ kind: 'status', status: 500 });
    const ended = await run({ args: ['--max-calls', '3'] });
    expect(ended).toMatchObject({ code: 75, report: { calls: 3 } });
    expect(server.requests).toHaveLength(3);
    expect(ended.report.problems[0]?.message).toContain('all 3 calls of this run are used');
    expectNothingWritten(ended);
  });
});

describe('answers that take too long', () => {
  // Long enough for a sound answer on a busy machine, short enough to wait for.
  const timeouts = { answer: 1000 };

  test.each(['silence', 'drip'] as const)(
    'a page that times out twice by %s is asked for in smaller pieces',
    async (kind) => {
      server.options.misbehave = ({ query }) =>
        query.get('offset') === '100' && query.get('limit') === '100' ? { kind } : null;
      const ended = await run({ timeouts });
      expect(ended).toMatchObject({ code: 0, report: { outcome: 'written', calls: 7, spacecraft: CRAFT } });
      const asked = server.requests.map(({ query }) => `${query.get('offset')}+${query.get('limit')}`);
      expect(asked).toEqual(['0+100', '100+100', '100+100', '100+50', '150+50', '200+100', '0+100']);
      expect(ended.stderr).toContain(`${secondPage()} did not end within 1 s`);
    },
  );

  test('ends with 75 when even the smallest piece does not come', async () => {
    server.options.misbehave = atSecondPage({ kind: 'silence' });
    const ended = await run({ timeouts: { answer: 600 }, args: ['--max-calls', '50'] });
    expect(ended).toMatchObject({ code: 75, report: { spacecraft: 100 } });
    const limits = server.requests.map(({ query }) => query.get('limit'));
    expect(limits).toEqual(['100', '100', '100', '50', '50', '25', '25', '10', '10', '10', '10', '10']);
    expectNothingWritten(ended);
  });

  test('tells an answer that does not begin from one that does not end', async () => {
    server.options.misbehave = atSecondPage({ kind: 'silence' }, 1);
    const ended = await run({ timeouts: { headers: 1000, answer: 30_000 } });
    expect(ended.code).toBe(0);
    expect(ended.stderr).toContain(`${secondPage()} had no answer within 1 s; trying again in 1 s.`);
  });

  test('asks for less when an answer is larger than an answer may be, however small it was packed', async () => {
    const padding = ' '.repeat(65 * 1024 * 1024);
    server.options.misbehave = ({ query }) =>
      query.get('limit') === '100' && query.get('offset') === '0' && query.get('ordering') === 'id'
        ? { kind: 'body', body: padding }
        : null;
    const ended = await run({ timeouts: { headers: 30_000, answer: 60_000 } });
    expect(ended).toMatchObject({ code: 0, report: { spacecraft: CRAFT } });
    expect(ended.stderr).toContain('brought more than 64 MiB');
  });
});

describe('what no repetition will cure', () => {
  test.each([400, 401, 403, 404, 406])(
    'status %i: 1, at once, with advice, and the pages before it stay',
    async (status) => {
      server.options.misbehave = atSecondPage({ kind: 'status', status });
      const ended = await run();
      expect(ended).toMatchObject({ code: 1, report: { outcome: 'refused', calls: 2 } });
      expect(ended.report.problems[0]?.message).toMatch(new RegExp(`status ${status}; .*(LL2_TOKEN|--api)`));
      expectNothingWritten(ended);
      expect(readdirSync(folder.path(''))).toEqual(['.snapshot.json.run', 'changes.json', 'snapshot.json']);
      server.options.misbehave = () => null;
      server.requests.length = 0;
      expect((await run()).code).toBe(0);
      expect(server.requests.map(({ query }) => query.get('offset'))).toEqual(['100', '200', '0']);
    },
  );
});

describe('oddities that are survived with a warning', () => {
  const cases: [name: string, what: Misbehaviour, path: string, message: RegExp][] = [
    ['a byte order mark', { kind: 'text', change: (text) => `\ufeff${text}` }, '', /byte order mark/],
    [
      'a wrong content type',
      { kind: 'text', change: (text) => text, headers: { 'content-type': 'text/html' } },
      'Content-Type',
      /got "text\/html"/,
    ],
    [
      'a next that loops',
      { kind: 'change', change: (page) => ({ ...page, next: page.next?.replace('offset=200', 'offset=100') }) },
      'next',
      /leads back to the offset 100/,
    ],
    [
      'a next on another host',
      { kind: 'change', change: (page) => ({ ...page, next: 'https://evil.example/2.3.0/spacecraft/?offset=200' }) },
      'next',
      /another host, evil\.example/,
    ],
    [
      'no next in the middle',
      { kind: 'change', change: (page) => ({ ...page, next: null }) },
      'next',
      /though the list continues/,
    ],
    [
      'links to another host',
      { kind: 'change', change: foreign },
      'url',
      /names the host evil\.example instead of 127.*99 more/,
    ],
  ];

  test.each(cases)('%s', async (_, what, path, message) => {
    server.options.misbehave = atSecondPage(what);
    const ended = await run();
    expect(ended).toMatchObject({ code: 0, report: { outcome: 'written', calls: 4, changed: [6] } });
    expect(ended.report.problems).toHaveLength(1);
    expect(ended.report.problems[0]).toMatchObject({ path, message: expect.stringMatching(message) as string });
    expect(readFileSync(out(), 'utf8')).not.toContain('evil.example');
  });

  test('takes packed answers', async () => {
    server.options.misbehave = () => ({ kind: 'gzip' });
    expect(await run()).toMatchObject({ code: 0, report: { outcome: 'written', changed: [6], problems: [] } });
  });
});

/** The request as it came, token and all. */
function echo({ rawHeaders }: IncomingMessage): string {
  return rawHeaders.map((text, at) => (at % 2 === 0 ? `${text}: ` : `${text}\r\n`)).join('');
}

function chunkOf(request: IncomingMessage): string {
  return `HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n${echo(request)}`;
}

function twice(page: ServedPage): ServedPage {
  return { ...page, results: [...page.results, ...page.results] };
}

function foreign(page: ServedPage): ServedPage {
  return { ...page, results: page.results.map((row) => ({ ...row, url: 'https://evil.example/2.3.0/spacecraft/1/' })) };
}
