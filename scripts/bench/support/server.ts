/**
 * A server for the benchmark of the query service, in a process of its own: the service over 600 made-up craft, or a bare
 * `node:http` server that sends what the service answered to one address. Sends its origin to its parent.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { fleet } from '../../../tests/fixtures/fleet.ts';
import { createService } from '../../../src/edge/service.ts';
import { listen } from '../../serve/listen.ts';

const CRAFT = 600;
const here = { port: 0, host: '127.0.0.1' };

const [kind, url = ''] = process.argv.slice(2);
process.send?.(kind === 'service' ? await serveMadeUpCraft() : await serveSameBytes(url));

async function serveMadeUpCraft(): Promise<string> {
  const series = fleet.spacecraft.filter(({ id }) => id >= 200);
  const times = Math.ceil(CRAFT / series.length);
  const description =
    'A made-up craft whose description is about as long as those that stand in the real records. '.repeat(3);
  const spacecraft = Array.from({ length: times }, () => series)
    .flat()
    .slice(0, CRAFT)
    .map((craft, index) => ({ ...craft, id: index + 1, description }));
  const service = createService({ ...fleet, spacecraft, source: { ...fleet.source, count: CRAFT } });
  return (await listen((request) => service(request), here)).origin;
}

async function serveSameBytes(address: string): Promise<string> {
  const response = await fetch(address);
  const headers = Object.fromEntries(response.headers);
  // Node adds these itself.
  for (const own of ['connection', 'date', 'keep-alive']) Reflect.deleteProperty(headers, own);
  const body = Buffer.from(await response.arrayBuffer());
  const server = createServer((_request, answer) => {
    answer.writeHead(200, headers).end(body);
  });
  await new Promise<void>((resolve) => server.listen(here.port, here.host, resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
