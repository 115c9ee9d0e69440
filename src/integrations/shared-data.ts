/**
 * The snapshot is read by the build itself, for files that are no pages, and by the pages. Astro bundles what pages import,
 * and with it would come a second copy of the snapshot and its catalogue; so pages import those modules as they stand.
 */
import type { AstroIntegration } from 'astro';

/** Modules that hold data rather than make something of it. */
const DATA = /^#data\/[^?]+\.ts$/;

/** An Astro integration that keeps the data's modules out of the pages' bundle. */
export function sharedData(): AstroIntegration {
  return {
    name: 'shared-data',
    hooks: {
      'astro:config:setup': ({ command, updateConfig }) => {
        if (command !== 'build') return;
        updateConfig({
          vite: {
            plugins: [
              {
                name: 'shared-data',
                enforce: 'pre',
                applyToEnvironment: ({ name }) => name === 'prerender',
                resolveId: (id) => (DATA.test(id) ? { id, external: true } : null),
              },
            ],
          },
        });
      },
    },
  };
}
