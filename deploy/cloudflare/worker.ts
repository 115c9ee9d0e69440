/** The query service as a Cloudflare Worker, with the built site as its static assets. */
import snapshot from 'atlas:snapshot' with { type: 'json' };

import { createService } from '../../src/edge/service.ts';

/** What Cloudflare hands to the Worker: the site's files. */
interface Env {
  ASSETS: { fetch: (request: Request) => Promise<Response> };
}

const service = createService(snapshot);

export default {
  fetch: (request: Request, env: Env): Promise<Response> => service(request, () => env.ASSETS.fetch(request)),
};
