import type { APIRoute } from 'astro';

import { context } from '#data/context.ts';
import { manifest } from '#views/manifest.ts';

/** The web app manifest. */
export const GET: APIRoute = () =>
  new Response(`${JSON.stringify(manifest(context), null, 1)}\n`, {
    headers: { 'Content-Type': 'application/manifest+json' },
  });
