/** The query service of a built site, which reloads when another build replaces the site. */
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { parseSnapshot, SnapshotError } from '../../src/domain/validate-snapshot.ts';
import type { Snapshot } from '../../src/domain/schema.ts';
import { createService } from '../../src/edge/service.ts';
import type { Service } from '../../src/edge/service.ts';
import { readBuildInfo } from '../read-build-info.ts';

/** A build that cannot be served; the message says what to do. */
export class BuildError extends Error {
  override name = 'BuildError' as const;
}

/** The site that a service runs for. */
export interface BuiltService {
  folder: string;
  /** Folder of the host, with a slash at both ends. */
  base: string;
  /** Its snapshot, from the folder on. */
  snapshotPath: string;
}

/**
 * Opens the query service of a built site.
 *
 * @returns a function that gives the service of the site that is in the folder now. If a new site cannot be read, it
 *   reports that on stderr and gives the service of the last one
 * @throws BuildError when the folder has no site that can be served
 */
export async function openService(built: BuiltService): Promise<() => Promise<Service>> {
  const { folder, base, snapshotPath } = built;
  const file = join(folder, snapshotPath);
  let version = await versionOf(file);
  let service = Promise.resolve(await readService());

  async function readService(): Promise<Service> {
    const builtFor = readBuildInfo(folder)?.base ?? base;
    if (builtFor !== base) {
      throw new BuildError(
        `The site in ${folder} was built for BASE_PATH=${builtFor}, and this is BASE_PATH=${base}; start with the same, or build again: npm run build`,
      );
    }
    return createService(await readBuiltSnapshot(file, folder), base);
  }

  return async () => {
    const now = await versionOf(file);
    // While a build replaces the folder, the file is missing for a moment.
    if (now !== null && now !== version) {
      version = now;
      const last = service;
      service = readService().catch((error: unknown) => {
        console.error(
          `${error instanceof Error ? error.message : String(error)}\nThe query service continues with the last site.`,
        );
        return last;
      });
    }
    return service;
  };
}

/** Identifies a version of a file; null if it does not exist. */
async function versionOf(file: string): Promise<string | null> {
  return stat(file, { bigint: true }).then(
    ({ dev, ino, size, ctimeNs }) => [dev, ino, size, ctimeNs].join(' '),
    () => null,
  );
}

/** @throws BuildError when the snapshot of the site is missing or damaged */
async function readBuiltSnapshot(file: string, folder: string): Promise<Snapshot> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new BuildError(`There is no complete site in ${folder}; build it first: npm run build`, { cause: error });
  });
  try {
    return parseSnapshot(JSON.parse(text));
  } catch (error) {
    if (!(error instanceof SyntaxError) && !(error instanceof SnapshotError)) throw error;
    const [reason = ''] = error.message.split('\n');
    throw new BuildError(`${file} is damaged (${reason}); build the site again: npm run build`, { cause: error });
  }
}
