import type { APIRoute } from 'astro';

import { context } from '#data/context.ts';
import { openSearch } from '#views/manifest.ts';

/** The description of the site's search. */
export const GET: APIRoute = () =>
  new Response(openSearch(context), { headers: { 'Content-Type': 'application/opensearchdescription+xml' } });
