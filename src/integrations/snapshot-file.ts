/** Writes the snapshot that the site was built from, for the query service and for whoever wants all of it. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { AstroIntegration } from 'astro';

import { context } from '#data/context.ts';
import { snapshotChunks } from '#domain/serialise.ts';
import { routes, site } from '#site.ts';

import { writeFiles } from './api/writer.ts';

/** An Astro integration that writes the snapshot. */
export function snapshotFile(): AstroIntegration {
  return {
    name: 'snapshot-file',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const file = join(fileURLToPath(dir), routes.snapshotFile.slice(site.base.length));
        await writeFiles([{ file, pieces: snapshotChunks(context.snapshot) }]);
      },
    },
  };
}
