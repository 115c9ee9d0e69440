import type { APIRoute } from 'astro';

import { context } from '#data/context.ts';
import { health } from '#views/health.ts';

/** Date, counts and hash of the snapshot, for a monitor. */
export const GET: APIRoute = () =>
  new Response(`${JSON.stringify(health(context), null, 1)}\n`, { headers: { 'Content-Type': 'application/json' } });
