/** Serves a fetch handler on a port of this machine. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { createAdaptorServer } from '@hono/node-server';

/** A port or host that cannot be used; the message says why, and what to do. */
export class ListenError extends Error {
  override name = 'ListenError' as const;
}

/** A server that listens. */
export interface Listening {
  /** Scheme, host and port, without a final slash. */
  origin: string;
  /** Stops the server; responses in progress have two seconds to finish. */
  close: () => Promise<void>;
}

/** Milliseconds that responses in progress have to finish when the server stops. */
const closeTimeout = 2000;

/**
 * Starts a server.
 *
 * @param handler - responds to every request
 * @param port - 0 for any free one
 * @param host - name or address of the interface
 * @throws ListenError when the port or the host cannot be used
 */
export async function listen(
  handler: (request: Request) => Promise<Response>,
  { port, host }: { port: number; host: string },
): Promise<Listening> {
  const server = createAdaptorServer({ fetch: handler, hostname: host }) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(toListenError(error, port, host));
    });
    server.listen(port, host, resolve);
  });
  return {
    origin: originOf(server.address() as AddressInfo, host),
    close: () =>
      new Promise((resolve) => {
        const end = setTimeout(() => {
          server.closeAllConnections();
        }, closeTimeout);
        server.close(() => {
          clearTimeout(end);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}

/** The address to open in a browser, which cannot open that of all interfaces. */
function originOf({ port }: AddressInfo, host: string): string {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}

/** The system's error as a sentence that says what to do. */
export function toListenError(error: NodeJS.ErrnoException, port: number, host: string): ListenError {
  return new ListenError(formatError(error, port, host), { cause: error });
}

function formatError({ code, message }: NodeJS.ErrnoException, port: number, host: string): string {
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
