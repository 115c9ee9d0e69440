/** Writes `/build.json`: of what the site was made. No time stands in it but the snapshot's. */
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { AstroIntegration } from 'astro';

import { context } from '#data/context.ts';
import type { Snapshot } from '#domain/schema.ts';
import { routes, site } from '#site.ts';

import { sourceRevision } from './source-revision.ts';

/** What a site was made of. */
export interface BuildInfo {
  snapshot: {
    /** Hash of the snapshot in its own form, in which it is published as well. */
    sha256: string;
    fetched_at: string;
    spacecraft: number;
    /** Whether it holds every craft that its source knows. */
    complete: boolean;
  };
  source: {
    version: string;
    /** Commit of the sources; null where they are in no repository, or are not what was committed. */
    revision: string | null;
  };
  /** Versions of the packages that a build uses. */
  packages: Record<string, string>;
  /** Folder the site is served under, with a slash at both ends. */
  base: string;
}

/** What is read of `package.json`. */
interface Package {
  version: string;
  dependencies: Record<string, string>;
}

/** An Astro integration that writes the build's own record. */
export function buildInfo(): AstroIntegration {
  return {
    name: 'build-info',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const root = process.cwd();
        const own = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Package;
        const info: BuildInfo = {
          ...describeBuild(context.snapshot, context.snapshotHash, own, sourceRevision(root)),
          base: site.base,
        };
        const file = join(fileURLToPath(dir), routes.buildInfo.slice(site.base.length));
        await writeFile(file, `${JSON.stringify(info, null, 2)}\n`);
      },
    },
  };
}

/**
 * The record of a build.
 *
 * @param from - the snapshot
 * @param sha256 - hash of the snapshot in its own form
 * @param own - the project's `package.json`
 * @param revision - commit of the sources; null for none
 */
export function describeBuild(
  from: Snapshot,
  sha256: string,
  own: Package,
  revision: string | null,
): Omit<BuildInfo, 'base'> {
  const { fetched_at, complete } = from.source;
  return {
    snapshot: {
      sha256,
      fetched_at,
      spacecraft: from.spacecraft.length,
      complete,
    },
    source: { version: own.version, revision },
    packages: own.dependencies,
  };
}
