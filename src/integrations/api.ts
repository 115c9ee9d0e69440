/** Writes the files of the API once the pages are there, and their sizes into the page that lists them. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { AstroIntegration } from 'astro';

import type { WrittenFiles } from '#api/index-file.ts';
import { document } from '#api/contents.ts';
import { siteApiSource } from '#api/source.ts';
import { context } from '#data/context.ts';
import { formatBytes, formatCount } from '#domain/labels.ts';
import { apiPaths } from '#routes.ts';
import type { ApiFileName } from '#routes.ts';
import { routes, site } from '#site.ts';
import { removedCraftFiles } from '#views/removed-craft.ts';

import { writeApi } from './api/write.ts';

/** An Astro integration that writes them. */
export function api(): AstroIntegration {
  return {
    name: 'api',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const before = performance.now();
        const folder = fileURLToPath(dir);
        const inSite = (address: string) => join(folder, address.slice(site.base.length));
        const written = await writeApi(inSite(routes.apiFolder), siteApiSource(context));
        // No record of the lists, so none of the index: what is left at the address of one.
        for (const { id, body } of removedCraftFiles(context)) {
          await writeFile(inSite(routes.api('craft', id)), document(body));
        }
        const page = join(inSite(routes.data), 'index.html');
        await writeFile(page, withSizes(await readFile(page, 'utf8'), written));
        const count = [...written.values()].reduce((sum, { files }) => sum + files.length, 0);
        logger.info(`${count} files, ${Math.round(performance.now() - before)} ms`);
      },
    },
  };
}

/**
 * The page with the size of each file in the place that it keeps for it: `<data data-size="spacecraftCsv">`.
 *
 * @param html - the page as it was built
 */
export function withSizes(html: string, written: WrittenFiles): string {
  return html.replaceAll(/<data data-size="(\w+)"[^>]*>[^<]*<\/data>/g, (whole, name: string) => {
    const found = isFile(name) ? written.get(name) : undefined;
    if (!found) return whole;
    const { length } = found.files;
    const words = [length > 1 && formatCount(length, 'file'), formatBytes(found.bytes)].filter(Boolean).join(', ');
    return `<data data-size="${name}" value="${found.bytes}">${words}</data>`;
  });
}

function isFile(name: string): name is ApiFileName {
  return Object.hasOwn(apiPaths, name);
}
