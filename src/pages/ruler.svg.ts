import type { APIRoute } from 'astro';

import { axisUnits } from '#domain/axis.ts';
import { allTicks, axis } from '#views/shared.ts';

/** Every launch as a tick, in a grey that stands on paper by day and by night. */
export const GET: APIRoute = () =>
  new Response(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${axisUnits(axis)} 14" preserveAspectRatio="none">` +
      `<path d="${allTicks}" fill="none" stroke="#747f87" stroke-opacity=".6" vector-effect="non-scaling-stroke"/></svg>\n`,
    { headers: { 'Content-Type': 'image/svg+xml' } },
  );
