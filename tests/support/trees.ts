/**
 * Folders as fingerprints, to see whether two hold the same bytes.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { filesIn } from './built-site.ts';

/** Fingerprint of each file in a folder and below, by its path in it. */
export function fingerprints(folder: string): Record<string, string> {
  return Object.fromEntries(
    filesIn(folder).map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(join(folder, file)))
        .digest('hex'),
    ]),
  );
}
