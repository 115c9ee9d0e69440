/** Serves a built site that is published anew, slows down or goes away while a test looks on. */
import { setTimeout as sleep } from 'node:timers/promises';

import { headerRules } from '#publish/headers.ts';

import { listen } from '../../scripts/serve/listen.ts';
import { createStaticFiles } from '../../scripts/serve/static-files.ts';

/** A site under a test's hands. */
export interface ChangingSite {
  /** Scheme, host, port and base path, with a final slash. */
  address: string;
  /** Paths that were asked for, from the base path on, in order. */
  requests: string[];
  /** Milliseconds that each answer takes. */
  delay: number;
  /** What is sent in the place of some files, by path from the base path on. */
  damaged: Map<string, string>;
  /** Serves another folder from now on. */
  publish: (folder: string) => void;
  /** Answers nobody any more. */
  close: () => Promise<void>;
}

/**
 * Serves a folder on a free port of this machine.
 *
 * @param folder - the built site
 * @param base - folder under which it is served, with a slash at both ends
 */
export async function changingSite(folder: string, base: string): Promise<ChangingSite> {
  const rules = headerRules({ base, hstsMaxAge: 0 });
  let files = createStaticFiles(folder, { base, rules });
  const requests: string[] = [];
  const damaged = new Map<string, string>();
  const answer = async (request: Request) => {
    const path = new URL(request.url).pathname.slice(base.length);
    requests.push(path);
    await sleep(site.delay);
    const text = damaged.get(path);
    return text === undefined ? files(request) : new Response(text);
  };
  const server = await listen(answer, { port: 0, host: '127.0.0.1' });
  const site: ChangingSite = {
    address: server.origin + base,
    requests,
    delay: 0,
    damaged,
    publish: (next) => {
      files = createStaticFiles(next, { base, rules });
    },
    close: server.close,
  };
  return site;
}
