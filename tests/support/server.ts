/** Serves a built site on a port of this machine, with the same hands as `npm run serve`. */
import { headerRules } from '#publish/headers.ts';

import { listen } from '../../scripts/serve/listen.ts';
import { createStaticFiles } from '../../scripts/serve/static-files.ts';

/** A server that listens. */
export interface SiteServer {
  /** Scheme, host, port and base path, with a final slash. */
  address: string;
  close: () => Promise<void>;
}

/**
 * Serves a folder on a free port of this machine.
 *
 * @param folder - the built site
 * @param base - folder under which it is served, with a slash at both ends
 */
export async function serveSite(folder: string, base: string): Promise<SiteServer> {
  const rules = headerRules({ base, hstsMaxAge: 0 });
  const server = await listen(createStaticFiles(folder, { base, rules }), { port: 0, host: '127.0.0.1' });
  return { address: server.origin + base, close: server.close };
}
