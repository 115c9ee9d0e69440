import type { APIRoute } from 'astro';

import { context } from '#data/context.ts';
import { yearRulerFile } from '#views/drawing-files.ts';

/** The ruler of years on every page. */
export const GET: APIRoute = () =>
  new Response(yearRulerFile(context), { headers: { 'Content-Type': 'image/svg+xml' } });
