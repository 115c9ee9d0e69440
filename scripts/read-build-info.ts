/** What `build.json` says of a built site: by it a folder is known as a build of this project, and for which base path. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

/** The part of `BuildInfo` that other websites do not happen to have. */
const buildInfoSchema = z.object({
  snapshot: z.object({ sha256: z.hash('sha256') }),
  source: z.object({ version: z.string() }),
  packages: z.object({ astro: z.string(), pagefind: z.string() }),
  /** Builds of earlier versions do not say it. */
  base: z.string().optional(),
});

/** What a build says of itself. */
export type ParsedBuildInfo = z.infer<typeof buildInfoSchema>;

/** What the site in a folder says of its build; null where no build of this project is. */
export function readBuildInfo(folder: string): ParsedBuildInfo | null {
  try {
    return buildInfoSchema.parse(JSON.parse(readFileSync(join(folder, 'build.json'), 'utf8')));
  } catch {
    return null;
  }
}
