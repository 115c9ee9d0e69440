import type { APIRoute } from 'astro';

import { axisLabels, axisUnits, chequers } from '#domain/axis.ts';
import { rulerFile } from '#drawings/files.ts';
import { allTicks, axis, snapshotAt } from '#views/shared.ts';

/** Labels for which there is room on a narrow screen. */
const LABELS = 8;

/** The ruler of years on every page. */
export const GET: APIRoute = () =>
  new Response(
    rulerFile({
      ticks: allTicks,
      units: axisUnits(axis),
      fields: chequers(axis, LABELS),
      labels: axisLabels(axis, LABELS),
      now: snapshotAt,
    }),
    { headers: { 'Content-Type': 'image/svg+xml' } },
  );
