import type { APIRoute } from 'astro';

import { context } from '#data/context.ts';
import { spansFile } from '#views/people-in-space.ts';

/** When everyone was in space. */
export const GET: APIRoute = () => Response.json(spansFile(context));
