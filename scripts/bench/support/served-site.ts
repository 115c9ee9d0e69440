/** A local site of made-up craft, served as a host would, with compressed copies and headers. */
import { mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { headerRules } from '../../../src/publish/headers.ts';
import { createRoutes } from '../../../src/routes.ts';
import { listen } from '../../serve/listen.ts';
import { createStaticFiles } from '../../serve/static-files.ts';

import { madeUpSnapshot } from './made-up-snapshot.ts';
import { inProject } from './project.ts';

/**
 * Builds a site in a copy of the project and serves it while it is measured.
 *
 * @param count - how many craft
 * @param measure - gets the address of a craft's page
 */
export async function withServedSite(count: number, measure: (craft: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'site-bench-'));
  const site = join(folder, 'site');
  try {
    inProject(({ use, build, site: built }) => {
      use(madeUpSnapshot(count));
      build('social,offline');
      renameSync(built, site);
    });
    const rules = headerRules({ base: '/', hstsMaxAge: 0 });
    const server = await listen(createStaticFiles(site, { base: '/', rules }), { port: 0, host: '127.0.0.1' });
    try {
      const routes = createRoutes(`${server.origin}/`);
      const craft = readdirSync(join(site, 'spacecraft')).find((name) => /[a-z]-\d+$/.test(name)) ?? '';
      await measure(`${routes.spacecraft}${craft}/`);
    } finally {
      await server.close();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
