import type { APIRoute } from 'astro';

import { context } from '#data/context.ts';
import { explorerFile } from '#views/explore.ts';

/** What the explorer and the comparison know of each craft. */
export const GET: APIRoute = () => Response.json(explorerFile(context));
