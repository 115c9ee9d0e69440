/** Answers of a service that means harm, or is broken in every way at once: what a fuzzer of the refresh draws from. */
import { brotliCompressSync, gzipSync } from 'node:zlib';

import fc from 'fast-check';

import type { ServedPage } from './ll2-pages.ts';
import type { Misbehaviour } from './ll2-server.ts';

/** What a run meets. */
export interface HostilePlan {
  /** One for each request, over and over; null for a sound answer. */
  answers: (Misbehaviour | null)[];
  /** Milliseconds after which somebody presses Ctrl-C; null for nobody. */
  interruptedAfter: number | null;
}

/** A text in the case and the encodings in which a server may send it back. */
const encodings: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => encodeURIComponent(text).replaceAll('-', '%2D'),
  (text) => text.replaceAll(/./g, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
  (text) => Buffer.from(`Token ${text}`).toString('base64'),
  (text) => `${text.slice(0, 5)}\u0000${text.slice(5)}`,
];

const json = { 'content-type': 'application/json' };
const raw = (bytes: string | Buffer): Misbehaviour => ({ kind: 'raw', answer: () => bytes });
const head = (status: string, ...headers: string[]) => [`HTTP/1.1 ${status}`, ...headers, '', ''].join('\r\n');
const body = (bytes: string | Buffer, headers: Record<string, string> = {}): Misbehaviour => ({
  kind: 'body',
  body: bytes,
  headers: { ...json, ...headers },
});

/** Values where others are expected. */
function strangeValue(token: string): fc.Arbitrary<unknown> {
  const secret = fc.constantFrom(...encodings).map((encode) => `x ${encode(token)} y`);
  const large = fc.constantFrom(1e3, 2e5, 3e6).map((length) => 'a '.repeat(length / 2));
  const deep = fc.constantFrom(30, 900).map((depth) => JSON.parse('['.repeat(depth) + ']'.repeat(depth)) as unknown);
  const numbers = fc.constantFrom(0, -1, 0.5, 5e6, 1e9, 2 ** 53, 1e300, Number.MAX_SAFE_INTEGER);
  const texts = fc.constantFrom(
    ...['', ' ', '\u0000', '\ud800', '\u202e', 'P9999999999D', 'PT1e9S', '9999-12-31', '9999-12-31T23:59:59Z'],
    ...['javascript:alert(1)', 'http://[::1', '//evil.example', '<script>', '../../etc/passwd', '__proto__', 'P-1D'],
  );
  const lists = fc.constantFrom(0, 3, 40_000).map((length) => Array.from({ length }, () => ({})));
  return fc.oneof(secret, numbers, texts, lists, deep, large, fc.jsonValue({ maxDepth: 3 }));
}

/** The page with one value or more replaced, wherever they are. */
function changed(token: string): fc.Arbitrary<Misbehaviour> {
  const fields = [
    'id',
    'name',
    'url',
    'serial_number',
    'is_placeholder',
    'image',
    'in_space',
    'time_in_space',
    'flights',
  ];
  fields.push(
    'time_docked',
    'flights_count',
    'mission_ends_count',
    'status',
    'description',
    'spacecraft_config',
    'type',
    'launch_crew',
    'docking_events',
  );
  const change = fc.record({
    row: fc.nat(99),
    field: fc.constantFrom(...fields),
    value: strangeValue(token),
    all: fc.boolean(),
  });
  return fc.array(change, { minLength: 1, maxLength: 4 }).map((changes) => ({
    kind: 'change',
    change: (page) => {
      const results = page.results.map((row, index) => {
        const own = changes.filter(({ row: at, all }) => all || at % page.results.length === index);
        return own.reduce((done, { field, value }) => ({ ...done, [field]: value }), row);
      });
      return { ...page, results };
    },
  }));
}

/** The envelope changed. */
function envelope(token: string): fc.Arbitrary<Misbehaviour> {
  const change: fc.Arbitrary<(page: ServedPage) => unknown> = fc.oneof(
    strangeValue(token).map((value) => (page: ServedPage) => ({ ...page, next: value })),
    strangeValue(token).map((value) => (page: ServedPage) => ({ ...page, results: value })),
    fc
      .constantFrom<unknown>(-1, 1e9, 1.5, '230', 0, 229, 231, null)
      .map((count) => (page: ServedPage) => ({ ...page, count })),
    fc.constantFrom(
      (page: ServedPage) => ({ ...page, results: [...page.results, ...page.results] }),
      (page: ServedPage) => ({ ...page, results: page.results.slice(1) }),
      (page: ServedPage) => ({ ...page, results: page.results.toReversed() }),
      (page: ServedPage) => ({ ...page, results: page.results.map(() => page.results[0]) }),
      (page: ServedPage) => ({ ...page, results: page.results.map(() => ({})) }),
      (page: ServedPage) => [page],
      (page: ServedPage) => page.results,
    ),
  );
  return change.map((each) => ({ kind: 'change', change: each }));
}

