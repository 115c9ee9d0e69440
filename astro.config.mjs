// @ts-check
import { defineConfig } from 'astro/config';

import { iconFiles } from './src/integrations/icons.ts';
import { offline } from './src/integrations/offline.ts';
import { pagefind } from './src/integrations/pagefind.ts';
import { redirects } from './src/integrations/redirects.ts';
import { sitemap } from './src/integrations/sitemap.ts';
import { social } from './src/integrations/social.ts';
import { site } from './src/site.ts';

export default defineConfig({
  site: site.origin,
  base: site.base,
  outDir: site.outDir,
  trailingSlash: 'always',
  build: { format: 'directory', inlineStylesheets: 'never', assets: 'assets' },
  // Nothing inline: a strict content policy then needs no hashes.
  vite: { build: { assetsInlineLimit: 0 } },
  prerenderConflictBehavior: 'error',
  devToolbar: { enabled: false },
  // In the order in which they run once the pages are written.
  integrations: [redirects(), iconFiles(), social(), sitemap(), pagefind(), offline()],
});
