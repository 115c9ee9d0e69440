/** What the files of this site's API are made of. */
import { catalogue } from '#data/catalogue.ts';
import { routes, site } from '#site.ts';

import { apiSource } from './contents.ts';
import type { ApiSource } from './contents.ts';

export const source: ApiSource = apiSource({
  catalogue,
  title: site.name,
  address: (name, value) => site.origin + routes.api(name, value),
  homepage: site.origin + routes.data,
  folder: site.origin + routes.apiFolder,
});
