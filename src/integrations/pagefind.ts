/** The step that puts the craft's pages into the full-text index. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { AstroIntegration } from 'astro';

import { context } from '#data/context.ts';
import type { Craft } from '#domain/catalogue.ts';
import { nameVariants } from '#search/variants.ts';
import { routes, site } from '#site.ts';

import { SearchIndex } from './search-index.ts';

/** An Astro integration that indexes the craft's pages with Pagefind and writes the index to `pagefind/`. */
export function pagefind(): AstroIntegration {
  return {
    name: 'pagefind',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const { spacecraft } = context.catalogue;
        const before = performance.now();
        const folder = fileURLToPath(dir);
        const index = await SearchIndex.open();
        for (const craft of spacecraft) {
          const path = `${routes.craft(craft).slice(site.base.length)}index.html`;
          await index.add(path, await readFile(join(folder, path), 'utf8'), variantsOf(craft));
        }
        const count = await index.write(join(folder, 'pagefind'), spacecraft.length);
        logger.info(`${spacecraft.length} pages in ${count} files, ${Math.round(performance.now() - before)} ms`);
      },
    },
  };
}

/** Other spellings of a craft's name and serial number. */
function variantsOf({ name, serial_number }: Craft): string {
  return [...new Set([name, serial_number ?? ''].flatMap(nameVariants))].join(' ');
}
