// @ts-check
import process from 'node:process';

import { defineConfig } from 'astro/config';

import { api } from './src/integrations/api.ts';
import { buildInfo } from './src/integrations/build-info.ts';
import { compress } from './src/integrations/compress.ts';
import { feeds } from './src/integrations/feeds.ts';
import { hostFiles } from './src/integrations/host-files.ts';
import { iconFiles } from './src/integrations/icons.ts';
import { offline } from './src/integrations/offline.ts';
import { pageWriter } from './src/integrations/page-writer.ts';
import { pagefind } from './src/integrations/pagefind.ts';
import { photos } from './src/integrations/photos.ts';
import { redirects } from './src/integrations/redirects.ts';
import { sharedData } from './src/integrations/shared-data.ts';
import { sitemap } from './src/integrations/sitemap.ts';
import { snapshotFile } from './src/integrations/snapshot-file.ts';
import { social } from './src/integrations/social.ts';
import { site } from './src/site.ts';

// Astro would tell its makers of every build; a build asks no network for anything and tells it nothing.
process.env['ASTRO_TELEMETRY_DISABLED'] = '1';

const search = pagefind();

export default defineConfig({
  site: site.origin,
  base: site.base,
  outDir: site.outDir,
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'never', assets: 'assets' },
  // Nothing inline: a strict content policy then needs no hashes.
  vite: {
    build: { assetsInlineLimit: 0 },
    // Astro names a script after its page and place in it, which every page would repeat.
    environments: {
      client: { build: { rolldownOptions: { output: { entryFileNames: 'assets/[hash].js' } } } },
    },
  },
  prerenderConflictBehavior: 'error',
  devToolbar: { enabled: false },
  integrations: [
    sharedData(),
    pageWriter(search.read),
    // In the order in which they run once the pages are written.
    photos(),
    redirects(),
    feeds(),
    snapshotFile(),
    api(),
    iconFiles(),
    social(),
    sitemap(),
    search.integration,
    buildInfo(),
    hostFiles(),
    // What they wrote goes into the edition and the manifest.
    offline(),
    // The last: it compresses what the others wrote.
    compress(),
  ],
});
