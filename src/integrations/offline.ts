/** What makes the atlas readable without a network: the edition, the worker of the saved copy, the list of all files. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { AstroIntegration } from 'astro';

import { context } from '#data/context.ts';
import { escapeHtml } from '#domain/html.ts';
import { isSaved } from '#offline/saved.ts';
import { formatFileCount, formatMegabytes } from '#offline/labels.ts';
import { routes, site } from '#site.ts';
import type { OfflineFigure } from '#views/offline.ts';

import { filesOfFolder, leadsElsewhere } from './offline/contents.ts';
import { editionOf } from './offline/edition.ts';
import { addressesIn, fillFigures, fillFiles } from './offline/fill.ts';
import { manifestFile, manifestText } from './offline/manifest.ts';
import type { ManifestFile } from './offline/manifest.ts';
import { classicProgram } from './offline/scripts.ts';
import { zipOf } from './offline/zip.ts';
import { onlineOnly } from './photos.ts';

/** Files that tell a host what to do, and that it serves to nobody. */
const FOR_THE_HOST = /^_(?:headers|redirects)$/;

/** An Astro integration that runs when all files but compressed ones are written. */
export function offline(): AstroIntegration {
  return {
    name: 'offline',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const before = performance.now();
        await writeOffline(fileURLToPath(dir));
        logger.info(`${Math.round(performance.now() - before)} ms`);
      },
    },
  };
}

/**
 * Writes what makes a built site readable without a network.
 *
 * @param siteDir - folder that holds the site, but for this step and compressed files
 */
export async function writeOffline(siteDir: string): Promise<void> {
  const { name, origin, base } = site;
  const snapshot = context.snapshot.source.fetched_at;
  const fileAt = (address: string) => join(siteDir, address.slice(base.length).replace(/(?<=\/)$/, 'index.html'));
  const write = (address: string, content: string | Uint8Array) => {
    mkdirSync(dirname(fileAt(address)), { recursive: true });
    writeFileSync(fileAt(address), content);
  };

  write(routes.verify, readFileSync('src/integrations/offline/verify.mjs'));
  let editionSize: number | null = null;
  if (!site.skip.has('offline')) {
    const zip = zipOf(await editionOf({ siteDir, name, origin, base, snapshot, without: onlineOnly() }), snapshot);
    write(routes.edition, zip);
    editionSize = zip.length;
  }
  const worker = site.offlineKill ? 'kill-worker' : 'worker';
  write(routes.serviceWorker, (await classicProgram(`src/offline/${worker}.ts`)).script);

  const addressOf = (path: string) => base + path.replace(/(^|\/)index\.html$/, '$1');
  const { files, unlinked } = inventory(siteDir, addressOf);
  /** Writes a page of this step's own over what Astro wrote. */
  const fill = (address: string, html: string) => {
    write(address, html);
    const path = `${address.slice(base.length)}index.html`;
    files.set(path, manifestFile(path, new TextEncoder().encode(html)));
  };
  const links = unlinked.map((path) => ({ href: addressOf(path), label: path }));
  fill(routes.offlineFiles, fillFiles(readFileSync(fileAt(routes.offlineFiles), 'utf8'), links));

  const page = `${routes.offline.slice(base.length)}index.html`;
  const saved = [...files.values()].filter(({ path }) => path !== page && isSaved(path));
  const savedSize = saved.reduce((sum, { bytes }) => sum + bytes, 0);
  const unfilled = readFileSync(fileAt(routes.offline), 'utf8');
  const filledFor = (size: number) => fillFigures(unfilled, figuresOf(editionSize, size, saved.length + 1));
  // The page is one of the files whose size it tells.
  fill(routes.offline, filledFor(savedSize + Buffer.byteLength(filledFor(savedSize))));
  write(routes.offlineManifest, manifestText({ snapshot, files: [...files.values()] }));
}

/** The files that belong to the site, for the manifest, and the paths of those that no page links to. */
function inventory(siteDir: string, addressOf: (path: string) => string) {
  const files = new Map<string, ManifestFile>();
  const unlinked = new Map<string, string>();
  for (const path of filesOfFolder(siteDir)) {
    if (!FOR_THE_HOST.test(path)) unlinked.set(escapeHtml(addressOf(path)), path);
  }
  // One file at a time: together they may be more than the memory holds.
  for (const path of [...unlinked.values()]) {
    const content = readFileSync(join(siteDir, path));
    files.set(path, manifestFile(path, content));
    if (!path.endsWith('.html')) continue;
    if (leadsElsewhere(content)) unlinked.delete(escapeHtml(addressOf(path)));
    for (const address of addressesIn(content.toString('utf8'), site.origin)) unlinked.delete(address);
  }
  return { files, unlinked: [...unlinked.values()] };
}

/** What the page about reading offline says of sizes; without an edition, nothing of its size. */
function figuresOf(editionSize: number | null, savedSize: number, savedFiles: number) {
  const figures: Partial<Record<OfflineFigure, string>> = {
    ...(editionSize === null ? {} : { 'edition-size': formatMegabytes(editionSize) }),
    'saved-size': formatMegabytes(savedSize),
    'saved-files': formatFileCount(savedFiles),
  };
  return figures;
}
