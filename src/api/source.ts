/** What the files for programs of a site are made from. */
import { memoize } from '#context.ts';
import { comparableMoments } from '#domain/history.ts';
import { basicForm } from '#routes.ts';

import { MOST_DIFFS } from './changes.ts';
import { apiSource } from './contents.ts';
import type { ApiSource } from './contents.ts';

/** What the files for programs are made from. */
export const siteApiSource = memoize(({ catalogue, history, snapshot, routes, site }): ApiSource => {
  const [comparable] = comparableMoments(history, snapshot, MOST_DIFFS);
  return apiSource({
    catalogue,
    title: site.name,
    address: (name, value) => site.origin + routes.api(name, value),
    homepage: site.origin + routes.data,
    folder: site.origin + routes.apiFolder,
    examples: comparable === undefined ? {} : { diff: basicForm(comparable) },
  });
});
