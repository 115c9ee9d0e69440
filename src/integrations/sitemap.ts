/** Writes the sitemap: every page that search engines may list, once all pages are there. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { AstroIntegration } from 'astro';

import { escapeHtml } from '#domain/html.ts';
import { routes, site } from '#site.ts';

import { indexablePages } from './written-pages.ts';

/** Addresses that one file of a sitemap may hold, by the protocol. */
const MOST = 50_000;

/** An Astro integration that writes the sitemap. */
export function sitemap(): AstroIntegration {
  return {
    name: 'sitemap',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const folder = fileURLToPath(dir);
        const urls = Array.from(indexablePages(folder, site.base), ({ address }) => site.origin + address);
        const files = sitemapFiles(urls);
        for (const { address, text } of files) await writeFile(join(folder, address.slice(site.base.length)), text);
        logger.info(`${urls.length} pages`);
      },
    },
  };
}

/**
 * The files of a sitemap: one, or an index and its parts where there are too many pages for one. No date of change is
 * given, as the snapshot does not tell when a page's facts last changed.
 *
 * @param urls - full addresses of the pages, in the order of the sitemap
 * @param most - how many of them one file may hold
 */
export function sitemapFiles(urls: readonly string[], most = MOST): { address: string; text: string }[] {
  if (urls.length <= most) return [{ address: routes.sitemap, text: fileOf('urlset', 'url', urls) }];
  const parts = Array.from({ length: Math.ceil(urls.length / most) }, (_, index) => ({
    address: routes.sitemapPart(index + 1),
    text: fileOf('urlset', 'url', urls.slice(index * most, (index + 1) * most)),
  }));
  const addresses = parts.map(({ address }) => site.origin + address);
  return [{ address: routes.sitemap, text: fileOf('sitemapindex', 'sitemap', addresses) }, ...parts];
}

function fileOf(root: string, row: string, urls: readonly string[]): string {
  const rows = urls.map((url) => `<${row}><loc>${escapeHtml(url)}</loc></${row}>\n`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${rows.join('')}</${root}>\n`;
}
