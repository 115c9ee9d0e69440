/** Serves the built site on port 4321 of this machine. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { preview } from 'astro';

const { site } = await import('../src/site.ts');

if (existsSync(join(site.outDir, 'index.html'))) {
  const port = 4321;
  const server = await preview({ server: { port, host: '127.0.0.1' }, logLevel: 'error' });
  console.log(`Spacecraft Atlas at http://localhost:${server.port}${site.base} (Ctrl-C ends it)`);
} else {
  console.error(`There is no site in ${site.outDir}; build it first: npm run build`);
  process.exitCode = 1;
}
