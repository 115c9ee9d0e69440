/**
 * The offline edition as a reader has it: unpacked into a folder.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { unzipSync } from 'fflate';

import type { FixtureSites } from './sites.setup.ts';
import { openSite } from './built-site.ts';
import { testFolder } from './folders.ts';

/** The files in a site's edition. */
export function editionFiles(name: keyof FixtureSites): Record<string, Uint8Array> {
  return unzipSync(readFileSync(join(openSite(name).folder, 'offline/spacecraft-atlas.zip')));
}

/**
 * Unpacks a site's edition.
 *
 * @param name - the site
 * @param folder - name of the folder, which is emptied first; its blanks and letters are those of a reader's
 * @returns path of the folder
 */
export function unpackEdition(name: keyof FixtureSites, folder: string): string {
  const target = join(testFolder, folder);
  rmSync(target, { recursive: true, force: true });
  for (const [path, content] of Object.entries(editionFiles(name))) {
    const file = join(target, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return target;
}
