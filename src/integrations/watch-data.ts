/** The development server follows changes of the data, which no module imports as a file. */
import { dirname, join } from 'node:path';

import type { AstroIntegration } from 'astro';
import type { Plugin } from 'vite';

import { site } from '#site.ts';

/** What the data's modules read. */
const FILES: readonly string[] = [
  site.snapshotFile,
  join(dirname(site.snapshotFile), 'changes.json'),
  ...site.photoLists,
];

/** An Astro integration that loads pages anew in the development server when the data changes. */
export function watchData(): AstroIntegration {
  return {
    name: 'watch-data',
    hooks: {
      'astro:config:setup': ({ command, updateConfig }) => {
        if (command === 'dev') updateConfig({ vite: { plugins: [watched] } });
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
