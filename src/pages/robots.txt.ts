import type { APIRoute } from 'astro';

import { robots } from '#views/manifest.ts';

/** What crawlers may do. */
export const GET: APIRoute = () => new Response(robots(), { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