/** What is no answer at all, or breaks off. */
function broken(): fc.Arbitrary<Misbehaviour> {
  const records = (count: number) => `{"count":230,"results":[${'{},'.repeat(count)}{}]}`;
  return fc.oneof(
    fc.uint8Array({ minLength: 1, maxLength: 300 }).map((bytes) => raw(Buffer.from(bytes))),
    fc.constantFrom<Misbehaviour>(
      raw(Buffer.from('15030300020246', 'hex')),
      raw('SSH-2.0-OpenSSH_9.9\r\n'),
      raw(''),
      raw('HTTP/9.9 999 ?\r\n\r\n'),
      raw(head('101 Switching', 'upgrade: h2c', 'connection: upgrade')),
      raw(head('204 None', 'content-length: 5') + 'abcde'),
      raw(head('200 OK', 'content-length: 2', 'content-length: 3') + '{}'),
      raw(head('200 OK', 'content-length: 99999') + '{"count":'),
      raw(head('200 OK', 'x: a\u0001b', 'content-length: 2') + '{}'),
      raw(head('200 OK', `x: ${'a'.repeat(99_999)}`)),
      raw(head('200 OK', 'transfer-encoding: chunked') + 'zz\r\n'),
      raw(head('200 OK', 'transfer-encoding: chunked') + 'ffffffffff\r\n{'),
      raw(head('302 Found', 'location: http://[')),
      { kind: 'raw', answer: ({ rawHeaders }) => rawHeaders.join(': ') },
      {
        kind: 'raw',
        answer: ({ rawHeaders }) => head('200 OK', 'transfer-encoding: chunked') + rawHeaders.join('\r\n'),
      },
      { kind: 'raw', answer: ({ rawHeaders }) => head(`200 ${rawHeaders.join(' ')}\u0007`) },
      { kind: 'reset', when: 'at once' },
      { kind: 'reset', when: 'half way' },
      { kind: 'gzip' },
      { kind: 'gzip', change: (packed) => packed.subarray(0, packed.length / 2) },
      { kind: 'gzip', change: (packed) => packed.map((byte, at) => (at % 97 === 50 ? byte ^ 8 : byte)) as Buffer },
      body(gzipSync(records(2_000_000)), { 'content-encoding': 'gzip' }),
      body(brotliCompressSync(`{"count":230,"results":[[${'1,'.repeat(400_000)}1]]}`), { 'content-encoding': 'br' }),
      body('x', { 'content-encoding': 'deflate' }),
      body(''),
      body('<!doctype html>'),
      body('\ufeff{'),
      body('null'),
      body('['.repeat(100_000)),
      body('{"results":['.repeat(50)),
      body(`{"count":230,"results":[${'"\\ud800",'.repeat(40)}1]}`),
      body(`{"count":230,"__proto__":{"results":[]},"results":[{"__proto__":null}]}`),
    ),
    fc.double({ min: 0, max: 1, noNaN: true }).map((part): Misbehaviour => ({
      kind: 'text',
      change: (text) => text.slice(0, part * text.length),
    })),
  );
}

/** Any status, with headers that tell when to come back, or something else. */
function status(token: string): fc.Arbitrary<Misbehaviour> {
  const waits = ['0', '1', '30', '3600', '-1', '1e99', 'soon', 'Fri, 31 Dec 9999 23:59:59 GMT', '99999999999999999999'];
  return fc
    .record({
      status: fc.constantFrom(
        201,
        204,
        206,
        301,
        302,
        304,
        400,
        401,
        403,
        404,
        408,
        418,
        425,
        429,
        500,
        502,
        503,
        504,
        524,
      ),
      wait: fc.constantFrom(undefined, ...waits),
      encode: fc.constantFrom(...encodings),
    })
    .map(({ status: code, wait, encode }) => ({
      kind: 'status',
      status: code,
      headers: { location: `/${encodeURI(encode(token))}`, ...(wait !== undefined && { 'retry-after': wait }) },
      body: `{"detail":"${encode(token)} Expected available in ${'9'.repeat(30)} seconds."}`,
    }));
}

/** Plans of runs. @param token - that the service was sent, and may send back */
export function hostilePlan(token: string): fc.Arbitrary<HostilePlan> {
  const slow = fc.constantFrom<Misbehaviour>({ kind: 'silence' }, { kind: 'drip' });
  const answer = fc.oneof(
    { weight: 8, arbitrary: fc.constant(null) },
    { weight: 6, arbitrary: changed(token) },
    { weight: 3, arbitrary: envelope(token) },
    { weight: 6, arbitrary: broken() },
    { weight: 3, arbitrary: status(token) },
    { weight: 1, arbitrary: slow },
  );
  return fc.record({
    answers: fc.array(answer, { minLength: 1, maxLength: 8 }),
    interruptedAfter: fc.option(fc.integer({ min: 0, max: 150 }), { freq: 9 }),
  });
}
