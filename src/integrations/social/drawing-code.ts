/** Fingerprint of what draws the pictures: with other code, all are drawn anew. */
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

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
