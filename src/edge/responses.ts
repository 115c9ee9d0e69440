/** The service's responses, with the bodies and statuses of Launch Library 2. */
import type { Refusal } from '../domain/query.ts';

/** The methods that the service allows. */
export const ALLOWED_METHODS = ['GET', 'HEAD', 'OPTIONS'];

/** Of every response: pages of any site may read it, browsers do not guess its type, search engines do not list it. */
export const COMMON_HEADERS = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'ETag, Link',
  'X-Content-Type-Options': 'nosniff',
  'X-Robots-Tag': 'noindex',
};

/** A few minutes: the snapshot behind the service is often days old. */
export const CACHE_CONTROL = 'public, max-age=300';

/** Many clients refuse more than about 16 KB of headers; the body has the links whatever their length. */
const MAX_LINK_LENGTH = 4096;

/** Addresses of the next and the previous page; null where there is none. */
export interface PageLinks {
  next: string | null;
  previous: string | null;
}

/** A successful response, ready to be sent again. */
export interface JsonResponse {
  /** JSON in UTF-8. */
  body: Uint8Array<ArrayBuffer>;
  headers: Readonly<Record<string, string>>;
}

/**
 * A successful response.
 *
 * @param body - JSON in UTF-8
 * @param tag - identifies this version among all responses at its address
 */
export function createResponse(
  body: Uint8Array<ArrayBuffer>,
  { tag, next = null, previous = null }: { tag: string } & Partial<PageLinks>,
): JsonResponse {
  const links = [next && `<${next}>; rel="next"`, previous && `<${previous}>; rel="prev"`].filter(Boolean).join(', ');
  return {
    body,
    headers: {
      ...headersOfJson(body),
      'Cache-Control': CACHE_CONTROL,
      ETag: `"${tag}"`,
      ...(links !== '' && links.length <= MAX_LINK_LENGTH && { Link: links }),
    },
  };
}

/** The response to a request that is refused. */
export function errorResponse({ status, body }: Pick<Refusal, 'body'> & { status: number }, more = {}): Response {
  const json = new TextEncoder().encode(JSON.stringify(body));
  return new Response(json, { status, headers: { ...headersOfJson(json), 'Cache-Control': 'no-cache', ...more } });
}

/** Content-Length is written out because the response to HEAD has no body to count. */
function headersOfJson(body: Uint8Array) {
  return { ...COMMON_HEADERS, 'Content-Type': 'application/json', 'Content-Length': String(body.length) };
}
