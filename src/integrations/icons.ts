/** Draws the icons of the manifest from the site's own, so that there is one to change. */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { AstroIntegration } from 'astro';

import { routes, site } from '#site.ts';
import { icons } from '#views/manifest.ts';

/** Share of a maskable icon that no mask cuts, with a little air. */
const SAFE = 0.72;

/** An Astro integration that writes the icons that the manifest names. */
export function iconFiles(): AstroIntegration {
  return {
    name: 'icons',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const svg = await readFile(join('public', routes.favicon.slice(site.base.length)));
        for (const { size, maskable } of icons) {
          const file = join(fileURLToPath(dir), routes.icon(size, maskable).slice(site.base.length));
          await mkdir(dirname(file), { recursive: true });
          await writeFile(file, await drawIcon(svg, size, maskable));
        }
      },
    },
  };
}

/**
 * An icon as a PNG, as it looks by day.
 *
 * @param svg - the site's icon, a square
 * @param size - pixels a side
 * @param maskable - whether any shape may be cut from it, so that the paper reaches its edges
 */
export async function drawIcon(svg: Uint8Array, size: number, maskable: boolean): Promise<Buffer> {
  const { default: sharp } = await import('sharp');
  const inner = maskable ? Math.round((size * SAFE) / 2) * 2 : size;
  const edge = (size - inner) / 2;
  return sharp(svg, { density: (72 * inner) / 32 })
    .resize(inner, inner)
    .extend({ top: edge, bottom: edge, left: edge, right: edge, background: site.colours.day })
    .flatten(maskable ? { background: site.colours.day } : false)
    .png({ compressionLevel: 9 })
    .toBuffer();
}
