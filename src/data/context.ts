/** The context of this build: the only module that reads the snapshot, its history and the photographs when it loads. */
import { dirname, join } from 'node:path';

import type { SiteContext } from '#context.ts';
import { createCatalogue } from '#domain/catalogue.ts';
import { publishedHistory } from '#domain/history.ts';
import { routes, site } from '#site.ts';

import { readHistory } from './history-file.ts';
import { readPhotos } from './photos-file.ts';
import { hashSnapshot, readSnapshot } from './snapshot-file.ts';

const snapshot = readSnapshot(site.snapshotFile);
// What changed before the snapshot is recorded beside it.
const history = readHistory(join(dirname(site.snapshotFile), 'changes.json'));
const photos = readPhotos(site.photoLists);

/** What the site is built from. */
export const context: SiteContext = {
  snapshot,
  snapshotHash: hashSnapshot(snapshot),
  catalogue: createCatalogue(snapshot),
  history: publishedHistory(history, snapshot.source.fetched_at),
  photos: photos.byId,
  site,
  routes,
};

/** Folder of the photographs' files; null where there is no list. */
export const photoFolder: string | null = photos.folder;
