/**
 * The craft's pages on their way into the full-text index: Pagefind reads each as soon as it is rendered, and once all are
 * there, the index is written.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { AstroIntegration } from 'astro';

import { context } from '#data/context.ts';
import type { Craft } from '#domain/catalogue.ts';
import { nameVariants } from '#search/variants.ts';
import { routes, site } from '#site.ts';

import type { PageReader } from './page-writer.ts';
import { SearchIndex } from './search-index.ts';

/**
 * What indexes the craft's pages with Pagefind and writes the index to `pagefind/`: a reader of pages, and the Astro
 * integration that ends it.
 */
export function pagefind(): { read: PageReader; integration: AstroIntegration } {
  const craftAt = new Map(context.catalogue.spacecraft.map((craft) => [routes.craft(craft), craft]));
  let opening: Promise<SearchIndex> | null = null;
  const index = () => (opening ??= SearchIndex.open());
  return {
    read: async (address, html) => {
      const craft = craftAt.get(address);
      if (!craft) return;
      await (await index()).add(`${address.slice(site.base.length)}index.html`, html, variantsOf(craft));
    },
    integration: {
      name: 'pagefind',
      hooks: {
        'astro:build:generated': async () => {
          void (await index()).finish();
        },
        'astro:build:done': async ({ dir, logger }) => {
          const before = performance.now();
          const count = await (
            await index()
          ).write(join(fileURLToPath(dir), 'pagefind'), context.catalogue.spacecraft.length);
          logger.info(
            `${context.catalogue.spacecraft.length} pages in ${count} files, ${Math.round(performance.now() - before)} ms`,
          );
        },
      },
    },
  };
}

/** Other spellings of a craft's name and serial number. */
function variantsOf({ name, serial_number }: Craft): string {
  return [...new Set([name, serial_number ?? ''].flatMap(nameVariants))].join(' ');
}
