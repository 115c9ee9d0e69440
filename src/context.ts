/** What views are made from: the data of one snapshot, the settings and the addresses of one site. */
import type { Catalogue } from './domain/catalogue.ts';
import type { PublishedHistory } from './domain/history.ts';
import type { Photo } from './domain/photos.ts';
import type { Snapshot } from './domain/schema.ts';
import type { Routes } from './routes.ts';
import type { Settings } from './site.ts';

/** The settings that pages show or follow. */
export interface SiteSettings extends Pick<Settings, 'origin' | 'feedId' | 'skip' | 'offlineKill'> {
  name: string;
  shortName: string;
  /** Craft on one page of a list. */
  pageSize: number;
  /** Background colours for light and dark. */
  colours: { day: string; night: string };
}

/** All that a view may know. Views take it as their first argument; `src/data/context.ts` has that of this build. */
export interface SiteContext {
  snapshot: Snapshot;
  /** SHA-256 of the snapshot as published, in hexadecimal digits. */
  snapshotHash: string;
  catalogue: Catalogue;
  history: PublishedHistory;
  /** Photographs whose files are all present, by the id of their image record. */
  photos: ReadonlyMap<number, Photo>;
  site: SiteSettings;
  routes: Routes;
}

/** A function of the context that is computed once for each context, when it is first needed. */
export function memoize<Value>(compute: (context: SiteContext) => Value): (context: SiteContext) => Value {
  const values = new WeakMap<SiteContext, { value: Value }>();
  return (context) => {
    const known = values.get(context) ?? { value: compute(context) };
    values.set(context, known);
    return known.value;
  };
}
