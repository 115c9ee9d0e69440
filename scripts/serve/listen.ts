/** Puts a fetch handler behind a port of this machine. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { getRequestListener } from '@hono/node-server';

/** A port that cannot be had; the message says why, and what to do. */
export class ListenError extends Error {
  override name = 'ListenError' as const;
}

/** A server that listens. */
export interface Listening {
  /** Scheme, host and port, without a final slash. */
  origin: string;
  /** Ends it: answers that are under way are finished, if that takes no more than a moment. */
  close: () => Promise<void>;
}

/** Milliseconds that an answer under way is given when the server ends. */
const PATIENCE = 2000;

/**
 * Listens.
 *
 * @param handler - answers every request
 * @param port - 0 for any free one
 * @param host - name or address of the interface
 * @throws ListenError when the port or the host is not to be had
 */
export async function listen(
  handler: (request: Request) => Promise<Response>,
  { port, host }: { port: number; host: string },
): Promise<Listening> {
  const listener = getRequestListener(handler, { hostname: host });
  const server = createServer((request, response) => void listener(request, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(listenErrorOf(error, port, host));
    });
    server.listen(port, host, resolve);
  });
  return {
    origin: originOf(server.address() as AddressInfo, host),
    close: () =>
      new Promise((resolve) => {
        const end = setTimeout(() => {
          server.closeAllConnections();
        }, PATIENCE);
        server.close(() => {
          clearTimeout(end);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}

/** The address to open: that of all interfaces is none. */
function originOf({ port }: AddressInfo, host: string): string {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

/** Why a port or a host is not to be had, from what the system says. */
export function listenErrorOf(error: NodeJS.ErrnoException, port: number, host: string): ListenError {
  return new ListenError(inWords(error, port, host), { cause: error });
}

function inWords({ code, message }: NodeJS.ErrnoException, port: number, host: string): string {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is taken; name another behind --, such as -- --port ${port < 65_535 ? port + 1 : port - 1}, or 0 for any that is free.`;
    case 'EACCES':
      return `Port ${port} may not be used by you; name one above 1023 behind --, such as -- --port 4321.`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EINVAL':
      return `This machine has no address ${host}; --host takes one of its own, such as 127.0.0.1.`;
    default:
      return `The server cannot listen on ${host}, port ${port}: ${message}.`;
  }
}
