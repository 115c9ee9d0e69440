import type { APIRoute } from 'astro';

import { openSearch } from '#views/manifest.ts';

/** The description of the site's search. */
export const GET: APIRoute = () =>
  new Response(openSearch(), { headers: { 'Content-Type': 'application/opensearchdescription+xml' } });
