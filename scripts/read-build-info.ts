/** Reads `build.json`, by which a folder is recognised as a build of this project. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { z } from 'zod';

/** The part of `BuildInfo` that identifies a build of this project. */
const buildInfoSchema = z.object({
  snapshot: z.object({ sha256: z.hash('sha256') }),
  source: z.object({ version: z.string() }),
  packages: z.object({ astro: z.string(), pagefind: z.string() }),
  /** Absent in builds of earlier versions. */
  base: z.string().optional(),
});

/** What a build says about itself. */
export type ParsedBuildInfo = z.infer<typeof buildInfoSchema>;

/** The build info of the site in a folder; null where there is no build of this project. */
export function readBuildInfo(folder: string): ParsedBuildInfo | null {
  try {
    return buildInfoSchema.parse(JSON.parse(readFileSync(join(folder, 'build.json'), 'utf8')));
  } catch {
    return null;
  }
}
