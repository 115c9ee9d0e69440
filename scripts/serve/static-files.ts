/**
 * The files of a built site over HTTP, as a content delivery network serves them: folders by their index, a redirect to
 * the final slash, `404.html` for the rest.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';

import { headersFor } from '../../src/publish/headers.ts';
import type { HeaderRule } from '../../src/publish/headers.ts';
import { contentTypeOf, fileTypeOf } from '../../src/publish/types.ts';

import { isRead, withoutBody } from '../../src/edge/answers.ts';
import { matches } from '../../src/edge/etag.ts';

/** Compressed copies, the best first: how requests name them, and what their names end in. */
const encodings = { br: '.br', gzip: '.gz' } as const;

const ALLOW = 'GET, HEAD';

/** Where a built site is served, and with which headers. */
export interface ServedSite {
  /** Folder of the host, with a slash at both ends. */
  base: string;
  rules: readonly HeaderRule[];
}

/**
 * A fetch handler that answers with the files of a folder.
 *
 * @param folder - the built site; it may be replaced by another build at any time
 * @param served - where it is served, and with which headers
 */
export function createStaticFiles(
  folder: string,
  { base, rules }: ServedSite,
): (request: Request) => Promise<Response> {
  const root = resolve(folder);

  async function answer(request: Request): Promise<Response> {
    const { pathname, search } = new URL(request.url);
    if (`${pathname}/` === base) return redirect(`${base}${search}`);
    const path = pathname.startsWith(base) ? decoded(pathname.slice(base.length)) : null;
    if (path === null) return notFound(request);
    const file = join(root, path);
    if (file !== root && !file.startsWith(root + sep)) return notFound(request);
    const [, page] = /^(|.*\/)index\.html$/s.exec(path) ?? [];
    if (page !== undefined) return redirect(base + page.split('/').map(encodeURIComponent).join('/') + search);
    const found = path === '' || path.endsWith('/') ? join(file, 'index.html') : file;
    const content = await contentOf(found);
    if (content === 'folder') {
      const page = await contentOf(join(file, 'index.html'));
      return typeof page === 'string' ? notFound(request) : redirect(`${pathname}/${search}`);
    }
    return content === 'nothing' ? notFound(request) : send(request, { file: found, content, address: pathname });
  }

  async function notFound(request: Request): Promise<Response> {
    const file = join(root, '404.html');
    const page = await contentOf(file);
    const content = typeof page === 'string' ? Buffer.from('Not found.') : page;
    return send(request, { file, content, address: `${base}404.html` }, 404);
  }

  async function send(
    request: Request,
    { file, content, address }: { file: string; content: Buffer<ArrayBuffer>; address: string },
    status = 200,
  ): Promise<Response> {
    const headers = new Headers(headersFor(rules, address));
    let body = content;
    if (fileTypeOf(file).text) {
      headers.set('Vary', 'Accept-Encoding');
      const copy = await compressedCopy(request, file);
      if (copy) {
        headers.set('Content-Encoding', copy.encoding);
        body = copy.content;
      }
    }
    const etag = `"${createHash('sha256').update(body).digest('base64url')}"`;
    headers.set('ETag', etag);
    if (status === 200 && matches(request.headers.get('If-None-Match'), etag)) {
      return new Response(null, { status: 304, headers });
    }
    headers.set('Content-Type', contentTypeOf(file));
    return new Response(body, { status, headers });
  }

  return async (request) => {
    if (!isRead(request.method)) {
      return new Response(null, { status: 405, headers: { Allow: ALLOW } });
    }
    const response = await answer(request);
    return request.method === 'HEAD' ? await withoutBody(response) : response;
  };
}

/** The best copy that a request takes and that lies beside a file; null for none. */
async function compressedCopy(
  request: Request,
  file: string,
): Promise<{ encoding: string; content: Buffer<ArrayBuffer> } | null> {
  const taken = encodingsTaken(request.headers.get('Accept-Encoding') ?? '');
  for (const [encoding, ending] of Object.entries(encodings)) {
    if (!taken.has(encoding)) continue;
    const content = await contentOf(file + ending);
    if (typeof content !== 'string') return { encoding, content };
  }
  return null;
}

/** The encodings that a request names, but for those with a weight of nothing (RFC 9110, section 12.5.3). */
function encodingsTaken(acceptEncoding: string): ReadonlySet<string> {
  const parts = acceptEncoding.toLowerCase().split(',');
  return new Set(
    parts.filter((part) => !/;\s*q=0(?:\.0*)?\s*$/.test(part)).map((part) => part.split(';')[0]?.trim() ?? ''),
  );
}

/** A redirect on this host: an address that begins with two slashes would name another one. */
function redirect(location: string): Response {
  return new Response(null, { status: 301, headers: { Location: location.replace(/^\/+/, '/') } });
}

/** A path as files are named; null where it is none. */
function decoded(path: string): string | null {
  try {
    const text = decodeURIComponent(path);
    // On Windows a backslash would lead as far as a slash does.
    return /[\0\\]/.test(text) ? null : text;
  } catch {
    return null;
  }
}

async function contentOf(file: string): Promise<Buffer<ArrayBuffer> | 'folder' | 'nothing'> {
  try {
    return await readFile(file);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EISDIR' ? 'folder' : 'nothing';
  }
}
