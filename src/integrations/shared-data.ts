/**
 * The snapshot is read by the build itself, for files that are no pages, and by the pages. Astro bundles what pages import,
 * and with it would come a second copy of the snapshot and its catalogue; so pages import those modules as they stand.
 */
import { dirname, join } from 'node:path';

import type { AstroIntegration } from 'astro';
import type { Plugin } from 'vite';

import { site } from '#site.ts';

/** Modules that hold data rather than make something of it. */
const DATA = /^#data\/[^?]+\.ts$/;

/** What the data's modules read. */
const FILES: readonly string[] = [
  site.snapshotFile,
  join(dirname(site.snapshotFile), 'changes.json'),
  ...site.photoLists,
];

/** An Astro integration that keeps the data's modules out of the pages' bundle, and reads them again as their files change. */
export function sharedData(): AstroIntegration {
  return {
    name: 'shared-data',
    hooks: {
      'astro:config:setup': ({ command, updateConfig }) => {
        if (command === 'build') updateConfig({ vite: { plugins: [external] } });
        if (command === 'dev') updateConfig({ vite: { plugins: [followed] } });
      },
    },
  };
}

const external: Plugin = {
  name: 'shared-data',
  enforce: 'pre',
  applyToEnvironment: ({ name }) => name === 'prerender',
  resolveId: (id) => (DATA.test(id) ? { id, external: true } : null),
};

const followed: Plugin = {
  name: 'followed-data',
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
