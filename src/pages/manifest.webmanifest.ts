import type { APIRoute } from 'astro';

import { manifest } from '#views/manifest.ts';

/** The web app manifest. */
export const GET: APIRoute = () =>
  new Response(`${JSON.stringify(manifest(), null, 1)}\n`, {
    headers: { 'Content-Type': 'application/manifest+json' },
  });
