/**
 * Pages on their way from the renderer to the disk. Astro waits for the system at each page that it writes; of thousands of
 * small files that takes longer than writing them. And who wants to read all pages need not wait until they are written.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { AstroIntegration, AstroPrerenderer } from 'astro';

/** A page cannot stand at its address. */
export class PageAddressError extends Error {
  override name = 'PageAddressError' as const;
}

/**
 * Reads a page that was rendered; the next one comes when it is done.
 *
 * @param address - address of the page, from the root of the host
 * @param html - the page, without what later steps fill in
 */
export type PageReader = (address: string, html: string) => void | Promise<void>;

/**
 * An Astro integration that writes the pages that stand in folders of their own.
 *
 * @param readers - are given each of them, in the order in which they are made
 * @throws PageAddressError, during the build, when a file stands at the address of a page
 */
export function pageWriter(...readers: readonly PageReader[]): AstroIntegration {
  let folder: string;
  let base: string;
  return {
    name: 'page-writer',
    hooks: {
      'astro:config:done': ({ config }) => {
        folder = fileURLToPath(config.outDir);
        base = config.base;
      },
      'astro:build:start': ({ setPrerenderer }) => {
        setPrerenderer((astros) => ({
          ...astros,
          render: async (request, options) => {
            const rendered = await astros.render(request, options);
            const response = rendered instanceof Response ? rendered : rendered.response;
            const address = decodeURI(new URL(request.url).pathname);
            if (!isPage(options.routeData, address, response)) return rendered;
            const content = Buffer.from(await response.arrayBuffer());
            const file = join(folder, address.slice(base.length), 'index.html');
            mkdirSync(dirname(file), { recursive: true });
            writeNew(file, content, address);
            const html = content.toString('utf8');
            for (const read of readers) await read(address, html);
            // Astro writes nothing where there is nothing to write.
            return new Response(null, response);
          },
        }));
      },
    },
  };
}

/** Astro copies what is in `public/` first. */
function writeNew(file: string, content: Buffer, address: string): void {
  try {
    writeFileSync(file, content, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    // Without its cause, which would read as if the site could not be written.
    throw new PageAddressError(`A file in public/ has the address of the page ${address}. Give it another name.`);
  }
}

type RouteData = Parameters<AstroPrerenderer['render']>[1]['routeData'];

/** The page of what is not found stands in a file of its own name, which Astro gives it. */
function isPage({ type, route }: RouteData, address: string, { ok }: Response): boolean {
  return type === 'page' && ok && route !== '/404' && address.endsWith('/');
}
