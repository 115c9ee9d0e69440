/** Astro writes pages over files of `public/` without a word: a build with both at one address is refused. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { AstroIntegration } from 'astro';

/** A page and a file of `public/` have the same address. */
export class PageAddressError extends Error {
  override name = 'PageAddressError' as const;
}

/**
 * An Astro integration that compares the addresses of the pages with the files of `public/`.
 *
 * @throws PageAddressError, at the end of the build, when a file has the address of a page
 */
export function pageAddresses(): AstroIntegration {
  let folder: string;
  let base: string;
  return {
    name: 'page-addresses',
    hooks: {
      'astro:config:done': ({ config }) => {
        folder = fileURLToPath(config.publicDir);
        base = config.base;
      },
      'astro:build:done': ({ pages }) => {
        for (const { pathname } of pages) {
          if (!existsSync(join(folder, pathname, 'index.html'))) continue;
          throw new PageAddressError(
            `A file in public/ has the address of the page ${base}${pathname}. Give it another name.`,
          );
        }
      },
    },
  };
}
