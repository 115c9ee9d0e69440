/** Writes the snapshot that the site was built from, for the query service and for whoever wants all of it. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { AstroIntegration } from 'astro';

import { snapshot } from '#data/catalogue.ts';
import { serialiseSnapshot } from '#domain/serialise.ts';
import { routes, site } from '#site.ts';

/** An Astro integration that writes the snapshot. */
export function snapshotFile(): AstroIntegration {
  return {
    name: 'snapshot-file',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const file = join(fileURLToPath(dir), routes.snapshotFile.slice(site.base.length));
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, serialiseSnapshot(snapshot));
      },
    },
  };
}
