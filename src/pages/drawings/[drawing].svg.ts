import type { APIRoute, GetStaticPaths } from 'astro';

import { context } from '#data/context.ts';
import { drawingFiles } from '#views/drawing-files.ts';

export const getStaticPaths = (() =>
  [...drawingFiles(context)].map(([drawing, svg]) => ({
    params: { drawing },
    props: { svg },
  }))) satisfies GetStaticPaths;

/** A drawing by itself. */
export const GET: APIRoute<{ svg: string }> = ({ props }) =>
  new Response(props.svg, { headers: { 'Content-Type': 'image/svg+xml' } });
