/**
 * Draws the pictures that stand for pages where links to them are shared: one for each address that the pages name as
 * theirs, drawn once and kept for the next build.
 */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { AstroIntegration } from 'astro';

import { site } from '#site.ts';
import type { Card } from '#views/card.ts';
import type { PageHead } from '#views/cards.ts';

import { cacheFolder, openFileCache } from './file-cache.ts';
import { drawingCode } from './social/drawing-code.ts';
import { indexablePages } from './written-pages.ts';

/** Pictures that are drawn at a time: more need memory and gain nothing. */
const AT_A_TIME = 4;

/** What was written. */
export interface PicturesReport {
  pictures: number;
  /** How many were not kept from an earlier build. */
  drawn: number;
}

/** An Astro integration that draws the social pictures, unless the settings skip them. */
export function social(): AstroIntegration {
  return {
    name: 'social',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        if (site.skip.has('social')) return;
        const before = performance.now();
        const { context } = await import('#data/context.ts');
        const { cardMaker } = await import('#views/cards.ts');
        const cache = cacheFolder(process.cwd(), 'social');
        const { pictures, drawn } = await writePictures(fileURLToPath(dir), cardMaker(context), cache);
        logger.info(`${pictures} pictures, ${drawn} drawn, ${Math.round(performance.now() - before)} ms`);
      },
    },
  };
}

/**
 * Writes the picture of every page of a built site that names one.
 *
 * @param siteDir - folder that holds the built site
 * @param cardOf - the card of a page
 * @param cache - folder that keeps pictures from build to build
 */
export async function writePictures(
  siteDir: string,
  cardOf: (page: PageHead) => Card,
  cache: string,
): Promise<PicturesReport> {
  const kept = await openFileCache(cache, drawingCode(process.cwd()));
  const draw = async (card: Card) => {
    // A build that finds all pictures needs none of this, and it takes a moment to load.
    const [{ default: sharp }, { drawCard }] = await Promise.all([import('sharp'), import('./social/picture.ts')]);
    // Four pictures at a time keep the cores busy; more threads for each would only stand in line.
    sharp.concurrency(1);
    return drawCard(card);
  };

  const wanted = new Map<string, PageHead>();
  const start = site.origin + site.base;
  for (const { picture, ...page } of indexablePages(siteDir, site.base)) {
    // Pages of a list come behind its first and share its picture.
    if (picture?.startsWith(start) && !wanted.has(picture)) wanted.set(picture, page);
  }

  let drawn = 0;
  const jobs = wanted.entries();
  const work = async () => {
    for (const [picture, page] of jobs) {
      const file = join(siteDir, decodeURIComponent(picture.slice(start.length)));
      const card = cardOf(page);
      if (await kept.put(JSON.stringify(card), file, () => draw(card))) drawn += 1;
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  return { pictures: wanted.size, drawn };
}
