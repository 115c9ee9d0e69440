/** What the files of this site's API are made of. */
import { catalogue, history, snapshot } from '#data/catalogue.ts';
import { comparableMoments } from '#domain/history.ts';
import { basicForm } from '#routes.ts';
import { routes, site } from '#site.ts';

import { MOST_DIFFS } from './changes.ts';
import { apiSource } from './contents.ts';
import type { ApiSource } from './contents.ts';

const [held] = comparableMoments(history, snapshot, MOST_DIFFS);

export const source: ApiSource = apiSource({
  catalogue,
  title: site.name,
  address: (name, value) => site.origin + routes.api(name, value),
  homepage: site.origin + routes.data,
  folder: site.origin + routes.apiFolder,
  examples: held === undefined ? {} : { diff: basicForm(held) },
});
