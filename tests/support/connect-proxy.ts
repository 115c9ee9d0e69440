/** A proxy on a loopback port that knows CONNECT alone, and a TLS front for what stands behind it. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';

const fixtures = join(import.meta.dirname, '..', 'fixtures', 'tls');

/** A certificate for `ll.example` and `pictures.example`, signed by itself and made for these tests alone. */
export const certificate = join(fixtures, 'certificate.pem');

export interface ConnectProxy {
  /** Its address. */
  url: string;
  /** What it was asked for. */
  asked: { target: string | undefined; headers: IncomingHttpHeaders }[];
  /** All bytes that it passed on from its callers. */
  passed: () => string;
  close: () => Promise<void>;
}

/**
 * Starts a proxy that leads every name to one server.
 *
 * @param port - of a server on this machine that speaks plain HTTP
 * @param status - what the proxy answers to CONNECT
 */
export async function startConnectProxy(port: number, status = 200): Promise<ConnectProxy> {
  const asked: ConnectProxy['asked'] = [];
  const pieces: Buffer[] = [];
  const sockets = new Set<Socket>();
  const couple = (one: Socket, two: Socket) => {
    for (const socket of [one, two]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
    }
    one.pipe(two).pipe(one);
  };
  const [key, cert] = ['key.pem', 'certificate.pem'].map((name) => readFileSync(join(fixtures, name)));
  const front = createTlsServer({ key, cert }, (socket) => {
    couple(socket, connect(port, '127.0.0.1'));
  });
  const proxy = createServer((_, response) => response.writeHead(405).end());
  proxy.on('connect', ({ url, headers }, socket: Socket) => {
    asked.push({ target: url, headers });
    socket.write(`HTTP/1.1 ${status} Word\r\n\r\n`);
    socket.on('data', (piece: Buffer) => pieces.push(piece));
    couple(socket, connect(portOf(front), '127.0.0.1'));
  });
  for (const server of [front, proxy]) await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${portOf(proxy)}`,
    asked,
    passed: () => Buffer.concat(pieces).toString('latin1'),
    async close() {
      for (const socket of sockets) socket.destroy();
      for (const server of [front, proxy]) await new Promise((resolve) => server.close(resolve));
    },
  };
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
