import type { APIRoute } from 'astro';

import { context } from '#data/context.ts';
import { namesIndex } from '#search/names.ts';
import { searchFilterValues } from '#search/search-filters.ts';

/** The small index of names that the search box loads. */
export const GET: APIRoute = () => Response.json(namesIndex(context.catalogue.spacecraft, searchFilterValues));
