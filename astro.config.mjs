// @ts-check
import { defineConfig } from 'astro/config';

import './scripts/support/quiet-astro.ts';
import { api } from './src/integrations/api.ts';
import { buildInfo } from './src/integrations/build-info.ts';
import { compress } from './src/integrations/compress.ts';
import { feeds } from './src/integrations/feeds.ts';
import { hostFiles } from './src/integrations/host-files.ts';
import { iconFiles } from './src/integrations/icons.ts';
import { offline } from './src/integrations/offline.ts';
import { pageAddresses } from './src/integrations/page-addresses.ts';
import { pagefind } from './src/integrations/pagefind.ts';
import { publishPhotos } from './src/integrations/photos.ts';
import { redirects } from './src/integrations/redirects.ts';
import { sitemap } from './src/integrations/sitemap.ts';
import { snapshotFile } from './src/integrations/snapshot-file.ts';
import { social } from './src/integrations/social.ts';
import { watchData } from './src/integrations/watch-data.ts';
import { site } from './src/site.ts';

const fileNames = { entryFileNames: 'assets/[hash].js', assetFileNames: 'assets/[hash][extname]' };

export default defineConfig({
  site: site.origin,
  base: site.base,
  outDir: site.outDir,
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'never', assets: 'assets' },
  // Nothing inline: a strict content policy then needs no hashes.
  vite: {
    build: { assetsInlineLimit: 0 },
    environments: {
      // Astro names scripts and style sheets after a page: long, repeated by every page, and with two dots in a row for
      // [...page].astro, which some hosts refuse.
      client: { build: { rolldownOptions: { output: fileNames } } },
      prerender: { build: { rolldownOptions: { output: { assetFileNames: fileNames.assetFileNames } } } },
    },
  },
  prerenderConflictBehavior: 'error',
  devToolbar: { enabled: false },
  integrations: [
    watchData(),
    pageAddresses(),
    // In the order in which they run once the pages are written.
    publishPhotos(),
    redirects(),
    feeds(),
    snapshotFile(),
    api(),
    iconFiles(),
    social(),
    sitemap(),
    pagefind(),
    buildInfo(),
    hostFiles(),
    // What they wrote goes into the edition and the manifest.
    offline(),
    // The last: it compresses what the others wrote.
    compress(),
  ],
});
