/** Pictures that were drawn before, by what they show. */
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

import type { Card } from '#views/card.ts';

/** Packages whose version decides about the bytes of a picture. */
const PACKAGES = ['satori', 'sharp', '@fontsource/inter'] as const;

/** What a card becomes depends on the code that draws it as well: a fingerprint of both. */
export function drawingCode(root: string): string {
  const hash = createHash('sha256');
  const folder = join(root, 'src', 'integrations', 'social');
  const files = readdirSync(folder).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
  for (const file of files.toSorted()) hash.update(file).update(readFileSync(join(folder, file)));
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  for (const name of PACKAGES) hash.update(`${name}@${dependencies[name] ?? ''}\n`);
  return hash.digest('hex').slice(0, 16);
}

/** A folder of pictures. */
export interface PictureStore {
  /**
   * Puts the picture of a card where it is wanted.
   *
   * @returns whether it had to be drawn
   */
  put: (card: Card, file: string) => Promise<boolean>;
}

/**
 * Opens a folder of pictures and removes those that other code drew.
 *
 * @param folder - where they are kept
 * @param code - fingerprint of what draws them
 * @param draw - draws a picture that is not there yet
 */
export async function openStore(
  folder: string,
  code: string,
  draw: (card: Card) => Promise<Uint8Array>,
): Promise<PictureStore> {
  const own = join(folder, code);
  await mkdir(own, { recursive: true });
  for (const name of await readdir(folder)) {
    if (name !== code) await rm(join(folder, name), { recursive: true, force: true });
  }
  return {
    put: async (card, file) => {
      const kept = join(own, `${createHash('sha256').update(JSON.stringify(card)).digest('hex')}.png`);
      await mkdir(dirname(file), { recursive: true });
      const found = await copyFile(kept, file).then(
        () => true,
        () => false,
      );
      if (found) return false;
      // Another build may look for the same picture: it finds a whole one or none.
      const half = `${kept}.${process.pid}`;
      await writeFile(half, await draw(card));
      await rename(half, kept);
      await copyFile(kept, file);
      return true;
    },
  };
}
