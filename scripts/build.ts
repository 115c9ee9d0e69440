/**
 * Builds the site: checks the snapshot first, builds beside the target, and swaps. A build that fails for whatever
 * reason leaves the last good site as it was.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';

import { takeLock } from './lock.ts';

/** Causes that the person who builds can mend: their message is all that is printed. */
const mendable = new Set([
  'SettingsError',
  'SnapshotError',
  'SnapshotFileError',
  'LockedError',
  'TargetError',
  'DrawingError',
]);

/** A folder that must not be replaced by a site. */
class TargetError extends Error {
  override name = 'TargetError' as const;
}

const root = process.cwd();
process.env['NODE_ENV'] ||= 'production';

try {
  await buildSite();
} catch (error) {
  console.error(inWords(error));
  process.exitCode = 1;
}

async function buildSite(): Promise<void> {
  const { site } = await import('../src/site.ts');
  const target = site.outDir;
  checkTarget(target);
  await import('../src/data/catalogue.ts');
  const { checkDrawings } = await import('../src/drawings/drawings.ts');
  checkDrawings();

  const work = `${target}.new`;
  const old = `${target}.old`;
  const lock = await takeLock(lockFile(target), 'build');
  try {
    recover(target, old);
    rmSync(work, { recursive: true, force: true });
    const { build } = await import('astro');
    await build({ root, outDir: work, logLevel: 'warn' });
    swap(work, target, old);
  } finally {
    rmSync(work, { recursive: true, force: true });
    await lock.release();
  }
  console.log(`Built ${target.startsWith(root + sep) ? relative(root, target) : target}`);
}

/** Astro works in one shared folder for all targets outside the project, so these share a lock. */
function lockFile(target: string): string {
  const inside = target.startsWith(root + sep);
  const name = inside ? createHash('sha256').update(target).digest('hex').slice(0, 12) : 'outside';
  return join(root, 'node_modules', '.cache', 'spacecraft-atlas', `build-${name}.lock`);
}

/** A swap removes what it replaces: only an earlier build or an empty folder may be replaced. */
function checkTarget(target: string): void {
  const folder = resolve(target);
  if (root === folder || root.startsWith(folder.endsWith(sep) ? folder : folder + sep)) {
    throw new TargetError(
      `OUT_DIR is ${target}, which holds the project itself; expected a folder for the site alone.`,
    );
  }
  if (!existsSync(folder)) return;
  const files = readdirSync(folder);
  if (files.length > 0 && !(files.includes('404.html') && files.includes('index.html'))) {
    throw new TargetError(
      `OUT_DIR is ${target}, which holds files that no build of this site made; expected an empty folder or an earlier build.`,
    );
  }
}

/** Puts the old site back where an earlier build was killed between the two steps of its swap. */
function recover(target: string, old: string): void {
  if (!existsSync(target) && existsSync(old)) renameSync(old, target);
  rmSync(old, { recursive: true, force: true });
}

function swap(work: string, target: string, old: string): void {
  if (existsSync(target)) renameSync(target, old);
  try {
    renameSync(work, target);
  } catch (error) {
    if (existsSync(old)) renameSync(old, target);
    throw error;
  }
  rmSync(old, { recursive: true, force: true });
}

function inWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (mendable.has(error.name)) return `${error.message}\nNothing was built; the last good site is as it was.`;
  return `The build failed; the last good site is as it was.\n${error.stack ?? error.message}`;
}
