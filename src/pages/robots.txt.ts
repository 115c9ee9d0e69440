import type { APIRoute } from 'astro';

import { context } from '#data/context.ts';
import { robots } from '#views/manifest.ts';

/** What crawlers may do. */
export const GET: APIRoute = () =>
  new Response(robots(context), { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
