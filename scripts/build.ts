/**
 * Builds the site, unless it is there already, made of the very same: checks the snapshot first, builds beside the target,
 * and swaps. A build that fails for whatever reason leaves the last good site as it was.
 */
import { createHash } from 'node:crypto';
import { existsSync, rmSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

import { buildWarnings } from './build-warnings.ts';
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

/** Causes that the person who builds can mend: their message is all that is printed. */
const mendable = new Set([
  'SettingsError',
  'SnapshotError',
  'SnapshotFileError',
  'PhotosFileError',
  'HistoryFileError',
  'LockedError',
  'TargetError',
  'DrawingError',
  'PagefindEndedError',
  'PageAddressError',
]);

createProgram('npm run build --')
  .description('Builds the site into OUT_DIR; one that is there already, made of the very same, is left alone.')
  .addHelpText('after', `\nSettings, in the environment, all optional:\n${formatSettings()}`)
  .parse();

ignoreOutputErrors();
const root = process.cwd();
process.env['NODE_ENV'] ||= 'production';
// The bundler works for a second, and keeps what each of its threads took until the end: with one of each kind it is as
// fast and needs a fifth of the build's memory less.
for (const name of ['RAYON_NUM_THREADS', 'TOKIO_WORKER_THREADS']) process.env[name] ||= '1';
// Astro puts the environment's variables before its own words for what it does, which decide what a page holds.
for (const name of ['MODE', 'DEV', 'PROD', 'SSR', 'BASE_URL']) Reflect.deleteProperty(process.env, name);

try {
  await buildSite();
} catch (error) {
  console.error(inWords(error));
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
  // Astro moves files from the project into the folder it builds, which no move between two disks can do.
  const work = join(cache, `site-${key}`);
  // Both are removed without a question, so nobody else may have a folder of that name.
  const next = `${target}.atlas-new`;
  const old = `${target}.atlas-old`;
  const lock = await takeLock(join(cache, `build-${key}.lock`), 'build').catch((error: unknown) => {
    throw diskErrorIn(error, target) ?? error;
  });
  const cleanUp = () => {
    // Astro may be writing into them at this moment.
    for (const folder of [work, next]) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    lock.release();
  };
  const stopListening = onTermination(() => {
    cleanUp();
    console.error('Interrupted: nothing was built; the last good site is as it was.');
    process.exit(INTERRUPTED);
  });
  try {
    withDiskErrors(target, () => {
      recoverSite(target, old);
    });
    const inputs = fingerprintInputs(root, site, process.env);
    if (isUpToDate(target, inputs)) {
      withDiskErrors(target, () => {
        const manifest = readUrlManifest(companionFiles(target).manifest);
        writeChanges(target, manifest, manifest);
      });
      tell(`${inProject(target)} is up to date`, target);
      return;
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
      moveFolder(work, next);
      const before = readUrlManifest(companionFiles(target).manifest);
      const files = listBuiltFiles(next);
      keepModificationTimes({ from: target, to: next }, files, before, site);
      removeFingerprint(target);
      // A first site is known as a build from the moment that it is there.
      if (!existsSync(companionFiles(target).manifest)) writeChanges(target, before, before);
      swapSites(next, target, old);
      writeChanges(target, before, createManifest(files, site));
      // A file that was changed while the site was built may be in it in either form.
      if (fingerprintInputs(root, site, process.env) === inputs) saveFingerprint(target, inputs);
    });
  } finally {
    stopListening();
    cleanUp();
  }
  tell(`Built ${inProject(target)}`, target);
}

/** How it ended, and what to know before the site is published. */
function tell(outcome: string, target: string): void {
  console.log(outcome);
  for (const warning of buildWarnings(target, process.env)) console.warn(warning);
}

/** What can be found out before Astro starts. */
async function checkInputs(): Promise<void> {
  await import('../src/data/catalogue.ts');
  await import('../src/data/photos.ts');
  const { checkDrawings } = await import('../src/drawings/drawings.ts');
  checkDrawings();
}

function inProject(target: string): string {
  return target.startsWith(root + sep) ? relative(root, target) : target;
}

function inWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (mendable.has(error.name)) return `${error.message}\nNothing was built; the last good site is as it was.`;
  return `The build failed; the last good site is as it was.\n${error.stack ?? error.message}`;
}
