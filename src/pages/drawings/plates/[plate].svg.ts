import type { APIRoute, GetStaticPaths } from 'astro';

import { context } from '#data/context.ts';
import { plateFiles } from '#views/drawing-files.ts';

export const getStaticPaths = (() =>
  [...plateFiles(context)].map(([plate, svg]) => ({ params: { plate }, props: { svg } }))) satisfies GetStaticPaths;

/** A drawing on its ground, beside a person and a ladder of metres. */
export const GET: APIRoute<{ svg: string }> = ({ props }) =>
  new Response(props.svg, { headers: { 'Content-Type': 'image/svg+xml' } });
