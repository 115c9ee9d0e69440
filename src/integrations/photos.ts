/**
 * The photographs of the built site: exactly those that its pages show. What else lies in the folder that Astro copies, such
 * as pictures whose terms have changed since, is not published.
 */
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { AstroIntegration } from 'astro';

import { context, photoFolder } from '#data/context.ts';
import type { SiteContext } from '#context.ts';
import type { Photo } from '#domain/photos.ts';
import { allowsRehosting } from '#domain/licences.ts';
import { photoFileNames, photoFileName, photoOf } from '#domain/photos.ts';
import { routes, site } from '#site.ts';

/** An Astro integration that sees to the photographs' files. */
export function publishPhotos(): AstroIntegration {
  return {
    name: 'photos',
    hooks: {
      'astro:build:done': ({ dir, logger }) => {
        const names = shownPhotos(context).flatMap((photo) => photoFileNames(photo).map(({ name }) => name));
        const folder = join(fileURLToPath(dir), dirname(routes.photo('x').slice(site.base.length)));
        publish(new Set(names), photoFolder, folder);
        logger.info(`${names.length} files`);
      },
    },
  };
}

/**
 * Files of photographs that are shown and whose terms do not plainly allow that they are handed on, as paths in the site:
 * they are for the site of whoever answers for them, and for no copy of it.
 */
export function onlineOnly(): ReadonlySet<string> {
  const shown = shownPhotos(context);
  const names = (allowed: boolean) =>
    shown.filter(({ license }) => allowsRehosting(license?.name ?? null) === allowed).flatMap(photoFileNames);
  const free = new Set(names(true).map(({ name }) => name));
  const kept = names(false).filter(({ name }) => !free.has(name));
  return new Set(kept.map(({ name }) => routes.photo(name).slice(site.base.length)));
}

/** The photographs of every image that a craft or a configuration names. */
function shownPhotos({ catalogue, photos }: SiteContext): Photo[] {
  const { spacecraft, configurations } = catalogue;
  return [...spacecraft, ...configurations].flatMap(({ image }) => (image && photoOf(photos, image)) ?? []);
}

/**
 * Leaves exactly some pictures in a folder.
 *
 * @param names - the files that are to be there
 * @param from - folder that has them; null for none
 * @param to - folder of the built site
 */
export function publish(names: ReadonlySet<string>, from: string | null, to: string): void {
  for (const name of existsSync(to) ? readdirSync(to) : []) {
    const isPicture = photoFileName.safeParse(name).success;
    if ((isPicture && !names.has(name)) || name.startsWith('.')) rmSync(join(to, name), { recursive: true });
  }
  if (from === null || names.size === 0) return;
  mkdirSync(to, { recursive: true });
  for (const name of names) {
    if (!existsSync(join(to, name))) copyFileSync(join(from, name), join(to, name));
  }
}
