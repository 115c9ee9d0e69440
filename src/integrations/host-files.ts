/** Writes what some hosts read in the folder that they publish: headers and redirects. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { AstroIntegration } from 'astro';

import { headerRules } from '#publish/headers.ts';
import { headersFile, redirectsFile, typeRules } from '#publish/host-files.ts';
import { site } from '#site.ts';

import { redirectsOfSite } from './redirects.ts';

/** An Astro integration that writes `_headers` and `_redirects`. */
export function hostFiles(): AstroIntegration {
  return {
    name: 'host-files',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const folder = fileURLToPath(dir);
        const moves = redirectsOfSite().map(({ address, target }) => ({ from: address, to: target }));
        await writeFile(join(folder, '_headers'), headersFile([...headerRules(site), ...typeRules(site.base)]));
        await writeFile(join(folder, '_redirects'), redirectsFile(moves));
      },
    },
  };
}
