/** The development server follows changes of the data, which no module imports as a file. */
import { dirname, join, resolve, sep } from 'node:path';

import type { AstroIntegration } from 'astro';
import type { Plugin } from 'vite';

import { CURATED_FOLDER, curatedTables } from '#domain/curated.ts';
import { site } from '#site.ts';

/** What the data's modules read. */
const curated = join(dirname(site.snapshotFile), CURATED_FOLDER);
const FILES: readonly string[] = [
  site.snapshotFile,
  join(dirname(site.snapshotFile), 'changes.json'),
  ...curatedTables.map((table) => join(curated, `${table}.csv`)),
  ...site.photoLists,
];

/** What builds and tests keep holds thousands of files. */
const cache = resolve('.cache') + sep;

/** Whether the development server has nothing to see there; the data may lie there too. */
const isIgnored = (path: string) =>
  path.startsWith(cache) && !FILES.some((file) => file === path || file.startsWith(path + sep));

/** An Astro integration that loads pages anew in the development server when the data changes. */
export function watchData(): AstroIntegration {
  return {
    name: 'watch-data',
    hooks: {
      'astro:config:setup': ({ command, updateConfig }) => {
        if (command === 'dev')
          updateConfig({ vite: { plugins: [watched], server: { watch: { ignored: [isIgnored] } } } });
      },
    },
  };
}

const watched: Plugin = {
  name: 'watch-data',
  configureServer({ watcher, environments }) {
    watcher.add([...FILES]).on('all', (_, file) => {
      if (!FILES.includes(file)) return;
      for (const { moduleGraph, hot } of Object.values(environments)) {
        moduleGraph.invalidateAll();
        hot.send({ type: 'full-reload' });
      }
    });
  },
};
