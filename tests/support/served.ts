/** The query service over HTTP, and a client of Launch Library 2 that is told another host. */
import { z } from 'zod';

import type { Snapshot } from '#domain/schema.ts';
import { createService } from '#edge/service.ts';

import { listen } from '../../scripts/serve/listen.ts';
import type { Listening } from '../../scripts/serve/listen.ts';

/** Serves a snapshot on a free port of this machine, by the adapter that `npm run serve` uses. */
export function serveSnapshot(snapshot: Snapshot, base = '/'): Promise<Listening> {
  const service = createService(snapshot, base);
  return listen((request) => service(request), { port: 0, host: '127.0.0.1' });
}

/**
 * GET on a connection of its own. On a busy machine the server may close an idle connection just as `fetch` sends the next
 * request on it.
 */
export function getOnce(address: string): Promise<Response> {
  return fetch(address, { headers: { Connection: 'close' } });
}

const page = z.object({ next: z.string().nullable(), results: z.array(z.object({ id: z.int() })) });

/** Ids of all records from an address on, as a client of LL2 gathers them: by `next` until there is none. */
export async function walk(address: string): Promise<number[]> {
  const ids: number[] = [];
  for (let next: string | null = address; next !== null;) {
    const response = await getOnce(next);
    const { results, next: following } = page.parse(await response.json());
    ids.push(...results.map(({ id }) => id));
    next = following;
  }
  return ids;
}
