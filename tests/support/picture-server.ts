/** A server of pictures on a free port of this machine, which behaves as well or as badly as it is told to. */
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Answers a request in its own way. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

export interface PictureServerOptions {
  /** What stands at a path: a picture, or a handler; null for nothing. */
  at: (path: string) => Buffer | Handler | null;
  /** Whether it knows conditional requests. */
  conditional?: boolean;
}

export interface SeenPicture {
  path: string;
  query: string;
  /** Whether it was asked only for a change. */
  conditional: boolean;
  userAgent: string;
}

export interface PictureServer {
  /** Scheme, host and port. */
  origin: string;
  options: PictureServerOptions;
  /** What was asked for, in order. */
  requests: SeenPicture[];
  close: () => Promise<void>;
}

/** Starts a server. */
export async function startPictureServer(options: PictureServerOptions): Promise<PictureServer> {
  const requests: SeenPicture[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const asked = request.headers['if-none-match'];
    requests.push({
      path: url.pathname,
      query: url.search,
      conditional: asked !== undefined || request.headers['if-modified-since'] !== undefined,
      userAgent: request.headers['user-agent'] ?? '',
    });
    const what = options.at(url.pathname);
    if (what === null) response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>Not found</h1>');
    else if (typeof what === 'function') what(request, response);
    else if (options.conditional === false) send(response, what);
    else {
      const etag = `"${createHash('sha256').update(what).digest('hex')}"`;
      if (asked === etag) response.writeHead(304, { etag }).end();
      else send(response, what, { etag });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    options,
    requests,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Sends bytes, under whatever name. */
export function send(response: ServerResponse, bytes: Buffer, headers: Record<string, string> = {}): void {
  response.writeHead(200, { 'content-type': 'image/jpeg', 'content-length': bytes.length, ...headers }).end(bytes);
}
