/**
 * `npm run build`: builds the site beside OUT_DIR and swaps it in, unless it is up to date. A build that fails leaves the
 * last good site as it was.
 */
import { createHash } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

import type { Settings } from '../src/site.ts';

import { buildWarnings, unmatchedRows } from './build-warnings.ts';
import {
  companionFiles,
  listBuiltFiles,
  keepModificationTimes,
  createManifest,
  readUrlManifest,
  writeChanges,
} from './changed-urls.ts';
import { takeLock } from './support/lock.ts';
import { fingerprintInputs, removeFingerprint, isUpToDate, saveFingerprint } from './build-fingerprint.ts';
import { createProgram } from './support/arguments.ts';
import { formatSettings } from './support/commands.ts';
import { INTERRUPTED, onTermination } from './support/interruption.ts';
import { ignoreOutputErrors } from './support/output.ts';
import {
  checkProject,
  checkOutputDir,
  makeStagingDir,
  moveFolder,
  withDiskErrors,
  resolveOutputDir,
  recoverSite,
  diskErrorIn,
  swapSites,
} from './output-dir.ts';

/** Errors whose message is enough for the person who builds. */
const expectedErrors = new Set([
  'SettingsError',
  'SnapshotError',
  'SnapshotFileError',
  'PhotosFileError',
  'HistoryFileError',
  'CuratedFileError',
  'LockedError',
  'OutputDirError',
  'DrawingError',
  'PagefindEndedError',
  'PageAddressError',
]);

createProgram('npm run build --')
  .description('Builds the site into OUT_DIR, unless it is up to date.')
  .addHelpText('after', `\nSettings, in the environment, all optional:\n${formatSettings()}`)
  .parse();

ignoreOutputErrors();
const root = process.cwd();
process.env['NODE_ENV'] ||= 'production';
// These variables would override Astro's own values, which decide what a page holds.
for (const name of ['MODE', 'DEV', 'PROD', 'SSR', 'BASE_URL']) Reflect.deleteProperty(process.env, name);

try {
  await buildSite();
} catch (error) {
  console.error(formatError(error));
  process.exitCode = 1;
}

async function buildSite(): Promise<void> {
  checkProject(root);
  const { site } = await import('../src/site.ts');
  const target = withDiskErrors(site.outDir, () => resolveOutputDir(site.outDir));
  withDiskErrors(target, () => {
    checkOutputDir(target, root);
  });
  const cache = join(root, '.cache');
  const key = createHash('sha256').update(target).digest('hex').slice(0, 12);
  const folders: Folders = {
    target,
    // Astro moves files from the project into the folder it builds, which cannot cross disks.
    work: join(cache, `site-${key}`),
    // These two are removed without asking, so their names must be this project's own.
    next: `${target}.atlas-new`,
    old: `${target}.atlas-old`,
  };
  const lock = await takeLock(join(cache, `build-${key}.lock`), 'build').catch((error: unknown) => {
    throw diskErrorIn(error, target) ?? error;
  });
  const cleanUp = () => {
    // Astro may be writing into them at this moment.
    for (const folder of [folders.work, folders.next]) {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    }
    lock.release();
  };
  const stopListening = onTermination(() => {
    cleanUp();
    console.error('Interrupted: nothing was built; the last good site is as it was.');
    process.exit(INTERRUPTED);
  });
  let isBuilt: boolean;
  try {
    isBuilt = await buildUnlessCurrent(folders, site);
  } finally {
    stopListening();
    cleanUp();
  }
  console.log(isBuilt ? `Built ${inProject(target)}` : `${inProject(target)} is up to date`);
  for (const warning of buildWarnings(target, process.env)) console.warn(warning);
}

interface Folders {
  /** Where the site goes. */
  target: string;
  /** Where Astro builds, and where the new and the old site are beside the target. */
  work: string;
  next: string;
  old: string;
}

/** @returns false where the site is up to date */
async function buildUnlessCurrent(folders: Folders, site: Settings): Promise<boolean> {
  const { target, work, next, old } = folders;
  withDiskErrors(target, () => {
    recoverSite(target, old);
  });
  const inputs = fingerprintInputs(root, site, process.env);
  if (isUpToDate(target, inputs)) {
    withDiskErrors(target, () => {
      const manifest = readUrlManifest(companionFiles(target).manifest);
      writeChanges(target, manifest, manifest);
    });
    return false;
  }
  await checkInputs();
  withDiskErrors(target, () => {
    makeStagingDir(target, next);
    rmSync(work, { recursive: true, force: true });
  });
  if (process.stdout.isTTY) console.log(`Building ${inProject(target)} …`);
  const { build } = await import('astro');
  await build({ root, outDir: work, logLevel: 'warn' }).catch((error: unknown) => {
    throw diskErrorIn(error, target) ?? error;
  });
  withDiskErrors(target, () => {
    replaceSite(folders, site);
    // A file that changed during the build may be in the site in either form.
    if (fingerprintInputs(root, site, process.env) === inputs) saveFingerprint(target, inputs);
  });
  return true;
}

/** Puts the new site in place, and writes what changed beside it. */
function replaceSite({ target, work, next, old }: Folders, site: Settings): void {
  moveFolder(work, next);
  const before = readUrlManifest(companionFiles(target).manifest);
  const files = listBuiltFiles(next);
  keepModificationTimes({ from: target, to: next }, files, before, site);
  removeFingerprint(target);
  // The manifest marks a first site as a build from the moment it is in place.
  if (!existsSync(companionFiles(target).manifest)) writeChanges(target, before, before);
  swapSites(next, target, old);
  writeChanges(target, before, createManifest(files, site));
}

/** Finds bad data before Astro starts, and names curated rows that have nothing to say it of. */
async function checkInputs(): Promise<void> {
  const { context } = await import('../src/data/context.ts');
  for (const warning of unmatchedRows(context.catalogue.unmatched)) console.warn(warning);
  const { checkDrawings } = await import('../src/drawings/drawings.ts');
  checkDrawings();
}

function inProject(target: string): string {
  return target.startsWith(root + sep) ? relative(root, target) : target;
}

function formatError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (expectedErrors.has(error.name)) return `${error.message}\nNothing was built; the last good site is as it was.`;
  return `The build failed; the last good site is as it was.\n${error.stack ?? error.message}`;
}
