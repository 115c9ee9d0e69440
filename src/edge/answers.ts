/** The service's answers: bodies and statuses as Launch Library 2 gives them, with what caches and browsers need. */
import type { Refusal } from '../domain/query.ts';
import { matches } from './etag.ts';

/** Addresses of the pages after and before; null where there is none. */
export interface Links {
  next: string | null;
  previous: string | null;
}

const JSON_TYPE = 'application/json';

const ALLOW = 'GET, HEAD, OPTIONS';

/** Seconds for which an answer may be used without asking again. A snapshot is days old at times; minutes do no harm. */
const MAX_AGE = 300;

/** Clients refuse headers of more than some 16 KB in all; the same links stand in the body whatever their length. */
const LONGEST_LINKS = 4096;

/** Of every answer: anyone's page may read it, search engines need not, and nobody guesses another type. */
const COMMON = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'ETag, Link',
  'X-Content-Type-Options': 'nosniff',
  'X-Robots-Tag': 'noindex',
};

/** An answer to a question that has one, ready to be sent to anyone who asks it. */
export interface Answer {
  /** JSON in UTF-8. */
  body: Uint8Array<ArrayBuffer>;
  etag: string;
  headers: Readonly<Record<string, string>>;
}

/**
 * An answer.
 *
 * @param body - JSON in UTF-8
 * @param tag - name of this version of the answer, among all answers at its address
 */
export function answerOf(
  body: Uint8Array<ArrayBuffer>,
  { tag, next = null, previous = null }: { tag: string } & Partial<Links>,
): Answer {
  const etag = `"${tag}"`;
  const links = [next && `<${next}>; rel="next"`, previous && `<${previous}>; rel="prev"`].filter(Boolean).join(', ');
  return {
    body,
    etag,
    headers: {
      ...COMMON,
      'Cache-Control': `public, max-age=${MAX_AGE}`,
      ETag: etag,
      ...(links !== '' && links.length <= LONGEST_LINKS && { Link: links }),
    },
  };
}

/** The response of an answer: whole, or 304 where the client has it already. */
export function send(request: Request, { body, etag, headers }: Answer): Response {
  if (matches(request.headers.get('If-None-Match'), etag)) return new Response(null, { status: 304, headers });
  return new Response(body, { headers: { ...headers, 'Content-Type': JSON_TYPE } });
}

/** The answer to a question that cannot be answered. */
export function refuse({ status, body }: Refusal): Response {
  return problem(status, body);
}

/** Whether a method reads. */
export function isRead(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}

/** The answer to `HEAD`: that to `GET`, told but not sent. */
export async function withoutBody(response: Response): Promise<Response> {
  const { status } = response;
  const headers = new Headers(response.headers);
  if (response.body) headers.set('Content-Length', String((await response.arrayBuffer()).byteLength));
  return new Response(null, { status, headers });
}

/** A method that changes something, which nothing here does. */
export function notAllowed(method: string): Response {
  return problem(405, { detail: `Method "${method}" not allowed.` }, { Allow: ALLOW });
}

/**
 * The same address with its final slash.
 *
 * @param location - path and query; no host, so that a forged one leads nowhere
 */
export function redirect(location: string): Response {
  const headers = { ...COMMON, 'Cache-Control': `public, max-age=${MAX_AGE}`, Location: location };
  return new Response(null, { status: 301, headers });
}

/** What may be done here, also from another site's page and with a key, as clients of LL2 send one. */
export function toOptions(): Response {
  const headers = {
    ...COMMON,
    Allow: ALLOW,
    'Access-Control-Allow-Methods': ALLOW,
    'Access-Control-Allow-Headers': '*, Authorization',
    'Access-Control-Max-Age': '86400',
  };
  return new Response(null, { status: 204, headers });
}

function problem(status: number, body: object, more: Readonly<Record<string, string>> = {}): Response {
  const headers = { ...COMMON, 'Cache-Control': 'no-cache', 'Content-Type': JSON_TYPE, ...more };
  return new Response(JSON.stringify(body), { status, headers });
}
