/**
 * The files of a built site over HTTP, as a content delivery network serves them: folders by their index, a redirect to
 * the final slash, `404.html` for the rest.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';

import { getMimeType } from 'hono/utils/mime';

import { isRead, withoutBody } from '../../src/edge/answers.ts';
import { matches } from '../../src/edge/etag.ts';

/** Types of files that the table of hono does not have. */
const moreTypes: Readonly<Record<string, string>> = {
  '.atom': 'application/atom+xml; charset=utf-8',
  '.ndjson': 'application/x-ndjson; charset=utf-8',
  '.sqlite': 'application/vnd.sqlite3',
};

/** Files under this folder carry a hash in their names. */
const HASHED = 'assets/';

const ALLOW = 'GET, HEAD';

/**
 * A fetch handler that answers with the files of a folder.
 *
 * @param folder - the built site; it may be replaced by another build at any time
 * @param base - folder under which it is served, with a slash at both ends
 */
export function createStaticFiles(folder: string, base: string): (request: Request) => Promise<Response> {
  const root = resolve(folder);

  async function answer(request: Request): Promise<Response> {
    const { pathname, search } = new URL(request.url);
    if (`${pathname}/` === base) return redirect(`${base}${search}`);
    const path = pathname.startsWith(base) ? decoded(pathname.slice(base.length)) : null;
    if (path === null) return notFound();
    const file = join(root, path);
    if (file !== root && !file.startsWith(root + sep)) return notFound();
    const found = await contentOf(path === '' || path.endsWith('/') ? join(file, 'index.html') : file);
    if (found === 'folder') {
      const page = await contentOf(join(file, 'index.html'));
      return typeof page === 'string' ? notFound() : redirect(`${pathname}/${search}`);
    }
    return found === 'nothing' ? notFound() : send(request, path, found);
  }

  async function notFound(): Promise<Response> {
    const page = await contentOf(join(root, '404.html'));
    const body = typeof page === 'string' ? 'Not found.' : page;
    return new Response(body, { status: 404, headers: { 'Content-Type': typeOf('404.html') } });
  }

  return async (request) => {
    if (!isRead(request.method)) {
      return new Response(null, { status: 405, headers: { Allow: ALLOW } });
    }
    const response = await answer(request);
    return request.method === 'HEAD' ? await withoutBody(response) : response;
  };
}

function send(request: Request, path: string, content: Buffer<ArrayBuffer>): Response {
  const etag = `"${createHash('sha256').update(content).digest('base64url')}"`;
  const headers = {
    'Cache-Control': path.startsWith(HASHED) ? 'public, max-age=31536000, immutable' : 'no-cache',
    ETag: etag,
  };
  if (matches(request.headers.get('If-None-Match'), etag)) return new Response(null, { status: 304, headers });
  const type = typeOf(path === '' || path.endsWith('/') ? 'index.html' : path);
  return new Response(content, { headers: { ...headers, 'Content-Type': type } });
}

function redirect(location: string): Response {
  return new Response(null, { status: 301, headers: { Location: location } });
}

function typeOf(file: string): string {
  return getMimeType(file) ?? moreTypes[extname(file)] ?? 'application/octet-stream';
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
