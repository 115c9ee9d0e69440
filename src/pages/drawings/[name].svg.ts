import type { APIRoute, GetStaticPaths } from 'astro';

import { drawingFiles } from '#views/explore.ts';

export const getStaticPaths = (() =>
  drawingFiles().map(({ reference, drawing }) => ({
    params: { name: reference.name },
    props: { box: drawing.box, paths: drawing.paths },
  }))) satisfies GetStaticPaths;

/** A drawing of a configuration, in centimetres; the page that shows it gives it its colours. */
export const GET: APIRoute = ({ props }) => {
  const { box, paths } = props as { box: readonly number[]; paths: string };
  return new Response(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box.join(' ')}">${paths}</svg>\n`, {
    headers: { 'Content-Type': 'image/svg+xml' },
  });
};
