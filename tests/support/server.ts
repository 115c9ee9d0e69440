/**
 * Serves a built site as a content delivery network does: folders by their index, a redirect to the slash, `404.html` for
 * the rest.
 */
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';

/** A server that listens. */
export interface SiteServer {
  /** Scheme, host, port and base path, with a final slash. */
  address: string;
  close: () => Promise<void>;
}

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/x-icon',
  '.webmanifest': 'application/manifest+json',
};

/**
 * Serves a folder on a free port of this machine.
 *
 * @param folder - the built site
 * @param base - folder under which it is served, with a slash at both ends
 */
export async function serveSite(folder: string, base: string): Promise<SiteServer> {
  const server = createServer((request, response) => {
    answer(folder, base, request.url ?? '/', response).catch((error: unknown) => {
      response.writeHead(500, { 'content-type': 'text/plain' }).end(String(error));
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}${base}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.closeAllConnections();
        server.close((error) => {
          if (error) reject(error);
          else resolve();
        });
      }),
  };
}

async function answer(folder: string, base: string, target: string, response: ServerResponse): Promise<void> {
  // The parser of addresses takes dots out of a path, so that none leads out of the folder.
  const url = new URL(target, 'http://localhost');
  if (!url.pathname.startsWith(base)) return notFound(folder, response);
  const file = join(folder, decodeURIComponent(url.pathname.slice(base.length)));
  const kind = await kindOf(file);
  if (kind === 'folder' && !url.pathname.endsWith('/')) {
    response.writeHead(301, { location: `${url.pathname}/${url.search}` }).end();
    return;
  }
  const found = kind === 'folder' ? join(file, 'index.html') : file;
  if ((await kindOf(found)) !== 'file') return notFound(folder, response);
  await send(found, 200, response);
}

async function notFound(folder: string, response: ServerResponse): Promise<void> {
  await send(join(folder, '404.html'), 404, response);
}

async function send(file: string, status: number, response: ServerResponse): Promise<void> {
  const type = contentTypes[extname(file)] ?? 'application/octet-stream';
  const body = await readFile(file);
  response.writeHead(status, { 'content-type': type, 'content-length': body.length }).end(body);
}

async function kindOf(path: string): Promise<'file' | 'folder' | null> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch {
    return null;
  }
}
