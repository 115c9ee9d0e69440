/** Compressed copies beside every text file, for hosts that send them as they lie there. */
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

import type { AstroIntegration } from 'astro';

import { fileTypeOf } from '#publish/types.ts';
import { site } from '#site.ts';

import { cacheFolder, openFileCache } from './file-cache.ts';

/** Files in hand at a time: enough for the threads that compress, few enough for memory. */
const AT_A_TIME = 8;

/** Ways to compress, by the end of the copy's name. */
const ways = {
  br: (text: Buffer) =>
    promisify(brotliCompress)(text, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
      },
    }),
  gz: async (text: Buffer) => {
    const packed = await promisify(gzip)(text, { level: constants.Z_BEST_COMPRESSION });
    // Where a file was packed stands in its tenth byte (RFC 1952): 255 is "unknown", the same everywhere.
    packed[9] = 255;
    return packed;
  },
} as const;

/** What was written. */
export interface CompressionReport {
  files: number;
  /** How many copies were not kept from an earlier build. */
  made: number;
}

/** An Astro integration that compresses, unless the settings skip it. It sees what stands there when its turn comes. */
export function compress(): AstroIntegration {
  return {
    name: 'compress',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        if (site.skip.has('compress')) return;
        const before = performance.now();
        const { files, made } = await compressFiles(fileURLToPath(dir), cacheFolder(process.cwd(), 'compressed'));
        logger.info(`${files} files, ${made} copies made, ${Math.round(performance.now() - before)} ms`);
      },
    },
  };
}

/**
 * Writes `.br` and `.gz` beside every text file of a folder.
 *
 * @param folder - the built site
 * @param cache - folder that keeps the copies from build to build
 */
export async function compressFiles(folder: string, cache: string): Promise<CompressionReport> {
  const { brotli, zlib } = process.versions;
  const kept = await openFileCache(cache, `brotli-${brotli}-zlib-${zlib}`);
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && fileTypeOf(entry.name).text);
  let made = 0;
  const jobs = files.values();
  const work = async () => {
    for (const { parentPath, name } of jobs) {
      const file = join(parentPath, name);
      const text = await readFile(file);
      for (const [ending, pack] of Object.entries(ways)) {
        const source = Buffer.concat([Buffer.from(`${ending}\n`), text]);
        if (await kept.put(source, `${file}.${ending}`, () => pack(text))) made += 1;
      }
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  return { files: files.length, made };
}
