/** Writes the feeds, the calendar, and the history for programs. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { AstroIntegration } from 'astro';

import { flightsCalendar } from '#api/calendar.ts';
import { changesFiles } from '#api/changes.ts';
import type { ApiFile } from '#api/changes.ts';
import { atomFeed, jsonFeed } from '#api/feeds.ts';
import { catalogue, history, snapshot } from '#data/catalogue.ts';
import { routes, site } from '#site.ts';
import { feedOfAll, feedsOfRecords } from '#views/feeds.ts';

/** An Astro integration that writes them. */
export function feeds(): AstroIntegration {
  return {
    name: 'feeds',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const folder = fileURLToPath(dir);
        for (const file of feedFiles()) await write(folder, file);
        for (const file of changesFiles(history, snapshot)) await write(folder, file);
      },
    },
  };
}

/** The feeds and the calendar. */
export function feedFiles(): ApiFile[] {
  return [
    { address: routes.changesAtom, text: atomFeed(feedOfAll(routes.changesAtom)) },
    { address: routes.changesJsonFeed, text: jsonFeed(feedOfAll(routes.changesJsonFeed)) },
    ...feedsOfRecords().map((feed) => ({ address: feed.self.slice(site.origin.length), text: atomFeed(feed) })),
    { address: routes.calendar, text: flightsCalendar(catalogue, site) },
  ];
}

async function write(folder: string, { address, text }: ApiFile): Promise<void> {
  const file = join(folder, address.slice(site.base.length));
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}
