/** The index of all files of the API: what there is, how large, and whether it changed. */
import { z } from 'zod';

import { sourceSchema, SNAPSHOT_SCHEMA } from '#domain/schema.ts';
import type { Source } from '#domain/schema.ts';
import { apiPaths } from '#routes.ts';
import type { ApiFileName } from '#routes.ts';

import { apiFiles, apiFileNames, mediaTypes } from './files.ts';

const fileShape = z
  .strictObject({
    path: z.string().describe('Path beside this index; braces stand for what differs within a family of files'),
    description: z.string(),
    type: z.string().describe('Media type'),
    count: z.int().positive().describe('How many files: 1 but for families'),
    bytes: z.int().nonnegative().describe('Size; of a family, of all its files together'),
    sha256: z
      .string()
      .regex(/^[\da-f]{64}$/)
      .describe('Of the bytes; of a family, of the lines that sha256sum prints for its files in order of their paths'),
    schema: z.string().nullable().describe('Address of the JSON Schema; null for what is not JSON'),
  })
  .meta({ id: 'IndexFile' });

/** Shape of the index. */
export const indexShape = z
  .strictObject({
    schema: z.literal(SNAPSHOT_SCHEMA).describe('Version of the snapshot’s format'),
    snapshot: z.strictObject({ ...sourceSchema.shape, spacecraft: z.int().nonnegative() }),
    files: z.array(fileShape),
  })
  .meta({ id: 'Index', description: 'Every file of the API but this one' });

export type Index = z.infer<typeof indexShape>;

/** What was written under one name. */
export interface Written {
  /** Path of each file in the folder of the API, in order of their letters, with its size and the SHA-256 of its bytes. */
  files: readonly { path: string; bytes: number; sha256: string }[];
  /** Size of all together. */
  bytes: number;
  /** As the index has it. */
  sha256: string;
}

export type WrittenFiles = ReadonlyMap<ApiFileName, Written>;

/**
 * The index.
 *
 * @param source - where the snapshot is from
 * @param spacecraft - how many it holds
 * @param written - everything that was written; what was not is left out
 * @param schemaAddress - full address of a published schema
 */
export function indexFile(
  source: Source,
  spacecraft: number,
  written: WrittenFiles,
  schemaAddress: (name: string) => string,
): Index {
  return {
    schema: SNAPSHOT_SCHEMA,
    snapshot: { ...source, spacecraft },
    files: apiFileNames.flatMap((name) => {
      const found = written.get(name);
      if (!found) return [];
      const { description, type, schema } = apiFiles[name];
      return [
        {
          path: apiPaths[name],
          description,
          type: mediaTypes[type],
          count: found.files.length,
          bytes: found.bytes,
          sha256: found.sha256,
          schema: schema === null || schema.includes(':') ? schema : schemaAddress(schema),
        },
      ];
    }),
  };
}
