/**
 * A server on a loopback port that answers as Launch Library 2 does (paging, ordering, modes, throttling), from made-up
 * records, and fails in every way that is asked of it.
 */
import { createServer } from 'node:http';
import type { IncomingMessage, OutgoingHttpHeaders, RequestListener, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

import { API, PICTURES } from './ll2-basics.ts';
import type { JsonRecord } from './ll2-basics.ts';
import { ordered, pageOf } from './ll2-pages.ts';
import type { ServedPage } from './ll2-pages.ts';
import { allFlights, detailedFlight, normalShape } from './ll2-records.ts';
import type { MadeUpRecords } from './ll2-records.ts';

/** A request as it came. */
export interface SeenRequest {
  /** Path below the base address, such as `spacecraft/`. */
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage['headers'];
  /** Its number, from 1. */
  number: number;
}

/** One way not to answer as promised. `page` is what the answer would have been. */
export type Misbehaviour =
  /** Another status, with headers and a body of its own. */
  | { kind: 'status'; status: number; headers?: OutgoingHttpHeaders; body?: string }
  /** Any body under status 200. */
  | { kind: 'body'; body: string | Buffer; headers?: OutgoingHttpHeaders }
  /** The JSON of the page, changed. */
  | { kind: 'change'; change: (page: ServedPage) => unknown }
  /** The text of the page, changed. */
  | { kind: 'text'; change: (text: string) => string | Buffer; headers?: OutgoingHttpHeaders }
  /** The page, packed. */
  | { kind: 'gzip'; change?: (packed: Buffer) => Buffer }
  /** The connection breaks, before the headers or after half of the body. */
  | { kind: 'reset'; when: 'at once' | 'half way' }
  /** Bytes that need not be HTTP, and the end of the connection. */
  | { kind: 'raw'; answer: (request: IncomingMessage) => string | Buffer }
  /** No answer at all. */
  | { kind: 'silence' }
  /** Headers, and then a byte now and then, for ever. */
  | { kind: 'drip' };

/** The limit of calls. Refused calls do not count. */
export interface Throttle {
  calls: number;
  /** Milliseconds. */
  window: number;
  /** How the wait is told. */
  form?: 'seconds' | 'date' | 'text' | 'nothing';
}

export interface Ll2ServerOptions {
  catalogue: MadeUpRecords;
  /** 0 or nothing for any that is free. */
  port?: number;
  /** Answers for the pictures, where there are any at a path; without it the records name pictures of another host. */
  pictures?: (path: string) => RequestListener | null;
  throttle?: Throttle;
  /** Milliseconds since 1970, for the throttle; the system's clock unless given. */
  now?: () => number;
  /** The service's clock, for the header `Date`, in milliseconds since 1970; without it there is no such header. */
  date?: () => number;
  /** Whether flights come in the order of the table, whatever order is requested. */
  ignoresOrdering?: boolean;
  /** What to do with a request instead of answering it soundly. */
  misbehave?: (request: SeenRequest) => Misbehaviour | null;
}

export interface Ll2Server {
  /** Base address, with version. */
  api: string;
  /** What the server answers from; tests may change it between requests. */
  options: Ll2ServerOptions;
  /** All requests so far. */
  requests: SeenRequest[];
  close: () => Promise<void>;
}

const VERSION = '/2.3.0/';
const DRIP_INTERVAL = 20;

/**
 * Starts a server on a loopback port.
 *
 * @throws the system's error when the port is not to be had
 */
export async function startLl2Server(options: Ll2ServerOptions): Promise<Ll2Server> {
  const requests: SeenRequest[] = [];
  const granted: number[] = [];
  const timers = new Set<NodeJS.Timeout>();
  let api = '';
  const server = createServer((request, response) => {
    // A test's run has a clock of its own, with which the system's does not agree.
    response.sendDate = false;
    if (options.date) response.setHeader('date', new Date(options.date()).toUTCString());
    const url = new URL(request.url ?? '/', `http://${request.headers.host ?? 'localhost'}`);
    const picture = options.pictures?.(url.pathname);
    if (picture) {
      picture(request, response);
      return;
    }
    const path = url.pathname.startsWith(VERSION) ? url.pathname.slice(VERSION.length) : url.pathname;
    const seen = { path, query: url.searchParams, headers: request.headers, number: requests.length + 1 };
    requests.push(seen);
    answer(request, response, url, seen);
  });

  function answer(request: IncomingMessage, response: ServerResponse, url: URL, seen: SeenRequest): void {
    if (request.method !== 'GET') {
      sendJson(response, 405, { detail: `Method "${request.method}" not allowed.` });
      return;
    }
    if (!url.pathname.endsWith('/')) {
      response.writeHead(301, { location: `${url.pathname}/${url.search}` }).end();
      return;
    }
    const misbehaviour = options.misbehave?.(seen) ?? null;
    const wait = misbehaviour === null ? throttled() : null;
    if (wait !== null) sendThrottled(response, wait);
    else if (misbehaviour === null)
      respond(response, url, seen.path, (page) => {
        sendText(response, textOf(page));
      });
    else misbehaved(request, response, url, seen.path, misbehaviour);
  }

  /** Seconds to wait, or null for a call that is granted. */
  function throttled(): number | null {
    const { throttle, now = Date.now } = options;
    if (!throttle) return null;
    while (granted[0] !== undefined && granted[0] <= now() - throttle.window) granted.shift();
    if (granted.length < throttle.calls) {
      granted.push(now());
      return null;
    }
    return Math.ceil(((granted[0] ?? 0) + throttle.window - now()) / 1000);
  }

  function sendThrottled(response: ServerResponse, seconds: number): void {
    const { throttle, now = Date.now } = options;
    const form = throttle?.form ?? 'seconds';
    const headers: OutgoingHttpHeaders = {};
    if (form === 'seconds') headers['retry-after'] = String(seconds);
    if (form === 'date') headers['retry-after'] = new Date(now() + seconds * 1000).toUTCString();
    const expected = form === 'nothing' ? '' : ` Expected available in ${seconds} second${seconds === 1 ? '' : 's'}.`;
    sendJson(response, 429, { detail: `Request was throttled.${expected}` }, headers);
  }

  function respond(response: ServerResponse, url: URL, path: string, send: (page: ServedPage) => void): void {
    const { catalogue, ignoresOrdering = false } = options;
    const { searchParams } = url;
    const ordering = searchParams.get('ordering');
    const isDetailed = searchParams.get('mode') === 'detailed';
    const whole = (row: JsonRecord) => row;
    if (path === 'spacecraft/') {
      const rows = ordered(catalogue.spacecraft, ordering, ['id', 'flights_count']);
      send(pageOf(url, rows, isDetailed ? whole : normalShape));
    } else if (path === 'spacecraft_configurations/') {
      send(pageOf(url, ordered(catalogue.configurations, ordering, ['name']), whole));
    } else if (path === 'spacecraft_flights/') {
      const rows = ordered(allFlights(catalogue), ignoresOrdering ? null : ordering, ['id']);
      send(pageOf(url, rows, isDetailed ? (flight) => detailedFlight(flight, catalogue) : whole));
    } else sendJson(response, 404, { detail: 'Not found.' });
  }

  function misbehaved(
    request: IncomingMessage,
    response: ServerResponse,
    url: URL,
    path: string,
    what: Misbehaviour,
  ): void {
    switch (what.kind) {
      case 'status':
        response
          .writeHead(what.status, { 'content-type': 'text/html', ...what.headers })
          .end(what.body ?? '<h1>Oh</h1>');
        return;
      case 'body':
        response.writeHead(200, { 'content-type': 'application/json', ...what.headers }).end(what.body);
        return;
      case 'change':
        respond(response, url, path, (page) => {
          sendText(response, textOf(what.change(page)));
        });
        return;
      case 'text':
        respond(response, url, path, (page) => {
          const headers = { 'content-type': 'application/json', ...what.headers };
          response.writeHead(200, headers).end(what.change(textOf(page)));
        });
        return;
      case 'gzip':
        respond(response, url, path, (page) => {
          const packed = gzipSync(textOf(page));
          const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
          response.writeHead(200, headers).end(what.change?.(packed) ?? packed);
        });
        return;
      case 'reset':
        if (what.when === 'at once') request.socket.destroy();
        else {
          respond(response, url, path, (page) => {
            const text = textOf(page);
            response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) });
            response.write(text.slice(0, text.length / 2), () => request.socket.destroy());
          });
        }
        return;
      case 'raw':
        request.socket.end(what.answer(request));
        return;
      case 'silence':
        return;
      case 'drip': {
        response.writeHead(200, { 'content-type': 'application/json' }).write('{"count":');
        const timer = setInterval(() => response.write(' '), DRIP_INTERVAL);
        timers.add(timer);
        request.socket.on('close', () => {
          clearInterval(timer);
        });
      }
    }
  }

  /** JSON with the server's own address in its links. */
  function textOf(value: unknown): string {
    const text = JSON.stringify(value).replaceAll(API, api);
    return options.pictures === undefined ? text : text.replaceAll(PICTURES, new URL('/', api).href);
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  api = `http://127.0.0.1:${(server.address() as AddressInfo).port}${VERSION}`;
  return {
    api,
    options,
    requests,
    async close() {
      for (const timer of timers) clearInterval(timer);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function sendText(response: ServerResponse, text: string): void {
  response.writeHead(200, { 'content-type': 'application/json' }).end(text);
}

function sendJson(response: ServerResponse, status: number, value: unknown, headers: OutgoingHttpHeaders = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value));
}
