/** Writes the feeds, the calendar, and the history for programs. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { AstroIntegration } from 'astro';

import { flightsCalendar } from '#api/calendar.ts';
import { changesFiles } from '#api/changes.ts';
import type { ChangesFile } from '#api/changes.ts';
import { atomFeed, jsonFeed } from '#api/feeds.ts';
import { context } from '#data/context.ts';
import { routes, site } from '#site.ts';
import { feedOfAll, feedsOfRecords } from '#views/feeds.ts';

/** Files that are written at a time. */
const WRITERS = 8;

/** An Astro integration that writes them. */
export function feeds(): AstroIntegration {
  return {
    name: 'feeds',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const folder = fileURLToPath(dir);
        const files = allFiles();
        // Each writer takes the next file when it has one written, so that few texts are in memory at a time.
        const writer = async () => {
          for (const file of files) await write(folder, file);
        };
        await Promise.all(Array.from({ length: WRITERS }, writer));
      },
    },
  };
}

function* allFiles(): Generator<ChangesFile> {
  yield { address: routes.changesAtom, text: atomFeed(feedOfAll(context, routes.changesAtom)) };
  yield { address: routes.changesJsonFeed, text: jsonFeed(feedOfAll(context, routes.changesJsonFeed)) };
  for (const feed of feedsOfRecords(context)) {
    yield { address: feed.self.slice(site.origin.length), text: atomFeed(feed) };
  }
  yield { address: routes.calendar, text: flightsCalendar(context) };
  yield* changesFiles(context);
}

async function write(folder: string, { address, text }: ChangesFile): Promise<void> {
  const file = join(folder, address.slice(site.base.length));
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}
