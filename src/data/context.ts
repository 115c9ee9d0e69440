/** The context of this build: the only module that reads the snapshot and what is beside it when it loads. */
import { dirname, join } from 'node:path';

import type { SiteContext } from '#context.ts';
import { joinCatalogue } from '#domain/catalogue.ts';
import { CURATED_FOLDER, withCurated } from '#domain/curated.ts';
import { publishedHistory } from '#domain/history.ts';
import { routes, site } from '#site.ts';

import { readCurated } from './curated-files.ts';
import { readHistory } from './history-file.ts';
import { readPhotos } from './photos-file.ts';
import { hashSnapshot, readSnapshot } from './snapshot-file.ts';

const beside = (name: string) => join(dirname(site.snapshotFile), name);
const curated = withCurated(readSnapshot(site.snapshotFile), readCurated(beside(CURATED_FOLDER)));
const { snapshot } = curated;
// What changed before the snapshot is recorded beside it.
const history = readHistory(beside('changes.json'));
const photos = readPhotos(site.photoLists);

/** What the site is built from. */
export const context: SiteContext = {
  snapshot,
  snapshotHash: hashSnapshot(snapshot),
  catalogue: joinCatalogue(curated),
  history: publishedHistory(history, snapshot.source.fetched_at),
  photos: photos.byId,
  site,
  routes,
};

/** Folder of the photographs' files; null where there is no list. */
export const photoFolder: string | null = photos.folder;
