/**
 * The files of a built site over HTTP, as a content delivery network serves them: folders by their index, a redirect to
 * the final slash, `404.html` for the rest, and parts of a file on request.
 */
import { statSync } from 'node:fs';
import { resolve } from 'node:path';

import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import type { Context, MiddlewareHandler } from 'hono';
import { etag, RETAINED_304_HEADERS } from 'hono/etag';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { parseAccept } from 'hono/utils/accept';

import { byHeader, headersFor, FILE_STATUSES } from '../../src/publish/headers.ts';
import type { HeaderRule } from '../../src/publish/headers.ts';
import { contentTypeOf, fileTypeOf } from '../../src/publish/types.ts';

/** Where a built site is served, and with which headers. */
export interface ServedSite {
  /** Folder of the host, with a slash at both ends. */
  base: string;
  rules: readonly HeaderRule[];
}

/** The file that a request led to, a compressed copy included. */
interface Env {
  Variables: { file: string | undefined };
}

/** The only form of `Range` that is answered with a part. Others may be ignored, says RFC 9110. */
const SINGLE_RANGE = /^bytes=(?:\d+-\d*|-\d+)$/;

/**
 * A fetch handler that responds with the files of a folder.
 *
 * @param folder - the built site; another build may replace it at any time
 * @param served - where it is served, and with which headers
 */
export function createStaticFiles(
  folder: string,
  { base, rules }: ServedSite,
): (request: Request) => Promise<Response> {
  const root = resolve(folder);
  const app = new Hono<Env>();
  const options = {
    root,
    precompressed: true,
    onFound: (path: string, context: Context<Env>) => {
      context.set('file', path);
    },
  };
  const notFoundPage = serveStatic<Env>({ ...options, path: '404.html' });

  app.use(
    etag({ retainedHeaders: [...RETAINED_304_HEADERS, ...byHeader(rules).map(({ name }) => name), 'Accept-Ranges'] }),
    setHeaders({ base, rules }),
    methodNotAllowed({ app }),
    normalizeRequest,
  );
  if (base !== '/') app.get(base.slice(0, -1), (context) => redirect(context, base));
  app.get(
    `${base}*`,
    redirectToFolder,
    serveStatic<Env>({ ...options, rewriteRequestPath: (path) => path.slice(base.length) }),
  );
  app.notFound(async (context: Context<Env, string>) => {
    context.req.raw = withHeaders(context.req.raw, { range: null });
    const page = await notFoundPage(context, () => Promise.resolve());
    return page ? new Response(page.body, { status: 404, headers: page.headers }) : context.text('Not found.', 404);
  });

  return async (request) => {
    const response = await app.fetch(request);
    if (!isOutdatedPart(request, response)) return response;
    await response.body?.cancel();
    return app.fetch(withHeaders(request, { range: null }));
  };
}

/** The headers of the table, and those that depend on the file that was found. */
function setHeaders({ base, rules }: ServedSite): MiddlewareHandler<Env> {
  return async (context, next) => {
    await next();
    const { res } = context;
    const file = context.get('file');
    const isFile = FILE_STATUSES.includes(res.status);
    // An error must not be cached in place of a file that never changes.
    const address = isFile ? new URL(context.req.url).pathname : `${base}404.html`;
    for (const [name, value] of Object.entries(headersFor(rules, address))) res.headers.set(name, value);
    if (file === undefined) return;
    const original = res.headers.has('Content-Encoding') ? file.replace(/\.\w+$/, '') : file;
    res.headers.set('Content-Type', contentTypeOf(original));
    res.headers.set('ETag', tagOf(file));
    if (fileTypeOf(original).text) res.headers.set('Vary', 'Accept-Encoding');
    if (isFile) res.headers.set('Accept-Ranges', 'bytes');
  };
}

/** A page has one address: that of its folder, with its slash. */
const redirectToFolder: MiddlewareHandler<Env> = async (context, next) => {
  const { pathname } = new URL(context.req.url);
  if (context.req.path.endsWith('/index.html')) {
    return redirect(context, pathname.slice(0, pathname.lastIndexOf('/') + 1));
  }
  await next();
  const isIndex = /\/index\.html(?:\.\w+)?$/.test(context.get('file') ?? '');
  if (context.res.status === 404 || !isIndex || pathname.endsWith('/')) return undefined;
  await context.res.body?.cancel();
  context.set('file', undefined);
  // Hono merges the headers of two responses, and those of the file are not part of the redirect.
  context.res = undefined;
  context.res = redirect(context, `${pathname}/`);
  return undefined;
};

/** `serveStatic` knows neither weights of encodings nor ranges in other units, so they are resolved before it. */
const normalizeRequest: MiddlewareHandler<Env> = async (context, next) => {
  const { headers } = context.req.raw;
  const encodings = parseAccept(headers.get('Accept-Encoding')?.toLowerCase() ?? '').filter(({ q }) => q > 0);
  context.req.raw = withHeaders(context.req.raw, {
    'accept-encoding': encodings.map(({ type }) => type).join(),
    range: SINGLE_RANGE.test(headers.get('Range') ?? '') ? headers.get('Range') : null,
  });
  await next();
};

/** Whether a client that continues a download has another version of the file than the one that is served. */
function isOutdatedPart({ headers }: Request, response: Response): boolean {
  const validator = headers.get('If-Range');
  if (validator === null || (response.status !== 206 && response.status !== 416)) return false;
  return validator !== response.headers.get('ETag') && validator !== response.headers.get('Last-Modified');
}

function withHeaders(request: Request, changes: Readonly<Record<string, string | null>>): Request {
  const headers = new Headers(request.headers);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) headers.delete(name);
    else headers.set(name, value);
  }
  return new Request(request.url, { method: request.method, headers });
}

/** Hono's `appendTrailingSlash` names the host, which a client can forge; two slashes at the start would name another. */
function redirect(context: Context<Env>, path: string): Response {
  const location = path.replace(/^\/+/, '/') + new URL(context.req.url).search;
  return new Response(null, { status: 301, headers: { Location: location } });
}

/** A strong validator: the build keeps the time of files that it does not change. */
function tagOf(file: string): string {
  const { size, mtimeNs } = statSync(file, { bigint: true });
  return `"${size.toString(36)}-${mtimeNs.toString(36)}${/\.(?:br|gz)$/.exec(file)?.[0] ?? ''}"`;
}
